package dev.hotspur.tools.graph;

import com.google.gson.stream.JsonWriter;
import dev.hotspur.assembler.edit.BasicBlock;
import dev.hotspur.assembler.edit.ControlEdge;
import dev.hotspur.assembler.edit.LoopNest;
import dev.hotspur.tools.console.JsonText;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/** Control-flow graphs for programs: {@code docs/schemas/hotspur-cfg-1.json} describes it. */
public final class JsonGraph {
  private static final String SCHEMA = "hotspur-cfg/1";

  private JsonGraph() {}

  /** All graphs as one document. */
  public static String of(String file, List<FunctionGraph> functions) {
    return JsonText.of(
        SCHEMA,
        json -> {
          json.name("file").value(file);
          json.name("functions").beginArray();
          for (FunctionGraph function : functions) {
            json.beginObject();
            function(function, json);
            json.endObject();
          }
          json.endArray();
        });
  }

  private static void function(FunctionGraph function, JsonWriter json) throws IOException {
    json.name("path").value(function.path());
    json.name("blocks").beginArray();
    for (BasicBlock block : function.graph().blocks()) {
      block(function, block, json);
    }
    json.endArray();
    json.name("edges").beginArray();
    for (ControlEdge edge : function.graph().edges()) {
      json.beginObject();
      json.name("from").value(edge.from());
      json.name("to").value(edge.to());
      json.name("kind").value(edge.kind().word());
      json.name("is_back").value(function.graph().isBackEdge(edge));
      json.endObject();
    }
    json.endArray();
    loops(function.graph().loops(), json);
  }

  private static void block(FunctionGraph function, BasicBlock block, JsonWriter json)
      throws IOException {
    json.beginObject();
    json.name("number").value(block.number());
    json.name("start").value(block.start());
    json.name("end").value(block.end());
    json.name("is_reachable").value(function.graph().isReachable(block));
    json.name("loop_depth").value(function.graph().loops().depth(block.number()));
    JsonText.strings("text", function.lines(block), json);
    json.endObject();
  }

  private static void loops(LoopNest loops, JsonWriter json) throws IOException {
    json.name("loops").beginArray();
    for (int head : loops.heads()) {
      json.beginObject();
      json.name("head").value(head);
      OptionalInt around = loops.around(head);
      if (around.isPresent()) {
        json.name("inside").value(around.getAsInt());
      }
      json.name("depth").value(loops.depth(head));
      json.name("is_irreducible").value(loops.isIrreducible(head));
      json.endObject();
    }
    json.endArray();
  }
}
