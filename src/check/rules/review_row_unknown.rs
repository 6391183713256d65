//! `D009 review-row-unknown`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("D009"),
    slug: "review-row-unknown",
    severity: Severity::Error,
    facts: &[FactKind::ReviewRowUnknown],
    cause: Cause::Place,
    summary: Text {
        it: "L'inventario non ha una riga di una revisione",
        en: "The inventory does not have a row of a review",
    },
    message: Words::Always(Text {
        it: "«{id}»: l'inventario non ha questa riga; la decisione non è riportata",
        en: "“{id}”: the inventory does not have this row; the decision is not taken over",
    }),
    help: Some(Words::Always(Text {
        it: "indicare l'inventario, i criteri e l'organigramma con cui è stata fatta la revisione",
        en: "name the inventory, the criteria and the org chart that the review was made with",
    })),
    explain: Text {
        it: "Le righe si riconoscono da codice e unità, o da unità, processo e nome dove il \
             codice manca: se uno di loro è cambiato dopo l'invio, la riga non si ritrova. Lo \
             dice solo «review import».",
        en: "Rows are known by id and unit, or by unit, process and name where there is no id: \
             where one of them has changed since the review was sent, the row is not found. Only \
             “review import” says it.",
    },
    ..Rule::BASE
};
