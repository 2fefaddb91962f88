package dev.hotspur.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotspur.tools.cli.FullReader;
import dev.hotspur.tools.cli.Given;
import dev.hotspur.tools.cli.QuickReader;
import dev.hotspur.tools.cli.Syntax;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.Refusal;
import dev.hotspur.tools.verb.RunVerb;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the quick reader understands, picocli understands in the same way. */
class ReadersAgreeTest {
  private static final List<String> WORDS =
      List.of(
          "--jit=off",
          "--jit",
          "off",
          "--stats",
          "--fuel",
          "--fuel=3",
          "3",
          "--jit-option",
          "a=b",
          "--jit-option=c=d",
          "--disable-pass",
          "fold",
          "--",
          "-",
          "p.spur",
          "-x",
          "",
          "--stats=1",
          "--help",
          "--fuel=",
          "--unknown");

  @Provide
  Arbitrary<List<String>> commandLines() {
    return Arbitraries.of(WORDS).list().ofMaxSize(6);
  }

  @Property(tries = 2000, seed = "17")
  void quickIsFull(@ForAll("commandLines") List<String> words) throws IOException, Refusal {
    List<String> line = new ArrayList<>(List.of(RunVerb.NAME));
    line.addAll(words);
    String[] array = line.toArray(new String[0]);
    Optional<Given> quick = QuickReader.read(RunVerb.quickSyntax(), array, 1);
    if (quick.isPresent()) {
      Syntax syntax = new RunVerb().syntax();
      FullReader.Answer full = new FullReader(List.of(syntax), "", silentConsole()).read(array);
      assertEquals(new FullReader.Run(syntax, quick.get()), full);
    }
  }

  @Example
  void quickReadsTheMainJob() {
    String[] words = {"run", "--fuel", "3", "--jit-option", "a=1", "--stats", "p.spur", "-x"};
    assertEquals(
        Optional.of(
            new Given(
                Map.of(
                    "--fuel", List.of("3"), "--jit-option", List.of("a=1"), "--stats", List.of()),
                "p.spur",
                List.of("-x"))),
        QuickReader.read(RunVerb.quickSyntax(), words, 1));
  }

  private static Console silentConsole() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    return new Console(new ByteArrayInputStream(new byte[0]), nowhere, nowhere, Map.of(), "");
  }
}
