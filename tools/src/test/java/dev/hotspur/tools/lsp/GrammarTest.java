package dev.hotspur.tools.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import dev.hotspur.assembler.syntax.Directive;
import dev.hotspur.assembler.syntax.Words;
import dev.hotspur.vm.bytecode.CodeFlag;
import dev.hotspur.vm.bytecode.Opcode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The grammar for editors has the words of the machine's own tables. */
class GrammarTest {
  private static final Path FILE = Path.of("vscode", "syntaxes", "spur.tmLanguage.json");
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  @Test
  void theGrammarHasTheWordsOfTheTables() throws IOException {
    String before = Files.readString(FILE);
    JsonObject grammar = GSON.fromJson(before, JsonObject.class);
    JsonObject rules = grammar.getAsJsonObject("repository");
    set(rules, "mnemonic", words(Arrays.stream(Opcode.values()).map(Opcode::mnemonic)));
    set(rules, "flag", words(Arrays.stream(CodeFlag.values()).map(CodeFlag::word)));
    set(rules, "literal", words(Words.literals().stream()));
    String directives = alternatives(Arrays.stream(Directive.values()).map(Directive::word));
    set(rules, "directive", "(?<![\\p{L}\\p{N}_.])\\.(?:" + directives + ")(?![\\p{L}\\p{N}_.])");
    String after = GSON.toJson(grammar) + "\n";
    if (Boolean.getBoolean("hotspur.update")) {
      Files.writeString(FILE, after);
      return;
    }
    assertEquals(
        after,
        before,
        "to write the grammar anew: mvn test -pl tools -am -Dtest=GrammarTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dhotspur.update=true");
  }

  private static void set(JsonObject rules, String rule, String match) {
    rules.getAsJsonObject(rule).addProperty("match", match);
  }

  private static String words(Stream<String> words) {
    return "(?<![\\p{L}\\p{N}_.])(?:" + alternatives(words) + ")(?![\\p{L}\\p{N}_.])";
  }

  /** The longest first, so that no word hides a longer one. */
  private static String alternatives(Stream<String> words) {
    return words
        .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(w -> w))
        .collect(Collectors.joining("|"));
  }
}
