//! `D010 decided-twice`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("D010"),
    slug: "decided-twice",
    severity: Severity::Error,
    facts: &[FactKind::DecidedTwice],
    cause: Cause::Place,
    summary: Text {
        it: "Due righe decidono in modo diverso sulla stessa attività",
        en: "Two rows decide differently on one activity",
    },
    message: Words::Always(Text {
        it: "«{id}»: {file} ({cell}) decide in modo diverso; nessuna delle due righe è riportata",
        en: "“{id}”: {file} ({cell}) decides differently; neither row is taken over",
    }),
    help: Some(Words::Always(Text {
        it: "chiedere al dirigente quale vale e togliere l'altra",
        en: "ask the manager which one holds, and take the other out",
    })),
    explain: Text {
        it: "Succede quando un file torna due volte, con correzioni. Decide chi ha mandato i \
             file, non l'ordine in cui sono stati letti. Lo dice solo «review import».",
        en: "It happens where a file comes back twice, with corrections. Who sent the files \
             decides, not the order in which they were read. Only “review import” says it.",
    },
    ..Rule::BASE
};
