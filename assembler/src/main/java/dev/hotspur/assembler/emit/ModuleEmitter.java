package dev.hotspur.assembler.emit;

import dev.hotspur.assembler.syntax.Diagnostics;
import dev.hotspur.assembler.syntax.IncludeResolver;
import dev.hotspur.assembler.syntax.Item;
import dev.hotspur.assembler.syntax.SourceLocation;
import dev.hotspur.assembler.syntax.SourceText;
import dev.hotspur.assembler.syntax.Span;
import dev.hotspur.assembler.syntax.Suggestions;
import dev.hotspur.vm.bytecode.FunctionDefinition;
import dev.hotspur.vm.bytecode.Module;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a program's text into a module. */
public final class ModuleEmitter {
  private static final String DEFAULT_ENTRY = "main";

  private final SourceText source;
  private final Diagnostics diagnostics;
  private final Reporter reporter;
  private final Budget budget = new Budget();
  private final Program program;
  private final List<FunctionDefinition> functions = new ArrayList<>();
  private Optional<LocatedEntry> entry = Optional.empty();
  private Optional<String> name = Optional.empty();
  private Optional<String> file = Optional.empty();

  private ModuleEmitter(SourceText source, Diagnostics diagnostics, EmitListener listener) {
    this.source = source;
    this.diagnostics = diagnostics;
    this.program =
        new Program(
            new Constants(budget),
            budget,
            new Macros(budget),
            new CaughtTypes(),
            listener,
            new LinkedHashMap<>());
    this.reporter = new Reporter(source, diagnostics);
  }

  /** An {@code .entry} with the means to report errors in its file. */
  private record LocatedEntry(Item.Entry entry, Reporter reporter) {}

  /**
   * A module with the places that its instructions were written at.
   *
   * @param module the module; if there was an error, of the functions without errors
   * @param sources by the qualified name of a function where its instructions stand
   */
  public record Emitted(Module module, Map<String, FunctionSource> sources) {}

  /**
   * Reads a program and emits it.
   *
   * @param source the text
   * @param resolver finds included files; without one they are refused
   * @param diagnostics where errors are reported; if there was one, the module is not whole
   * @param listener told of what is there even if there is an error elsewhere
   * @param needsEntry whether it is an error if there is no function to start with
   * @return what could be emitted; nothing if the blocks of the text do not fit together
   */
  public static Optional<Emitted> emit(
      SourceText source,
      Optional<IncludeResolver> resolver,
      Diagnostics diagnostics,
      EmitListener listener,
      boolean needsEntry) {
    ProgramReader reader = new ProgramReader(diagnostics, resolver, listener);
    List<ProgramReader.Located> items = reader.read(source);
    if (!reader.isComplete() || diagnostics.isFull()) {
      return Optional.empty();
    }
    return new ModuleEmitter(source, diagnostics, listener).module(items, needsEntry);
  }

  private Optional<Emitted> module(List<ProgramReader.Located> items, boolean needsEntry) {
    final boolean readWithoutErrors = !diagnostics.failed();
    Map<String, ProgramReader.Located> known = new LinkedHashMap<>();
    for (ProgramReader.Located located : items) {
      declare(located, known);
    }
    Optional<SourceLocation.Target> location = Optional.empty();
    for (ProgramReader.Located located : items) {
      if (diagnostics.isFull()) {
        return Optional.empty();
      }
      if (located.item() instanceof Item.Location here) {
        location = here.location().place();
      } else if (located.item() instanceof Item.Function function
          && isSame(located, known.get(function.name().text()))) {
        function(function, location, located.reporter());
        location = Optional.empty();
      }
    }
    // A function whose first line could not be read may have been the one to start with.
    String start = entry(known, needsEntry && readWithoutErrors);
    program.caught().check(known.keySet(), functions);
    String from = file.orElse(source.file());
    Module module = new Module(name.orElseGet(() -> moduleName(from)), from, functions, start);
    return Optional.of(new Emitted(module, program.sources()));
  }

  private static boolean isSame(Object one, Object other) {
    return one == other;
  }

  private void declare(ProgramReader.Located located, Map<String, ProgramReader.Located> known) {
    Item item = located.item();
    Reporter in = located.reporter();
    if (item instanceof Item.ConstantDefinition constant) {
      program.constants().define(constant, in);
    } else if (item instanceof Item.BrokenConstant constant) {
      program.constants().declare(constant.name(), in);
    } else if (item instanceof Item.Macro macro) {
      program.macros().define(macro, in);
    } else if (item instanceof Item.ModuleName here) {
      once(name.isPresent(), here.span(), ".module", in);
      name = Optional.of(here.name());
    } else if (item instanceof Item.FileName here) {
      once(file.isPresent(), here.span(), ".file", in);
      file = Optional.of(here.name());
    } else if (item instanceof Item.Entry here) {
      once(entry.isPresent(), here.span(), ".entry", in);
      entry = Optional.of(new LocatedEntry(here, in));
    } else if (item instanceof Item.ClassBlock block) {
      in.error(block.span(), Feature.CLASSES.refusal());
    } else if (item instanceof Item.Function function) {
      ProgramReader.Located other = known.putIfAbsent(function.name().text(), located);
      if (other != null) {
        in.error(
            function.name().span(),
            "there is another function " + function.name().text(),
            ((Item.Function) other.item()).name().span(),
            other.reporter(),
            "the first one is here");
      }
    }
  }

  private static void once(boolean again, Span span, String directive, Reporter reporter) {
    if (again) {
      reporter.error(span, directive + " stands once in a program");
    }
  }

  private void function(
      Item.Function function, Optional<SourceLocation.Target> location, Reporter in) {
    String here = in.source() == source ? file.orElse(source.file()) : in.source().file();
    FunctionOrigin written = new FunctionOrigin(here, in.source().line(function.span().start()));
    FunctionEmitter.define(
            function, FunctionOrigin.of(location, written), in, program, Optional.empty())
        .ifPresent(functions::add);
  }

  /** The function to start with. */
  private String entry(Map<String, ProgramReader.Located> known, boolean isNeeded) {
    String wanted = entry.map(e -> e.entry().name().text()).orElse(DEFAULT_ENTRY);
    if (!known.containsKey(wanted)) {
      Optional<String> close = Suggestions.closest(wanted, known.keySet());
      if (entry.isPresent()) {
        Span span = entry.get().entry().name().span();
        entry.get().reporter().error(span, "there is no function " + wanted, close);
      } else if (isNeeded) {
        reporter.error(
            new Span(0, 0), "there is no function main; name another one with .entry", close);
      }
    }
    return wanted;
  }

  /** A file's name without its folder and its ending. */
  private static String moduleName(String file) {
    String base = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    int dot = base.lastIndexOf('.');
    String stem = dot > 0 ? base.substring(0, dot) : base;
    return stem.isEmpty() ? DEFAULT_ENTRY : stem;
  }
}
