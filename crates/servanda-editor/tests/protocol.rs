//! The server as an editor meets it: messages in, messages out.

// Clippy knows tests by their attribute, which helpers have not.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{Client, Disk, EVIDENCE, EVIDENCE_URI, SOURCES, TEXT, URI, at, edited, place};
use lsp_server::{ErrorCode, Message};
use serde_json::{Value, json};

fn labels(items: &Value) -> Vec<&str> {
    items.as_array().unwrap().iter().map(|item| item["label"].as_str().unwrap()).collect()
}

/// What may stand at the end of `typed`, put in place of the relief.
fn completed(typed: &str) -> Vec<String> {
    let (before, _) = TEXT.split_once("relief ease").unwrap();
    let text = format!("{before}{typed}\n```\n");
    let client = Client::start(Disk::small());
    client.open(URI, &text);
    let line = text.matches('\n').count() - 2;
    let character = typed.rsplit('\n').next().unwrap().encode_utf16().count();
    let items = client.ask("textDocument/completion", at(URI, json!({ "line": line, "character": character })));
    labels(&items).into_iter().map(str::to_owned).collect()
}

#[test]
fn a_conversation_begins_and_ends_in_order() {
    let client = Client::small();
    let id = client.request("shutdown", Value::Null);
    assert!(client.response(id).response_result.is_ok());
    let late = client.request("textDocument/hover", at(URI, place(TEXT, "paid", 0)));
    assert_eq!(client.response(late).response_result.unwrap_err().code, ErrorCode::InvalidRequest as i32);
    client.tell("exit", Value::Null);
    assert!(!Client::small().vanish(), "an editor that vanishes has not ended in order");
    assert!(Client::small().end());
}

#[test]
fn a_sound_dossier_has_no_findings_and_an_error_is_told_where_it_is() {
    let client = Client::small();
    let told = client.diagnostics(URI);
    assert_eq!((&told["diagnostics"], &told["version"]), (&json!([]), &json!(1)));
    client.change(URI, 2, &TEXT.replace("A does paid by", "A does payd by"));
    let told = client.diagnostics(URI);
    let found = &told["diagnostics"][0];
    let start = place(TEXT, "paid by", 0);
    let end = json!({ "line": start["line"], "character": start["character"].as_u64().unwrap() + 4 });
    assert_eq!(found["range"], json!({ "start": start, "end": end }));
    assert_eq!((&found["severity"], &found["code"], &told["version"]), (&json!(1), &json!("unknown-name"), &json!(2)));
    let message = found["message"].as_str().unwrap();
    assert_eq!(message, "nothing is called `payd`\nthis concerns Article 1\nhelp: did you mean `paid`?");
    client.change(URI, 3, TEXT);
    assert_eq!(client.diagnostics(URI)["diagnostics"], json!([]));
}

#[test]
fn what_is_found_in_the_design_is_told_while_it_is_drafted() {
    let client = Client::small();
    let told = client.all_diagnostics(URI);
    let found = told["diagnostics"].as_array().unwrap();
    let one = found.iter().find(|one| one["code"] == "relief-without-suspension").unwrap();
    assert_eq!((&one["severity"], &one["range"]["start"]), (&json!(2), &place(TEXT, "ease", 0)));
    let hint = found.iter().find(|one| one["code"] == "relief-without-verifier").unwrap();
    assert_eq!(hint["severity"], 4);
    let allow = "relief ease \"Ease\"\n  allow relief-without-suspension because \"both wish it\"";
    client.change(URI, 2, &TEXT.replace("relief ease \"Ease\"", allow));
    let told = client.all_diagnostics(URI);
    let codes: Vec<&str> =
        told["diagnostics"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert!(!codes.contains(&"relief-without-suspension") && codes.contains(&"relief-without-verifier"), "{codes:?}");
}

#[test]
fn evidence_is_checked_against_the_text_that_is_open() {
    let client = Client::start(Disk::small());
    // The disk still has `paid`.
    client.open(URI, &TEXT.replace("paid", "settled-up"));
    let told = client.diagnostics(EVIDENCE_URI);
    assert_eq!(told["diagnostics"][0]["code"], "unknown-name");
    assert_eq!(told["diagnostics"][0]["range"]["start"], place(EVIDENCE, "paid", 0));
    client.tell("textDocument/didClose", json!({ "textDocument": { "uri": URI } }));
    assert_eq!(client.diagnostics(EVIDENCE_URI)["diagnostics"], json!([]), "nothing is left behind");
}

#[test]
fn a_second_place_is_told_beside_the_first() {
    let client = Client::start(Disk::small());
    client.open(URI, &TEXT.replace("party B \"Beta\"", "party B \"Beta\"\nparty A \"Again\""));
    let told = client.diagnostics(URI);
    let found = &told["diagnostics"][0];
    assert_eq!(found["code"], "duplicate-name");
    assert_eq!(found["relatedInformation"][0]["location"]["range"]["start"], place(TEXT, "A \"Anna\"", 0));
}

#[test]
fn hover_says_the_verdict_of_today_with_its_reason() {
    let client = Client::small();
    let hover = client.ask("textDocument/hover", at(URI, place(TEXT, "cap", 0)));
    let text = hover["contents"]["value"].as_str().unwrap();
    assert!(text.starts_with("**commitment** `cap`: Cap (Article 2)\n\n**breached**"), "{text}");
    assert!(text.contains("records: r2") && text.contains("*2026-03-01, as known then to the keeper"), "{text}");
    assert_eq!(hover["range"]["start"], place(TEXT, "cap", 0));

    let earlier = Client::start(Disk { now: Disk::small().now - 40 * 86_400, ..Disk::small() });
    earlier.open(URI, TEXT);
    let hover = earlier.ask("textDocument/hover", at(URI, place(TEXT, "cap", 0)));
    let text = hover["contents"]["value"].as_str().unwrap();
    assert!(text.contains("**unverified**") && !text.contains("r2"), "{text}");
    let relief = client.ask("textDocument/hover", at(URI, place(TEXT, "Ease", 0)));
    assert_eq!(relief, Value::Null, "the title is no name");
    let relief = client.ask("textDocument/hover", at(URI, place(TEXT, "ease", 0)));
    assert!(relief["contents"]["value"].as_str().unwrap().contains("**overdue** (since 2026-02-01)"), "{relief}");
}

#[test]
fn hover_says_no_verdict_of_a_dossier_that_has_errors_or_no_evidence() {
    let client = Client::small();
    client.change(URI, 2, &TEXT.replace("<= 5 kg", "<= 5 metres"));
    let hover = client.ask("textDocument/hover", at(URI, place(TEXT, "pay ", 0)));
    let text = hover["contents"]["value"].as_str().unwrap();
    assert!(text.contains("*no verdict: the dossier has errors*") && text.contains("A does paid"), "{text}");
    let mut disk = Disk::small();
    disk.files.retain(|(name, _)| *name != "evidence.csv");
    let client = Client::start(disk);
    client.open(URI, TEXT);
    let hover = client.ask("textDocument/hover", at(URI, place(TEXT, "pay ", 0)));
    assert!(hover["contents"]["value"].as_str().unwrap().contains("*no verdict: the dossier has no evidence yet*"));
}

#[test]
fn hover_on_any_other_name_shows_what_it_is() {
    let client = Client::small();
    let hover = client.ask("textDocument/hover", at(URI, place(TEXT, "stock <=", 0)));
    let text = hover["contents"]["value"].as_str().unwrap();
    assert!(text.starts_with("**measure** `stock`: Stock\n\n~~~~accord\nmeasure stock \"Stock\" in kg"), "{text}");
    client.open(EVIDENCE_URI, EVIDENCE);
    let hover = client.ask("textDocument/hover", at(EVIDENCE_URI, place(EVIDENCE, "paid", 0)));
    assert!(hover["contents"]["value"].as_str().unwrap().starts_with("**event** `paid`"));
    assert_eq!(client.ask("textDocument/hover", at(URI, place(TEXT, "Prose", 0))), Value::Null);
    assert_eq!(client.ask("textDocument/hover", at(URI, json!({ "line": 999, "character": 999 }))), Value::Null);
}

#[test]
fn completion_offers_what_fits_where_the_cursor_is() {
    assert!(completed("ph").contains(&"phase".to_owned()), "declarations in column 1");
    let clauses = completed("commitment new \"New\"\n  ");
    assert!(["A", "B", "verified by", "clause", "cure"].iter().all(|word| clauses.iter().any(|is| is == word)));
    assert!(!clauses.iter().any(|word| word == "worth" || word == "keeps" || word == "paid"), "{clauses:?}");
    assert_eq!(completed("commitment new \"New\"\n  A do")[0], "keeps");
    assert_eq!(completed("commitment new \"New\"\n  A does "), ["paid"]);
    assert!(completed("commitment new \"New\"\n  allow ").contains(&"no-verifier".to_owned()), "design findings");
    assert_eq!(completed("commitment new \"New\"\n  allow no-verifier "), ["because"]);
    assert_eq!(completed("relief new \"New\"\n  B, "), ["A", "B", "V"]);
    let verified = completed("measure new \"😀\" in kg verified by V");
    assert_eq!(verified[..3], ["A", "B", "V"]);
    assert!(completed("measure new \"New\" in ").contains(&"kg".to_owned()));
    assert!(completed("relief new \"New\"\n  when pay ").contains(&"met".to_owned()));
    assert!(completed("relief new \"within a te").is_empty(), "nothing within a text");
}

#[test]
fn completion_replaces_the_word_before_the_cursor() {
    let client = Client::small();
    let items = client.ask("textDocument/completion", at(URI, place(TEXT, "V\nmeasure", 0)));
    let edit = &items[0]["textEdit"]["range"];
    assert_eq!((&edit["start"], &edit["end"]), (&place(TEXT, "V\nmeasure", 0), &place(TEXT, "V\nmeasure", 0)));
    let items = client.ask("textDocument/completion", at(URI, place(TEXT, "Prose", 0)));
    assert_eq!(items, json!([]), "prose is not the language's");
    client.open(EVIDENCE_URI, EVIDENCE);
    let items = client.ask("textDocument/completion", at(EVIDENCE_URI, place(EVIDENCE, "stock", 0)));
    assert_eq!(labels(&items), ["stock"], "a reading is of a measure");
    let items = client.ask("textDocument/completion", at(EVIDENCE_URI, place(EVIDENCE, "V,1,clear", 0)));
    assert_eq!(labels(&items), ["V", "A", "B"]);
}

#[test]
fn a_name_leads_to_its_declaration_and_to_all_its_uses() {
    let client = Client::small();
    let declared = place(TEXT, "paid", 0);
    let found = client.ask("textDocument/definition", at(URI, place(TEXT, "paid", 2)));
    assert_eq!((&found["uri"], &found["range"]["start"]), (&json!(URI), &declared));
    let found = client.ask("textDocument/references", at(URI, declared.clone()));
    let found: Vec<(Value, Value)> =
        found.as_array().unwrap().iter().map(|one| (one["uri"].clone(), one["range"]["start"].clone())).collect();
    let expected = [
        (json!(URI), declared),
        (json!(URI), place(TEXT, "paid", 2)),
        (json!(EVIDENCE_URI), place(EVIDENCE, "paid", 0)),
    ];
    assert_eq!(found, expected, "the word in the prose is no reference");
    // After two characters outside the first plane on the line.
    let found = client.ask("textDocument/definition", at(URI, place(TEXT, "V\nmeasure", 0)));
    assert_eq!(found["range"]["start"], place(TEXT, "V \"Vera\"", 0));
    client.open(EVIDENCE_URI, EVIDENCE);
    let found = client.ask("textDocument/definition", at(EVIDENCE_URI, place(EVIDENCE, "stock", 0)));
    assert_eq!((&found["uri"], &found["range"]["start"]), (&json!(URI), &place(TEXT, "stock", 0)));
}

#[test]
fn a_rename_reaches_every_file_and_nothing_else() {
    let second = "```accord\nscenario tardy \"Tardy\"\n  when paid has happened\n```\n";
    let client = Client::start(Disk::small().with("b.accord.md", second));
    client.open(URI, TEXT);
    let ready = client.ask("textDocument/prepareRename", at(URI, place(TEXT, "paid", 2)));
    assert_eq!(ready["placeholder"], "paid");
    let mut params = at(URI, place(TEXT, "paid", 2));
    params["newName"] = json!("settled-up");
    let edit = client.ask("textDocument/rename", params);
    let changes = &edit["changes"];
    let text = edited(TEXT, &changes[URI]);
    assert_eq!(text, TEXT.replace("paid", "settled-up").replace("`settled-up`", "`paid`"));
    assert_eq!(edited(EVIDENCE, &changes[EVIDENCE_URI]), EVIDENCE.replace("paid", "settled-up"));
    assert_eq!(edited(second, &changes["file:///d/b.accord.md"]), second.replace("paid", "settled-up"));
    assert_eq!(changes.as_object().unwrap().len(), 3);
}

#[test]
fn an_actor_is_renamed_where_it_vouches_and_sees_too() {
    let client = Client::small();
    let mut params = at(URI, place(TEXT, "V \"Vera\"", 0));
    params["newName"] = json!("IAEA");
    let changes = client.ask("textDocument/rename", params)["changes"].clone();
    assert_eq!(
        edited(EVIDENCE, &changes[EVIDENCE_URI]),
        EVIDENCE.replace(",V,", ",IAEA,").replace("A, V\"", "A, IAEA\"")
    );
    assert_eq!(edited(SOURCES, &changes["file:///d/sources.csv"]), SOURCES.replace("\nV,", "\nIAEA,"));
}

#[test]
fn a_rename_that_would_do_harm_is_refused_with_the_reason() {
    let client = Client::small();
    let refused = |new: &str| {
        let mut params = at(URI, place(TEXT, "paid", 0));
        params["newName"] = json!(new);
        client.refused("textDocument/rename", params)
    };
    assert_eq!(refused("cap"), "`cap` is already the name of a commitment");
    assert!(refused("until").contains("is a word of the language"));
    assert!(refused("two words").contains("is not a name"));
    assert!(refused(&"x".repeat(200)).contains("the dossier would not be right any more"));
    let mut params = at(URI, place(TEXT, "Prose", 0));
    params["newName"] = json!("x");
    assert!(client.refused("textDocument/rename", params).contains("no declared name here"));
    client.change(URI, 2, &TEXT.replace("when pay met", "when pay mett"));
    assert!(refused("x").starts_with("the text has errors, cure them first"));
}

#[test]
fn the_layout_is_one_edit_and_prose_stays() {
    let client = Client::small();
    assert_eq!(client.ask("textDocument/formatting", at(URI, json!({ "line": 0, "character": 0 }))), json!([]));
    let uneven = TEXT.replace("A does paid by", "A   does  paid   by");
    client.change(URI, 2, &uneven);
    let edits = client.ask("textDocument/formatting", at(URI, json!({ "line": 0, "character": 0 })));
    assert_eq!(edited(&uneven, &edits), TEXT);
    assert_eq!(edits[0]["range"]["start"]["line"], place(TEXT, "A does", 0)["line"], "only what changes");
    client.change(URI, 3, &uneven.replace("when pay met", "when ("));
    let edits = client.ask("textDocument/formatting", at(URI, json!({ "line": 0, "character": 0 })));
    assert_eq!(edits, Value::Null, "what is not understood is not touched");
}

#[test]
fn blocks_and_declarations_fold_and_are_listed() {
    let client = Client::small();
    let folds = client.ask("textDocument/foldingRange", at(URI, json!({ "line": 0, "character": 0 })));
    let line = |needle: &str| place(TEXT, needle, 0)["line"].clone();
    assert_eq!(folds[0], json!({ "startLine": 2, "endLine": 11 }));
    let pay = json!({ "startLine": line("commitment pay"), "endLine": line("A does paid") });
    assert!(folds.as_array().unwrap().contains(&pay), "{folds}");
    let symbols = client.ask("textDocument/documentSymbol", at(URI, json!({ "line": 0, "character": 0 })));
    let names: Vec<&str> = symbols.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["a", "A", "B", "V", "paid", "stock", "pay", "cap", "ease"]);
    assert_eq!(symbols[6]["detail"], "commitment: Pay 😀");
    assert_eq!(symbols[6]["selectionRange"]["start"], place(TEXT, "pay ", 0));
}

#[test]
fn an_unclosed_block_is_told_and_everything_still_answers() {
    let client = Client::start(Disk::small());
    let text = TEXT.trim_end().trim_end_matches('`');
    client.open(URI, text);
    let told = client.diagnostics(URI);
    assert!(told["diagnostics"].as_array().unwrap().iter().any(|one| one["code"] == "unclosed-block"), "{told}");
    let found = client.ask("textDocument/definition", at(URI, place(TEXT, "pay met", 0)));
    assert_eq!(found["range"]["start"], place(TEXT, "pay ", 0));
    let symbols = client.ask("textDocument/documentSymbol", at(URI, json!({ "line": 0, "character": 0 })));
    assert_eq!(symbols.as_array().unwrap().len(), 9);
    let folds = client.ask("textDocument/foldingRange", at(URI, json!({ "line": 0, "character": 0 })));
    assert!(folds.as_array().unwrap().len() >= 5);
}

#[test]
fn every_beginning_of_a_text_is_answered() {
    let client = Client::start(Disk::small());
    client.open(URI, "");
    let ends: Vec<usize> = TEXT.char_indices().map(|(at, _)| at).step_by(7).collect();
    for (version, end) in ends.iter().enumerate() {
        let text = &TEXT[..*end];
        client.change(URI, i32::try_from(version).unwrap() + 2, text);
        let line = text.matches('\n').count();
        let character = text.rsplit('\n').next().unwrap().encode_utf16().count();
        let here = at(URI, json!({ "line": line, "character": character }));
        for method in
            ["hover", "completion", "definition", "references", "formatting", "foldingRange", "documentSymbol"]
        {
            client.ask(&format!("textDocument/{method}"), here.clone());
        }
    }
    assert!(client.end());
}

#[test]
fn a_change_of_a_range_counts_in_utf16() {
    let client = Client::small();
    client.diagnostics(URI);
    let start = place(TEXT, "once verified", 0);
    let end = json!({ "line": start["line"], "character": start["character"].as_u64().unwrap() + 4 });
    let change = json!({ "range": { "start": start, "end": end }, "text": "onze" });
    let params = json!({ "textDocument": { "uri": URI, "version": 2 }, "contentChanges": [change] });
    client.tell("textDocument/didChange", params);
    let told = client.diagnostics(URI);
    assert_eq!(told["diagnostics"][0]["range"]["start"], start, "{told}");
    assert!(told["diagnostics"][0]["message"].as_str().unwrap().contains("`onze`"));
}

#[test]
fn a_cancelled_request_is_not_worked_on_and_findings_are_told_once_for_a_burst() {
    let client = Client::small();
    client.diagnostics(URI);
    for version in 2..40 {
        client.change(URI, version, &TEXT.replace("when pay met", "when payy met"));
    }
    let asked = client.request("textDocument/references", at(URI, place(TEXT, "paid", 0)));
    client.tell("$/cancelRequest", json!({ "id": asked }));
    let last = client.request("textDocument/hover", at(URI, place(TEXT, "paid", 0)));
    let (mut told, mut answered) = (0, Vec::new());
    while answered.len() < 2 {
        match client.receive() {
            Message::Response(response) => answered.push(response),
            Message::Notification(note) if note.params["uri"] == URI => told += 1,
            _ => {}
        }
    }
    let cancelled = answered.iter().find(|response| response.id == asked.into()).unwrap();
    // It may have been answered before it was cancelled; never both.
    let refused = cancelled.response_result.as_ref().err();
    assert!(refused.is_none_or(|error| error.code == ErrorCode::RequestCanceled as i32));
    assert!(answered.iter().any(|response| response.id == last.into() && response.response_result.is_ok()));
    assert!(told < 38, "findings were told {told} times");
    let unknown = client.response(client.request("no/such", json!({}))).response_result.unwrap_err();
    assert_eq!(unknown.code, ErrorCode::MethodNotFound as i32);
}

#[test]
fn what_is_sent_before_the_beginning_or_makes_no_sense_does_no_harm() {
    let client = Client::small();
    client.tell("textDocument/didChange", json!({ "textDocument": 7 }));
    client.tell("textDocument/didOpen", json!({}));
    client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    client.change("file:///elsewhere/x.accord.md", 1, "never opened");
    let senseless = client.response(client.request("textDocument/hover", json!({ "textDocument": [] })));
    assert_eq!(senseless.response_result.unwrap_err().code, ErrorCode::InvalidParams as i32);
    client.open("untitled:Untitled-1", "```accord\nparty A \"Anna\"\n");
    let told = client.diagnostics("untitled:Untitled-1");
    assert!(!told["diagnostics"].as_array().unwrap().is_empty());
    assert!(client.end());
}
