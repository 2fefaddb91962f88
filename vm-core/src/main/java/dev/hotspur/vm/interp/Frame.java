package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.Cell;
import dev.hotspur.vm.value.FunctionValue;
import dev.hotspur.vm.value.Tag;
import java.util.Arrays;

/**
 * The activation of a function: its registers and where to go on when it returns. Registers are
 * three parallel arrays (tag, bits, reference), so ints and floats are never boxed; the first ones
 * are the local variables, then come the cells of cell and free variables, then the operand stack.
 *
 * <p>A frame keeps the frame above it for the next call from the same depth, so calling allocates
 * nothing once a depth has been reached.
 */
public final class Frame {
  private static final int ROUNDING = 8;

  /** What each register holds, one of the constants of {@link Tag}. */
  public byte[] tags = {};

  /** The bits of ints and floats. */
  public long[] longs = {};

  /** All other values; stale where the tag says otherwise. */
  public Object[] refs = {};

  Translation translation;
  FunctionValue function;
  final Frame caller;
  private Frame above;

  /** The caller's next instruction. */
  Insn resume = Insn.HALT;

  /** The caller's call instruction. */
  int callPc;

  /** The caller's register for the result. */
  int resultRegister;

  /** Whether Java code called the function, so that its return ends the loop. */
  boolean entry;

  Frame(Frame caller) {
    this.caller = caller;
  }

  /** The frame above this one, made when it is needed for the first time. */
  Frame above() {
    if (above == null) {
      above = new Frame(this);
    }
    return above;
  }

  /** Makes room for a function's registers and marks its locals beyond the parameters as unset. */
  void prepare(FunctionValue newFunction, Translation newTranslation, int parameters) {
    function = newFunction;
    if (translation != newTranslation) {
      translation = newTranslation;
      if (tags.length < newTranslation.registers()) {
        grow(newTranslation.registers());
      }
      newTranslation.constants().copyTo(this);
    }
    for (int i = parameters; i < newTranslation.locals(); i++) {
      tags[i] = Tag.UNSET;
    }
  }

  /** Gives the parameters the values of registers of the caller, all but the first few of these. */
  void pass(RegisterWindow caller, int[] sources, int skipped) {
    int count = sources.length - skipped;
    // Most calls pass so few that what HotSpot does before a loop would take longer than the loop.
    if (count > 0) {
      pass(caller, sources[skipped], 0);
    }
    if (count > 1) {
      pass(caller, sources[skipped + 1], 1);
    }
    if (count > 2) {
      pass(caller, sources[skipped + 2], 2);
    }
    for (int i = 3; i < count; i++) {
      pass(caller, sources[skipped + i], i);
    }
  }

  private void pass(RegisterWindow caller, int source, int parameter) {
    byte tag = caller.tags[source];
    tags[parameter] = tag;
    if (tag == Tag.REF) {
      refs[parameter] = caller.refs[source];
    } else {
      longs[parameter] = caller.longs[source];
    }
  }

  /** Gives the parameters their values. */
  void pass(Object[] bound) {
    for (int i = 0; i < bound.length; i++) {
      Registers.put(tags, longs, refs, i, bound[i]);
    }
  }

  /**
   * Makes fresh cells for the cell variables, those of parameters with their arguments, and puts
   * them and the cells of the function's closure into their registers.
   */
  void makeCells() {
    int register = translation.locals();
    for (int parameter : translation.cellParameters()) {
      Cell cell = new Cell();
      if (parameter != Translation.NO_PARAMETER) {
        Cells.store(cell, tags, longs, refs, parameter);
        tags[parameter] = Tag.UNSET;
        refs[parameter] = null;
      }
      putCell(register++, cell);
    }
    for (int i = 0; i < function.closure().size(); i++) {
      putCell(register++, function.closure().get(i));
    }
  }

  private void putCell(int register, Cell cell) {
    tags[register] = Tag.REF;
    refs[register] = cell;
  }

  private void grow(int registers) {
    int size = (registers + ROUNDING - 1) / ROUNDING * ROUNDING;
    tags = Arrays.copyOf(tags, size);
    longs = Arrays.copyOf(longs, size);
    refs = Arrays.copyOf(refs, size);
  }

  /** The function. */
  public FunctionValue function() {
    return function;
  }

  /** The translation in which the function runs. */
  public Translation translation() {
    return translation;
  }

  /** The frame that called this one; the machine's base frame has no function. */
  public Frame caller() {
    return caller;
  }

  /** Whether this is a function's; the machine's base frame is not. */
  public boolean hasFunction() {
    return caller != null;
  }

  /** Whether Java code called the function. */
  public boolean isEntry() {
    return entry;
  }

  /** The offset of the call in the caller's code. */
  public int callPc() {
    return callPc;
  }

  /** Where the caller goes on. */
  public Insn resume() {
    return resume;
  }

  /** Lets the caller go on elsewhere, after the result has been put into its register. */
  public void setResume(Insn insn) {
    resume = insn;
  }

  /** The caller's register for the result. */
  public int resultRegister() {
    return resultRegister;
  }

  /** The value of a register in boxed form; {@code Unset.UNSET} if it has none. */
  public Object get(int register) {
    return Registers.box(tags, longs, refs, register);
  }
}
