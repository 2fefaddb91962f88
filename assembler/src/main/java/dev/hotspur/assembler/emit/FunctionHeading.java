package dev.hotspur.assembler.emit;

import dev.hotspur.assembler.syntax.Item;
import dev.hotspur.assembler.syntax.Operand;
import dev.hotspur.assembler.syntax.Suggestions;
import dev.hotspur.vm.bytecode.CodeBuilder;
import dev.hotspur.vm.bytecode.CodeFlag;
import dev.hotspur.vm.bytecode.Parameters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the first line of a function says.
 *
 * @param builder a builder that has the parameters and flags
 * @param file the file the function comes from
 * @param parameterNames the parameters in the order of the local variables
 * @param defaults values of the last parameters that are passed by position
 * @param keywordDefaults values of those that are passed by name only
 */
record FunctionHeading(
    CodeBuilder builder,
    String file,
    List<String> parameterNames,
    List<Object> defaults,
    Map<String, Object> keywordDefaults) {

  private static final List<Item.ParameterKind> ORDER =
      List.of(
          Item.ParameterKind.POSITIONAL_ONLY,
          Item.ParameterKind.POSITIONAL,
          Item.ParameterKind.KEYWORD_ONLY,
          Item.ParameterKind.VARIADIC,
          Item.ParameterKind.VARIADIC_KEYWORDS);

  /** Reads the heading of a function that comes from a line of a file. */
  static FunctionHeading of(
      Item.Function function, String file, int line, Constants constants, Reporter reporter) {
    List<Item.Parameter> ordered = ordered(function.parameters());
    List<String> names = new ArrayList<>();
    ordered.forEach(parameter -> names.add(parameter.name().text()));
    List<Object> defaults = new ArrayList<>();
    Map<String, Object> keywordDefaults = new LinkedHashMap<>();
    for (Item.Parameter parameter : ordered) {
      Optional<Object> value =
          parameter.defaultValue().flatMap(literal -> constants.evaluate(literal, reporter));
      if (parameter.kind() == Item.ParameterKind.KEYWORD_ONLY) {
        value.ifPresent(v -> keywordDefaults.put(parameter.name().text(), v));
      } else {
        value.ifPresent(defaults::add);
      }
    }
    CodeBuilder builder =
        new CodeBuilder(function.name().text(), file, line)
            .parameters(kinds(function.parameters()), names)
            .flags(flags(function, reporter));
    return new FunctionHeading(builder, file, names, defaults, keywordDefaults);
  }

  /** The order of the local variables: by position, by name, then the two that collect the rest. */
  private static List<Item.Parameter> ordered(List<Item.Parameter> parameters) {
    List<Item.Parameter> result = new ArrayList<>(parameters.size());
    for (Item.ParameterKind kind : ORDER) {
      for (Item.Parameter parameter : parameters) {
        if (parameter.kind() == kind) {
          result.add(parameter);
        }
      }
    }
    return result;
  }

  private static Parameters kinds(List<Item.Parameter> parameters) {
    return new Parameters(
        count(parameters, Item.ParameterKind.POSITIONAL_ONLY),
        count(parameters, Item.ParameterKind.POSITIONAL),
        count(parameters, Item.ParameterKind.KEYWORD_ONLY),
        count(parameters, Item.ParameterKind.VARIADIC) > 0,
        count(parameters, Item.ParameterKind.VARIADIC_KEYWORDS) > 0);
  }

  private static int count(List<Item.Parameter> parameters, Item.ParameterKind kind) {
    int count = 0;
    for (Item.Parameter parameter : parameters) {
      count += parameter.kind() == kind ? 1 : 0;
    }
    return count;
  }

  private static Set<CodeFlag> flags(Item.Function function, Reporter reporter) {
    Set<CodeFlag> flags = EnumSet.noneOf(CodeFlag.class);
    if (function.flags().isEmpty()) {
      return flags;
    }
    Map<String, CodeFlag> known = new LinkedHashMap<>();
    for (CodeFlag flag : CodeFlag.values()) {
      known.put(flag.word(), flag);
    }
    for (Operand.Name word : function.flags()) {
      Optional<CodeFlag> flag = Optional.ofNullable(known.get(word.text()));
      if (flag.isEmpty()) {
        reporter.error(
            word.span(),
            "there is no flag " + word.text(),
            Suggestions.closest(word.text(), known.keySet()));
      } else if (flag.get() == CodeFlag.GENERATOR) {
        reporter.error(word.span(), Feature.GENERATORS.refusal());
      } else if (!flags.add(flag.get())) {
        reporter.error(word.span(), "the flag " + word.text() + " is there twice");
      }
    }
    return flags;
  }
}
