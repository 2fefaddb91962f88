package dev.hotspur.assembler.binary;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.assembler.RandomModules;
import dev.hotspur.assembler.fuzz.Exercise;
import dev.hotspur.assembler.fuzz.Exercise.Outcome;
import dev.hotspur.vm.bytecode.VerificationException;
import dev.hotspur.vm.bytecode.Verifier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Files that were altered and given the right checksum are refused, or are modules like others.
 * With {@code -Plong} there are a million of them.
 */
class MutationTest {
  private static final long SEED = 20261121;
  private static final int SHORT = 100_000;
  private static final int LONG = 1_000_000;
  private static final int LONGEST = 1200;
  private static final int[] ODD_BYTES = {0, 1, 0x7F, 0x80, 0xFF, 's', '(', 'd', 'I'};

  @Test
  void anyAlteredFileIsRefusedOrIsAModule() throws Exception {
    List<byte[]> files = files();
    int count = Boolean.getBoolean("hotspur.long") ? LONG : SHORT;
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    for (int i = 0; i < count; i++) {
      Random random = new Random(SEED + i);
      byte[] file = altered(files.get(random.nextInt(files.size())), random);
      try {
        outcomes.merge(Exercise.binary(file), 1, Integer::sum);
      } catch (RuntimeException | Error failure) {
        throw new AssertionError("file " + i + ": " + Arrays.toString(file), failure);
      }
    }
    // Each stage must have been reached by many, or the search searches nothing.
    for (Outcome outcome : Outcome.values()) {
      assertTrue(outcomes.getOrDefault(outcome, 0) > count / 20, outcomes.toString());
    }
  }

  private static List<byte[]> files() throws VerificationException, IOException {
    List<byte[]> files = new ArrayList<>();
    for (Corpus.Entry program : Corpus.workloads()) {
      files.add(program.binary());
    }
    for (long seed = 0; seed < 100; seed++) {
      files.add(BinaryWriter.write(Verifier.verify(RandomModules.of(seed)), List.of()));
    }
    files.removeIf(file -> file.length > LONGEST);
    return files;
  }

  private static byte[] altered(byte[] file, Random random) {
    Parts parts = Parts.of(file);
    List<String> names = parts.names();
    for (int i = random.nextInt(3); i >= 0; i--) {
      // Few changes of the instructions make a module that is none at once.
      String name = random.nextBoolean() ? "INSN" : names.get(random.nextInt(names.size()));
      byte[] other = parts.get(names.get(random.nextInt(names.size())));
      parts.with(name, altered(parts.get(name), other, random));
    }
    return parts.file();
  }

  private static byte[] altered(byte[] bytes, byte[] other, Random random) {
    if (bytes.length == 0) {
      return new byte[random.nextInt(2)];
    }
    int at = random.nextInt(bytes.length);
    byte[] copy = bytes.clone();
    switch (random.nextInt(7)) {
      case 0 -> copy[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> copy[at] = (byte) random.nextInt();
      case 2 -> copy[at] = (byte) ODD_BYTES[random.nextInt(ODD_BYTES.length)];
      case 3 -> copy[at] += (byte) (random.nextBoolean() ? 1 : -1);
      case 4 -> copy[at] = bytes[random.nextInt(bytes.length)];
      case 5 -> copy = spliced(bytes, at, at + random.nextInt(4), new byte[0]);
      default -> copy = spliced(bytes, at, at, piece(other, random));
    }
    return copy;
  }

  private static byte[] piece(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length + 1);
    return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + random.nextInt(5)));
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] piece) {
    int end = Math.min(to, bytes.length);
    byte[] out = Arrays.copyOf(bytes, from + piece.length + bytes.length - end);
    System.arraycopy(piece, 0, out, from, piece.length);
    System.arraycopy(bytes, end, out, from + piece.length, bytes.length - end);
    return out;
  }
}
