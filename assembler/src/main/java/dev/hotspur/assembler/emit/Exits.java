package dev.hotspur.assembler.emit;

import dev.hotspur.assembler.syntax.Operand;
import dev.hotspur.assembler.syntax.Span;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.Trait;
import dev.hotspur.vm.value.None;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Ways out of {@code .try} blocks other than their ends: RETURN, jumps and POP_EXCEPT. What the
 * blocks owe is done on the way, from the innermost to the outermost, as CPython's compiler does
 * it: the exception handled before is restored, the handler's variable is removed, {@code .finally}
 * parts are run. None of that is protected by the blocks already left.
 */
final class Exits {
  private static final String FROM_HANDLER =
      " leaves the handler while its exception is being handled; write POP_EXCEPT before a JUMP out"
          + " of it";
  private static final String FROM_FINALLY =
      " leaves .finally, which must be left at its end, by RETURN or by RAISE";
  private static final String FROM_GUARDED =
      " leaves a block with .finally, which only JUMP can; jump to a JUMP within the block";

  private final FunctionEmitter function;
  private final Draft draft;

  Exits(FunctionEmitter function) {
    this.function = function;
    this.draft = function.draft();
  }

  /** RETURN out of all blocks. */
  void giveBack(Span span) {
    Context from = function.context();
    Deque<Region> suspended = new ArrayDeque<>();
    for (Context at = from; !at.isFunction() && draft.isReachable(); at = at.outer()) {
      suspend(at, suspended);
      settle(at, span, true);
    }
    if (draft.isReachable()) {
      function.add(Opcode.RETURN, span);
    }
    suspended.forEach(Region::resume);
  }

  private static void suspend(Context context, Deque<Region> suspended) {
    for (Region region : context.regions()) {
      region.suspend();
      suspended.push(region);
    }
  }

  /** Does what leaving one context needs. */
  private void settle(Context left, Span span, boolean returning) {
    switch (left.kind()) {
      case NAMED -> remove(left.payload().variable().orElseThrow(), span);
      case HANDLER, FINALLY_RAISED -> {
        if (returning) {
          // Other values may lie above the exception handled before: a copy of it is restored.
          draft.addCopyOf(left.payload().base(), span, function.position(span));
          function.add(Opcode.POP_EXCEPT, span);
        }
      }
      case GUARDED -> {
        Context here = function.context();
        left.payload().block().orElseThrow().copyForExit(left.outer());
        function.enter(here);
      }
      default -> {
        // Nothing is owed.
      }
    }
  }

  /** Makes a handler's variable have no value, as Python does at a handler's end. */
  void remove(Operand.Name variable, Span span) {
    function.add(Opcode.LOAD_CONST, function.builder().constant(None.NONE), span);
    function.store(variable, span);
    function.delete(variable, span);
  }

  /**
   * POP_EXCEPT written in a handler: what follows, up to where control goes elsewhere, is outside.
   */
  void leaveHandler(Span span) {
    Context from = function.context();
    for (Context at = from; !at.isFunction() && at.kind() != Context.Kind.LEFT; at = at.outer()) {
      boolean inHandler = at.kind() == Context.Kind.HANDLER;
      if (inHandler && (at == from || (from.kind() == Context.Kind.NAMED && from.outer() == at))) {
        leave(from, at, span);
        return;
      }
      if (inHandler) {
        function
            .reporter()
            .error(
                span,
                "POP_EXCEPT stands in a .try block within the handler; leave that block first");
        return;
      }
      if (at.kind() == Context.Kind.FINALLY || at.kind() == Context.Kind.FINALLY_RAISED) {
        function
            .reporter()
            .error(
                span, "POP_EXCEPT cannot stand in .finally, which also runs without an exception");
        return;
      }
    }
    function.add(Opcode.POP_EXCEPT, span);
  }

  private void leave(Context from, Context handler, Span span) {
    from.regions().forEach(Region::suspend);
    if (from != handler) {
      handler.regions().forEach(Region::suspend);
    }
    function.add(Opcode.POP_EXCEPT, span);
    from.payload().variable().ifPresent(variable -> remove(variable, span));
    function.enter(from.left());
  }

  /** After what followed POP_EXCEPT: the next instruction is in the handler again. */
  void returnTo(Context handler) {
    handler.regions().forEach(Region::resume);
    if (handler.kind() == Context.Kind.NAMED) {
      handler.outer().regions().forEach(Region::resume);
    }
    function.enter(handler);
  }

  /** A jump in a function with blocks. */
  void jump(Opcode opcode, LabelScope.Label label, Span span) {
    Context from = function.context();
    Optional<Context> target = from.enclosing(label.home());
    if (target.isEmpty()) {
      function
          .reporter()
          .error(
              span,
              "a jump cannot enter a part of a .try block from outside of it",
              label.span(),
              "the label " + label.name() + " is here");
      return;
    }
    List<Context> left = new ArrayList<>();
    for (Context at = from; at != target.get(); at = at.outer()) {
      if (!mayLeave(at, opcode, span)) {
        return;
      }
      left.add(at);
    }
    Deque<Region> suspended = new ArrayDeque<>();
    if (left.stream().anyMatch(at -> at.kind() == Context.Kind.GUARDED)) {
      for (Context at : left) {
        suspend(at, suspended);
        settle(at, span, false);
      }
    }
    if (suspended.isEmpty() || draft.isReachable()) {
      function.add(opcode, label.id(), span);
    }
    suspended.forEach(Region::resume);
  }

  private boolean mayLeave(Context left, Opcode opcode, Span span) {
    Optional<String> obstacle =
        switch (left.kind()) {
          case HANDLER -> Optional.of(FROM_HANDLER);
          case FINALLY, FINALLY_RAISED -> Optional.of(FROM_FINALLY);
          case GUARDED -> opcode.has(Trait.ENDS) ? Optional.empty() : Optional.of(FROM_GUARDED);
          default -> Optional.empty();
        };
    obstacle.ifPresent(message -> function.reporter().error(span, opcode + message));
    return obstacle.isEmpty();
  }
}
