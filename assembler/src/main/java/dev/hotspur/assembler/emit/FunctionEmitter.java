package dev.hotspur.assembler.emit;

import dev.hotspur.assembler.syntax.Directive;
import dev.hotspur.assembler.syntax.Item;
import dev.hotspur.assembler.syntax.Operand;
import dev.hotspur.assembler.syntax.PositionFinder;
import dev.hotspur.assembler.syntax.SourceLocation;
import dev.hotspur.assembler.syntax.Span;
import dev.hotspur.assembler.syntax.Statement;
import dev.hotspur.assembler.syntax.Suggestions;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.CodeBuilder;
import dev.hotspur.vm.bytecode.FunctionDefinition;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.OperandKind;
import dev.hotspur.vm.bytecode.Position;
import dev.hotspur.vm.bytecode.Trait;
import dev.hotspur.vm.bytecode.VerifiedCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the lines of one function into a code object. */
final class FunctionEmitter {
  private final Item.Function function;
  private final Reporter reporter;
  private final Program program;
  private final Budget budget;
  private final CodeBuilder builder;
  private final String file;
  private final PositionFinder positions;
  private final int errorsBefore;
  private final Draft draft = new Draft();
  private final String qualifiedName;
  private final SharedVariables shared;
  private final NestedFunctions nested;
  private final Locals locals;
  private final OperandEmitter operands;
  private Context context;
  private int lines;
  private boolean sound;
  private boolean isWhole = true;
  private Optional<SourceLocation.Target> location = Optional.empty();

  /**
   * Begins a function.
   *
   * @param function what was read
   * @param heading name, file, line and parameters
   * @param reporter where errors go
   * @param program what the function shares with the others of its module
   * @param outer the function around it
   */
  private FunctionEmitter(
      Item.Function function,
      FunctionHeading heading,
      Reporter reporter,
      Program program,
      Optional<FunctionEmitter> outer) {
    this.function = function;
    this.reporter = reporter;
    this.program = program;
    this.budget = program.budget();
    this.positions = new PositionFinder(reporter.source());
    this.errorsBefore = reporter.diagnostics().errors();
    this.builder = heading.builder();
    this.file = heading.file();
    this.qualifiedName =
        VerifiedCode.qualifiedName(
            outer.map(around -> around.qualifiedName), function.name().text());
    List<String> parameters = heading.parameterNames();
    this.shared =
        new SharedVariables(builder, parameters, outer.map(FunctionEmitter::shared), reporter);
    this.nested = new NestedFunctions(program.constants(), reporter);
    this.locals = new Locals(builder, parameters, shared, reporter);
    this.operands =
        new OperandEmitter(builder, locals, shared, nested, program.constants(), reporter);
    LabelScope labels = new LabelScope(Optional.empty(), draft, reporter);
    this.context = Context.function(labels);
  }

  /**
   * Emits a function.
   *
   * @param function what was read
   * @param origin the file and line that it is said to come from
   * @param reporter where errors go
   * @param program what the function shares with the others of its module
   * @param outer the function around it
   * @return the function, unless there was an error anywhere
   */
  static Optional<FunctionDefinition> define(
      Item.Function function,
      FunctionOrigin origin,
      Reporter reporter,
      Program program,
      Optional<FunctionEmitter> outer) {
    int errors = reporter.diagnostics().errors();
    FunctionHeading heading =
        FunctionHeading.of(function, origin.file(), origin.line(), program.constants(), reporter);
    Macros.Expanded body = program.macros().expand(function, reporter);
    return new FunctionEmitter(function, heading, reporter, program, outer)
        .emit(body)
        .filter(code -> reporter.diagnostics().errors() == errors)
        .map(code -> new FunctionDefinition(code, heading.defaults(), heading.keywordDefaults()));
  }

  private Optional<FunctionDefinition> defineWithin(
      Item.Function inner, Optional<SourceLocation.Target> location) {
    int line = reporter.source().line(inner.span().start());
    FunctionOrigin here = FunctionOrigin.of(location, new FunctionOrigin(file, line));
    return define(inner, here, reporter, program, Optional.of(this));
  }

  /** Emits everything; nothing if there was an error in the function. */
  private Optional<Code> emit(Macros.Expanded expanded) {
    List<Statement> body = expanded.body();
    sound = function.sound() && expanded.sound();
    shared.collect(body);
    locals.collect(body);
    nested.collect(body, this::defineWithin);
    context.scope().collect(body);
    statements(body);
    if (sound) {
      locals.check();
    }
    if (budget.isExceeded()) {
      reporter.error(
          function.span(),
          "macros and .finally parts make this program grow beyond "
              + Budget.LIMIT
              + " instructions");
    }
    if (draft.size() > CodeBuilder.MAX_SIZE) {
      reporter.error(
          function.span(), "the function has more than " + CodeBuilder.MAX_SIZE + " instructions");
    }
    if (failed() || !checkTargets()) {
      return Optional.empty();
    }
    draft.build(builder);
    nested.addTo(builder);
    program
        .sources()
        .put(qualifiedName, new FunctionSource(reporter, function.span(), draft.spans()));
    Code code = builder.build();
    program.listener().function(reporter.source(), code, draft.spans());
    return Optional.of(code);
  }

  /** Whether there was an error in the function, be it before its lines were emitted. */
  private boolean failed() {
    return !sound
        || !isWhole
        || reporter.diagnostics().isFull()
        || reporter.diagnostics().errors() > errorsBefore;
  }

  /** A jump to the end of the function, where no instruction is, would leave the code. */
  private boolean checkTargets() {
    for (int pc = 0; pc < draft.size(); pc++) {
      boolean jump = draft.opcode(pc).operand() == OperandKind.LABEL;
      if (jump && draft.target(draft.operand(pc)) == draft.size()) {
        reporter.error(
            draft.span(pc), "this continues at the end of the function, where no instruction is");
      }
    }
    for (Row row : draft.rows()) {
      if (draft.target(row.handler()) == draft.size() && row.region().isEmpty()) {
        reporter.error(function.span(), "a handler is at the end, where no instruction is");
      }
    }
    return !failed();
  }

  Draft draft() {
    return draft;
  }

  Reporter reporter() {
    return reporter;
  }

  SharedVariables shared() {
    return shared;
  }

  Locals locals() {
    return locals;
  }

  CodeBuilder builder() {
    return builder;
  }

  Context context() {
    return context;
  }

  void enter(Context inner) {
    context = inner;
  }

  /** Emits lines in the present context. */
  void statements(List<Statement> statements) {
    for (int i = 0; i < statements.size(); i++) {
      if (budget.isExceeded() || reporter.diagnostics().isFull()) {
        return;
      }
      lines++;
      boolean beforeFunction =
          i + 1 < statements.size() && statements.get(i + 1) instanceof Statement.Nested;
      if (!(statements.get(i) instanceof Statement.Location && beforeFunction)) {
        statement(statements.get(i));
      }
    }
  }

  /** How many lines were emitted so far; those of repeated parts count each time. */
  int lines() {
    return lines;
  }

  private void statement(Statement statement) {
    if (statement instanceof Statement.Instruction instruction) {
      instruction(instruction);
    } else if (statement instanceof Statement.Label label) {
      label(label);
    } else if (statement instanceof Statement.Try block) {
      new TryEmitter(this, block).emit();
    } else if (statement instanceof Statement.Declaration declaration) {
      declaration(declaration);
    } else if (statement instanceof Statement.Handler handler) {
      handler(handler);
    } else if (statement instanceof Statement.Location here) {
      locate(here);
    } else if (statement instanceof Statement.NestedClass) {
      reporter.error(statement.span(), Feature.CLASSES.refusal());
    }
  }

  private void label(Statement.Label statement) {
    Optional<LabelScope.Label> label = context.scope().find(statement.name());
    if (label.isPresent() && label.get().span().equals(statement.span())) {
      draft.bind(label.get().id());
    }
  }

  private void locate(Statement.Location here) {
    location = here.location().place();
    if (location.isPresent() && !location.get().file().equals(file)) {
      reporter.error(
          here.span(),
          "all instructions of a function come from one file, and this function's is " + file);
    }
  }

  private void declaration(Statement.Declaration declaration) {
    if (declaration.pool() != Directive.CELL && declaration.pool() != Directive.FREE) {
      declaration.entries().forEach(entry -> operands.declare(declaration.pool(), entry));
    }
  }

  private void handler(Statement.Handler statement) {
    Optional<LabelScope.Label> start = find(statement.start());
    Optional<LabelScope.Label> end = find(statement.end());
    Optional<LabelScope.Label> target = find(statement.handler());
    long depth = (Long) statement.depth().constant();
    if (start.isPresent() && end.isPresent() && target.isPresent()) {
      draft.add(
          new Row(
              start.get().id(), end.get().id(), target.get().id(), (int) depth, Optional.empty()));
    }
  }

  private Optional<LabelScope.Label> find(Operand.Name name) {
    Optional<LabelScope.Label> label = context.scope().find(name.text());
    if (label.isEmpty()) {
      reporter.error(
          name.span(),
          "there is no label " + reporter.text(name.span()) + " here",
          Suggestions.closest(reporter.text(name.span()), context.scope().names(name.span())));
    }
    return label;
  }

  private void instruction(Statement.Instruction instruction) {
    Optional<Opcode> known = Opcode.ofMnemonic(instruction.mnemonic());
    if (known.isEmpty()) {
      unknown(instruction);
      return;
    }
    Opcode opcode = known.get();
    Span span = instruction.span();
    if (opcode.operand() == OperandKind.PARTS) {
      operands.parts(opcode, instruction.operands()).ifPresent(bits -> counted(opcode, bits, span));
      return;
    }
    Optional<Operand> operand = operands.only(opcode, instruction);
    if (opcode.operand() == OperandKind.NONE) {
      plain(opcode, span);
    } else if (operand.isPresent() && opcode.operand() == OperandKind.LABEL) {
      jump(opcode, operand.get(), span);
    } else if (operand.isPresent()) {
      operands
          .index(opcode, operand.get())
          .ifPresentOrElse(index -> counted(opcode, index, span), () -> isWhole = false);
    }
    Optional<Context> left = context.payload().left();
    if (opcode.has(Trait.ENDS) && left.isPresent()) {
      new Exits(this).returnTo(left.get());
    }
  }

  private void unknown(Statement.Instruction instruction) {
    List<String> mnemonics = new ArrayList<>();
    for (Opcode opcode : Opcode.values()) {
      mnemonics.add(opcode.mnemonic());
    }
    mnemonics.addAll(program.macros().names());
    reporter.error(
        instruction.mnemonicSpan(),
        "there is no instruction or macro " + instruction.mnemonic(),
        Suggestions.closest(instruction.mnemonic(), mnemonics));
  }

  private void plain(Opcode opcode, Span span) {
    if (opcode == Opcode.RETURN && !context.isFunction()) {
      new Exits(this).giveBack(span);
    } else if (opcode == Opcode.POP_EXCEPT && !context.isFunction()) {
      new Exits(this).leaveHandler(span);
    } else {
      add(opcode, 0, span);
    }
  }

  private void counted(Opcode opcode, int operand, Span span) {
    if (opcode.has(Trait.CALLS) && opcode.has(Trait.ENDS) && !context.isFunction()) {
      reporter.error(
          span, opcode + " gives up this activation, so that no .try block around it could act");
    } else {
      add(opcode, operand, span);
    }
  }

  private void jump(Opcode opcode, Operand operand, Span span) {
    if (!(operand instanceof Operand.Name name)) {
      operands.wrongKind(opcode, operand);
      return;
    }
    Optional<LabelScope.Label> label = find(name);
    if (label.isEmpty()) {
      return;
    }
    if (context.isFunction() && label.get().home().isSame(context.home())) {
      add(opcode, label.get().id(), span);
    } else {
      new Exits(this).jump(opcode, label.get(), span);
    }
  }

  /** Pops a value into a variable of any kind. */
  void store(Operand.Name variable, Span span) {
    if (shared.isKnown(variable.text())) {
      shared.index(variable).ifPresent(index -> add(Opcode.STORE_DEREF, index, span));
    } else {
      add(Opcode.STORE_FAST, locals.index(variable), span);
    }
  }

  /** Takes the value of a variable of any kind away. */
  void delete(Operand.Name variable, Span span) {
    if (shared.isKnown(variable.text())) {
      shared.index(variable).ifPresent(index -> add(Opcode.DELETE_DEREF, index, span));
    } else {
      add(Opcode.DELETE_FAST, locals.index(variable), span);
    }
  }

  /** Pushes a variable if there is one of the name, else a global. */
  void load(Operand.Name name, Span span) {
    if (shared.isKnown(name.text())) {
      shared.index(name).ifPresent(index -> add(Opcode.LOAD_DEREF, index, span));
    } else if (locals.isKnown(name.text())) {
      add(Opcode.LOAD_FAST, locals.index(name), span);
    } else {
      add(Opcode.LOAD_GLOBAL, builder.name(name.text()), span);
    }
  }

  /** Pushes what {@code .except} names: a type of exceptions. */
  void loadCaught(Operand.Name name, Operand written) {
    load(name, name.span());
    if (!shared.isKnown(name.text()) && !locals.isKnown(name.text())) {
      program.caught().add(name.text(), written, reporter);
    }
  }

  /** Adds an instruction as it stands. */
  void add(Opcode opcode, int operand, Span span) {
    if (operand > Opcode.MAX_OPERAND && opcode.operand() != OperandKind.LABEL) {
      reporter.error(
          span, "a function has at most " + Opcode.MAX_OPERAND + " names, constants or variables");
      return;
    }
    draft.add(opcode, operand, span, position(span));
  }

  /** Adds an instruction without an operand. */
  void add(Opcode opcode, Span span) {
    add(opcode, 0, span);
  }

  /** The position that an instruction written at a span has. */
  Position position(Span span) {
    return location.isPresent() ? location.get().position() : positions.position(span);
  }

  Budget budget() {
    return budget;
  }

  Program program() {
    return program;
  }
}
