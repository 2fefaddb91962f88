package dev.hotspur.assembler.binary;

import dev.hotspur.vm.bytecode.FunctionDefinition;
import dev.hotspur.vm.bytecode.Module;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads modules in the binary form. Whatever the bytes are, the answer is a module or a {@link
 * BinaryException}; time and memory are in proportion to their number.
 */
public final class BinaryReader {
  private final SectionTable sections;
  private final StringTable strings;
  private final FunctionReader functions;

  private BinaryReader(SectionTable sections) throws BinaryException {
    this.sections = sections;
    this.strings = new StringTable(sections.get(Section.STRINGS));
    this.functions = new FunctionReader(sections, strings);
  }

  /** Whether a file that begins so is meant to be in the binary form; no text begins so. */
  public static boolean isBinary(byte[] bytes) {
    return Header.matchingMagic(bytes) > 0;
  }

  /**
   * Reads a file.
   *
   * @param bytes all its bytes
   * @throws BinaryException if it is of another kind or version, or not as it was written
   */
  public static BinaryProgram read(byte[] bytes) throws BinaryException {
    return new BinaryReader(SectionTable.of(bytes)).program();
  }

  private BinaryProgram program() throws BinaryException {
    functions.readAll();
    Module module = module(sections.get(Section.MODULE));
    functions.finish();
    return new BinaryProgram(module, sources(sections.get(Section.SOURCES)));
  }

  private Module module(ByteSource in) throws BinaryException {
    String name = strings.read(in);
    String file = strings.read(in);
    String entry = strings.read(in);
    List<FunctionDefinition> list = new ArrayList<>();
    while (!in.isAtEnd()) {
      list.add(functions.take(in));
    }
    return new Module(name, file, list, entry);
  }

  private List<SourceStamp> sources(ByteSource in) throws BinaryException {
    List<SourceStamp> sources = new ArrayList<>();
    while (!in.isAtEnd()) {
      sources.add(
          new SourceStamp(
              strings.read(in), in.number(Integer.MAX_VALUE, "a file's size"), in.u4()));
    }
    return sources;
  }
}
