//! The conversation: messages in order, stale requests passed over, findings told when nothing more is waiting.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};

use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};
use servanda::{DossierFiles, Instant};

use crate::server::{Refusal, Server};

/// All of the outside: the files and the clock.
pub trait Outside {
    /// What time it is.
    fn now(&self) -> Instant;

    /// The files of the dossier in `folder`, each under its path. A folder that does not exist, or a text that was never
    /// saved, has none.
    ///
    /// # Errors
    /// Why they cannot be read, with the cure.
    fn files(&self, folder: &str) -> Result<DossierFiles, String>;
}

/// Talks with an editor until it says goodbye. Gives whether it did so in order: `shutdown`, then `exit`.
pub fn serve(connection: &Connection, outside: &dyn Outside) -> bool {
    let Ok((id, _)) = connection.initialize_start() else { return false };
    let told = json!({
        "capabilities": Server::capabilities(),
        "serverInfo": { "name": "servanda", "version": env!("CARGO_PKG_VERSION") },
    });
    let mut talk = Talk { connection, waiting: VecDeque::new(), server: Server::new(outside), is_shut: false };
    talk.send(Response::new_ok(id, told));
    talk.run()
}

struct Talk<'c> {
    connection: &'c Connection,
    waiting: VecDeque<Message>,
    server: Server<'c>,
    is_shut: bool,
}

impl Talk<'_> {
    fn run(&mut self) -> bool {
        while let Some(message) = self.next() {
            match message {
                Message::Request(request) => self.requested(request),
                Message::Notification(notification) if notification.method == "exit" => return self.is_shut,
                Message::Notification(notification) => self.notified(notification),
                Message::Response(_) => {}
            }
        }
        false
    }

    /// The next message. While none waits, what has changed is told.
    fn next(&mut self) -> Option<Message> {
        self.take_in();
        if self.waiting.is_empty() {
            self.tell();
            self.take_in();
        }
        if self.waiting.is_empty() {
            let server = AssertUnwindSafe(&mut self.server);
            // A fault here is met again, and told, when it is asked for.
            let _ = catch_unwind(move || { server }.prepare());
        }
        self.waiting.pop_front().or_else(|| self.connection.receiver.recv().ok())
    }

    /// Takes in all that has arrived, and answers requests that were cancelled before their turn.
    fn take_in(&mut self) {
        while let Ok(message) = self.connection.receiver.try_recv() {
            match cancelled(&message) {
                Some(id) => self.cancel(&id),
                None => self.waiting.push_back(message),
            }
        }
    }

    fn cancel(&mut self, id: &RequestId) {
        let before = self.waiting.len();
        self.waiting.retain(|message| !matches!(message, Message::Request(request) if request.id == *id));
        if self.waiting.len() < before {
            let code = ErrorCode::RequestCanceled as i32;
            self.send(Response::new_err(id.clone(), code, "cancelled by the editor".to_owned()));
        }
    }

    fn requested(&mut self, request: Request) {
        let Request { id, method, params, .. } = request;
        if self.is_shut {
            let code = ErrorCode::InvalidRequest as i32;
            return self.send(Response::new_err(id, code, "the server is shutting down".to_owned()));
        }
        if method == "shutdown" {
            self.is_shut = true;
            return self.send(Response::new_ok(id, Value::Null));
        }
        let mut server = AssertUnwindSafe(&mut self.server);
        let response = match catch_unwind(move || server.answer(&method, params).ok_or(method)) {
            Ok(Ok(Ok(answer))) => Response::new_ok(id, answer),
            Ok(Ok(Err(Refusal::Senseless(why)))) => Response::new_err(id, ErrorCode::InvalidParams as i32, why),
            Ok(Ok(Err(Refusal::CannotBe(why)))) => Response::new_err(id, ErrorCode::RequestFailed as i32, why),
            Ok(Err(method)) => {
                let why = format!("there is no request `{method}` here");
                Response::new_err(id, ErrorCode::MethodNotFound as i32, why)
            }
            Err(_) => Response::new_err(id, ErrorCode::InternalError as i32, FAULT.to_owned()),
        };
        self.send(response);
    }

    fn notified(&mut self, notification: Notification) {
        let mut server = AssertUnwindSafe(&mut self.server);
        let taken = catch_unwind(move || server.notified(&notification.method, notification.params));
        if taken.is_err() {
            self.complain();
        }
    }

    fn tell(&mut self) {
        let mut server = AssertUnwindSafe(&mut self.server);
        match catch_unwind(move || server.findings()) {
            Ok(all) => {
                for found in all {
                    let params = serde_json::to_value(found).unwrap_or(Value::Null);
                    self.send(Notification { method: "textDocument/publishDiagnostics".to_owned(), params });
                }
            }
            Err(_) => self.complain(),
        }
    }

    fn complain(&self) {
        let params = json!({ "type": 1, "message": FAULT });
        self.send(Notification { method: "window/logMessage".to_owned(), params });
    }

    /// An editor that has gone away hears nothing; that it has gone is noticed when the next message is waited for.
    fn send(&self, message: impl Into<Message>) {
        let _ = self.connection.sender.send(message.into());
    }
}

const FAULT: &str = "this is a fault of the software; please report it with the text";

/// The request that a message cancels.
fn cancelled(message: &Message) -> Option<RequestId> {
    let Message::Notification(notification) = message else { return None };
    if notification.method != "$/cancelRequest" {
        return None;
    }
    let id = notification.params.get("id")?;
    serde_json::from_value(id.clone()).ok()
}
