//! `X019 priorities-differ`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("X019"),
    slug: "priorities-differ",
    severity: Severity::Warning,
    facts: &[FactKind::PrioritiesDiffer],
    summary: Text {
        it: "Una persona ha due priorità",
        en: "A person has two ranks",
    },
    message: Words::Always(Text {
        it: "un'altra riga dà alla stessa persona un grado diverso: vale quello che viene prima",
        en: "another row gives the same person another rank: the one that comes first holds",
    }),
    help: Some(Words::Always(Text {
        it: "lasciare una sola riga per persona",
        en: "leave one row for each person",
    })),
    explain: Text {
        it: "La priorità è solo un ordine: 1 viene prima di 2. Se i gradi sono due, la persona \
             non deve perdere quello più alto per un errore di compilazione.",
        en: "A priority is a rank only: 1 comes before 2. Where there are two, the person should \
             not lose the higher one by a slip.",
    },
    ..Rule::BASE
};
