package dev.hotspur.jit.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.jit.runtime.CallCount;
import dev.hotspur.jit.runtime.CellExpectation;
import dev.hotspur.jit.runtime.SideExit;
import dev.hotspur.vm.bytecode.VerifiedCode;
import dev.hotspur.vm.interp.FunctionKey;
import dev.hotspur.vm.value.Cell;
import dev.hotspur.vm.value.FunctionValue;
import dev.hotspur.vm.value.GlobalCell;
import dev.hotspur.vm.value.Globals;
import dev.hotspur.vm.value.ListIterator;
import dev.hotspur.vm.value.ListValue;
import dev.hotspur.vm.value.None;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.RangeIterator;
import dev.hotspur.vm.value.Str;
import dev.hotspur.vm.value.TupleIterator;
import dev.hotspur.vm.value.TupleValue;
import dev.hotspur.vm.value.Unset;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Registers, snapshots, control flow, references, lists and calls in compiled graphs. */
class RegionEmissionTest {
  private static final String HEAD = "region 1 main pc 0\nb0:\n";
  private static final String ENTRY = "s0: main pc 0 {} cost 0\n";
  private static final String BIG = "big";
  private static final Object HUGE = BigInteger.ONE.shiftLeft(80);

  private static EmissionMachine.Left run(String text, Object... registers) {
    return EmissionMachine.run(HEAD + text, Map.of(BIG, HUGE), registers);
  }

  private static int pcOf(String operation, Map<String, Object> objects, Object... registers) {
    String text =
        HEAD
            + operation
            + "\n  exit @s2\n"
            + ENTRY
            + "s1: main pc 1 {} cost 0\ns2: main pc 2 {} cost 0\n"
            + constants(objects);
    return EmissionMachine.run(text, objects, registers).pc();
  }

  private static String constants(Map<String, Object> objects) {
    return objects.isEmpty() ? "" : "#0 \"" + objects.keySet().iterator().next() + "\"\n";
  }

  @Test
  void slotsCheckWhatTheyRead() {
    List<Object> values = List.of(5L, 2.5, true, HUGE, None.NONE, Unset.UNSET);
    List<Integer> ints = values.stream().map(v -> slot("int", "int", v)).toList();
    List<Integer> floats = values.stream().map(v -> slot("float", "float", v)).toList();
    List<Integer> refs = values.stream().map(v -> slot("ref", "ref", v)).toList();
    List<Integer> any = values.stream().map(v -> slot("any", "ref", v)).toList();
    assertEquals(List.of(2, 1, 1, 1, 1, 1), ints);
    assertEquals(List.of(1, 2, 1, 1, 1, 1), floats);
    assertEquals(List.of(1, 1, 2, 2, 2, 1), refs);
    assertEquals(List.of(2, 2, 2, 2, 2, 1), any);
  }

  private static int slot(String kind, String type, Object value) {
    return run(
            "  v1:"
                + type
                + " = slot."
                + kind
                + " 0 @s1\n  exit @s2\n"
                + "s1: main pc 1 {} cost 0\ns2: main pc 2 {1=v1} cost 0\n",
            value)
        .pc();
  }

  @Test
  void snapshotsWriteBackEveryKindOfValue() {
    String text =
        "  v1:int = slot.int 0 @s0\n  v2:float = slot.float 1 @s0\n  v3:ref = slot.ref 2 @s0\n"
            + "  v4:bool = int.lt v1, 3\n  v5:ref = box.int v1\n  v6:ref = box.float v2\n"
            + "  v7:int = int.add.nw v1, 1\n  exit @s1\n"
            + ENTRY
            + "s1: main pc 1 {0=v2, 1=v7, 2=v5, 3=v6, 4=v4, 5=v3, 6=#0, 7=-0.0} cost 4\n"
            + "#0 \""
            + BIG
            + "\"\n";
    Object text1 = Str.of("text");
    EmissionMachine.Left left = run(text, 1L, 2.5, text1);
    assertEquals(List.of(2.5, 2L, 1L, 2.5, true, text1, HUGE, -0.0), left.registers());
    assertEquals(4, left.exit().cost());
  }

  @Test
  void registersThatAreNotNamedKeepWhatTheyHeld() {
    String text =
        "  v1:int = slot.int 0 @s0\n  v2:bool = int.lt v1, 3\n  guard.true v2 @s1\n  exit @s2\n"
            + ENTRY
            + "s1: main pc 1 {1=v1} cost 0\ns2: main pc 2 {2=v1, 3=true} cost 0\n";
    Object string = Str.of("s");
    assertEquals(
        List.of(1L, 2.5, 1L, true), run(text, 1L, 2.5, string, HUGE).registers().subList(0, 4));
    assertEquals(
        List.of(7L, 7L, string, HUGE), run(text, 7L, 2.5, string, HUGE).registers().subList(0, 4));
  }

  @Test
  void unsetIsWrittenBack() {
    String text = "  exit @s1\ns1: main pc 1 {0=#0} cost 0\n#0 \"unset\"\n";
    EmissionMachine.Left left = EmissionMachine.run(HEAD + text, Map.of("unset", Unset.UNSET), 5L);
    assertSame(Unset.UNSET, left.registers().get(0));
  }

  @Test
  void pendingWritesMoveIterators() {
    RangeIterator iterator = new RangeIterator(3, 9, 1);
    String text =
        "  v1:ref = slot.ref 0 @s0\n  v2:int = range.next v1\n  v3:int = int.add.nw v2, 2\n"
            + "  v4:int = range.end v1\n  v5:int = range.step v1\n  exit @s1\n"
            + ENTRY
            + "s1: main pc 1 {1=v2, 2=v4, 3=v5} cost 0 writes {range.setnext v1, v3}\n";
    assertEquals(List.of(3L, 9L, 1L), run(text, iterator).registers().subList(1, 4));
    assertEquals(5, iterator.next);
    run("  v1:ref = slot.ref 0 @s0\n  range.setnext v1, 8\n  exit @s0\n" + ENTRY, iterator);
    assertEquals(8, iterator.next);
  }

  @Test
  void parametersMoveAllAtOnce() {
    String text =
        "  v1:int = slot.int 0 @s0\n  v2:int = slot.int 1 @s0\n  v3:float = slot.float 2 @s0\n"
            + "  jump b1(v1, v2, v3, 0, 1.5)\n"
            + "b1(v4:int, v5:int, v6:float, v7:int, v8:float): loop @s1\n"
            + "  v9:bool = int.lt v7, 5\n  v10:int = int.add v7, 1 @s1\n"
            + "  branch v9, b1(v5, v4, v8, v10, v6), b2\n"
            + "b2:\n  exit @s2\n"
            + ENTRY
            + "s1: main pc 1 {0=v4} cost 0\n"
            + "s2: main pc 2 {0=v4, 1=v5, 2=v6, 3=v7, 4=v8} cost 0\n";
    assertEquals(
        List.of(20L, 10L, 1.5, 5L, 0.25), run(text, 10L, 20L, 0.25).registers().subList(0, 5));
  }

  @Test
  void loopsRunAndOverflowLeaves() {
    String text =
        "  v1:int = slot.int 0 @s0\n  jump b1(v1, 0)\nb1(v2:int, v3:int): loop @s1\n  poll @s1\n"
            + "  v4:int = int.add v2, v2 @s2\n  v5:int = int.add v3, 1 @s2\n  jump b1(v4, v5)\n"
            + ENTRY
            + "s1: main pc 1 {0=v2, 1=v3} cost 0\ns2: main pc 2 {0=v2, 1=v3} cost 0\n";
    EmissionMachine.Left left = run(text, 3L);
    assertEquals(2, left.pc());
    assertEquals(List.of(3L << 61, 61L), left.registers().subList(0, 2));
  }

  @Test
  void pollsComeBackAndChargesTakeFuel() {
    String text =
        HEAD
            + "  v1:int = slot.int 0 @s0\n  jump b1(v1)\nb1(v2:int): loop @s1\n  poll @s1\n"
            + "  v4:int = int.add v2, 1 @s1\n  charge 10\n  jump b1(v4)\n"
            + ENTRY
            + "s1: main pc 1 {0=v2} cost 0\n";
    EmissionMachine.Left left = EmissionMachine.run(text, Map.of(), 0L);
    assertEquals(SideExit.class, left.exit().getClass());
    assertTrue(left.exit().isPoll());
    EmissionMachine.Left metered = EmissionMachine.runMetered(text, Map.of(), 0L);
    assertTrue(metered.exit().isPoll());
    long passes = (Long) metered.registers().get(0);
    assertEquals(left.registers().get(0), passes);
    EmissionMachine.Left idle = EmissionMachine.runMetered(HEAD + "  exit @s0\n" + ENTRY, Map.of());
    assertEquals(idle.fuel() - 10 * passes, metered.fuel());
  }

  @Test
  void stripsAreCounted() {
    String text =
        HEAD
            + "  v1:int = slot.int 0 @s0\n  jump b1(0)\n"
            + "b1(v2:int32): loop @s1\n  poll @s1\n  v3:int32 = strip.left\n"
            + "  v4:int = int.add.nw v2, v3\n  v5:int = int.min v1, v4\n"
            + "  v6:int32 = int.max v5, v2\n  jump b2(v2)\n"
            + "b2(v7:int32): loop @s2\n  v8:bool = int.lt v7, v6\n  branch v8, b3, b4\n"
            + "b3:\n  v9:int32 = int.add.nw v7, 1\n  jump b2(v9)\n"
            + "b4:\n  v10:int32 = int.sub.nw v7, v2\n  strip.passed v10\n"
            + "  v11:bool = int.lt v7, v1\n  branch v11, b1(v7), b5\n"
            + "b5:\n  exit @s3\n"
            + ENTRY
            + "s1: main pc 1 {0=v2} cost 0\ns2: main pc 2 {0=v7} cost 0\n"
            + "s3: main pc 3 {0=v7} cost 0\n";
    for (long passes : List.of(0L, 1L, 2L, 1000L)) {
      EmissionMachine.Left left = EmissionMachine.run(text, Map.of(), passes);
      assertEquals(3, left.pc());
      assertEquals(passes, left.registers().get(0));
    }
    EmissionMachine.Left begun = EmissionMachine.run(text, Map.of(), 1L << 30);
    assertTrue(begun.exit().isPoll());
    String polling =
        HEAD
            + "  jump b1(0)\nb1(v2:int): loop @s1\n  poll @s1\n  v4:int = int.add.nw v2, 1\n"
            + "  jump b1(v4)\ns1: main pc 1 {0=v2} cost 0\n";
    EmissionMachine.Left polled = EmissionMachine.run(polling, Map.of(), 0L);
    long difference = (Long) begun.registers().get(0) - (Long) polled.registers().get(0);
    assertTrue(Math.abs(difference) < 3000, "strips are as long as without: " + difference);
  }

  @Test
  void intsOf32BitsAreIntsToAllElse() {
    String text =
        HEAD
            + "  v1:int = slot.int 0 @s0\n  v2:int = slot.int 1 @s0\n"
            + "  v3:int32 = int.sub.nw v1, v2\n  v4:int32 = int.add.nw v3, 7\n"
            + "  v5:int32 = int.min v1, v4\n  v6:int32 = int.max v4, v3\n"
            + "  v7:int = int.mul v3, v1 @s0\n  v8:bool = int.lt v3, v4\n"
            + "  v9:bool = int.lt v3, v1\n  v10:ref = box.int v3\n"
            + "  jump b1(v4, v3, v8, v9)\n"
            + "b1(v11:int, v12:int32, v13:bool, v14:bool):\n  exit @s1\n"
            + ENTRY
            + "s1: main pc 1 {0=v5, 1=v6, 2=v7, 3=v10, 4=v11, 5=v12, 6=v13, 7=v14} cost 0\n";
    long base = 1L << 40;
    EmissionMachine.Left left = EmissionMachine.run(text, Map.of(), base - 3, base);
    assertEquals(
        List.of(4L, 4L, -3 * (base - 3), -3L, 4L, -3L, true, true), left.registers().subList(0, 8));
  }

  @Test
  void listIteratorsAreMoved() {
    ListIterator iterator = new ListIterator(ListValue.of(1L, 2L, 3L));
    EmissionMachine.Left left =
        run(
            "  v1:ref = slot.any 0 @s0\n  v2:int = listiter.next v1\n"
                + "  v3:int = int.add.nw v2, 2\n  listiter.setnext v1, v3\n  exit @s1\n"
                + ENTRY
                + "s1: main pc 1 {} cost 0\n",
            iterator);
    assertEquals(1, left.pc());
    assertEquals(3L, iterator.next());
  }

  @Test
  void tupleIteratorsAreMadeAndMoved() {
    TupleIterator iterator = new TupleIterator(TupleValue.of(1L, 2L, 3L));
    EmissionMachine.Left left =
        run(
            "  v1:ref = slot.any 0 @s0\n  v2:ref = tupleiter.tuple v1\n"
                + "  v3:ref = tuple.iterator v2\n  v4:int = tupleiter.next v1\n"
                + "  v5:int = int.add.nw v4, 2\n  tupleiter.setnext v1, v5\n  exit @s1\n"
                + ENTRY
                + "s1: main pc 1 {1=v2, 2=v3, 3=v4} cost 0 writes {tupleiter.setnext v3, v5}\n",
            iterator);
    assertEquals(1, left.pc());
    assertEquals(3L, iterator.next());
    assertSame(iterator.tuple, left.registers().get(1));
    assertEquals(3L, ((TupleIterator) left.registers().get(2)).next());
    assertEquals(0L, left.registers().get(3));
  }

  @Test
  void functionsAreGuardedByTheirCodeAndGiveTheirCells() {
    VerifiedCode code = EmissionMachine.code();
    Globals globals = new Globals();
    Cell cell = new Cell();
    Map<String, Object> key =
        Map.of(
            "f", FunctionKey.of(new FunctionValue(code, globals, List.of(), Map.of(), List.of())));
    String guard = "  v1:ref = slot.any 0 @s0\n  guard.code #0, v1 @s1";
    FunctionValue same = new FunctionValue(code, globals, List.of(), Map.of(), List.of(cell));
    assertEquals(2, pcOf(guard, key, same));
    assertEquals(1, pcOf(guard, key, FunctionValue.of(code, new Globals())));
    assertEquals(1, pcOf(guard, key, Str.of("f")));
    EmissionMachine.Left left =
        run(
            "  v1:ref = slot.any 0 @s0\n  v2:ref = closure.cell 0, v1\n  v3:ref = cell.new v1\n"
                + "  exit @s1\n"
                + ENTRY
                + "s1: main pc 1 {1=v2, 2=v3} cost 0\n",
            same);
    assertSame(cell, left.registers().get(1));
    assertSame(same, ((Cell) left.registers().get(2)).get());
  }

  @Test
  void callsAreCounted() {
    CallCount count = new CallCount();
    for (int i = 1; i <= 3; i++) {
      pcOf("  count #0", Map.of("calls", count));
      assertEquals(i, count.calls);
    }
  }

  @Test
  void tuplesAreReadWithinTheirBounds() {
    String text =
        "  v1:ref = slot.ref 0 @s0\n  v2:int = slot.int 1 @s0\n"
            + "  v3:int = tuple.size v1\n  v4:ref = tuple.get v1, v2 @s1\n"
            + "  v5:ref = tuple.at v1, 1\n  exit @s2\n"
            + ENTRY
            + "s1: main pc 1 {} cost 0\ns2: main pc 2 {2=v3, 3=v4, 4=v5} cost 0\n";
    TupleValue tuple = TupleValue.of("a", None.NONE, 5L);
    for (long index : new long[] {0, 2, 3, -1, -3, -4, 1L << 32, Long.MIN_VALUE}) {
      EmissionMachine.Left left = run(text, tuple, index);
      boolean inside = index >= -3 && index < 3;
      assertEquals(inside ? 2 : 1, left.pc(), "index " + index);
      if (inside) {
        Object expected = tuple.get((int) (index < 0 ? index + 3 : index));
        assertEquals(List.of(3L, expected, None.NONE), left.registers().subList(2, 5));
      }
    }
    assertEquals(1, run(text, TupleValue.EMPTY, 0L).pc());
  }

  @Test
  void referencesAreGuarded() {
    Object string = Str.of("s");
    Map<String, Object> number = Map.of("int", Long.class);
    String slot = "  v1:ref = slot.any 0 @s0\n";
    assertEquals(2, pcOf(slot + "  guard.class #0, v1 @s1", number, 5L));
    assertEquals(1, pcOf(slot + "  guard.class #0, v1 @s1", number, 5.0));
    assertEquals(2, pcOf(slot + "  guard.same #0, v1 @s1", Map.of("s", string), string));
    assertEquals(1, pcOf(slot + "  guard.same #0, v1 @s1", Map.of("s", string), Str.of("t")));
    String two = slot + "  v2:ref = slot.any 1 @s0\n";
    RangeIterator own = new RangeIterator(0, 3, 1);
    assertEquals(2, pcOf(slot + "  guard.private v1 @s1", Map.of(), own));
    assertSame(own, Operations.iterator(own));
    assertEquals(1, pcOf(slot + "  guard.private v1 @s1", Map.of(), own));
    String same = two + "  v3:bool = ref.same v1, v2\n  guard.true v3 @s1";
    assertEquals(2, pcOf(same, Map.of(), string, string));
    assertEquals(1, pcOf(same, Map.of(), string, HUGE));
    for (String type : List.of("int", "float", "bool")) {
      String unbox = slot + "  v2:" + type + " = unbox." + type + " v1 @s1";
      List<Integer> found =
          List.of(5L, 2.5, true, HUGE, string).stream().map(v -> pcOf(unbox, Map.of(), v)).toList();
      int at = List.of("int", "float", "bool").indexOf(type);
      for (int i = 0; i < found.size(); i++) {
        assertEquals(i == at ? 2 : 1, found.get(i), type + " of value " + i);
      }
    }
  }

  @Test
  void globalsAreReadWrittenAndGuarded() {
    GlobalCell cell = new Globals().cell("g");
    Object expected = Str.of("e");
    cell.set(expected);
    Map<String, Object> objects = Map.of("g", cell);
    Map<String, Object> guard = Map.of("g", new CellExpectation(cell, expected));
    String load = "  v1:ref = global.load #0 @s1";
    assertEquals(2, pcOf("  guard.cell #0 @s1", guard));
    assertEquals(2, pcOf(load, objects));
    assertEquals(0, pcOf("  v1:ref = slot.any 0 @s0\n  global.store #0, v1", objects));
    assertEquals(2, pcOf("  v1:ref = slot.any 0 @s0\n  global.store #0, v1", objects, 5L));
    assertEquals(5L, cell.value);
    assertEquals(1, pcOf("  guard.cell #0 @s1", guard));
    cell.clear();
    assertEquals(1, pcOf(load, objects));
  }

  @Test
  void listsAreReadAndWritten() {
    check("int", ListValue.of(10L, 20L, 30L), 7L);
    check("float", ListValue.of(0.5, 1.5, 2.5), 7.5);
    check("ref", ListValue.of("a", None.NONE, 5L), true);
  }

  private static void check(String kind, ListValue list, Object item) {
    String slots =
        "  v1:ref = slot.ref 0 @s0\n  v2:int = slot.int 1 @s0\n  v3:"
            + kind
            + " = slot."
            + kind
            + " 2 @s0\n  guard.list "
            + list.kind
            + ", v1 @s1\n";
    String index = "  v6:int = list.index v1, v2 @s1\n";
    String set = "  list.put." + kind + " v1, v6, v3\n";
    String get = "  v4:" + kind + " = list.item." + kind + " v1, v6\n  v5:int = list.size v1\n";
    String end =
        "  exit @s2\n" + ENTRY + "s1: main pc 1 {} cost 0\ns2: main pc 2 {3=v4, 4=v5} cost 0\n";
    for (long at : new long[] {0, 2, 3, -1, -3, -4, 1L << 32, Long.MIN_VALUE}) {
      boolean inside = at >= -3 && at < 3;
      EmissionMachine.Left left = run(slots + index + get + end, list, at, item);
      assertEquals(inside ? 2 : 1, left.pc(), kind + " " + at);
      if (inside) {
        Object expected = list.get((int) (at < 0 ? at + 3 : at));
        assertEquals(List.of(expected, 3L), left.registers().subList(3, 5));
      }
      assertEquals(inside ? 2 : 1, run(slots + index + set + get + end, list, at, item).pc());
    }
    assertEquals(Arrays.asList(item, null, item), Arrays.asList(list.get(0), null, list.get(2)));
    assertEquals(
        1,
        run(slots + index + get + end, ListValue.of("x", 1L, 2.0, list), 1L, item).pc()
            + (kind.equals("ref") ? -1 : 0));
  }

  @Test
  void errorsLeaveOrAreCaught() {
    String divide = "  v1:ref = slot.any 0 @s0\n  v2:ref = call getitem(v1, v1) @s1%s ; pc 0";
    String routine =
        "routine getitem: dev/hotspur/jit/runtime/RuntimeCalls.getItem "
            + "\"(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;\" (ref ref) -> ref raises\n";
    String ends = ENTRY + "s1: main pc 1 {3=7} cost 0\ns2: main pc 2 {1=v2} cost 0\n";
    EmissionMachine.Left left = run(divide.formatted("") + "\n  exit @s2\n" + ends + routine, 5L);
    assertEquals(1, left.pc());
    assertEquals(7L, left.registers().get(3));
    assertEquals(
        "TypeError: 'int' object is not subscriptable", left.raised().orElseThrow().getMessage());
    String caught =
        divide.formatted(" catch b1(v1)")
            + "\n  exit @s2\nb1(v3:ref, v4:ref):\n  exit @s3\n"
            + ends
            + "s3: main pc 3 {1=v3, 2=v4} cost 0\n"
            + routine;
    EmissionMachine.Left handled = run(caught, 5L);
    assertEquals(3, handled.pc());
    assertTrue(handled.raised().isEmpty());
    assertEquals(
        "TypeError(\"'int' object is not subscriptable\")",
        Operations.repr(handled.registers().get(1)).value());
    assertEquals(5L, handled.registers().get(2));
  }

  @Test
  void anyExitCanBeForced() {
    String text =
        HEAD
            + "  v1:int = slot.int 0 @s0\n  jump b1\nb1:\n  v2:int = int.add v1, 1 @s1\n"
            + "  exit @s2\n"
            + ENTRY
            + "s1: main pc 1 {0=v1} cost 0\ns2: main pc 2 {0=v2} cost 0\n";
    for (int forced = -1; forced < 2; forced++) {
      RegionCompiler.Compiled compiled = EmissionMachine.compile(text, Map.of(), false, forced);
      int expected = forced < 0 ? 2 : forced;
      EmissionMachine.with(
          false, in -> assertEquals(expected, EmissionMachine.run(in, compiled, 5L).pc()));
    }
  }
}
