package dev.hotspur.assembler.emit;

import dev.hotspur.assembler.syntax.Operand;
import dev.hotspur.assembler.syntax.Span;
import dev.hotspur.assembler.syntax.Statement;
import dev.hotspur.vm.bytecode.Opcode;
import java.util.List;
import java.util.Optional;

/**
 * Turns one {@code .try} block into instructions and rows of the exception table, in the pattern of
 * CPython 3.11's compiler:
 *
 * <pre>
 *           body                                   rows: body -> handlers
 *           JUMP done
 * handlers: PUSH_EXC_INFO
 *           LOAD_GLOBAL type, CHECK_EXC_MATCH      rows: all of the handlers -> cleanup
 *           POP_JUMP_IF_FALSE next
 *           STORE_FAST name, or POP
 *           handler
 *           POP_EXCEPT
 *           JUMP done
 * next:     ...
 *           RERAISE
 * cleanup:  COPY 2, POP_EXCEPT, RERAISE
 * done:     finally                                rows: all above but done -> raised
 *           JUMP end
 * raised:   PUSH_EXC_INFO
 *           finally                                rows: finally -> cleanup2
 *           RERAISE
 * cleanup2: COPY 2, POP_EXCEPT, RERAISE
 * end:
 * </pre>
 *
 * <p>The stack is as deep at {@code done} and {@code end} as it was at the beginning; a handler
 * finds the exception handled before above that.
 */
final class TryEmitter {
  private final FunctionEmitter function;
  private final Draft draft;
  private final Statement.Try block;
  private final int base;
  private boolean copied;

  TryEmitter(FunctionEmitter function, Statement.Try block) {
    this.function = function;
    this.draft = function.draft();
    this.block = block;
    this.base = draft.mark();
  }

  void emit() {
    Context around = function.context();
    if (block.last().isEmpty()) {
      int end = draft.newLabel();
      attempt(around, end);
      finish(end);
    } else {
      guarded(around, block.last().get());
    }
    function.enter(around);
  }

  /** Binds the end, if anything comes there: what follows may be unreachable. */
  private void finish(int end) {
    draft.bind(end);
  }

  /** The block with a {@code .finally} part. */
  private void guarded(Context around, List<Statement> last) {
    int raised = draft.newLabel();
    int done = draft.newLabel();
    int end = draft.newLabel();
    Region guard = new Region(draft, base, raised, 0);
    Context.Payload facts =
        new Context.Payload(Optional.of(this), Optional.empty(), base, Optional.empty());
    LabelScope.Home home = new LabelScope.Home(this, 0, false);
    boolean normally =
        attempt(around.part(Context.Kind.GUARDED, home, List.of(guard), facts), done);
    guard.close();
    draft.bind(done);
    if (normally) {
      copyForExit(around);
      leaveTo(end);
    }
    draft.bind(raised);
    function.add(Opcode.PUSH_EXC_INFO, block.end());
    int cleanup = draft.newLabel();
    Region protector = new Region(draft, base, cleanup, 1);
    copy(around, Context.Kind.FINALLY_RAISED, List.of(protector), last);
    if (draft.isReachable()) {
      function.add(Opcode.RERAISE, block.end());
    }
    protector.close();
    cleanup(cleanup);
    draft.bind(end);
  }

  /** A copy of the {@code .finally} part for leaving the block without an exception. */
  void copyForExit(Context around) {
    copy(around, Context.Kind.FINALLY, List.of(), block.last().orElseThrow());
  }

  private void copy(
      Context around, Context.Kind kind, List<Region> protectors, List<Statement> last) {
    int lines = function.lines();
    int size = draft.size();
    LabelScope labels = new LabelScope(Optional.of(around.scope()), draft, function.reporter());
    labels.collect(last);
    function.enter(around.copy(kind, labels, protectors, Context.Payload.base(base)));
    function.statements(last);
    function.enter(around);
    if (copied) {
      function.budget().take(Math.max(function.lines() - lines, draft.size() - size));
    }
    copied = true;
  }

  /**
   * What is tried, and the handlers.
   *
   * @return whether {@code done} can be reached
   */
  private boolean attempt(Context around, int done) {
    int handlers = draft.newLabel();
    boolean handled = !block.handlers().isEmpty();
    Optional<Region> tried =
        handled ? Optional.of(new Region(draft, base, handlers, 0)) : Optional.empty();
    LabelScope.Home home = new LabelScope.Home(block, 0, false);
    function.enter(
        around.part(
            Context.Kind.TRIED,
            home,
            tried.map(List::of).orElse(List.of()),
            Context.Payload.NOTHING));
    function.statements(block.body());
    function.enter(around);
    tried.ifPresent(Region::close);
    boolean reached = draft.isReachable();
    if (handled) {
      leaveTo(done);
      draft.bind(handlers);
      reached |= handlers(around, done);
    }
    return reached;
  }

  private void leaveTo(int label) {
    if (draft.isReachable()) {
      function.add(Opcode.JUMP, label, block.end());
    }
  }

  private boolean handlers(Context around, int done) {
    function.add(Opcode.PUSH_EXC_INFO, block.handlers().get(0).span());
    int cleanup = draft.newLabel();
    Region protector = new Region(draft, base, cleanup, 1);
    boolean reached = false;
    boolean exhaustive = false;
    for (int i = 0; i < block.handlers().size(); i++) {
      Statement.Except handler = block.handlers().get(i);
      int next = draft.newLabel();
      handler.type().ifPresent(type -> match(type, next, handler.span()));
      LabelScope.Home home = new LabelScope.Home(block, i + 1, false);
      Context context =
          around.part(Context.Kind.HANDLER, home, List.of(protector), Context.Payload.base(base));
      reached |= handler(handler, context, done);
      draft.bind(next);
      exhaustive |= handler.type().isEmpty();
    }
    if (!exhaustive) {
      function.add(Opcode.RERAISE, block.end());
    }
    protector.close();
    cleanup(cleanup);
    return reached;
  }

  private void cleanup(int label) {
    draft.bind(label);
    function.add(Opcode.COPY, 2, block.end());
    function.add(Opcode.POP_EXCEPT, block.end());
    function.add(Opcode.RERAISE, block.end());
  }

  /** Goes on to the next handler if the exception is not of the type. */
  private void match(Operand type, int next, Span span) {
    if (type instanceof Operand.Tuple tuple) {
      tuple.items().forEach(this::loadType);
      function.add(Opcode.BUILD_TUPLE, tuple.items().size(), type.span());
    } else {
      loadType(type);
    }
    function.add(Opcode.CHECK_EXC_MATCH, type.span());
    function.add(Opcode.POP_JUMP_IF_FALSE, next, span);
  }

  /**
   * Pushes a type: a variable of the function if there is one of the name, else a global; with
   * attributes.
   */
  private void loadType(Operand type) {
    if (!(type instanceof Operand.Name name)) {
      function
          .reporter()
          .error(type.span(), ".except expected the name of a type or a tuple of names");
      return;
    }
    String[] parts = name.quoted() ? new String[] {name.text()} : name.text().split("\\.", -1);
    Operand.Name first = new Operand.Name(parts[0], name.quoted(), name.span());
    function.loadCaught(first, name);
    for (int i = 1; i < parts.length; i++) {
      function.add(Opcode.LOAD_ATTR, function.builder().name(parts[i]), name.span());
    }
  }

  /** One handler; whether its end can be reached. */
  private boolean handler(Statement.Except handler, Context context, int done) {
    if (handler.variable().isEmpty()) {
      function.add(Opcode.POP, handler.span());
      function.enter(context);
      function.statements(handler.body());
      return end(context, handler.span(), done);
    }
    Operand.Name variable = handler.variable().get();
    function.store(variable, variable.span());
    int cleanup = draft.newLabel();
    Region protector = new Region(draft, base, cleanup, 1);
    Context.Payload facts =
        new Context.Payload(Optional.empty(), Optional.of(variable), base, Optional.empty());
    Context named = context.part(Context.Kind.NAMED, context.home(), List.of(protector), facts);
    function.enter(named);
    function.statements(handler.body());
    boolean reached = end(named, handler.span(), done);
    protector.close();
    draft.bind(cleanup);
    new Exits(function).remove(variable, handler.span());
    function.add(Opcode.RERAISE, handler.span());
    return reached;
  }

  /** Ends a handler, unless POP_EXCEPT has ended it already or its end is not reached. */
  private boolean end(Context handler, Span span, int done) {
    boolean reached = draft.isReachable();
    Exits exits = new Exits(function);
    boolean left = function.context() != handler;
    if (reached && !left) {
      exits.leaveHandler(span);
    }
    leaveTo(done);
    if (function.context() != handler) {
      exits.returnTo(handler);
    }
    return reached;
  }
}
