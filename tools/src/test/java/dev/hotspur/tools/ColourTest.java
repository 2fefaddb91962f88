package dev.hotspur.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    // --color, NO_COLOR, FORCE_COLOR, terminals, coloured
    "auto, '', '', '', false",
    "auto, '', '', 'out', false",
    "auto, '', '', 'out,err', true",
    "auto, 1, '', err, false",
    "auto, '', 1, '', true",
    "auto, '', 0, err, false",
    "auto, 1, 1, err, false",
    "always, 1, '', '', true",
    "never, '', 1, err, false",
  })
  void decides(String option, String no, String force, String terminals, boolean coloured) {
    Hotspur hotspur = new Hotspur(folder, Map.of("NO_COLOR", no, "FORCE_COLOR", force), terminals);
    String file = hotspur.bodyOfMain("LOAD_GLOBAL x", "POP");
    String err = hotspur.run("run", "--color=" + option, file).err();
    assertEquals(coloured, err.contains("\u001b[1;31mNameError: name 'x' is not defined\u001b[0m"));
    String rejected = hotspur.bodyOfMain("LOAD_CONTS 1", "POP");
    assertEquals(
        coloured,
        hotspur.run("run", "--color=" + option, rejected).err().contains("\u001b[1;32m^~~~"));
  }
}
