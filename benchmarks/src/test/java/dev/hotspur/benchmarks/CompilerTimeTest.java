package dev.hotspur.benchmarks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CompilerTimeTest {
  @Test
  void printsTheParts() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      CompilerTime.main(new String[] {"collatz", "1000", "0"});
    } finally {
      System.setOut(before);
    }
    String out = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(
        out.matches(
            "run [1-9]\\d*\nrecording [1-9]\\d*\noptimising [1-9]\\d*\nemitting [1-9]\\d*\n"),
        out);
  }
}
