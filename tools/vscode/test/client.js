// A real `hotspur lsp` process, talked to through the libraries that editors are made of.
"use strict";

const { spawn } = require("node:child_process");
const path = require("node:path");
const rpc = require("vscode-jsonrpc/node");
const protocol = require("vscode-languageserver-protocol");

const JAR =
  process.env.HOTSPUR_JAR || path.join(__dirname, "..", "..", "target", "hotspur.jar");
const JAVA = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, "bin", "java") : "java";

/** Starts the server; `exit` is its exit code, `errors()` what it wrote to stderr. */
function start() {
  const child = spawn(JAVA, ["-XX:+UseSerialGC", "-Xmx512m", "-jar", JAR, "lsp"]);
  let errors = "";
  child.stderr.on("data", (data) => (errors += data));
  const exit = new Promise((resolve) => child.on("exit", (code) => resolve(code)));
  return { child, exit, errors: () => errors };
}

/** Starts the server and says hello. */
async function connect(options = {}) {
  const server = start();
  const connection = rpc.createMessageConnection(
    new rpc.StreamMessageReader(server.child.stdout),
    new rpc.StreamMessageWriter(server.child.stdin)
  );
  const waiting = [];
  const published = [];
  connection.onNotification(protocol.PublishDiagnosticsNotification.type, (params) => {
    published.push(params);
    waiting.splice(0).forEach((wake) => wake());
  });
  connection.onUnhandledNotification(() => {});
  connection.listen();
  const hello = await connection.sendRequest(protocol.InitializeRequest.type, {
    processId: process.pid,
    rootUri: options.rootUri || null,
    workspaceFolders: options.rootUri ? [{ uri: options.rootUri, name: "root" }] : null,
    initializationOptions: options.settings,
    capabilities: {
      textDocument: {
        completion: { completionItem: { snippetSupport: true } },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      },
    },
  });
  await connection.sendNotification(protocol.InitializedNotification.type, {});
  return {
    ...server,
    connection,
    hello,
    /** Waits for what is wrong with a version of a document. */
    async findings(uri, version) {
      for (;;) {
        const at = published.findIndex((p) => p.uri === uri && p.version === version);
        if (at >= 0) {
          return published[at].diagnostics;
        }
        await new Promise((wake) => waiting.push(wake));
      }
    },
    open(uri, text, version = 1) {
      const textDocument = { uri, languageId: "spur", version, text };
      return connection.sendNotification("textDocument/didOpen", { textDocument });
    },
    change(uri, version, ...contentChanges) {
      const textDocument = { uri, version };
      return connection.sendNotification("textDocument/didChange", { textDocument, contentChanges });
    },
    ask(method, uri, line, character, more = {}) {
      return connection.sendRequest(`textDocument/${method}`, {
        textDocument: { uri },
        position: { line, character },
        ...more,
      });
    },
    async leave() {
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      connection.dispose();
      return server.exit;
    },
  };
}

/** The text after edits, which must not overlap. */
function apply(text, edits) {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  const starts = lines.reduce((all, line) => [...all, all.at(-1) + line.length], [0]);
  const offset = (p) => Math.min(text.length, (starts[p.line] ?? text.length) + p.character);
  return edits
    .map((e) => ({ from: offset(e.range.start), to: offset(e.range.end), text: e.newText }))
    .sort((a, b) => b.from - a.from)
    .reduce((done, e) => done.slice(0, e.from) + e.text + done.slice(e.to), text);
}

module.exports = { apply, connect, start };
