//! What an editor may send: messages, one on each line, after a handshake. Texts are those of the small dossier.

#![no_main]

use libfuzzer_sys::fuzz_target;
use lsp_server::{Connection, Message, Notification, Request};
use serde_json::{Value, json};
use servanda::{DossierFiles, Instant, SourceFile};
use servanda_editor::{Outside, serve};
use servanda_fuzz::{AGREEMENT, EVIDENCE, SOURCES};

struct Disk;

impl Outside for Disk {
    fn now(&self) -> Instant {
        Instant::from_unix(1_772_366_400)
    }

    fn files(&self, _: &str) -> Result<DossierFiles, String> {
        Ok(DossierFiles {
            agreements: vec![SourceFile::new("/d/agreement.accord.md", AGREEMENT)],
            sources: Some(SourceFile::new("/d/sources.csv", SOURCES)),
            evidence: vec![SourceFile::new("/d/evidence.csv", EVIDENCE)],
        })
    }
}

fuzz_target!(|bytes: &[u8]| {
    let (server, client) = Connection::memory();
    let send = |message: Message| client.sender.send(message).is_ok();
    let mut id = 0;
    let mut request = |method: &str, params: Value| {
        id += 1;
        send(Request { id: id.into(), method: method.to_owned(), params }.into())
    };
    request("initialize", json!({ "capabilities": {} }));
    send(Notification { method: "initialized".to_owned(), params: json!({}) }.into());
    let document = json!({ "uri": "file:///d/agreement.accord.md", "languageId": "", "version": 1, "text": AGREEMENT });
    send(Notification { method: "textDocument/didOpen".to_owned(), params: json!({ "textDocument": document }) }.into());
    for line in bytes.split(|byte| *byte == b'\n') {
        let Ok(Value::Object(mut message)) = serde_json::from_slice::<Value>(line) else { continue };
        let Some(Value::String(method)) = message.remove("method") else { continue };
        let params = message.remove("params").unwrap_or(Value::Null);
        if method == "exit" {
            break;
        }
        if message.contains_key("id") {
            request(&method, params);
        } else {
            send(Notification { method, params }.into());
        }
    }
    request("shutdown", Value::Null);
    send(Notification { method: "exit".to_owned(), params: Value::Null }.into());
    serve(&server, &Disk);
});
