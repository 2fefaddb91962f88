package dev.hotspur.assembler.emit;

import dev.hotspur.assembler.syntax.Operand;
import java.util.List;
import java.util.Optional;

/**
 * Where in the blocks of a function instructions are being emitted. Contexts form a chain from the
 * innermost block to the function; leaving a block means walking it.
 */
final class Context {
  /** What is special about a part of a block. */
  enum Kind {
    /** The function itself. */
    FUNCTION,
    /** What is tried. */
    TRIED,
    /** Everything that a {@code .finally} part follows: what is tried, and the handlers. */
    GUARDED,
    /** A handler; the exception handled before is on the stack, above what was there at the try. */
    HANDLER,
    /** The body of a handler whose exception has a name, within its HANDLER. */
    NAMED,
    /** What comes after POP_EXCEPT in a handler. */
    LEFT,
    /** A copy of a {@code .finally} part for a way out without an exception. */
    FINALLY,
    /** The copy for exceptions; the exception and the one handled before are on the stack. */
    FINALLY_RAISED
  }

  private final Kind kind;
  private final Optional<Context> parent;
  private final LabelScope scope;
  private final LabelScope.Home home;
  private final List<Region> regions;
  private final Payload payload;

  /**
   * What leaving the block needs to know.
   *
   * @param block the lowering of a GUARDED block
   * @param variable the variable of a NAMED handler
   * @param base label where the stack has the depth the block was entered with
   * @param left the context that a LEFT one came from
   */
  record Payload(
      Optional<TryEmitter> block,
      Optional<Operand.Name> variable,
      int base,
      Optional<Context> left) {
    static final Payload NOTHING =
        new Payload(Optional.empty(), Optional.empty(), 0, Optional.empty());

    static Payload base(int label) {
      return new Payload(Optional.empty(), Optional.empty(), label, Optional.empty());
    }
  }

  private Context(
      Kind kind,
      Optional<Context> parent,
      LabelScope scope,
      LabelScope.Home home,
      List<Region> regions,
      Payload payload) {
    this.kind = kind;
    this.parent = parent;
    this.scope = scope;
    this.home = home;
    this.regions = List.copyOf(regions);
    this.payload = payload;
  }

  /** The context of a function. */
  static Context function(LabelScope scope) {
    return new Context(
        Kind.FUNCTION, Optional.empty(), scope, scope.home(), List.of(), Payload.NOTHING);
  }

  /** A part of a block in this context, with the same labels. */
  Context part(Kind inner, LabelScope.Home where, List<Region> protectors, Payload facts) {
    return new Context(inner, Optional.of(this), scope, where, protectors, facts);
  }

  /** A copy of a {@code .finally} part in this context, with its own labels. */
  Context copy(Kind inner, LabelScope labels, List<Region> protectors, Payload facts) {
    return new Context(inner, Optional.of(this), labels, labels.home(), protectors, facts);
  }

  /** What follows POP_EXCEPT in a handler; this is the handler or its named part. */
  Context left() {
    Context handler = kind == Kind.NAMED ? outer() : this;
    LabelScope.Home after = new LabelScope.Home(home.owner(), home.part(), true);
    Payload facts = new Payload(Optional.empty(), Optional.empty(), 0, Optional.of(this));
    return handler.outer().part(Kind.LEFT, after, List.of(), facts);
  }

  Kind kind() {
    return kind;
  }

  /** Whether this is the function itself, which nothing is left for. */
  boolean isFunction() {
    return parent.isEmpty();
  }

  /** The context around this one; the function has none. */
  Context outer() {
    return parent.orElseThrow();
  }

  LabelScope scope() {
    return scope;
  }

  LabelScope.Home home() {
    return home;
  }

  List<Region> regions() {
    return regions;
  }

  Payload payload() {
    return payload;
  }

  /** The nearest context, this one or one around it, that is the home of a label. */
  Optional<Context> enclosing(LabelScope.Home wanted) {
    for (Context context = this; ; context = context.outer()) {
      if (context.home.isSame(wanted)) {
        return Optional.of(context);
      }
      if (context.isFunction()) {
        return Optional.empty();
      }
    }
  }
}
