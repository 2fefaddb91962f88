package dev.hotspur.tools.listing;

import com.google.gson.stream.JsonWriter;
import dev.hotspur.assembler.print.InstructionText;
import dev.hotspur.tools.console.JsonText;
import dev.hotspur.tools.program.Functions;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.CodeFlag;
import dev.hotspur.vm.bytecode.ExceptionEntry;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.OperandKind;
import dev.hotspur.vm.bytecode.Parameters;
import dev.hotspur.vm.bytecode.Position;
import dev.hotspur.vm.bytecode.Trait;
import dev.hotspur.vm.bytecode.VerifiedModule;
import dev.hotspur.vm.value.Operations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** A disassembly for programs: {@code docs/schemas/hotspur-dis-1.json} describes it. */
public final class JsonListing {
  private static final String SCHEMA = "hotspur-dis/1";

  private JsonListing() {}

  /** The document for some of a module's functions. */
  public static String of(VerifiedModule module, List<Functions.Function> functions) {
    return JsonText.of(
        SCHEMA,
        json -> {
          json.name("module").value(module.module().name());
          json.name("file").value(module.module().file());
          json.name("entry").value(module.module().entry());
          json.name("functions").beginArray();
          for (Functions.Function function : functions) {
            json.beginObject();
            function(function, json);
            json.endObject();
          }
          json.endArray();
        });
  }

  private static void function(Functions.Function function, JsonWriter json) throws IOException {
    Code code = function.code().code();
    json.name("name").value(code.name());
    json.name("path").value(function.path());
    json.name("file").value(code.file());
    json.name("line").value(code.firstLine());
    parameters(code.parameters(), json);
    JsonText.strings("locals", code.locals(), json);
    JsonText.strings("names", code.names(), json);
    JsonText.strings("cells", code.cells(), json);
    JsonText.strings("frees", code.frees(), json);
    JsonText.strings("constants", constants(code), json);
    JsonText.strings("flags", flags(code), json);
    json.name("max_stack").value(code.maxStack());
    json.name("instructions").beginArray();
    BitSet targets = targets(code);
    InstructionText text = InstructionText.withLabels(code);
    for (int pc = 0; pc < code.size(); pc++) {
      instruction(function, pc, text.operand(pc), targets.get(pc), json);
    }
    json.endArray();
    exceptions(code, json);
  }

  private static void parameters(Parameters parameters, JsonWriter json) throws IOException {
    json.name("parameters").beginObject();
    json.name("positional_only").value(parameters.positionalOnly());
    json.name("positional").value(parameters.positional());
    json.name("keyword_only").value(parameters.keywordOnly());
    json.name("variadic").value(parameters.variadic());
    json.name("variadic_keywords").value(parameters.variadicKeywords());
    json.endObject();
  }

  /** As Python's repr has them. */
  private static List<String> constants(Code code) {
    List<String> all = new ArrayList<>();
    for (Object constant : code.constants()) {
      boolean isCode = constant instanceof Code;
      all.add(isCode ? constant.toString() : Operations.repr(constant).value());
    }
    return all;
  }

  private static List<String> flags(Code code) {
    List<String> words = new ArrayList<>();
    for (CodeFlag flag : CodeFlag.values()) {
      if (code.flags().contains(flag)) {
        words.add(flag.word());
      }
    }
    return words;
  }

  private static BitSet targets(Code code) {
    BitSet targets = new BitSet();
    for (int pc = 0; pc < code.size(); pc++) {
      if (code.opcode(pc).has(Trait.JUMPS)) {
        targets.set(code.operand(pc));
      }
    }
    return targets;
  }

  private static void instruction(
      Functions.Function function, int pc, String operand, boolean isTarget, JsonWriter json)
      throws IOException {
    Code code = function.code().code();
    Opcode opcode = code.opcode(pc);
    Position position = code.position(pc);
    json.beginObject();
    json.name("offset").value(pc);
    json.name("opcode").value(opcode.mnemonic());
    if (opcode.operand() != OperandKind.NONE) {
      json.name("operand").beginObject();
      json.name("kind").value(opcode.operand().name().toLowerCase(Locale.ROOT));
      json.name("value").value(code.operand(pc));
      json.name("text").value(operand);
      json.endObject();
    }
    json.name("line").value(position.line());
    json.name("column").value(position.column());
    json.name("end_line").value(position.endLine());
    json.name("end_column").value(position.endColumn());
    if (function.code().isReachable(pc)) {
      json.name("depth").value(function.code().depth(pc));
    }
    json.name("is_jump_target").value(isTarget);
    json.endObject();
  }

  private static void exceptions(Code code, JsonWriter json) throws IOException {
    json.name("exception_table").beginArray();
    for (ExceptionEntry row : code.exceptionTable()) {
      json.beginObject();
      json.name("start").value(row.start());
      json.name("end").value(row.end());
      json.name("handler").value(row.handler());
      json.name("depth").value(row.depth());
      json.endObject();
    }
    json.endArray();
  }
}
