package dev.hotspur.assembler.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotspur.assembler.syntax.Directive;
import dev.hotspur.vm.bytecode.CodeFlag;
import dev.hotspur.vm.bytecode.Opcode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The fuzzer's dictionary has the words of the language. */
class DictionaryTest {
  private static final Path FILE =
      Path.of("src/test/resources/dev/hotspur/assembler/fuzz/words.dict");

  @Test
  void hasAllWords() throws IOException {
    List<String> words = new ArrayList<>();
    for (Opcode opcode : Opcode.values()) {
      words.add(opcode.mnemonic());
    }
    for (Directive directive : Directive.values()) {
      words.add(directive.toString());
    }
    for (CodeFlag flag : CodeFlag.values()) {
      words.add(flag.word());
    }
    String text = words.stream().map(word -> "\"" + word + "\"\n").collect(Collectors.joining());
    if (Boolean.getBoolean("hotspur.update")) {
      Files.writeString(FILE, text);
    }
    assertEquals(
        text,
        Files.exists(FILE) ? Files.readString(FILE) : "",
        "to write the file anew: mvn test -pl assembler -am -Dtest=DictionaryTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dhotspur.update=true");
  }
}
