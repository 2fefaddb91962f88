// The language server as a process: what an editor sees of it.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { after, before, describe, test } = require("node:test");
const { pathToFileURL } = require("node:url");
const { apply, connect, start } = require("./client");

const URI = "file:///tmp/hotspur-nowhere/p.spur";
const PROGRAM = `; Adds up.
.const LIMIT = 10

.func add_up(n)
        LOAD_CONST   0
        STORE_FAST   total
loop:   LOAD_FAST    total
        LOAD_FAST    n
        ADD
        STORE_FAST   total
        JUMP         loop
.end

.func main()
        LOAD_GLOBAL  add_up
        LOAD_CONST   LIMIT
        CALL         1
        RETURN
.end
`;

describe("a conversation", () => {
  let server;
  before(async () => {
    server = await connect({ settings: { inlayHints: "instructions" } });
    await server.open(URI, PROGRAM);
  });
  after(async () => assert.equal(await server.leave(), 0));

  test("says what it can", () => {
    const can = server.hello.capabilities;
    assert.equal(can.positionEncoding, "utf-16");
    assert.equal(can.textDocumentSync.change, 2);
    assert.ok(can.hoverProvider && can.renameProvider.prepareProvider && can.inlayHintProvider);
    assert.ok(can.documentFormattingProvider && can.semanticTokensProvider.full);
  });

  test("finds nothing wrong with a correct program", async () => {
    assert.deepEqual(await server.findings(URI, 1), []);
  });

  test("hover shows an instruction with the depth of the stack", async () => {
    const { contents } = await server.ask("hover", URI, 8, 9);
    assert.match(contents.value, /left \+ right/);
    assert.match(contents.value, /Here the stack holds 2 values before it, after it 1/);
  });

  test("completion knows what an operand can be", async () => {
    const jump = await server.ask("completion", URI, 10, 21);
    assert.deepEqual(
      jump.items.map((item) => item.label),
      ["loop"]
    );
    const local = await server.ask("completion", URI, 7, 21);
    assert.deepEqual(
      local.items.map((item) => item.label),
      ["n", "total"]
    );
  });

  test("definition and references", async () => {
    const [definition] = await server.ask("definition", URI, 14, 23);
    assert.deepEqual(definition.range.start, { line: 3, character: 6 });
    const references = await server.ask("references", URI, 3, 7, {
      context: { includeDeclaration: true },
    });
    assert.deepEqual(
      references.map((place) => place.range.start.line),
      [3, 14]
    );
  });

  test("rename edits every place, with quotes where the name needs them", async () => {
    const edit = await server.ask("rename", URI, 14, 23, { newName: "add it up" });
    const renamed = apply(PROGRAM, edit.changes[URI]);
    assert.match(renamed, /\.func `add it up`\(n\)/);
    assert.match(renamed, /LOAD_GLOBAL  `add it up`\n/);
  });

  test("rename refuses what would clash, and says why", async () => {
    await assert.rejects(server.ask("rename", URI, 5, 22, { newName: "n" }), {
      message: "there is already a parameter n",
    });
    await assert.rejects(server.ask("rename", URI, 13, 7, { newName: "start" }), /\.entry/);
  });

  test("semantic tokens are sent in order", async () => {
    const { data } = await server.ask("semanticTokens/full", URI, 0, 0);
    const types = server.hello.capabilities.semanticTokensProvider.legend.tokenTypes;
    assert.equal(data.length % 5, 0);
    assert.deepEqual(data.slice(0, 5), [0, 0, 10, types.indexOf("comment"), 0]);
    assert.ok(data.every((number) => number >= 0));
  });

  test("inlay hints show depths", async () => {
    const range = { start: { line: 4, character: 0 }, end: { line: 11, character: 0 } };
    const hints = await server.ask("inlayHint", URI, 0, 0, { range });
    assert.deepEqual(
      hints.map((hint) => hint.label),
      ["0", "1", "0", "1", "2", "1", "0"]
    );
  });

  test("incremental changes are followed, over emoji and CR LF", async () => {
    const uri = "untitled:Untitled-1";
    await server.open(uri, '.func main()\r\n LOAD_CONST "\u{1F600}"; x\r\n RETURN\r\n.end\r\n');
    // Behind the emoji, which counts as two: the quote, the semicolon.
    await server.change(
      uri,
      2,
      {
        range: { start: { line: 1, character: 16 }, end: { line: 1, character: 16 } },
        text: "\n FOO",
      },
      { range: { start: { line: 0, character: 6 }, end: { line: 0, character: 10 } }, text: "maim" }
    );
    const found = await server.findings(uri, 2);
    assert.equal(found[0].message.startsWith("there is no function main"), true);
    assert.deepEqual(found.at(-1).range, {
      start: { line: 2, character: 1 },
      end: { line: 2, character: 4 },
    });
  });

  test("a misspelt word has a quick fix", async () => {
    const uri = "untitled:Untitled-2";
    const text = ".func main()\n LOAD_CONTS 1\n RETURN\n.end\n";
    await server.open(uri, text);
    const [finding] = await server.findings(uri, 1);
    assert.match(finding.message, /did you mean LOAD_CONST\?/);
    const [fix] = await server.ask("codeAction", uri, 0, 0, {
      range: finding.range,
      context: { diagnostics: [finding] },
    });
    assert.equal(apply(text, fix.edit.changes[uri]), text.replace("CONTS", "CONST"));
  });

  test("formatting edits only what changes", async () => {
    const uri = "untitled:Untitled-3";
    const text = ".func main()\n        LOAD_CONST   1\n  RETURN\n.end\n";
    await server.open(uri, text);
    const edits = await server.ask("formatting", uri, 0, 0, {
      options: { tabSize: 8, insertSpaces: true },
    });
    assert.equal(edits.length, 1);
    assert.equal(edits[0].range.start.line, 2);
    assert.equal(apply(text, edits), text.replace("  RETURN", "        RETURN"));
  });

  test("a request that does not exist is refused, and the server goes on", async () => {
    await assert.rejects(server.connection.sendRequest("hotspur/nonsense"), { code: -32601 });
    assert.ok(await server.ask("hover", URI, 8, 9));
  });

  test("a document of ten thousand lines is answered, typed in at every step", async () => {
    const uri = "untitled:Untitled-4";
    const body = "        LOAD_CONST   1\n        POP\n".repeat(5000);
    await server.open(uri, `.func main()\n${body}        LOAD_CONST   1\n        RETURN\n.end\n`);
    for (let version = 2; version < 12; version++) {
      const at = { line: 5000, character: 0 };
      await server.change(uri, version, { range: { start: at, end: at }, text: " NOP\n" });
      assert.ok((await server.ask("semanticTokens/full", uri, 0, 0)).data.length > 50000);
    }
    assert.deepEqual(await server.findings(uri, 11), []);
  });
});

test("an included file is looked for in the editor first and then on the disk", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "hotspur-lsp-"));
  try {
    const uri = (name) => pathToFileURL(path.join(folder, name)).href;
    fs.writeFileSync(path.join(folder, "shapes.spur"), ".const side = 1\n");
    const main = '.include "shapes.spur"\n.func main()\n LOAD_CONST side\n RETURN\n.end\n';
    const server = await connect({ rootUri: uri("") });
    await server.open(uri("main.spur"), main);
    assert.deepEqual(await server.findings(uri("main.spur"), 1), []);
    await server.open(uri("shapes.spur"), ".const edge = 1\n");
    await server.change(uri("main.spur"), 2, { text: main });
    const [finding] = await server.findings(uri("main.spur"), 2);
    assert.match(finding.message, /there is no constant side/);
    const rename = await server.ask("rename", uri("shapes.spur"), 0, 8, { newName: "length" });
    assert.deepEqual(Object.keys(rename.changes), [uri("shapes.spur")]);
    assert.equal(await server.leave(), 0);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});

test("exit without shutdown ends with 1", async () => {
  const server = await connect();
  await server.connection.sendNotification("exit");
  assert.equal(await server.exit, 1);
});

test("the end of the input ends the server: with 1, or with 0 after shutdown", async () => {
  const server = await connect();
  server.child.stdin.end();
  assert.equal(await server.exit, 1);
  assert.equal(server.errors(), "");
  const other = await connect();
  await other.connection.sendRequest("shutdown");
  other.child.stdin.end();
  assert.equal(await other.exit, 0);
});

test("questions before initialize and after shutdown are refused", async () => {
  const server = await connect();
  await server.connection.sendRequest("shutdown");
  await server.open(URI, PROGRAM);
  await assert.rejects(server.ask("hover", URI, 8, 9), { code: -32600 });
  await server.connection.sendNotification("exit");
  assert.equal(await server.exit, 0);
});

test("garbage is left out, and what follows is answered", async () => {
  const { child, exit, errors } = start();
  const message = (text) => `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
  const question = '{"jsonrpc":"2.0","id":7,"method":"initialize","params":{"capabilities":{}}}';
  child.stdin.write("hello\r\n\r\n");
  child.stdin.write(message("{no json"));
  child.stdin.write(message("[".repeat(100000)));
  child.stdin.write("Content-Length: many\r\n\r\n");
  child.stdin.write(message('{"jsonrpc":"2.0","id":6,"method":"initialize","params":[1,2,3]}'));
  child.stdin.write(message(question));
  let out = "";
  await new Promise((resolve) =>
    child.stdout.on("data", (data) => (out += data).includes('"id":7') && resolve())
  );
  assert.match(out, /^Content-Length: /);
  child.stdin.end();
  assert.equal(await exit, 1);
  assert.doesNotMatch(errors() + out, /\bat [\w.$]+\(/);
});

test("a huge message is read, and one that is too large is left out", async () => {
  const server = await connect();
  const uri = "untitled:huge";
  await server.open(uri, `.func main()\n LOAD_CONST None\n RETURN\n.end\n;${"x".repeat(20 << 20)}`);
  assert.deepEqual(await server.findings(uri, 1), []);
  const size = 200 << 20;
  server.child.stdin.write(`Content-Length: ${size}\r\n\r\n`);
  const piece = Buffer.alloc(10 << 20, "y");
  for (let sent = 0; sent < size; sent += piece.length) {
    if (!server.child.stdin.write(piece)) {
      await new Promise((resolve) => server.child.stdin.once("drain", resolve));
    }
  }
  await server.open(URI, PROGRAM);
  assert.deepEqual(await server.findings(URI, 1), []);
  assert.match(server.errors(), /a message of 209715200 bytes was left out/);
  assert.equal(await server.leave(), 0);
});

test("a server whose editor has gone ends", async () => {
  const editor = require("node:child_process").spawn(process.execPath, ["-e", "setTimeout(()=>{}, 1e6)"]);
  const { child, exit } = start();
  const text = JSON.stringify({
    jsonrpc: "2.0",
    id: 1,
    method: "initialize",
    params: { processId: editor.pid, capabilities: {} },
  });
  child.stdin.write(`Content-Length: ${text.length}\r\n\r\n${text}`);
  await new Promise((resolve) => child.stdout.once("data", resolve));
  editor.kill();
  assert.equal(await exit, 1);
});
