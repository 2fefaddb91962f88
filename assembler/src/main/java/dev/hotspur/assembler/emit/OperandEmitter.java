package dev.hotspur.assembler.emit;

import dev.hotspur.assembler.syntax.Directive;
import dev.hotspur.assembler.syntax.Literals;
import dev.hotspur.assembler.syntax.Operand;
import dev.hotspur.assembler.syntax.Statement;
import dev.hotspur.assembler.syntax.Suggestions;
import dev.hotspur.vm.bytecode.CodeBuilder;
import dev.hotspur.vm.bytecode.Comparison;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.OperandKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns operands into the numbers that instructions have. */
final class OperandEmitter {
  private static final int SHOWN = 40;

  private final CodeBuilder builder;
  private final Locals locals;
  private final SharedVariables shared;
  private final NestedFunctions nested;
  private final Constants constants;
  private final Reporter reporter;
  private final Map<String, Integer> indexOfConstant = new HashMap<>();

  OperandEmitter(
      CodeBuilder builder,
      Locals locals,
      SharedVariables shared,
      NestedFunctions nested,
      Constants constants,
      Reporter reporter) {
    this.builder = builder;
    this.locals = locals;
    this.shared = shared;
    this.nested = nested;
    this.constants = constants;
    this.reporter = reporter;
  }

  /**
   * The one operand that an instruction must have; nothing if it needs none or has a wrong number.
   */
  Optional<Operand> only(Opcode opcode, Statement.Instruction instruction) {
    List<Operand> operands = instruction.operands();
    int wanted = opcode.operand() == OperandKind.NONE ? 0 : 1;
    if (operands.size() > wanted) {
      String allowed = wanted == 0 ? " takes no operand" : " takes one operand";
      reporter.error(operands.get(wanted).span(), opcode + allowed);
      return Optional.empty();
    }
    if (operands.size() < wanted) {
      reporter.error(instruction.span(), opcode + " needs an operand: " + expectation(opcode));
    }
    return operands.isEmpty() ? Optional.empty() : Optional.of(operands.get(0));
  }

  private static String expectation(Opcode opcode) {
    boolean counts = opcode.operand() == OperandKind.COUNT;
    return counts
        ? "a number from " + opcode.minCount() + " to " + opcode.maxCount()
        : opcode.operand().expectation();
  }

  /** The number for an operand that is no label. */
  Optional<Integer> index(Opcode opcode, Operand operand) {
    return switch (opcode.operand()) {
      case CONSTANT -> constant(opcode, operand);
      case LOCAL ->
          operand instanceof Operand.Name name
              ? locals.index(opcode, name)
              : wrongKind(opcode, operand);
      case NAME ->
          operand instanceof Operand.Name name
              ? Optional.of(builder.name(name.text()))
              : wrongKind(opcode, operand);
      case CELL ->
          operand instanceof Operand.Name name ? shared.index(name) : wrongKind(opcode, operand);
      case COUNT -> count(opcode, operand);
      case COMPARISON ->
          operand instanceof Operand.Operator operator
              ? Comparison.ofSymbol(operator.symbol()).map(Comparison::ordinal)
              : wrongKind(opcode, operand);
      case NONE, LABEL, PARTS -> Optional.empty();
    };
  }

  /** The number for the words of an instruction whose operand is a set of parts. */
  Optional<Integer> parts(Opcode opcode, List<Operand> words) {
    Map<String, Integer> known = new LinkedHashMap<>();
    opcode.parts().forEach(part -> known.put(part.word(), part.bit()));
    int bits = 0;
    for (Operand word : words) {
      Integer bit = word instanceof Operand.Name name ? known.get(name.text()) : null;
      if (bit == null) {
        String written = Literals.written(word);
        reporter.error(
            word.span(),
            opcode
                + " expected some of "
                + String.join(", ", known.keySet())
                + ", found "
                + written,
            Suggestions.closest(written, known.keySet()));
        return Optional.empty();
      } else if ((bits & bit) != 0) {
        reporter.error(word.span(), Literals.written(word) + " is there twice");
      }
      bits |= bit;
    }
    return Optional.of(bits);
  }

  private Optional<Integer> constant(Opcode opcode, Operand operand) {
    if (operand instanceof Operand.Operator) {
      return wrongKind(opcode, operand);
    }
    if (operand instanceof Operand.Name name) {
      // A large named tuple is compared with the other constants once, not at every use.
      Integer known = indexOfConstant.get(name.text());
      if (known != null) {
        return Optional.of(known);
      }
      Optional<Integer> index = named(name).map(builder::constant);
      index.ifPresent(i -> indexOfConstant.put(name.text(), i));
      return index;
    }
    return constants.evaluate(operand, reporter).map(builder::constant);
  }

  /** The function in this one, or the named constant. */
  private Optional<? extends Object> named(Operand.Name name) {
    if (nested.has(name.text())) {
      return nested.find(name.text());
    } else if (constants.origin(name.text()).isPresent()) {
      return constants.evaluate(name, reporter);
    }
    List<String> known = new ArrayList<>(constants.names());
    nested.names().forEach(known::add);
    reporter.error(
        name.span(),
        "there is no constant " + name.text(),
        Suggestions.closest(name.text(), known));
    return Optional.empty();
  }

  private Optional<Integer> count(Opcode opcode, Operand operand) {
    if (operand instanceof Operand.Operator || operand instanceof Operand.Tuple) {
      return wrongKind(opcode, operand);
    }
    Optional<Object> value = constants.evaluate(operand, reporter);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    boolean fits =
        value.get() instanceof Long n && n >= opcode.minCount() && n <= opcode.maxCount();
    return fits ? Optional.of(((Long) value.get()).intValue()) : wrongKind(opcode, operand);
  }

  /** Reports an operand that the instruction cannot have. */
  Optional<Integer> wrongKind(Opcode opcode, Operand operand) {
    String text = Literals.written(operand);
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    reporter.error(
        operand.span(), opcode + " expected " + expectation(opcode) + ", found " + shown);
    return Optional.empty();
  }

  /** Adds an entry to a pool. */
  void declare(Directive pool, Operand entry) {
    if (pool == Directive.CONSTANT) {
      Optional<? extends Object> value =
          entry instanceof Operand.Name name ? named(name) : constants.evaluate(entry, reporter);
      value.ifPresent(builder::constant);
    } else {
      String name = ((Operand.Name) entry).text();
      if (pool == Directive.LOCAL) {
        builder.local(name);
      } else {
        builder.name(name);
      }
    }
  }
}
