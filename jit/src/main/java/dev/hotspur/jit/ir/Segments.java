package dev.hotspur.jit.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * All blocks of a graph cut into segments, as they were when this was made. Where a parameter or an
 * instruction stands is to be asked before the first change, if at all.
 */
public final class Segments {
  private final List<Segment> all = new ArrayList<>();
  private final IdentityHashMap<Block, Segment> firstOf = new IdentityHashMap<>();
  private final IdentityHashMap<Value, Place> definitions = new IdentityHashMap<>();
  private final IdentityHashMap<Instruction, Place> places = new IdentityHashMap<>();

  /**
   * A position.
   *
   * @param segment the segment
   * @param position the index of an instruction in it, or -1 for its start
   */
  public record Place(Segment segment, int position) {}

  private Segments(Graph graph) {
    for (Block block : graph.blocks()) {
      cut(block);
    }
    for (Segment segment : all) {
      connect(segment);
    }
  }

  /** The segments of a graph, whose blocks must be ended. */
  public static Segments of(Graph graph) {
    return new Segments(graph);
  }

  private void cut(Block block) {
    List<Instruction> run = new ArrayList<>();
    boolean first = true;
    for (Instruction instruction : block.instructions()) {
      run.add(instruction);
      if (instruction.handler().isPresent() || instruction.isTerminator()) {
        Segment segment = new Segment(all.size(), block, first, run);
        all.add(segment);
        if (first) {
          firstOf.put(block, segment);
        }
        first = false;
        run.clear();
      }
    }
  }

  private void connect(Segment segment) {
    Instruction last = segment.last();
    if (last.handler().isPresent()) {
      segment.addSuccessor(firstOf.get(last.handler().get().block()));
    }
    if (!last.isTerminator()) {
      segment.addSuccessor(all.get(segment.index() + 1));
    }
    for (Target target : last.targets()) {
      segment.addSuccessor(firstOf.get(target.block()));
    }
  }

  /** Finds out where everything stands, which few ask for. */
  private void locate() {
    if (!places.isEmpty()) {
      return;
    }
    for (Segment segment : all) {
      if (segment.isFirst()) {
        segment.block().parameters().forEach(each -> definitions.put(each, new Place(segment, -1)));
      }
      for (int i = 0; i < segment.instructions().size(); i++) {
        Instruction instruction = segment.instructions().get(i);
        Place place = new Place(segment, i);
        places.put(instruction, place);
        boolean raises = instruction.handler().isPresent() && !instruction.isTerminator();
        definitions.put(instruction, raises ? new Place(all.get(segment.index() + 1), -1) : place);
      }
    }
  }

  /** All segments, each at its index. */
  public List<Segment> all() {
    return Collections.unmodifiableList(all);
  }

  /** The number of segments. */
  public int size() {
    return all.size();
  }

  /** The segment that a block begins with. */
  public Segment firstOf(Block block) {
    return firstOf.get(block);
  }

  /** Where an instruction stands. */
  public Place placeOf(Instruction instruction) {
    locate();
    return places.get(instruction);
  }

  /** From where on a parameter or the result of an instruction may be used. */
  public Place definitionOf(Value value) {
    locate();
    return definitions.get(value);
  }

  /** Whether a value of the graph was there when the segments were made. */
  public boolean isDefined(Value value) {
    locate();
    return definitions.containsKey(value);
  }
}
