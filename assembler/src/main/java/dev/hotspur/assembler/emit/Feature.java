package dev.hotspur.assembler.emit;

/** Parts of the language that this version of the machine cannot run. */
enum Feature {
  GENERATORS("generators are"),
  CLASSES("classes are"),
  BYTES("bytes are"),
  ELLIPSIS("Ellipsis is");

  private final String subject;

  Feature(String subject) {
    this.subject = subject;
  }

  /** What to say where a program uses it. */
  String refusal() {
    return subject + " not supported by this version of the machine";
  }
}
