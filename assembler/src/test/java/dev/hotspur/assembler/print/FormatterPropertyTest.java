package dev.hotspur.assembler.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.assembler.Assembler;
import dev.hotspur.assembler.AssemblyResult;
import dev.hotspur.assembler.RandomModules;
import dev.hotspur.assembler.syntax.SourceLine;
import dev.hotspur.assembler.syntax.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Formatting changes blanks and line ends, and nothing else. */
class FormatterPropertyTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern EXAMPLE = Pattern.compile("```spur\n(.*?)```", Pattern.DOTALL);
  // Written here a second time on purpose: strings, names in quotes, comments.
  private static final Pattern QUOTED_OR_COMMENT =
      Pattern.compile("([\"'`])(?:\\\\.|(?!\\1)[^\\\\\r\n])*\\1|;[^\r\n]*");
  private static final String[] BLANKS = {" ", "\t", "  ", " \t ", "\f "};
  private static final String[] LINE_ENDS = {"\n", "\n", "\r\n", "\r", "\n \n", "\n\n\n\n"};
  private static final String[] COMMENTS = {";", "; a 'quote", ";;  two \t", "; é😀 \"", "; .end"};
  private static final String ODD = "();.:`\"'\\\n\r\t\0x1,= ";

  /** Checks everything that holds for any text; what formatting gave, or nothing. */
  private static String check(String text) {
    FormatResult result = Formatter.format(text, "t.spur");
    AssemblyResult before = Assembler.assemble(text, "t.spur");
    if (result.text().isEmpty()) {
      assertTrue(before.module().isEmpty(), text);
      assertFalse(result.diagnostics().isEmpty(), text);
      return "";
    }
    String formatted = result.text().get();
    assertEquals(formatted, Formatter.format(formatted, "t.spur").text().orElseThrow(), text);
    assertEquals(comments(text), comments(formatted));
    assertEquals(words(text), words(formatted));
    assertStyle(formatted);
    AssemblyResult after = Assembler.assemble(formatted, "t.spur");
    assertEquals(before.module().isPresent(), after.module().isPresent(), text);
    assertEquals(before.diagnostics().size(), after.diagnostics().size(), text);
    if (before.module().isPresent()) {
      assertTrue(
          ModuleComparison.sameProgram(before.module().get(), after.module().get()), formatted);
    }
    return formatted;
  }

  private static List<String> comments(String text) {
    return QUOTED_OR_COMMENT
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(found -> found.startsWith(";"))
        .map(found -> found.replaceAll("[ \t\f]+$", ""))
        .toList();
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (SourceLine line : SourceLine.of(new SourceText("", text))) {
      words.addAll(line.labels());
      line.words().forEach(word -> words.add(word.text()));
    }
    return words;
  }

  private static void assertStyle(String formatted) {
    assertFalse(formatted.startsWith("\n") || formatted.contains("\n\n\n"), formatted);
    assertFalse(formatted.endsWith("\n\n") || formatted.contains("\r"), formatted);
    assertTrue(formatted.isEmpty() || formatted.endsWith("\n"), formatted);
    assertFalse(Pattern.compile("[ \t\f]\n").matcher(formatted).find(), formatted);
  }

  /** The same words with other blanks, line ends and comments around them. */
  private static String disturbed(String text, Random random) {
    StringBuilder out = new StringBuilder(random.nextInt(4) == 0 ? "\uFEFF" : "");
    for (SourceLine line : SourceLine.of(new SourceText("", text))) {
      for (String label : line.labels()) {
        out.append(blanks(random)).append(label).append(random.nextBoolean() ? "" : " \t");
        out.append(':').append(random.nextInt(3) == 0 ? end(random) : blanks(random));
      }
      for (SourceLine.Word word : line.words()) {
        out.append(pick(BLANKS, random)).append(word.text());
      }
      out.append(line.comment()).append(line.comment().isEmpty() ? end(random) : "\n");
    }
    return out.toString();
  }

  private static String end(Random random) {
    String comment = random.nextInt(3) == 0 ? pick(COMMENTS, random) : "";
    return blanks(random) + comment + pick(LINE_ENDS, random);
  }

  private static String blanks(Random random) {
    return random.nextBoolean() ? "" : pick(BLANKS, random);
  }

  private static String pick(String[] choices, Random random) {
    return choices[random.nextInt(choices.length)];
  }

  private static String mutated(String text, Random random) {
    StringBuilder out = new StringBuilder(text).append(' ');
    for (int i = random.nextInt(3); i >= 0; i--) {
      int from = random.nextInt(out.length());
      int to = Math.min(out.length(), from + random.nextInt(30));
      String piece = out.substring(from, to);
      switch (random.nextInt(4)) {
        case 0 -> out.delete(from, to).append(' ');
        case 1 -> out.insert(random.nextInt(out.length()), piece);
        case 2 -> out.setCharAt(from, ODD.charAt(random.nextInt(ODD.length())));
        default -> out.insert(random.nextInt(out.length()), "\n" + piece + "\n");
      }
    }
    return out.toString();
  }

  @Property(tries = 300, seed = "20261121")
  void randomModulesStayWhatTheyAre(@ForAll long seed) {
    PrintOptions[] options = {PrintOptions.PLAIN, PrintOptions.EXACT, PrintOptions.COMMENTED};
    Random random = new Random(seed);
    String text = new Disassembler(options[random.nextInt(3)]).print(RandomModules.of(seed));
    String formatted = check(text);
    assertFalse(formatted.isEmpty(), text);
    String other = check(disturbed(text, random));
    assertEquals(words(formatted), words(other));
  }

  @Property(tries = 1500, seed = "20261121")
  void changedProgramsStayWhatTheyAre(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> programs = Corpus.PROGRAMS;
    String program = programs.get(random.nextInt(programs.size()));
    check(random.nextInt(3) == 0 ? disturbed(program, random) : mutated(program, random));
  }

  @Property(tries = 1000, seed = "20261121")
  void anyText(@ForAll String text) {
    check(text);
    check("; " + text);
  }

  @Test
  void allProgramsStayWhatTheyAre() {
    assertTrue(Corpus.PROGRAMS.size() > 40);
    for (String program : Corpus.PROGRAMS) {
      assertFalse(check(program).isEmpty(), program);
    }
  }

  /** The programs that people read are formatted. */
  @TestFactory
  Stream<DynamicTest> isFormatted() {
    List<String> read = new ArrayList<>(Corpus.examples());
    read.addAll(Corpus.files(ROOT.resolve("workloads/programs")));
    assertTrue(read.size() > 15);
    return read.stream()
        .map(
            text ->
                DynamicTest.dynamicTest(
                    text.lines().findFirst().orElse(""), () -> assertEquals(text, check(text))));
  }

  /** Programs of the repository. */
  private static final class Corpus {
    static final List<String> PROGRAMS = all();

    static List<String> all() {
      List<String> all = new ArrayList<>(examples());
      all.addAll(files(ROOT.resolve("workloads/programs")));
      all.addAll(files(ROOT.resolve("jit/src/test/resources")));
      return List.copyOf(all);
    }

    static List<String> examples() {
      return EXAMPLE
          .matcher(read(ROOT.resolve("docs/assembly.md")))
          .results()
          .map(found -> found.group(1))
          .toList();
    }

    static List<String> files(Path folder) {
      try (Stream<Path> files = Files.walk(folder)) {
        return files
            .filter(file -> file.toString().endsWith(".spur"))
            .sorted()
            .map(Corpus::read)
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    static String read(Path file) {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
