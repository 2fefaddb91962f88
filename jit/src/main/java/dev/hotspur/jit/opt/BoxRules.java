package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Rules for boxes and for guards on what is in them. */
final class BoxRules {
  private static final Map<Op, Op> UNBOX_OF =
      Map.of(Op.BOX_INT, Op.UNBOX_INT, Op.BOX_FLOAT, Op.UNBOX_FLOAT, Op.BOX_BOOL, Op.UNBOX_BOOL);

  /** The class of what a box holds. */
  private static final Map<Op, Class<?>> CLASS_OF =
      Map.of(Op.BOX_INT, Long.class, Op.BOX_FLOAT, Double.class, Op.BOX_BOOL, Boolean.class);

  /** The class of what can be taken out of a box. */
  static final Map<Op, Class<?>> CLASS_UNBOXED =
      Map.of(Op.UNBOX_INT, Long.class, Op.UNBOX_FLOAT, Double.class, Op.UNBOX_BOOL, Boolean.class);

  static final List<FoldRule> RULES =
      List.of(
          FoldRule.of(
              "unbox-box",
              "unbox box x = x",
              CLASS_UNBOXED.keySet(),
              in -> isBox(in) && UNBOX_OF.get(Match.left(in).op()) == in.op(),
              in -> Rewrite.same(Match.left(in).arg(0))),
          FoldRule.of(
              "unbox-other",
              "unbox.int box.float x leaves",
              CLASS_UNBOXED.keySet(),
              in -> isBox(in) && UNBOX_OF.get(Match.left(in).op()) != in.op(),
              in -> new Rewrite.Leaves()),
          FoldRule.of(
              "box-unbox",
              "box unbox x = x",
              CLASS_OF.keySet(),
              in -> in.arg(0) instanceof Instruction unbox && unbox.op() == UNBOX_OF.get(in.op()),
              in -> Rewrite.same(Match.left(in).arg(0))),
          FoldRule.of(
              "class-of-box",
              "the class of a box is known",
              Op.GUARD_CLASS,
              BoxRules::isBox,
              in ->
                  in.constant().value() == CLASS_OF.get(Match.left(in).op())
                      ? new Rewrite.Passes()
                      : new Rewrite.Leaves()),
          FoldRule.of(
              "same-self",
              "an object is itself",
              EnumSet.of(Op.REF_SAME),
              Match::sameArgs,
              in -> Rewrite.same(true)));

  private BoxRules() {}

  private static boolean isBox(Instruction instruction) {
    return instruction.arg(0) instanceof Instruction box && CLASS_OF.containsKey(box.op());
  }
}
