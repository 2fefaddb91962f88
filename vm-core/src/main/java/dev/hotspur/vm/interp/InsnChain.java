package dev.hotspur.vm.interp;

import dev.hotspur.vm.bytecode.Code;
import java.util.ArrayList;
import java.util.List;

/** Links instructions as they are emitted, and jumps once their targets are known. */
final class InsnChain {
  private record Link(Insn from, boolean isTarget, int pc) {}

  private final Translation translation;
  private final Code code;
  private final Layout layout;
  private final boolean plainForm;
  private final Insn[] heads;
  private final List<Link> links = new ArrayList<>();
  private final List<LoopHeader> loops = new ArrayList<>();
  private Insn last = Insn.HALT;
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
    pc = newPc;
    if (open) {
      links.add(new Link(last, false, newPc));
    }
    open = false;
    if (!plainForm) {
      beginLeader();
    }
    retargetable = false;
  }

  private void beginLeader() {
    if (layout.isLoop(pc)) {
      LoopHeader header = new LoopHeader(translation);
      loops.add(header);
      emit(header);
    }
    if (translation.isMetered()) {
      emit(new Charge(segmentLength()));
    }
    if (heads[pc] == null) {
      // Later instructions may be placed at a later pc, so a leader always has one of its own.
      emit(new Moves.Nop());
    }
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
    insn.place(pc, plainForm);
    if (heads[pc] == null && (plainForm || layout.isLeader(pc))) {
      heads[pc] = insn;
    }
    if (open) {
      last.linkNext(insn);
    }
    last = insn;
    open = true;
    retargetable = true;
  }

  /** Adds an instruction that only the plain form needs. */
  void emitIfPlain(Insn insn) {
    if (plainForm) {
      emit(insn);
    }
  }

  /** Adds an instruction that may go on elsewhere. */
  void emitJump(Insn insn, int target) {
    emit(insn);
    links.add(new Link(insn, true, target));
  }

  /** Makes the last instruction go on elsewhere. */
  void jump(int target) {
    if (plainForm) {
      emit(new Branches.Jump());
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

  void finish() {
    for (Link link : links) {
      Insn to = heads[link.pc()];
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
    if (!plainForm) {
      loops.forEach(LoopHeader::linked);
      translation.setLeaders(heads, loops);
    }
  }

  /** Like {@link #finish}, but goes on in the fast form where that has a leader. */
  Insn[] finishPlain() {
    for (Link link : links) {
      Insn to = translation.isLeader(link.pc()) ? translation.fast(link.pc()) : heads[link.pc()];
      if (link.isTarget()) {
        link.from().link(to);
      } else {
        link.from().linkNext(to);
      }
    }
    return heads;
  }
}
