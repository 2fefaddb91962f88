package dev.hotspur.assembler.binary;

import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.FunctionDefinition;
import dev.hotspur.vm.bytecode.Module;
import dev.hotspur.vm.bytecode.OperandKind;
import dev.hotspur.vm.bytecode.VerifiedModule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes modules in the binary form. Equal modules of equal sources give equal bytes, on every
 * machine and in every run.
 */
public final class BinaryWriter {
  private final Map<Section, ByteSink> sections = new EnumMap<>(Section.class);
  private final Map<String, Integer> strings = new LinkedHashMap<>();
  private final Map<String, Integer> mnemonics = new LinkedHashMap<>();
  private final ConstantWriter constants = new ConstantWriter(this::string);
  private int functions;

  private BinaryWriter() {}

  /**
   * Writes a module.
   *
   * @param verified the module
   * @param sources the files it was assembled from, so that tracebacks can show their lines; may be
   *     empty
   * @return the bytes of a {@code .spurc} file, which {@link BinaryReader} reads as an equal module
   */
  public static byte[] write(VerifiedModule verified, List<SourceStamp> sources) {
    BinaryWriter writer = new BinaryWriter();
    writer.module(verified.module());
    sources.forEach(writer::source);
    writer.tables();
    return writer.file();
  }

  private ByteSink section(Section section) {
    return sections.computeIfAbsent(section, s -> new ByteSink());
  }

  private static <T> int index(Map<T, Integer> pool, T entry) {
    Integer known = pool.putIfAbsent(entry, pool.size());
    return known == null ? pool.size() - 1 : known;
  }

  private int string(String text) {
    return index(strings, text);
  }

  private void strings(List<String> list, ByteSink out) {
    out.number(list.size());
    list.forEach(text -> out.number(string(text)));
  }

  private void module(Module module) {
    ByteSink out = section(Section.MODULE);
    out.number(string(module.name()));
    out.number(string(module.file()));
    out.number(string(module.entry()));
    for (FunctionDefinition function : module.functions()) {
      out.number(function(function));
    }
  }

  /** Writes a function after those within it; its number. */
  private int function(FunctionDefinition function) {
    Code code = function.code();
    List<Integer> inner = new ArrayList<>();
    for (Object constant : code.constants()) {
      if (constant instanceof FunctionDefinition nested) {
        inner.add(function(nested));
      }
    }
    ByteSink out = section(Section.FUNCTIONS);
    header(code, out);
    out.number(code.constants().size());
    out.number(code.size());
    defaults(function, out);
    constants(code, inner, section(Section.CONSTANTS));
    instructions(code, section(Section.INSTRUCTIONS));
    positions(code, section(Section.POSITIONS));
    return functions++;
  }

  private void defaults(FunctionDefinition function, ByteSink out) {
    out.number(function.defaults().size());
    function.defaults().forEach(value -> constants.write(value, out));
    out.number(function.keywordDefaults().size());
    new TreeMap<>(function.keywordDefaults())
        .forEach(
            (name, value) -> {
              out.number(string(name));
              constants.write(value, out);
            });
  }

  private void constants(Code code, List<Integer> inner, ByteSink out) {
    int nextInner = 0;
    for (Object constant : code.constants()) {
      if (constant instanceof FunctionDefinition) {
        constants.function(inner.get(nextInner++), out);
      } else {
        constants.write(constant, out);
      }
    }
  }

  private void header(Code code, ByteSink out) {
    out.number(string(code.name()));
    out.number(string(code.file()));
    out.number(code.firstLine());
    out.number(code.parameters().positionalOnly());
    out.number(code.parameters().positional());
    out.number(code.parameters().keywordOnly());
    out.u1(code.parameters().variadic() ? 1 : 0);
    out.u1(code.parameters().variadicKeywords() ? 1 : 0);
    strings(code.locals(), out);
    strings(code.names(), out);
    strings(code.cells(), out);
    strings(code.frees(), out);
    strings(code.flags().stream().map(flag -> flag.word()).sorted().toList(), out);
    out.number(code.maxStack());
    out.number(code.exceptionTable().size());
    code.exceptionTable()
        .forEach(
            row ->
                out.number(row.start())
                    .number(row.end())
                    .number(row.handler())
                    .number(row.depth()));
  }

  private void instructions(Code code, ByteSink out) {
    for (int pc = 0; pc < code.size(); pc++) {
      out.number(index(mnemonics, code.opcode(pc).mnemonic()));
      if (code.opcode(pc).operand() != OperandKind.NONE) {
        out.number(code.operand(pc));
      }
    }
  }

  /**
   * Lines relative to the instruction before, ends relative to beginnings: mostly one byte each.
   */
  private static void positions(Code code, ByteSink out) {
    int line = code.firstLine();
    for (int pc = 0; pc < code.size(); pc++) {
      var position = code.position(pc);
      out.signed((long) position.line() - line);
      out.number(position.column());
      out.signed((long) position.endLine() - position.line());
      out.signed((long) position.endColumn() - position.column());
      line = position.line();
    }
  }

  private void source(SourceStamp source) {
    section(Section.SOURCES)
        .number(string(source.file()))
        .number(source.size())
        .u4(source.checksum());
  }

  /** The tables that the other sections refer to, complete only when those are written. */
  private void tables() {
    mnemonics.keySet().forEach(name -> section(Section.OPCODES).number(string(name)));
    for (String text : strings.keySet()) {
      byte[] bytes = Utf8.encode(text);
      section(Section.STRINGS).number(bytes.length).all(bytes);
    }
  }

  private byte[] file() {
    ByteSink table = new ByteSink();
    ByteSink body = new ByteSink();
    for (Section section : Section.values()) {
      byte[] bytes = section(section).toBytes();
      for (char letter : section.word().toCharArray()) {
        table.u1(letter);
      }
      table.u4(bytes.length);
      body.all(bytes);
    }
    byte[] tableBytes = table.toBytes();
    byte[] bodyBytes = body.toBytes();
    int length = Header.SIZE + tableBytes.length + bodyBytes.length;
    byte[] file = assemble(length, 0, tableBytes, bodyBytes);
    return assemble(length, Header.checksum(file), tableBytes, bodyBytes);
  }

  private static byte[] assemble(int length, int checksum, byte[] table, byte[] body) {
    return new ByteSink()
        .all(Header.magic())
        .u4(Header.VERSION)
        .u4(length)
        .u4(checksum)
        .u4(table.length / Section.ENTRY_SIZE)
        .all(table)
        .all(body)
        .toBytes();
  }
}
