package dev.hotspur.assembler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.assembler.syntax.IncludeException;
import dev.hotspur.assembler.syntax.IncludeResolver;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of included files. */
class IncludeTest {
  private static final String MAIN = ".func main()\nLOAD_CONST None\nRETURN\n.end\n";

  private final Map<String, String> files = new HashMap<>();

  private Optional<IncludeResolver.Included> find(String path, String from)
      throws IncludeException {
    if (path.startsWith("secret")) {
      throw new IncludeException("may not read " + path + " for " + from);
    }
    return Optional.ofNullable(files.get(path))
        .map(text -> new IncludeResolver.Included(path, text));
  }

  private String said(String source) {
    return Assembler.including(this::find).assembleVerifiedProgram(source, "main.spur").render();
  }

  @Test
  void aFunctionThatIsThereTwice() {
    files.put("lib", ".include 'deep'\n");
    files.put("deep", "\n  " + MAIN);
    assertEquals(
        """
        main.spur:2:7: error: there is another function main
        .func main()
              ^~~~
        deep:2:9: note: the first one is here
          .func main()
                ^~~~""",
        said(".include 'lib'\n" + MAIN));
  }

  @Test
  void aConstantAndAMacroThatAreThereTwice() {
    files.put("lib", ".const a = 1\n.macro m()\n.end\n");
    assertEquals(
        """
        lib:1:8: error: there is another constant a
        .const a = 1
               ^
        main.spur:1:8: note: the first one is here
        .const a = 2
               ^
        main.spur:4:1: note: lib is included from here
        .include 'lib'
        ^~~~~~~~~~~~~~
        lib:2:8: error: there is another macro m
        .macro m()
               ^
        main.spur:2:8: note: the first one is here
        .macro m()
               ^
        main.spur:4:1: note: lib is included from here
        .include 'lib'
        ^~~~~~~~~~~~~~""",
        said(".const a = 2\n.macro m()\n.end\n.include 'lib'\n" + MAIN));
  }

  @Test
  void aFileThatIsIncludedTwice() {
    files.put("lib", ".const a = 1\n");
    files.put("other", ".include 'lib'\n");
    assertEquals(
        """
        other:1:1: error: the file lib is included twice
        .include 'lib'
        ^~~~~~~~~~~~~~
        main.spur:1:1: note: it is included here first
        .include 'lib'
        ^~~~~~~~~~~~~~
        main.spur:2:1: note: other is included from here
        .include 'other'
        ^~~~~~~~~~~~~~~~""",
        said(".include 'lib'\n.include 'other'\n" + MAIN));
  }

  @Test
  void filesThatIncludeEachOther() {
    files.put("a", ".include 'b'\n");
    files.put("b", ".include 'a'\n");
    assertEquals(
        """
        b:1:1: error: the file a includes itself
        .include 'a'
        ^~~~~~~~~~~~
        a:1:1: note: b is included from here
        .include 'b'
        ^~~~~~~~~~~~
        main.spur:1:1: note: a is included from here
        .include 'a'
        ^~~~~~~~~~~~""",
        said(".include 'a'\n" + MAIN));
  }

  @Test
  void whatTheResolverSays() {
    assertEquals(
        """
        main.spur:1:1: error: may not read secret.spur for main.spur
        .include 'secret.spur'
        ^~~~~~~~~~~~~~~~~~~~~~""",
        said(".include 'secret.spur'\n" + MAIN));
  }

  @Test
  void filesThatAreNestedTooDeep() {
    for (int i = 0; i < 60; i++) {
      files.put("f" + i, ".include 'f" + (i + 1) + "'\n");
    }
    String said = said(".include 'f0'\n" + MAIN);
    assertTrue(
        said.startsWith("f49:1:1: error: files include each other more than 50 deep\n"), said);
  }

  @Test
  void moreFilesThanThereMayBe() {
    StringBuilder source = new StringBuilder();
    for (int i = 0; i <= 1000; i++) {
      files.put("f" + i, "");
      source.append(".include 'f").append(i).append("'\n");
    }
    String said = said(source + MAIN);
    assertTrue(
        said.startsWith("main.spur:1001:1: error: more than 1000 files are included\n"), said);
  }

  @Test
  void aMacroOfAnIncludedFile() {
    files.put("lib", "\n.macro m()\nFOO\n.end\n");
    assertEquals(
        """
        lib:3:1: error: there is no instruction or macro FOO
        FOO
        ^~~
        main.spur:3:1: note: in the macro m, which is used here
        m
        ^
        main.spur:1:1: note: lib is included from here
        .include 'lib'
        ^~~~~~~~~~~~~~""",
        said(".include 'lib'\n.func main()\nm\nRETURN\n.end\n"));
  }
}
