package dev.hotspur.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {
  @TempDir Path folder;

  private String shell(String name, String... words) throws Exception {
    Path shell = Path.of("/usr/bin", name);
    assumeTrue(Files.isExecutable(shell), name + " is not installed");
    ProcessBuilder builder = new ProcessBuilder(shell.toString());
    builder.command().addAll(java.util.List.of(words));
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), out);
    return out;
  }

  private Path script(String shell) throws Exception {
    Hotspur.Result result = new Hotspur(folder).run("completion", shell);
    assertEquals(0, result.code(), result.err());
    return Files.writeString(folder.resolve(shell + ".script"), result.out());
  }

  /** Outside of a completion bash complains of what sets its options, which does not matter. */
  private String completedByBash(String... words) throws Exception {
    String line = String.join(" ", words);
    String program =
        "source "
            + script("bash")
            + "; COMP_WORDS=("
            + line
            + " ''); "
            + "COMP_CWORD="
            + words.length
            + "; COMP_LINE='"
            + line
            + " '; "
            + "_complete_hotspur 2>/dev/null; printf '%s\\n' \"${COMPREPLY[@]}\"";
    return shell("bash", "-c", program);
  }

  @Test
  void bashCompletesVerbsAndOptions() throws Exception {
    assertEquals("", shell("bash", "-n", script("bash").toString()));
    String verbs = completedByBash("hotspur");
    Verbs.syntaxes().forEach(verb -> assertTrue(verbs.contains(verb.verb() + "\n"), verbs));
    assertEquals("bash\nzsh\nfish\n", completedByBash("hotspur", "completion"));
    String program =
        "source "
            + script("bash")
            + "; COMP_WORDS=(hotspur count --dyn); COMP_CWORD=2; "
            + "_complete_hotspur 2>/dev/null; echo \"${COMPREPLY[@]}\"";
    assertEquals("--dynamic\n", shell("bash", "-c", program));
  }

  @Test
  void zshReadsIt() throws Exception {
    assertEquals("", shell("zsh", "-n", script("zsh").toString()));
  }

  @Test
  void fishCompletesVerbsAndOptions() throws Exception {
    String script = script("fish").toString();
    String program =
        "source " + script + "; complete -C 'hotspur '; complete -C 'hotspur cfg --fu'";
    String out = shell("fish", "-c", program);
    Verbs.syntaxes().forEach(verb -> assertTrue(out.contains(verb.verb() + "\t"), out));
    assertTrue(out.contains("--function\t"), out);
  }
}
