//! Circles: what waits, by way of other names, for itself.
//!
//! While an expression is typed, each name in it that must be known first is noted as an edge. Acts (`granted`,
//! `in effect`, `suspended`, `withdrawn` of a relief, the state of a procedure) rest on records alone and make no edge.

use std::collections::{BTreeMap, BTreeSet};

use servanda_base::Span;
use servanda_syntax::ast::Declaration;

use super::Checker;
use super::scope::Scope;
use crate::model::Named;

/// What can wait for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Node {
    /// The beginning of the agreement.
    Force,
    /// Its end.
    ForceEnd,
    /// The baseline date of the agreement.
    Baseline,
    /// All milestones together.
    Milestones,
    /// Beginning and end of something.
    Term(Named),
    /// Something that is declared.
    Name(Named),
}

/// `from` must know `to` first.
#[derive(Debug, Clone, Copy)]
pub(super) struct Waiting {
    from: Node,
    to: Node,
    file: usize,
    span: Span,
}

impl<'a> Checker<'a> {
    /// Notes that what `scope` stands for waits for `to`, which is named at `span`.
    pub(super) fn waits_for(&mut self, scope: &Scope<'_>, to: Node, span: Span) {
        self.waits.push(Waiting { from: scope.node, to, file: scope.file, span });
    }

    /// Reports every circle once, at the first name of it in the text.
    pub(super) fn check_cycles(&mut self) {
        let mut edges: BTreeMap<Node, Vec<Waiting>> = BTreeMap::new();
        let mut known = BTreeSet::new();
        for waiting in &self.waits {
            if known.insert((waiting.from, waiting.to)) {
                edges.entry(waiting.from).or_default().push(*waiting);
            }
        }
        let mut done = BTreeSet::new();
        let starts: Vec<Node> = edges.keys().copied().collect();
        for start in starts {
            for circle in circles_from(start, &edges, &mut done) {
                self.report_circle(&circle);
            }
        }
    }

    fn report_circle(&mut self, circle: &[Waiting]) {
        let mut chain: Vec<String> = circle.iter().filter_map(|waiting| self.node_name(waiting.from)).collect();
        chain.extend(chain.first().cloned());
        chain.dedup();
        let Some((first, others)) = chain.split_first() else { return };
        let message = match others {
            [] => format!("`{first}` waits for itself"),
            _ => format!("`{first}` waits for {}", quoted_chain(others)),
        };
        let Some(waiting) = circle.first() else { return };
        let Some(declaration) = self.node_declaration(waiting.from) else { return };
        let scope = Scope { node: waiting.from, ..Scope::agreement(waiting.file, declaration) };
        self.error(&scope, "circular-definition", waiting.span, message, cure(circle));
        for other in circle.iter().skip(1) {
            self.also(other.file, other.span, "and this waits in turn");
        }
    }

    fn node_name(&self, node: Node) -> Option<String> {
        match node {
            Node::Force | Node::ForceEnd | Node::Baseline => {
                self.agreement.map(|(_, declaration)| declaration.name.text.clone())
            }
            Node::Milestones => None,
            Node::Term(named) | Node::Name(named) => self.declaration_of(named).map(|d| d.name.text.clone()),
        }
    }

    fn node_declaration(&self, node: Node) -> Option<&'a Declaration> {
        match node {
            Node::Force | Node::ForceEnd | Node::Baseline | Node::Milestones => {
                self.agreement.map(|(_, declaration)| declaration)
            }
            Node::Term(named) | Node::Name(named) => self.declaration_of(named),
        }
    }
}

/// The circles that a walk from `start` closes, among nodes that no walk has finished yet. The walk keeps its own
/// stack: a chain of names may be longer than the machine's.
fn circles_from(start: Node, edges: &BTreeMap<Node, Vec<Waiting>>, done: &mut BTreeSet<Node>) -> Vec<Vec<Waiting>> {
    let mut circles = Vec::new();
    let mut path: Vec<Waiting> = Vec::new();
    let mut stack: Vec<(Node, usize)> = vec![(start, 0)];
    let mut open: BTreeMap<Node, usize> = BTreeMap::new();
    while let Some((node, next)) = stack.pop() {
        if done.contains(&node) {
            path.pop();
            continue;
        }
        let Some(edge) = edges.get(&node).and_then(|list| list.get(next)) else {
            done.insert(node);
            open.remove(&node);
            path.pop();
            continue;
        };
        open.insert(node, stack.len());
        stack.push((node, next + 1));
        if let Some(at) = open.get(&edge.to) {
            let mut circle: Vec<Waiting> = path.iter().skip(*at).copied().collect();
            circle.push(*edge);
            circles.push(circle);
        } else if !done.contains(&edge.to) {
            path.push(*edge);
            stack.push((edge.to, 0));
        }
    }
    circles
}

/// `a`, which waits for `b`, which waits for `c`.
fn quoted_chain(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", which waits for ")
}

/// How the circle can be cut.
fn cure(circle: &[Waiting]) -> &'static str {
    let all =
        |is: fn(&Named) -> bool| circle.iter().all(|waiting| matches!(&waiting.from, Node::Name(named) if is(named)));
    if all(|named| matches!(named, Named::SiteSet(_))) {
        "name the sites themselves in one of them"
    } else if all(|named| matches!(named, Named::Measure(_))) {
        "let one of them be read, or computed from measures that are read"
    } else if all(|named| matches!(named, Named::Date(_) | Named::Phase(_))) {
        "give one of them a date of the calendar, or let it count from an event"
    } else if all(|named| matches!(named, Named::Indicator(_))) {
        "compute one of them from measures and events"
    } else {
        "let one of them rest on an act (`granted`, `in effect`, `suspended`, `withdrawn`), an event or a date"
    }
}
