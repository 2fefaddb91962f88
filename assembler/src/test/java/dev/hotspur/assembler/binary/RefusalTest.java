package dev.hotspur.assembler.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.assembler.Assembler;
import dev.hotspur.vm.bytecode.Module;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.Position;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no module is refused, with the byte and the reason. */
class RefusalTest {
  private byte[] file = {};

  static List<Corpus.Entry> workloads() {
    return Corpus.workloads();
  }

  static BinaryException refusal(byte[] bytes) {
    return assertThrows(BinaryException.class, () -> BinaryReader.read(bytes));
  }

  private static void assertRefused(String message, byte[] bytes) {
    assertEquals(message, refusal(bytes).getMessage());
  }

  @BeforeEach
  void write() throws Exception {
    file = BinaryWriter.write(BinaryRoundTripTest.returning(7L), List.of());
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void everyFlippedBitIsNoticed(Corpus.Entry program) throws IOException {
    byte[] bytes = program.binary();
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      refusal(bytes);
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void everyMissingEndIsNoticed(Corpus.Entry program) throws IOException {
    byte[] bytes = program.binary();
    for (int length = 0; length < bytes.length; length++) {
      assertEquals(length, refusal(Arrays.copyOf(bytes, length)).offset());
    }
  }

  /** Lengths and checksum are right then, but the sections are not. */
  @ParameterizedTest
  @MethodSource("workloads")
  void everyMissingEndOfASectionIsNoticed(Corpus.Entry program) throws IOException {
    byte[] bytes = program.binary();
    for (String name : Parts.of(bytes).names()) {
      byte[] section = Parts.of(bytes).get(name);
      // A module may have fewer functions or sources, or no positions: those ends are ends.
      for (int length = 0; length < section.length && !name.equals("srcs"); length++) {
        refusal(Parts.of(bytes).with(name, Arrays.copyOf(section, length)).file());
      }
    }
  }

  @Test
  void otherFilesAreRefused() {
    assertRefused("byte 0: the file is empty", new byte[0]);
    assertRefused(
        "byte 0: this is no .spurc file but text",
        ".func main()\n".getBytes(StandardCharsets.UTF_8));
    assertRefused("byte 0: this is no .spurc file", new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8});
    String text = new String(file, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    assertRefused(
        "byte 6: the first word is spoiled, perhaps by a transfer that took it for text",
        text.getBytes(StandardCharsets.ISO_8859_1));
    assertTrue(BinaryReader.isBinary(text.getBytes(StandardCharsets.ISO_8859_1)));
    assertTrue(BinaryReader.isBinary(file));
    assertFalse(BinaryReader.isBinary(new byte[0]));
    assertFalse(BinaryReader.isBinary("SPURC".getBytes(StandardCharsets.UTF_8)));
  }

  /** A short file can give functions within functions one long name, which all of them repeat. */
  @Test
  void qualifiedNamesAreBounded() throws Exception {
    int depth = 99;
    int longest = (int) (StringTable.MOST_CHARACTERS / (depth * (depth + 1) / 2)) + 1;
    assertEquals("main", BinaryReader.read(nested(depth, longest - 1_000)).module().entry());
    byte[] bytes = nested(depth, longest);
    assertTrue(bytes.length < 2 * longest + 100 * depth);
    String message = refusal(bytes).getMessage();
    assertTrue(
        message.endsWith("the strings come to more than 67108864 characters, repeated"), message);
  }

  private static byte[] nested(int depth, int length) {
    String open = ".func " + "f".repeat(length) + "()\n";
    String end = "LOAD_CONST None\nRETURN\n.end\n";
    String text = ".func main()\n" + open.repeat(depth) + end.repeat(depth + 1);
    return BinaryWriter.write(
        Assembler.assembleVerified(text, "f").module().orElseThrow(), List.of());
  }

  @Test
  void otherVersionsAreRefused() {
    ByteBuffer.wrap(file).putInt(Header.VERSION_AT, 2);
    assertRefused(
        "byte 8: made by version 2 of the format, this one reads version 1: assemble it again",
        Parts.sealed(file));
  }

  @Test
  void brokenFilesAreRefused() {
    int size = file.length;
    assertRefused(
        "byte " + (size - 1) + ": the file ends here, but should have " + size + " bytes",
        Arrays.copyOf(file, size - 1));
    assertRefused(
        "byte " + size + ": the file should end here, but has " + (size + 2) + " bytes",
        Arrays.copyOf(file, size + 2));
    file[size - 1] ^= 1;
    assertRefused("byte 16: the file was altered: its checksum is another", file);
  }

  @Test
  void sectionsAreCheckedByName() throws BinaryException {
    Module module = BinaryReader.read(file).module();
    assertEquals(module, BinaryReader.read(Parts.of(file).with("more", 1, 2).file()).module());
    assertRefused(
        "byte 88: the section MORE is needed, but this version does not know it",
        Parts.of(file).with("MORE", 1, 2).file());
    assertRefused(
        "byte 88: the section A\\x00\\xff  is needed, but this version does not know it"
            .replace("  ", "\\x20 "),
        Parts.of(file).with("A\0\u00FF ").file());
    assertRefused(
        "byte 20: there is no section CNST, which is needed",
        Parts.of(file).without("CNST").file());
    byte[] twice = Parts.of(file).with("fuNC").file();
    assertEquals(
        "there are two sections FUNC",
        refusal(Parts.sealed(replaced(twice, "fuNC", "FUNC"))).reason());
    ByteBuffer.wrap(file).putInt(Header.SECTIONS_AT, -1);
    assertRefused("byte 20: 4294967295 sections do not fit into the file", Parts.sealed(file));
  }

  private static byte[] replaced(byte[] bytes, String word, String by) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .replace(word, by)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void positionsAndSourcesMayBeMissing() throws BinaryException {
    byte[] stripped = Parts.of(file).without("posn").without("srcs").file();
    Module module = BinaryReader.read(stripped).module();
    assertEquals(Position.UNKNOWN, module.functions().get(0).code().position(0));
    assertEquals(2, module.functions().get(0).code().size());
  }

  @Test
  void unknownInstructionsAreNamed() {
    byte[] strings = Parts.of(file).get("STRS");
    assertEquals(
        "this version does not know the instruction FLY_CONST0",
        refusal(Parts.of(file).with("STRS", replaced(strings, "LOAD_CONST", "FLY_CONST0")).file())
            .reason());
  }

  @Test
  void unknownFlagsAreNamed() throws BinaryException {
    byte[] code = Parts.of(file).get("FUNC");
    // The function has no parameters, variables or flags; a flag named like the function.
    byte[] flagged = Arrays.copyOf(code, code.length + 1);
    flagged[12] = 1;
    flagged[13] = code[0];
    System.arraycopy(code, 13, flagged, 14, code.length - 13);
    assertEquals(
        "this version does not know the flag main",
        refusal(Parts.of(file).with("FUNC", flagged).file()).reason());
  }

  @Test
  void constantsAreChecked() {
    assertConstantRefused("refers to string 99 of", 's', 99);
    assertConstantRefused("there is no kind of constants with the letter 120", 'x');
    assertConstantRefused("refers to function 0 of 0", 'd', 0);
    assertConstantRefused("a function cannot stand here", '(', 1, 'd', 0);
    assertConstantRefused("there are 100 items of a tuple, but only 1 bytes left", '(', 100, 'N');
    assertConstantRefused("a long int could be written shorter", 'I', 1, 7);
    assertConstantRefused("a long int could be written shorter", 'I', 9, 0, 1, 2, 3, 4, 5, 6, 7, 8);
    assertConstantRefused("a number is not in its shortest form or too large", 'i', 0x80, 0);
    assertConstantRefused(
        "a number is not in its shortest form or too large",
        'i',
        255,
        255,
        255,
        255,
        255,
        255,
        255,
        255,
        255,
        2);
    assertConstantRefused("the section CNST ends here, 4 bytes too early", 'f', 1, 2, 3, 4);
    assertConstantRefused("the section CNST has 1 bytes more than it needs", 'N', 'N');
  }

  private void assertConstantRefused(String reason, int... bytes) {
    String found = refusal(Parts.of(file).with("CNST", bytes).file()).reason();
    assertTrue(found.startsWith(reason), found);
  }

  @Test
  void stringsAreChecked() {
    int[][] wrong = {{0xFF}, {0xC0, 0x80}, {0xE0, 0x80, 0x80}, {0xF4, 0x90, 0x80, 0x80}, {0xC3}};
    for (int[] bytes : wrong) {
      int[] section = new int[bytes.length + 1];
      section[0] = bytes.length;
      System.arraycopy(bytes, 0, section, 1, bytes.length);
      assertEquals(
          "a string is not in UTF-8",
          refusal(Parts.of(file).with("STRS", section).file()).reason());
    }
  }

  @Test
  void instructionsAreChecked() {
    String loadConst = Opcode.LOAD_CONST.mnemonic();
    assertEquals(
        "refers to instruction 2 of 2", refusal(Parts.of(file).with("INSN", 2, 1).file()).reason());
    assertEquals(
        "the operand of " + loadConst + " is 16777216, but at most 16777215",
        refusal(Parts.of(file).with("INSN", 0, 0x80, 0x80, 0x80, 8, 1).file()).reason());
  }

  @Test
  void functionsAreUsedOnce() {
    byte[] module = Parts.of(file).get("MODU");
    byte[] twice = Arrays.copyOf(module, module.length + 1);
    assertEquals(
        "the function 0 is used twice",
        refusal(Parts.of(file).with("MODU", twice).file()).reason());
    assertEquals(
        "the function 0 is never used",
        refusal(Parts.of(file).with("MODU", Arrays.copyOf(module, 3)).file()).reason());
  }
}
