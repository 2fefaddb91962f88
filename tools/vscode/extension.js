// Starts `hotspur lsp` when a program is opened, and lets the editor talk to it.
"use strict";

const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

const SECTION = "hotspur";
let client;

async function start() {
  const launcher = vscode.workspace.getConfiguration(SECTION).get("path");
  const server = { command: launcher, args: ["lsp"], transport: TransportKind.stdio };
  client = new LanguageClient(SECTION, "Hotspur", server, {
    documentSelector: [{ language: "spur" }],
    initializationOptions: settings(),
    synchronize: { configurationSection: SECTION },
  });
  try {
    await client.start();
  } catch (error) {
    const answer = await vscode.window.showErrorMessage(
      `Hotspur could not be started as "${launcher}": ${error.message}`,
      "Set the path"
    );
    if (answer) {
      await vscode.commands.executeCommand("workbench.action.openSettings", `${SECTION}.path`);
    }
  }
}

function settings() {
  return { inlayHints: vscode.workspace.getConfiguration(SECTION).get("inlayHints") };
}

async function activate(context) {
  context.subscriptions.push(
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration(`${SECTION}.path`)) {
        await deactivate();
        await start();
      }
    })
  );
  await start();
}

async function deactivate() {
  const running = client;
  client = undefined;
  // A client that could not be started cannot be stopped either.
  if (running && running.isRunning()) {
    await running.stop();
  }
}

module.exports = { activate, deactivate };
