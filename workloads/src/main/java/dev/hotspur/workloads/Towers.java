package dev.hotspur.workloads;

/** The twin of {@code towers}: a peg is a stack in an array, large enough for all discs. */
final class Towers implements Twin {
  private static final long MODULUS = 1_000_003;
  private static final int DISCS = 10;

  private static final class Peg {
    private final int[] discs = new int[DISCS];
    private int height;

    int pop() {
      height -= 1;
      return discs[height];
    }

    void push(int disc) {
      if (height > 0 && discs[height - 1] < disc) {
        throw new IllegalStateException("a disc must not lie on a smaller one");
      }
      discs[height] = disc;
      height += 1;
    }
  }

  @Override
  public long run(long size) {
    Peg[] pegs = {new Peg(), new Peg(), new Peg()};
    for (int disc = DISCS; disc > 0; disc--) {
      pegs[0].push(disc);
    }
    long total = 0;
    for (long i = 0; i < size; i++) {
      int source = (int) (i % 3);
      int target = (int) ((i + 1) % 3);
      int spare = 3 - source - target;
      long moves = move(pegs, DISCS, source, target, spare);
      total = (total * 31 + moves + pegs[target].height) % MODULUS;
    }
    return total;
  }

  private static long move(Peg[] pegs, int discs, int source, int target, int spare) {
    if (discs == 0) {
      return 0;
    }
    long moves = move(pegs, discs - 1, source, spare, target);
    pegs[target].push(pegs[source].pop());
    moves += move(pegs, discs - 1, spare, target, source);
    return moves + 1;
  }
}
