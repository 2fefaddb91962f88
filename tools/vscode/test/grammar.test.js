// The grammar, read by the library that Visual Studio Code reads it with.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { before, test } = require("node:test");
const oniguruma = require("vscode-oniguruma");
const textmate = require("vscode-textmate");

const ROOT = path.join(__dirname, "..");
let grammar;

before(async () => {
  const wasm = require.resolve("vscode-oniguruma/release/onig.wasm");
  await oniguruma.loadWASM(fs.readFileSync(wasm).buffer);
  const file = path.join(ROOT, "syntaxes", "spur.tmLanguage.json");
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(fs.readFileSync(file, "utf8"), file),
  });
  grammar = await registry.loadGrammar("source.spur");
});

/** The words of a text with their innermost scopes, blanks left aside. */
function scopes(text) {
  let state = textmate.INITIAL;
  const found = [];
  for (const line of text.split("\n")) {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    for (const token of result.tokens) {
      const word = line.slice(token.startIndex, token.endIndex).trim();
      const scope = token.scopes[token.scopes.length - 1];
      if (word && scope !== "source.spur") {
        found.push(`${word} ${scope.replace(/\.spur$/, "")}`);
      }
    }
  }
  return found;
}

test("a function", () => {
  assert.deepEqual(scopes(".func area(width, *, unit='m') pure ; flags\n.end"), [
    ".func keyword.control.directive",
    "area entity.name.function",
    "width variable.other",
    "unit variable.other",
    "' string.quoted.single",
    "m string.quoted.single",
    "' string.quoted.single",
    "pure storage.modifier",
    "; flags comment.line.semicolon",
    ".end keyword.control.directive",
  ]);
});

test("instructions, labels and operands", () => {
  assert.deepEqual(scopes("loop:   FOR_ITER done\n  LOAD_CONST -0x1F ; JUMP\n COMPARE <="), [
    "loop entity.name.label",
    ": punctuation.separator.label",
    "FOR_ITER keyword.operator.mnemonic",
    "done variable.other",
    "LOAD_CONST keyword.operator.mnemonic",
    "-0x1F constant.numeric",
    "; JUMP comment.line.semicolon",
    "COMPARE keyword.operator.mnemonic",
    "<= keyword.operator.comparison",
  ]);
});

test("a mnemonic is not part of a longer word", () => {
  assert.deepEqual(scopes("ADDED NOT_ADD ADD.x"), [
    "ADDED variable.other",
    "NOT_ADD variable.other",
    "ADD.x variable.other",
  ]);
});

test("strings, escapes and names in backquotes", () => {
  assert.deepEqual(scopes('"a\\n;\\" b" `two ; words` r"\\n"'), [
    '" string.quoted.double',
    "a string.quoted.double",
    "\\n constant.character.escape",
    "; string.quoted.double",
    '\\" constant.character.escape',
    "b string.quoted.double",
    '" string.quoted.double',
    "`two ; words` variable.other.quoted",
    'r"\\n" string.quoted.raw',
  ]);
});

test("literals and macros", () => {
  assert.deepEqual(scopes(".macro twice(x)\n.const a = (None, 1.5e3, inf)\nwith.None"), [
    ".macro keyword.control.directive",
    "twice entity.name.function.macro",
    "x variable.other",
    ".const keyword.control.directive",
    "a variable.other",
    "None constant.language",
    "1.5e3 constant.numeric",
    "inf constant.language",
    "with.None variable.other",
  ]);
});

test("an open string ends with its line", () => {
  assert.deepEqual(scopes('LOAD_CONST "open\nPOP').at(-1), "POP keyword.operator.mnemonic");
});

test("every program that comes with the machine is coloured without unknown mnemonics", () => {
  const folder = path.join(ROOT, "..", "..", "workloads", "programs");
  for (const name of fs.readdirSync(folder).filter((file) => file.endsWith(".spur"))) {
    const words = scopes(fs.readFileSync(path.join(folder, name), "utf8"));
    const unknown = words.filter((w) => /^(LOAD|STORE|CALL|POP|BUILD)_\w+ variable/.test(w));
    assert.deepEqual(unknown, [], name);
  }
});
