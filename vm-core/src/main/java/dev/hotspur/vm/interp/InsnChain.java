package dev.hotspur.vm.interp;

import dev.hotspur.vm.bytecode.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Links instructions as they are emitted, and jumps once their targets are known. */
final class InsnChain {
  private record Link(Insn from, boolean isTarget, int pc) {}

  private static final int NOWHERE = -1;

  private final Translation translation;
  private final Code code;
  private final Layout layout;
  private final boolean plainForm;
  private final Insn[] heads;
  private final List<Link> links = new ArrayList<>();
  private final List<LoopHeader> loops = new ArrayList<>();
  private Insn last = Insn.HALT;
  private Insn beforeLast = Insn.HALT;
  private int headWanted = NOWHERE;
  private int head = NOWHERE;
  private boolean open;
  private boolean retargetable;
  private int pc;

  InsnChain(Translation translation, Layout layout, boolean plainForm) {
    this.translation = translation;
    this.code = translation.code();
    this.layout = layout;
    this.plainForm = plainForm;
    this.heads = new Insn[code.size()];
  }

  /** Begins a block at an instruction; the one before goes on here if it can. */
  void begin(int newPc) {
    if (open) {
      fillHead();
      links.add(new Link(last, false, newPc));
    }
    pc = newPc;
    open = true;
    headWanted = newPc;
    head = newPc;
    last = Insn.HALT;
    retargetable = false;
    if (!plainForm) {
      if (layout.isLoop(pc)) {
        LoopHeader header = new LoopHeader(translation);
        loops.add(header);
        emit(header);
      }
      if (translation.isMetered()) {
        emit(new Charge(segmentLength()));
      }
    }
  }

  /** Gives a block an instruction if it has none, so that there is one to jump to. */
  private void fillHead() {
    if (headWanted >= 0) {
      emit(new Moves.Nop());
    }
  }

  /** Whether the next instruction follows on the last one. */
  boolean isOpen() {
    return open;
  }

  private int segmentLength() {
    int end = pc + 1;
    while (end < code.size() && !layout.isLeader(end) && translation.verified().isReachable(end)) {
      end++;
    }
    return end - pc;
  }

  /** Sets the stack instruction that the next ones stand for. */
  void at(int newPc) {
    pc = newPc;
  }

  /** Adds an instruction after the last one. */
  void emit(Insn insn) {
    place(insn);
    emitPlaced(insn);
  }

  /** Says that an instruction stands for the current one of the stack code. */
  void place(Insn insn) {
    insn.place(pc, plainForm);
  }

  /** A global whose place is known is read by the current instruction only. */
  void postponed(Names.LoadGlobal global) {
    if (global.pc() < pc) {
      translation.postpone(head, new PostponedGlobal(global.pc(), pc, global));
    }
  }

  /** Adds an instruction that may stand for an earlier one of the stack code than the last. */
  void emitPlaced(Insn insn) {
    if (headWanted >= 0) {
      heads[headWanted] = insn;
      headWanted = NOWHERE;
    } else {
      last.linkNext(insn);
    }
    beforeLast = last;
    last = insn;
    retargetable = true;
  }

  /** Adds an instruction, in one with the last one if there is such a form. */
  Insn emitFused(Insn insn) {
    place(insn);
    Optional<Insn> fused =
        retargetable && !plainForm
            ? Fusion.of(last, insn, translation.stackBase(), translation.constants())
            : Optional.empty();
    if (fused.isEmpty()) {
      emitPlaced(insn);
      return insn;
    }
    place(fused.get());
    replaceLast(fused.get());
    return fused.get();
  }

  private void replaceLast(Insn insn) {
    linkBefore(insn);
    last = insn;
  }

  private void linkBefore(Insn insn) {
    if (beforeLast == Insn.HALT) {
      heads[head] = insn;
    } else {
      beforeLast.linkNext(insn);
    }
  }

  /** Adds an instruction before the last one. */
  void emitBeforeLast(Insn insn) {
    place(insn);
    linkBefore(insn);
    insn.linkNext(last);
    beforeLast = insn;
  }

  /** Makes the last instruction, a call, go on at an offset instead of at the next one. */
  void goOnAt(int target) {
    links.add(new Link(last, false, target));
    cut();
  }

  /** Adds an instruction that only the plain form needs. */
  void emitIfPlain(Insn insn) {
    if (plainForm) {
      emit(insn);
    }
  }

  /** Adds an instruction that may go on elsewhere. */
  void emitJump(Insn insn, int target) {
    links.add(new Link(emitFused(insn), true, target));
  }

  /** Makes the last instruction go on elsewhere. */
  void jump(int target) {
    emitIfPlain(new Branches.Jump());
    fillHead();
    if (!plainForm && heads[target] instanceof LoopHeader header && !(last instanceof Anchor)) {
      Insn end = new LoopEnd(last, header);
      end.place(last.pc(), false);
      replaceLast(end);
    }
    links.add(new Link(last, false, target));
    cut();
  }

  /** What follows is not reached from the last instruction. */
  void cut() {
    open = false;
    retargetable = false;
  }

  /** Makes the last instruction store its result elsewhere, if it is the one that made it. */
  boolean retarget(int from, int to) {
    return retargetable && last.retarget(from, to);
  }

  /** Links the fast form and hands it to the translation. */
  void finish() {
    link();
    loops.forEach(LoopHeader::linked);
    translation.setLeaders(heads, loops);
  }

  /** Links the plain form, which goes on in the fast form where that can be entered. */
  Insn[] finishPlain() {
    link();
    return heads;
  }

  private void link() {
    for (Link link : links) {
      boolean enterFast = plainForm && translation.isLeader(link.pc());
      Insn to = enterFast ? translation.fast(link.pc()) : heads[link.pc()];
      if (link.isTarget()) {
        link.from().link(to);
      } else {
        link.from().linkNext(to);
      }
    }
    for (int at = 0; at < heads.length; at++) {
      if (heads[at] != null) {
        heads[at].markLeader(at);
      }
    }
  }
}
