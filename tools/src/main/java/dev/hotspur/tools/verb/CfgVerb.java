package dev.hotspur.tools.verb;

import dev.hotspur.tools.cli.Format;
import dev.hotspur.tools.cli.Given;
import dev.hotspur.tools.cli.Syntax;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.ExitCode;
import dev.hotspur.tools.console.Refusal;
import dev.hotspur.tools.graph.DotGraph;
import dev.hotspur.tools.graph.FunctionGraph;
import dev.hotspur.tools.graph.JsonGraph;
import dev.hotspur.tools.graph.SvgGraph;
import dev.hotspur.tools.graph.TextGraph;
import dev.hotspur.tools.program.Loader;
import dev.hotspur.tools.program.Program;
import dev.hotspur.tools.program.Settings;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** {@code cfg}: shows control-flow graphs. */
public final class CfgVerb implements Verb {
  private static final String DOT = "dot";
  private static final String SVG = "svg";

  /** The verb. */
  public CfgVerb() {}

  @Override
  public Syntax syntax() {
    return new Syntax(
        "cfg",
        "Shows the control-flow graph of each function: its basic blocks, the ways between them,"
            + " and its loops.",
        List.of(FunctionOption.OPTION, Format.option(DOT, SVG), Settings.COLOR),
        false,
        "hotspur cfg --function=partition workloads/programs/quicksort.spur   # its blocks",
        List.of());
  }

  @Override
  public int run(Given given, Console console) throws Refusal, IOException {
    Settings.applyColour(given, console);
    String format = Format.of(given, DOT, SVG);
    Program program = Loader.loadModule(given.file(), console);
    List<FunctionGraph> graphs =
        FunctionOption.of(given, program.module()).stream().map(FunctionGraph::of).toList();
    console.out(
        switch (format) {
          case DOT -> DotGraph.of(graphs);
          case SVG -> SvgGraph.of(graphs);
          case Format.JSON -> JsonGraph.of(program.module().module().file(), graphs);
          default ->
              graphs.stream()
                  .map(graph -> TextGraph.of(graph, console.outPaint()))
                  .collect(Collectors.joining("\n"));
        });
    return ExitCode.OK;
  }
}
