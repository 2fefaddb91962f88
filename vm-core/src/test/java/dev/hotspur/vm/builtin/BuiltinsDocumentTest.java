package dev.hotspur.vm.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotspur.vm.oracle.TestContext;
import dev.hotspur.vm.value.BuiltinValue;
import dev.hotspur.vm.value.Globals;
import dev.hotspur.vm.value.ModuleValue;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.TypeValue;
import dev.hotspur.vm.value.Types;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/builtins.md} lists what programs find. With {@code -Dhotspur.update=true} it is
 * written anew.
 */
class BuiltinsDocumentTest {
  private static final Path PAGE = Path.of("../docs/builtins.md");

  @Test
  void pageListsWhatThereIs() throws IOException {
    String text = text();
    if (Boolean.getBoolean("hotspur.update")) {
      Files.writeString(PAGE, text);
    }
    assertEquals(
        text,
        Files.readString(PAGE).replace("\r\n", "\n"),
        "write the page anew with mvn test -pl vm-core -Dtest=BuiltinsDocumentTest"
            + " -Dhotspur.update=true");
  }

  private static String text() {
    Globals globals = new Globals();
    Builtins.install(globals);
    Map<String, Object> all = new TreeMap<>(globals.snapshot());
    StringBuilder out = new StringBuilder();
    out.append(
        """
        # Builtins

        What every program finds without defining it. It does what it does in Python 3.11. This page
        is written from the tables in `vm-core`; change the tables, not the page.

        ## Functions

        """);
    out.append(names(all, BuiltinValue.class::isInstance)).append("\n\n## Types\n\n");
    out.append(names(all, value -> value instanceof TypeValue type && !type.isException()));
    out.append("\n\n## Exceptions\n\n");
    out.append(names(all, value -> value instanceof TypeValue type && type.isException()));
    out.append("\n\n## Methods\n\n| type | methods |\n|---|---|\n");
    for (Object value : all.values()) {
      if (value instanceof TypeValue type) {
        methods(type, out);
      }
    }
    methods(Types.RANDOM, out);
    out.append("\n## Modules\n\n| module | names |\n|---|---|\n");
    for (String name : Builtins.moduleNames()) {
      ModuleValue module = Builtins.module(name, new TestContext()).orElseThrow();
      Collection<String> found = new TreeSet<>(module.globals().snapshot().keySet());
      out.append("| `").append(name).append("` | ").append(listed(found)).append(" |\n");
    }
    return out.toString();
  }

  private static void methods(TypeValue type, StringBuilder out) {
    Collection<String> methods = Operations.methodNames(type);
    if (!methods.isEmpty()) {
      out.append("| `").append(type.name()).append("` | ").append(listed(methods)).append(" |\n");
    }
  }

  private static String names(Map<String, Object> all, Predicate<Object> wanted) {
    return listed(all.keySet().stream().filter(name -> wanted.test(all.get(name))).toList());
  }

  private static String listed(Collection<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }
}
