package dev.hotspur.vm.bytecode;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks modules before they run. A verified module cannot underflow or overflow its stack, jump
 * outside a function, read a constant, name or variable that is not there, fall off the end, or
 * disagree on the stack's depth where paths meet. Linear in the size of the code: no path is
 * explored twice.
 */
public final class Verifier {
  /** The greatest stack a function may need. */
  public static final int MAX_STACK = 1 << 16;

  private static final int MAX_NESTING = 100;

  private final List<Problem> problems = new ArrayList<>();

  private Verifier() {}

  /**
   * Verifies every function of a module.
   *
   * @throws VerificationException with all problems found, when there are any
   */
  public static VerifiedModule verify(Module module) throws VerificationException {
    Verifier verifier = new Verifier();
    List<VerifiedCode> codes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (FunctionDefinition function : module.functions()) {
      if (!names.add(function.name())) {
        verifier.problem(
            function.code(), "the module has another function named " + function.name());
      }
      verifier.checkDefaults(function);
      codes.add(verifier.check(function.code(), 0));
    }
    if (!verifier.problems.isEmpty()) {
      throw new VerificationException(verifier.problems);
    }
    return new VerifiedModule(module, codes);
  }

  private void checkDefaults(FunctionDefinition function) {
    Parameters parameters = function.code().parameters();
    if (function.defaults().size() > parameters.byPosition()) {
      problem(function.code(), "there are more defaults than parameters");
    }
    List<Object> all = new ArrayList<>(function.defaults());
    all.addAll(function.keywordDefaults().values());
    for (Object value : all) {
      if (!isConstant(value) || value instanceof Code) {
        problem(function.code(), "a default is not a constant");
      }
    }
  }

  private VerifiedCode check(Code code, int nesting) {
    int before = problems.size();
    if (nesting > MAX_NESTING) {
      problem(code, "functions are nested more than " + MAX_NESTING + " deep");
      return new VerifiedCode(code, new int[code.size()], List.of());
    }
    checkHeader(code);
    checkOperands(code);
    checkExceptionTable(code);
    List<VerifiedCode> inner = new ArrayList<>();
    for (Object constant : code.constants()) {
      if (!isConstant(constant)) {
        problem(
            code,
            "a constant is of the class "
                + constant.getClass().getSimpleName()
                + ", which cannot be one");
      } else if (constant instanceof Code nested) {
        inner.add(check(nested, nesting + 1));
      }
    }
    if (problems.size() > before || code.size() == 0) {
      return new VerifiedCode(code, new int[code.size()], inner);
    }
    StackDepths depths = StackDepths.of(code);
    List<Problem> found = new ArrayList<>(depths.problems());
    found.sort(Comparator.comparingInt(Problem::pc));
    problems.addAll(found);
    if (depths.greatest() > code.maxStack()) {
      problem(
          code,
          "the stack grows to "
              + depths.greatest()
              + " values, more than the declared "
              + code.maxStack());
    }
    return new VerifiedCode(code, depths.depths(), inner);
  }

  private void checkHeader(Code code) {
    if (code.size() == 0) {
      problem(
          code, "the function " + code.name() + " has no instructions; it needs at least a RETURN");
    }
    if (code.parameters().count() > code.locals().size()) {
      problem(code, "there are more parameters than local variables");
    }
    if (code.maxStack() > MAX_STACK) {
      problem(
          code,
          "the stack may hold "
              + MAX_STACK
              + " values at most, but "
              + code.maxStack()
              + " are declared");
    }
  }

  private void checkOperands(Code code) {
    for (int pc = 0; pc < code.size(); pc++) {
      int limit = operandLimit(code, pc);
      int operand = code.operand(pc);
      Opcode opcode = code.opcode(pc);
      if (operand >= limit) {
        problem(
            code,
            pc,
            opcode
                + " refers to "
                + opcode.operand().placeholder()
                + " "
                + operand
                + ", but there are "
                + limit);
      } else if (opcode.operand() == OperandKind.COUNT
          && (operand < opcode.minCount() || operand > opcode.maxCount())) {
        problem(
            code,
            pc,
            opcode
                + " takes a number from "
                + opcode.minCount()
                + " to "
                + opcode.maxCount()
                + ", found "
                + operand);
      } else if (opcode == Opcode.LOAD_CONST && code.constants().get(operand) instanceof Code) {
        problem(code, pc, "LOAD_CONST cannot push a code object");
      }
    }
  }

  private static int operandLimit(Code code, int pc) {
    return switch (code.opcode(pc).operand()) {
      case NONE -> 1;
      case CONSTANT -> code.constants().size();
      case LOCAL -> code.locals().size();
      case NAME -> code.names().size();
      case CELL -> code.cells().size() + code.frees().size();
      case LABEL -> code.size();
      case COUNT -> Opcode.MAX_OPERAND + 1;
      case COMPARISON -> Comparison.count();
    };
  }

  private void checkExceptionTable(Code code) {
    for (ExceptionEntry entry : code.exceptionTable()) {
      boolean ordered =
          0 <= entry.start() && entry.start() < entry.end() && entry.end() <= code.size();
      boolean inside = 0 <= entry.handler() && entry.handler() < code.size() && entry.depth() >= 0;
      if (!ordered || !inside) {
        problem(code, "the exception table has a row outside the code: " + entry);
      }
    }
  }

  private static boolean isConstant(Object value) {
    return value instanceof Boolean
        || value instanceof Long
        || value instanceof BigInteger
        || value instanceof Double
        || value instanceof Code
        || (value instanceof Constant constant && constant.isImmutable());
  }

  private void problem(Code code, String message) {
    Position position =
        new Position(code.firstLine(), code.firstLine() == 0 ? 0 : 1, code.firstLine(), 1);
    problems.add(new Problem(code.name(), code.file(), code.size(), position, message));
  }

  private void problem(Code code, int pc, String message) {
    problems.add(new Problem(code.name(), code.file(), pc, code.position(pc), message));
  }
}
