//! An editor that talks with the server in memory, and a small dossier, which is invented.

// Each test file uses what it needs.
#![allow(dead_code)]

use std::cell::Cell;
use std::time::Duration;

use lsp_server::{Connection, Message, Notification, Request, Response};
use serde_json::{Value, json};
use servanda::{DossierFiles, Instant, SourceFile};
use servanda_editor::{Outside, serve};

/// The agreement. What stands before a name on its line is not all ASCII.
pub const TEXT: &str = r#"# Zürich 😀

```accord
agreement a "Ä 😀"
  zone UTC
  in force 2026-01-01
party A "Anna"
party B "Beta"
verifier V "Vera"
event paid "Paid 😀€" once verified by V
measure stock "Stock" in kg good for 90 days verified by V
```

Prose about `paid`.

```accord
commitment pay "Pay 😀"
  clause "Article 1"
  A does paid by 2026-02-01
commitment cap "Cap"
  clause "Article 2"
  A keeps stock <= 5 kg
relief ease "Ease"
  B grants within 10 days
  when pay met
```
"#;

pub const SOURCES: &str = "id,name,standing,reliability\nV,Vera,verifier,A\nA,Anna,party,B\nB,Beta,party,B\n";

pub const EVIDENCE: &str = "id,kind,subject,value,unit,at,recorded,source,credibility,marking\n\
    r1,event,paid,,,2026-01-20,2026-01-21,V,1,clear\n\
    r2,reading,stock,7,kg,2026-02-10,2026-02-11,V,1,\"red:A, V\"\n";

pub const URI: &str = "file:///d/a.accord.md";
pub const EVIDENCE_URI: &str = "file:///d/evidence.csv";

/// A disk with one folder, and a clock that stands.
#[derive(Clone)]
pub struct Disk {
    pub files: Vec<(&'static str, String)>,
    pub now: i64,
}

impl Disk {
    /// The small dossier on 1 March 2026.
    pub fn small() -> Self {
        let files = [("a.accord.md", TEXT), ("sources.csv", SOURCES), ("evidence.csv", EVIDENCE)];
        Self { files: files.map(|(name, text)| (name, text.to_owned())).to_vec(), now: 1_772_366_400 }
    }

    pub fn with(mut self, name: &'static str, text: &str) -> Self {
        self.files.retain(|(known, _)| *known != name);
        self.files.push((name, text.to_owned()));
        self
    }
}

impl Outside for Disk {
    fn now(&self) -> Instant {
        Instant::from_unix(self.now)
    }

    fn files(&self, folder: &str) -> Result<DossierFiles, String> {
        if folder != "/d" {
            return Ok(DossierFiles::default());
        }
        let of = |ending: &str| -> Vec<SourceFile> {
            let files = self.files.iter().filter(|(name, _)| name.ends_with(ending));
            files.map(|(name, text)| SourceFile::new(&format!("/d/{name}"), text)).collect()
        };
        Ok(DossierFiles {
            agreements: of(".accord.md"),
            sources: of("sources.csv").pop(),
            evidence: of("evidence.csv"),
        })
    }
}

/// The editor's side.
pub struct Client {
    connection: Option<Connection>,
    server: Option<std::thread::JoinHandle<bool>>,
    next: Cell<i32>,
}

impl Client {
    /// A conversation that has begun.
    pub fn start(disk: Disk) -> Self {
        let (server, connection) = Connection::memory();
        let server = std::thread::spawn(move || serve(&server, &disk));
        let client = Self { connection: Some(connection), server: Some(server), next: Cell::new(0) };
        let told = client.ask("initialize", json!({ "capabilities": {} }));
        assert_eq!(told["capabilities"]["positionEncoding"], "utf-16");
        client.tell("initialized", json!({}));
        client
    }

    /// The small dossier with its agreement open.
    pub fn small() -> Self {
        let client = Self::start(Disk::small());
        client.open(URI, TEXT);
        client
    }

    fn connection(&self) -> &Connection {
        self.connection.as_ref().unwrap()
    }

    pub fn send(&self, message: impl Into<Message>) {
        self.connection().sender.send(message.into()).unwrap();
    }

    pub fn receive(&self) -> Message {
        self.connection().receiver.recv_timeout(Duration::from_secs(60)).unwrap()
    }

    pub fn tell(&self, method: &str, params: Value) {
        self.send(Notification { method: method.to_owned(), params });
    }

    pub fn request(&self, method: &str, params: Value) -> i32 {
        self.next.set(self.next.get() + 1);
        self.send(Request { id: self.next.get().into(), method: method.to_owned(), params });
        self.next.get()
    }

    /// The response to a request; what else comes before it is passed over.
    pub fn response(&self, id: i32) -> Response {
        loop {
            match self.receive() {
                Message::Response(response) if response.id == id.into() => return response,
                Message::Response(other) => panic!("an answer to {:?} before that to {id}", other.id),
                _ => {}
            }
        }
    }

    pub fn ask(&self, method: &str, params: Value) -> Value {
        let response = self.response(self.request(method, params));
        response.response_result.unwrap_or_else(|error| panic!("{method}: {error:?}"))
    }

    /// The message of a refusal.
    pub fn refused(&self, method: &str, params: Value) -> String {
        self.response(self.request(method, params)).response_result.unwrap_err().message
    }

    pub fn open(&self, uri: &str, text: &str) {
        let document = json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// The whole text anew.
    pub fn change(&self, uri: &str, version: i32, text: &str) {
        let params =
            json!({ "textDocument": { "uri": uri, "version": version }, "contentChanges": [{ "text": text }] });
        self.tell("textDocument/didChange", params);
    }

    /// The diagnostics of a file as they are told next, without what is found in the design of the small dossier.
    pub fn diagnostics(&self, uri: &str) -> Value {
        let mut told = self.all_diagnostics(uri);
        let of_design = |one: &Value| servanda::finding(one["code"].as_str().unwrap()).is_some();
        told["diagnostics"].as_array_mut().unwrap().retain(|one| !of_design(one));
        told
    }

    /// The same with what is found in the design.
    pub fn all_diagnostics(&self, uri: &str) -> Value {
        loop {
            if let Message::Notification(told) = self.receive()
                && told.method == "textDocument/publishDiagnostics"
                && told.params["uri"] == uri
            {
                return told.params;
            }
        }
    }

    /// Ends the conversation; whether it ended in order.
    pub fn end(mut self) -> bool {
        assert_eq!(self.ask("shutdown", Value::Null), Value::Null);
        self.tell("exit", Value::Null);
        self.server.take().unwrap().join().unwrap()
    }

    /// Goes away without a word; what the server makes of it.
    pub fn vanish(mut self) -> bool {
        self.connection = None;
        self.server.take().unwrap().join().unwrap()
    }
}

/// The place of the `nth` (from 0) `needle` in `text`, worked out without the code under test.
pub fn place(text: &str, needle: &str, nth: usize) -> Value {
    let (at, _) = text.match_indices(needle).nth(nth).unwrap();
    let line = text[..at].matches('\n').count();
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    json!({ "line": line, "character": text[start..at].encode_utf16().count() })
}

pub fn at(uri: &str, position: Value) -> Value {
    json!({ "textDocument": { "uri": uri }, "position": position, "context": { "includeDeclaration": true } })
}

/// `text` with the edits made, worked out without the code under test.
pub fn edited(text: &str, edits: &Value) -> String {
    let offset = |place: &Value| {
        let line = usize::try_from(place["line"].as_u64().unwrap()).unwrap();
        let wanted = usize::try_from(place["character"].as_u64().unwrap()).unwrap();
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut units = 0;
        let before = text[start..].chars().take_while(|c| {
            units += c.len_utf16();
            units <= wanted
        });
        start + before.map(char::len_utf8).sum::<usize>()
    };
    let mut edits: Vec<(usize, usize, &str)> = edits
        .as_array()
        .unwrap()
        .iter()
        .map(|edit| (offset(&edit["range"]["start"]), offset(&edit["range"]["end"]), edit["newText"].as_str().unwrap()))
        .collect();
    edits.sort_unstable();
    let mut done = text.to_owned();
    for (start, end, new) in edits.into_iter().rev() {
        done.replace_range(start..end, new);
    }
    done
}
