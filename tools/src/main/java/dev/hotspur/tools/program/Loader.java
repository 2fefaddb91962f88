package dev.hotspur.tools.program;

import dev.hotspur.assembler.Assembler;
import dev.hotspur.assembler.VerifiedAssembly;
import dev.hotspur.assembler.binary.BinaryException;
import dev.hotspur.assembler.binary.BinaryProgram;
import dev.hotspur.assembler.binary.BinaryReader;
import dev.hotspur.assembler.binary.SourceStamp;
import dev.hotspur.assembler.syntax.Diagnostic;
import dev.hotspur.assembler.syntax.Escapes;
import dev.hotspur.assembler.syntax.IncludeException;
import dev.hotspur.assembler.syntax.IncludeResolver.Included;
import dev.hotspur.assembler.syntax.Place;
import dev.hotspur.assembler.syntax.Severity;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.Paint;
import dev.hotspur.tools.console.Refusal;
import dev.hotspur.vm.bytecode.VerificationException;
import dev.hotspur.vm.bytecode.VerifiedModule;
import dev.hotspur.vm.bytecode.Verifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads programs, and tells what is wrong with them. A program is text, which is assembled, or in
 * the binary form; its first bytes tell which, not its name.
 */
public final class Loader {
  private final Console console;
  private final Map<String, Source> sources = new HashMap<>();
  private final Map<Path, String> names = new HashMap<>();

  private Loader(Console console) {
    this.console = console;
  }

  /**
   * A program that may be run.
   *
   * @param file a path, or {@link Source#STDIN}
   * @throws Refusal if the file cannot be read, or is no correct program; what is wrong with it has
   *     been told then
   */
  public static Program load(String file, Console console) throws Refusal {
    return new Loader(console).load(file, true);
  }

  /**
   * A program or a library, which need not have a function to start with.
   *
   * @param file a path, or {@link Source#STDIN}
   * @throws Refusal as {@link #load}
   */
  public static Program loadModule(String file, Console console) throws Refusal {
    return new Loader(console).load(file, false);
  }

  /**
   * What there is to say about a program or library, which is not told.
   *
   * @param file a path, or {@link Source#STDIN}
   * @throws Refusal if the file cannot be read, or is neither text nor right in the binary form
   */
  public static VerifiedAssembly check(String file, Console console) throws Refusal {
    Loader loader = new Loader(console);
    Input input = Input.read(file, console);
    return BinaryReader.isBinary(input.bytes())
        ? new VerifiedAssembly(Optional.of(loader.read(input, false).module()), List.of())
        : loader.assemble(file, input, false);
  }

  private Program load(String file, boolean needsEntry) throws Refusal {
    Input input = Input.read(file, console);
    if (BinaryReader.isBinary(input.bytes())) {
      return read(input, needsEntry);
    }
    VerifiedAssembly result = assemble(file, input, needsEntry);
    tell(result.diagnostics(), console);
    Optional<VerifiedModule> module = result.module();
    if (module.isEmpty()) {
      throw Refusal.rejected(errors(result.diagnostics()) + " in " + input.name());
    }
    return new Program(module.get(), this::line, this::stamps);
  }

  private Program read(Input input, boolean needsEntry) throws Refusal {
    try {
      BinaryProgram program = BinaryReader.read(input.bytes());
      VerifiedModule module = Verifier.verify(program.module());
      String entry = program.module().entry();
      if (needsEntry && program.module().function(entry).isEmpty()) {
        throw Refusal.rejected(
            input.name() + " is a library: it has no function " + entry + " to start with");
      }
      return new Program(module, new StampedLines(program.sources()), program::sources);
    } catch (BinaryException refused) {
      throw Refusal.rejected(input.name() + ": " + refused.getMessage());
    } catch (VerificationException refused) {
      refused.getMessage().lines().forEach(line -> console.err(Escapes.visible(line) + "\n"));
      throw Refusal.rejected(errors(refused.problems().size()) + " in " + input.name());
    }
  }

  private VerifiedAssembly assemble(String file, Input input, boolean needsEntry) throws Refusal {
    Source source = Source.of(input);
    sources.put(source.name(), source);
    if (!file.equals(Source.STDIN)) {
      nameOf(Path.of(file));
    }
    Assembler assembler = Assembler.including(this::include);
    return needsEntry
        ? assembler.assembleVerifiedProgram(source.text(), source.name())
        : assembler.assembleVerifiedModule(source.text(), source.name());
  }

  /** Included files are looked for beside the file that includes them. */
  private Optional<Included> include(String path, String from) throws IncludeException {
    try {
      Path beside = Path.of(from).resolveSibling(path);
      Source source = Source.read(nameOf(beside), console);
      sources.put(source.name(), source);
      return Optional.of(new Included(source.name(), source.text()));
    } catch (InvalidPathException e) {
      throw new IncludeException(path + " cannot be the name of a file");
    } catch (Refusal refusal) {
      throw new IncludeException(refusal.getMessage());
    }
  }

  /** The name under which a file was first found: one file can have many. */
  private String nameOf(Path file) {
    try {
      return names.computeIfAbsent(file.toRealPath(), key -> file.toString());
    } catch (IOException e) {
      return file.toString();
    }
  }

  /** How the files were that have been read, in the order of their names. */
  private List<SourceStamp> stamps() {
    return sources.values().stream()
        .map(s -> SourceStamp.of(s.name(), s.text().getBytes(StandardCharsets.UTF_8)))
        .sorted(Comparator.comparing(SourceStamp::file))
        .toList();
  }

  private String line(String file, int line) {
    Source source = sources.get(file);
    return source == null ? "" : Escapes.visible(source.line(line));
  }

  /** How many errors there are, in words. */
  public static String errors(List<Diagnostic> diagnostics) {
    return errors(errorCount(diagnostics));
  }

  private static String errors(int count) {
    return count == 1 ? "1 error" : count + " errors";
  }

  /** How many of the diagnostics are errors. */
  static int errorCount(List<Diagnostic> diagnostics) {
    int count = 0;
    for (Diagnostic diagnostic : diagnostics) {
      count += diagnostic.severity() == Severity.ERROR ? 1 : 0;
    }
    return count;
  }

  /** Tells the user of diagnostics, each with its source line. */
  public static void tell(List<Diagnostic> diagnostics, Console console) {
    if (diagnostics.isEmpty()) {
      return;
    }
    StringBuilder out = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      out.append(shown(diagnostic, console.errPaint())).append('\n');
    }
    console.err(out.toString());
  }

  private static String shown(Diagnostic diagnostic, Paint paint) {
    if (!paint.isOn()) {
      return diagnostic.render();
    }
    String place = diagnostic.place().toString();
    String message = diagnostic.headline().substring(place.length());
    StringBuilder out = new StringBuilder(paint.place(place)).append(paint.error(message));
    out.append('\n').append(excerpt(diagnostic.place(), paint));
    for (Diagnostic.Note note : diagnostic.notes()) {
      out.append('\n').append(paint.place(note.place() + ": note: ")).append(note.message());
      out.append('\n').append(excerpt(note.place(), paint));
    }
    return out.toString();
  }

  private static String excerpt(Place place, Paint paint) {
    int caretLine = place.excerpt().indexOf('\n') + 1;
    return place.excerpt().substring(0, caretLine)
        + paint.mark(place.excerpt().substring(caretLine));
  }
}
