//! `servanda lsp` as an editor starts it: the process, over its standard input and output.

// Clippy knows tests by their attribute, which helpers have not; tests start processes.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::io::{BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use lsp_server::{Message, Notification, Request};
use serde_json::{Value, json};

struct Editor {
    process: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    next: i32,
}

impl Editor {
    fn start() -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_servanda"))
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (to, from) = (process.stdin.take().unwrap(), BufReader::new(process.stdout.take().unwrap()));
        Self { process, to, from, next: 0 }
    }

    fn tell(&mut self, method: &str, params: Value) {
        Message::from(Notification { method: method.to_owned(), params }).write(&mut self.to).unwrap();
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.next += 1;
        let request = Request { id: self.next.into(), method: method.to_owned(), params };
        Message::from(request).write(&mut self.to).unwrap();
        loop {
            if let Message::Response(response) = Message::read(&mut self.from).unwrap().unwrap() {
                assert_eq!(response.id, self.next.into());
                return response.response_result.unwrap();
            }
        }
    }

    /// What is told of `uri` next.
    fn findings(&mut self, uri: &str) -> Value {
        loop {
            if let Message::Notification(told) = Message::read(&mut self.from).unwrap().unwrap()
                && told.params["uri"] == uri
            {
                return told.params["diagnostics"].clone();
            }
        }
    }
}

#[test]
fn an_editor_works_on_a_dossier_and_no_file_is_changed() {
    let folder = common::copy_of("oman-2026");
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    let (text, evidence) = (read("agreement.accord.md"), read("evidence.csv"));
    let uri = servanda_editor::uri_of(&folder.path().join("agreement.accord.md").display().to_string());
    let evidence_uri = servanda_editor::uri_of(&folder.path().join("evidence.csv").display().to_string());
    let line = text.lines().position(|line| line.starts_with("commitment stockpile-cap")).unwrap();
    let here = json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": 14 } });

    let mut editor = Editor::start();
    let told = editor.ask("initialize", json!({ "processId": null, "rootUri": null, "capabilities": {} }));
    assert_eq!(told["serverInfo"]["name"], "servanda");
    editor.tell("initialized", json!({}));
    let document = json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": text });
    editor.tell("textDocument/didOpen", json!({ "textDocument": document }));
    assert_eq!(editor.findings(&uri), json!([]));

    let hover = editor.ask("textDocument/hover", here.clone());
    let shown = hover["contents"]["value"].as_str().unwrap();
    assert!(shown.starts_with("**commitment** `stockpile-cap`: Cap on the stock (Article 3 (2))\n\n**"), "{shown}");
    let mut rename = here.clone();
    rename["newName"] = json!("stock-cap");
    let changes = editor.ask("textDocument/rename", rename)["changes"].clone();
    let edits = |uri: &str| changes[uri].as_array().map_or(0, Vec::len);
    assert_eq!(edits(&uri), text.matches("stockpile-cap").count());
    assert_eq!(edits(&evidence_uri), evidence.matches(",stockpile-cap,").count());

    let wrong = text.replace("IR keeps sum of stockpile", "IR keeps sum of stockpil");
    let change = json!({ "textDocument": { "uri": uri, "version": 2 }, "contentChanges": [{ "text": wrong }] });
    editor.tell("textDocument/didChange", change);
    let found = editor.findings(&uri);
    let place = text.lines().position(|line| line.contains("IR keeps sum of stockpile")).unwrap();
    assert_eq!((&found[0]["code"], &found[0]["range"]["start"]["line"]), (&json!("unknown-name"), &json!(place)));

    assert_eq!(editor.ask("shutdown", Value::Null), Value::Null);
    editor.tell("exit", Value::Null);
    assert_eq!(editor.process.wait().unwrap().code(), Some(0));
    assert_eq!((read("agreement.accord.md"), read("evidence.csv")), (text, evidence));
}

#[test]
fn an_editor_that_goes_without_a_word_is_exit_1() {
    let mut editor = Editor::start();
    editor.ask("initialize", json!({ "capabilities": {} }));
    let Editor { mut process, to, .. } = editor;
    drop(to);
    assert_eq!(process.wait().unwrap().code(), Some(1));
}

#[test]
fn noise_instead_of_messages_ends_it_without_a_fault() {
    let mut editor = Editor::start();
    editor.to.write_all(b"Content-Length: 5\r\n\r\n{{{{{ this is no message").unwrap();
    let Editor { process, to, .. } = editor;
    drop(to);
    let output = process.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!said.contains("panicked"), "{said}");
}
