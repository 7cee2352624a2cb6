//! A dossier that is followed: rows come one after the other, and with each what changed.

use std::sync::Arc;

use servanda_base::{Diagnostic, Instant, SourceFile};
use servanda_engine::{Ledger, Standing};
use servanda_evidence::{Audience, Standard, read_more};

use crate::Dossier;

/// A dossier that takes rows of evidence as they come, and says which verdicts they change, without working out anew
/// what they cannot touch.
pub struct Following {
    ledger: Ledger,
}

/// A verdict that is another than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// The id of the commitment.
    pub commitment: String,
    /// What was said of it: `met`.
    pub before: &'static str,
    /// What is said of it now.
    pub after: &'static str,
}

impl Dossier {
    /// This dossier as `audience` sees it, judged by `standard`, to be followed from here on.
    pub fn follow(&self, audience: Audience, standard: Standard) -> Following {
        let agreement = Arc::new(self.agreement.clone());
        Following { ledger: Ledger::new(agreement, self.log.clone(), audience, standard) }
    }
}

impl Following {
    /// Takes the rows of `file`, a header first; the verdicts that are another with them at the instant `at`, in the
    /// order of the text.
    ///
    /// ```
    /// # use servanda::{Audience, DossierFiles, LoadOptions, SourceFile, Standard};
    /// # let text = "```accord\nagreement a \"A\"\n  zone UTC\n  in force 2026-01-01\nparty A \"A\"\nparty B \"B\"\n\
    /// #     verifier V \"V\"\nevent paid \"Paid\" once  verified by V\ncommitment pay \"Pay\"\n  A does paid by 2026-02-01\n```\n";
    /// # let files = DossierFiles {
    /// #     agreements: vec![SourceFile::new("a.accord.md", text)],
    /// #     sources: Some(SourceFile::new("sources.csv", "id,name,standing,reliability\nV,V,verifier,A\n")),
    /// #     evidence: vec![SourceFile::new("evidence.csv", "id,kind,subject,at,recorded,source,credibility\n")],
    /// # };
    /// # let dossier = servanda::load(&files, LoadOptions::default()).dossier.unwrap();
    /// let mut following = dossier.follow(Audience::Public, Standard::Verified);
    /// let row = "id,kind,subject,at,recorded,source,credibility\nr1,event,paid,2026-01-20,2026-01-21,V,1\n";
    /// let turns = following.take(&SourceFile::new("new.csv", row), dossier.moment("2026-01-22").unwrap()).unwrap();
    /// assert_eq!((turns[0].commitment.as_str(), turns[0].before, turns[0].after), ("pay", "pending", "met"));
    /// ```
    ///
    /// # Errors
    /// Everything that is wrong with the rows; none is taken then.
    pub fn take(&mut self, file: &SourceFile, at: Instant) -> Result<Vec<Turn>, Vec<Diagnostic>> {
        let rows = read_more(file, self.ledger.agreement(), self.ledger.log())?;
        let before = self.words(at);
        for (record, supersedes) in rows {
            // INVARIANT: `read_more` has found nothing for which the log would not take it.
            let taken = self.ledger.append(record, supersedes.as_deref());
            debug_assert!(taken.is_ok());
        }
        let both = before.into_iter().zip(self.words(at)).zip(self.ledger.agreement().commitments.iter());
        let turn = |((before, after), (_, commitment)): ((_, _), (_, &servanda_agreement::Commitment))| {
            (before != after).then(|| Turn { commitment: commitment.declared.name.to_string(), before, after })
        };
        Ok(both.filter_map(turn).collect())
    }

    /// What is said of each commitment.
    fn words(&self, at: Instant) -> Vec<&'static str> {
        let word = |standing: &Standing| if standing.concluded { "concluded" } else { standing.verdict.word() };
        self.ledger.assessment().commitments.iter().map(|assessed| word(assessed.whole.said().at(at))).collect()
    }
}
