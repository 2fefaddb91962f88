package dev.hotspur.tools.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hotspur.tools.console.Refusal;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  private static final byte[] OLD = {1, 2, 3};
  private static final byte[] NEW = {4, 5, 6, 7, 8};
  private static final int KILLED = 9;

  @TempDir Path folder;

  /** What happens after the first half of the bytes. */
  private interface Mishap {
    void happen() throws IOException;
  }

  private static AtomicFile writing(Mishap mishap) {
    return new AtomicFile(
        path ->
            new FileOutputStream(path.toFile()) {
              @Override
              public void write(byte[] bytes) throws IOException {
                write(bytes, 0, bytes.length / 2);
                mishap.happen();
                write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
              }
            });
  }

  /** Is killed in the middle of writing. */
  static final class Killed {
    private Killed() {}

    public static void main(String[] words) throws Refusal {
      writing(() -> Runtime.getRuntime().halt(KILLED)).write(words[0], NEW);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void replacesAFileAndLeavesNothingElse() throws Exception {
    Path file = Files.write(folder.resolve("f"), OLD);
    new AtomicFile().write(file.toString(), NEW);
    assertArrayEquals(NEW, Files.readAllBytes(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void replacesWhatALinkLeadsTo() throws Exception {
    Path file = Files.write(folder.resolve("f"), OLD);
    Path link = Files.createSymbolicLink(folder.resolve("l"), file);
    new AtomicFile().write(link.toString(), NEW);
    assertArrayEquals(NEW, Files.readAllBytes(file));
    assertEquals(file, Files.readSymbolicLink(link));
  }

  @Test
  void aNewFileHasThePermissionsOfAnyNewFile() throws Exception {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"));
    Path other = Files.createFile(folder.resolve("other"));
    Path file = folder.resolve("f");
    new AtomicFile().write(file.toString(), "é");
    assertEquals("é", Files.readString(file));
    assertEquals(Files.getPosixFilePermissions(other), Files.getPosixFilePermissions(file));
  }

  /** Also before there is anything in the temporary file: others could read it there. */
  @Test
  void keepsPermissions() throws Exception {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"));
    Path file = Files.write(folder.resolve("f"), OLD);
    Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rwx-w---x");
    Files.setPosixFilePermissions(file, permissions);
    AtomicFile seen =
        new AtomicFile(
            path -> {
              assertEquals(permissions, Files.getPosixFilePermissions(path));
              return new FileOutputStream(path.toFile());
            });
    seen.write(file.toString(), NEW);
    assertEquals(permissions, Files.getPosixFilePermissions(file));
  }

  @Test
  void writesToADevice() throws Exception {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device));
    new AtomicFile().write(device.toString(), NEW);
    assertFalse(Files.isRegularFile(device));
  }

  @Test
  void aFullDiskLeavesTheFileAsItWas() throws Exception {
    Path file = Files.write(folder.resolve("f"), OLD);
    AtomicFile full =
        writing(
            () -> {
              throw new IOException("No space left on device");
            });
    Refusal refusal = assertThrows(Refusal.class, () -> full.write(file.toString(), NEW));
    assertEquals("cannot write " + file + ": No space left on device", refusal.getMessage());
    assertArrayEquals(OLD, Files.readAllBytes(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void aFullDiskLeavesNoNewFile() throws Exception {
    AtomicFile full =
        writing(
            () -> {
              throw new IOException("No space left on device");
            });
    assertThrows(Refusal.class, () -> full.write(folder.resolve("f").toString(), NEW));
    assertEquals(List.of(), files());
  }

  @Test
  void beingKilledLeavesTheFileAsItWas() throws Exception {
    Path file = Files.write(folder.resolve("f"), OLD);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Killed.class.getName(),
                file.toString())
            .inheritIO()
            .start();
    assertEquals(true, process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(KILLED, process.exitValue());
    assertArrayEquals(OLD, Files.readAllBytes(file));
  }

  @Test
  void saysWhyItCannotWrite() throws Exception {
    assertEquals(
        "cannot write " + folder + "/none/f: there is no folder " + folder + "/none",
        assertThrows(Refusal.class, () -> new AtomicFile().write(folder + "/none/f", NEW))
            .getMessage());
    assertEquals(
        folder + " is a folder",
        assertThrows(Refusal.class, () -> new AtomicFile().write(folder.toString(), NEW))
            .getMessage());
    Path file = Files.write(folder.resolve("f"), OLD);
    Refusal inFile = assertThrows(Refusal.class, () -> new AtomicFile().write(file + "/g", NEW));
    assertFalse(inFile.getMessage().contains("null"), inFile.getMessage());
  }

  @Test
  void aFolderThatIsReadOnlyIsLeftAlone() throws Exception {
    AtomicFile denied =
        new AtomicFile(
            path -> {
              throw new java.nio.file.AccessDeniedException(path.toString());
            });
    Path file = Files.write(folder.resolve("f"), OLD);
    Refusal refusal = assertThrows(Refusal.class, () -> denied.write(file.toString(), NEW));
    assertEquals("may not write " + file, refusal.getMessage());
    assertArrayEquals(OLD, Files.readAllBytes(file));
    assertEquals(List.of(file), files());
  }
}
