// Starts `servanda lsp` and lets the editor talk with it. Everything else is in the command.

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

async function activate() {
  const command = vscode.workspace.getConfiguration("servanda").get("path") || "servanda";
  const files = ["**/*.accord.md", "**/agreement.json", "**/sources.csv", "**/evidence.{csv,jsonl}", "**/evidence/*.{csv,jsonl}"];
  const watched = [...files, "**/evidence.xlsx", "**/evidence/*.xlsx"];
  client = new LanguageClient(
    "servanda",
    "Servanda",
    { command, args: ["lsp"] },
    {
      documentSelector: files.map((pattern) => ({ scheme: "file", pattern })),
      synchronize: { fileEvents: watched.map((pattern) => vscode.workspace.createFileSystemWatcher(pattern)) },
    },
  );
  try {
    await client.start();
  } catch (error) {
    const told = `servanda: \`${command} lsp\` could not be started (${error}); say in the setting servanda.path where it is`;
    vscode.window.showErrorMessage(told);
  }
}

function deactivate() {
  return client && client.isRunning() ? client.stop() : undefined;
}

module.exports = { activate, deactivate };
