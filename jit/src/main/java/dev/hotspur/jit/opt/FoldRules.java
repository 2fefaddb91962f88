package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Op;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The table of fold rules, by subject; earlier rules go first. */
public final class FoldRules {
  private static final List<FoldRule> ALL = collect();
  private static final Map<Op, List<FoldRule>> BY_OP = index();

  private FoldRules() {}

  private static List<FoldRule> collect() {
    List<FoldRule> rules = new ArrayList<>();
    rules.addAll(OrderRules.RULES);
    rules.addAll(IntRules.RULES);
    rules.addAll(BitRules.RULES);
    rules.addAll(FloatRules.RULES);
    rules.addAll(BoolRules.RULES);
    rules.addAll(BoxRules.RULES);
    rules.addAll(HeapRules.RULES);
    return List.copyOf(rules);
  }

  private static Map<Op, List<FoldRule>> index() {
    Map<Op, List<FoldRule>> result = new EnumMap<>(Op.class);
    for (FoldRule rule : ALL) {
      for (Op op : rule.ops()) {
        result.computeIfAbsent(op, key -> new ArrayList<>()).add(rule);
      }
    }
    return result;
  }

  /** All rules. */
  public static List<FoldRule> all() {
    return ALL;
  }

  /** The rules for an operation. */
  public static List<FoldRule> of(Op op) {
    return BY_OP.getOrDefault(op, List.of());
  }
}
