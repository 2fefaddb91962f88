package dev.hotspur.assembler.binary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.assembler.RandomModules;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.CodeBuilder;
import dev.hotspur.vm.bytecode.FunctionDefinition;
import dev.hotspur.vm.bytecode.Module;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.Position;
import dev.hotspur.vm.bytecode.VerificationException;
import dev.hotspur.vm.bytecode.VerifiedModule;
import dev.hotspur.vm.bytecode.Verifier;
import dev.hotspur.vm.value.TupleValue;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is read as it was. */
class BinaryRoundTripTest {
  static List<Corpus.Entry> programs() {
    return Corpus.all();
  }

  private static byte[] check(Module module) throws VerificationException, BinaryException {
    VerifiedModule verified = Verifier.verify(module);
    byte[] bytes = BinaryWriter.write(verified, List.of());
    BinaryProgram read = BinaryReader.read(bytes);
    assertEquals(module, read.module());
    assertEquals(List.of(), read.sources());
    assertArrayEquals(bytes, BinaryWriter.write(Verifier.verify(read.module()), List.of()));
    return bytes;
  }

  @Property(tries = 2000, seed = "20261121")
  void anyModuleIsReadAsItWas(@ForAll long seed) throws Exception {
    check(RandomModules.of(seed));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void aProgramIsReadAsItWas(Corpus.Entry program) throws Exception {
    check(program.module().module());
    BinaryProgram read = BinaryReader.read(program.binary());
    assertEquals(program.path().toString(), read.sources().get(0).file());
  }

  /** Sets and maps of the module are in no certain order. */
  @Test
  void equalModulesGiveEqualBytes() throws Exception {
    for (long seed = 0; seed < 100; seed++) {
      assertArrayEquals(check(RandomModules.of(seed)), check(RandomModules.of(seed)));
    }
  }

  @Test
  void positionsAreReadAsTheyWere() throws Exception {
    int most = Integer.MAX_VALUE;
    Position[] positions = {
      new Position(most, most, 0, 0), new Position(0, 0, most, most), new Position(3, 9, 3, 2)
    };
    CodeBuilder builder = new CodeBuilder("main", "f", most);
    for (Position position : positions) {
      builder.add(Opcode.NOP, 0, position);
    }
    builder.add(Opcode.LOAD_CONST, builder.constant(1L)).add(Opcode.RETURN);
    Code code = read(check(module(builder.build()))).functions().get(0).code();
    for (int pc = 0; pc < positions.length; pc++) {
      assertEquals(positions[pc], code.position(pc));
    }
  }

  /** Doubles are equal if both are NaN, so {@link #check} would not see the difference. */
  @Test
  void everyBitOfANanIsKept() throws Exception {
    double odd = Double.longBitsToDouble(0xFFF8_0000_0000_1234L);
    Object read = constant(odd);
    assertEquals(Double.doubleToRawLongBits(odd), Double.doubleToRawLongBits((Double) read));
  }

  @Test
  void constantsThatDifferStayDifferent() throws Exception {
    for (Object one : List.of(1L, 1.0, true)) {
      assertEquals(one, constant(one));
    }
    assertNotEquals(constant(0.0), constant(-0.0));
  }

  @Test
  void tuplesMayBeAsDeepAsInTheLanguage() throws Exception {
    Object value = TupleValue.EMPTY;
    for (int i = 0; i < ConstantReader.DEEPEST; i++) {
      value = TupleValue.of(value);
    }
    assertEquals(value, constant(value));
    byte[] tooDeep = BinaryWriter.write(returning(TupleValue.of(value)), List.of());
    BinaryException refused = RefusalTest.refusal(tooDeep);
    assertEquals("tuples are nested more than 100 deep", refused.reason());
  }

  @Test
  void functionsMayBeNestedAsTheVerifierAllows() throws Exception {
    Code code = returning(1L).module().functions().get(0).code();
    for (int i = 0; i < FunctionReader.DEEPEST; i++) {
      code = copy(code, List.of(1L, FunctionDefinition.of(code)));
    }
    check(module(code));
  }

  @Test
  void aModuleOfNothingIsReadAsItWas() throws Exception {
    check(new Module("", "", List.of(), ""));
  }

  @Test
  void sourcesAreKept() throws Exception {
    List<SourceStamp> stamps =
        List.of(new SourceStamp("a", 0, -1), SourceStamp.of("b", new byte[] {1, 2}));
    BinaryProgram read = BinaryReader.read(BinaryWriter.write(returning(1L), stamps));
    assertEquals(stamps, read.sources());
    assertTrue(stamps.get(1).matches(new byte[] {1, 2}));
    assertEquals(false, stamps.get(1).matches(new byte[] {1, 3}));
    assertEquals(false, stamps.get(1).matches(new byte[] {1, 2, 3}));
  }

  private static Object constant(Object value) throws Exception {
    return read(check(returning(value).module())).functions().get(0).code().constants().get(0);
  }

  private static Module read(byte[] bytes) throws BinaryException {
    return BinaryReader.read(bytes).module();
  }

  private static Module module(Code code) {
    return new Module("m", "f", List.of(FunctionDefinition.of(code)), "main");
  }

  /** The code with other constants. */
  private static Code copy(Code code, List<Object> constants) {
    int[] words = new int[code.size()];
    int[] positions = new int[4 * code.size()];
    for (int pc = 0; pc < code.size(); pc++) {
      words[pc] = code.word(pc);
      Position position = code.position(pc);
      positions[4 * pc] = position.line();
      positions[4 * pc + 1] = position.column();
      positions[4 * pc + 2] = position.endLine();
      positions[4 * pc + 3] = position.endColumn();
    }
    return Code.of(
        code.header(), constants, words, code.maxStack(), code.exceptionTable(), positions);
  }

  static VerifiedModule returning(Object value) throws VerificationException {
    CodeBuilder builder = new CodeBuilder("main", "f", 1);
    builder.add(Opcode.LOAD_CONST, builder.constant(value)).add(Opcode.RETURN);
    return Verifier.verify(module(builder.build()));
  }
}
