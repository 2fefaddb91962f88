package dev.hotspur.tools.program;

import dev.hotspur.assembler.Assembler;
import dev.hotspur.assembler.VerifiedAssembly;
import dev.hotspur.assembler.syntax.Diagnostic;
import dev.hotspur.assembler.syntax.IncludeResolver.Included;
import dev.hotspur.assembler.syntax.Place;
import dev.hotspur.assembler.syntax.Severity;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.Paint;
import dev.hotspur.tools.console.Refusal;
import dev.hotspur.vm.bytecode.VerifiedModule;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and assembles programs, and tells what is wrong with them. */
public final class Loader {
  private final Console console;
  private final Map<String, Source> sources = new HashMap<>();

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
    return new Loader(console).load(file);
  }

  private Program load(String file) throws Refusal {
    Source source = Source.read(file, console);
    sources.put(source.name(), source);
    VerifiedAssembly result =
        Assembler.including(this::include).assembleVerifiedProgram(source.text(), source.name());
    tell(result.diagnostics(), console);
    Optional<VerifiedModule> module = result.module();
    if (module.isEmpty()) {
      throw Refusal.rejected(errors(result.diagnostics()) + " in " + source.name());
    }
    return new Program(module.get(), this::line);
  }

  /** Included files are looked for beside the file that includes them. */
  private Optional<Included> include(String path, String from) {
    try {
      Path beside = Path.of(from).resolveSibling(path);
      if (!Files.isRegularFile(beside)) {
        return Optional.empty();
      }
      Source source = Source.read(beside.toString(), console);
      sources.put(source.name(), source);
      return Optional.of(new Included(source.name(), source.text()));
    } catch (InvalidPathException | Refusal e) {
      return Optional.empty();
    }
  }

  private String line(String file, int line) {
    Source source = sources.get(file);
    return source == null || line <= 0 ? "" : source.line(line);
  }

  /** How many errors there are, in words. */
  public static String errors(List<Diagnostic> diagnostics) {
    int count = 0;
    for (Diagnostic diagnostic : diagnostics) {
      count += diagnostic.severity() == Severity.ERROR ? 1 : 0;
    }
    return count == 1 ? "1 error" : count + " errors";
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
