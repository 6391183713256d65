//! `F006 encoding-broken`

use crate::check::mojibake::mended;
use crate::check::notes::Notes;
use crate::check::rule::{Fix, Looks, Rule, Words};
use crate::check::view::CellView;
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Safety, Severity};
use crate::lang::Text;
use crate::matching::Signs;

pub(super) const RULE: Rule = Rule {
    code: Code("F006"),
    slug: "encoding-broken",
    severity: Severity::Error,
    facts: &[FactKind::EncodingBroken],
    summary: Text {
        it: "Il testo contiene caratteri guasti",
        en: "The text holds broken characters",
    },
    message: Words::By {
        param: "value",
        cases: &[(
            "mixed",
            Text {
                it: "il testo è in parte in UTF-8 e in parte in Windows-1252, da questa riga: ogni \
                     riga è stata letta per quello che è",
                en: "the text is partly in UTF-8 and partly in Windows-1252, from this row on: \
                     each row was read for what it is",
            },
        )],
        otherwise: Text {
            it: "caratteri guasti nel testo: «{value}»",
            en: "broken characters in the text: “{value}”",
        },
    },
    help: Some(Words::Always(Text {
        it: "correggere il testo nel foglio di origine e salvare come «CSV UTF-8»; «Ã¨» sta di \
             solito per «è», «Ã » per «à»",
        en: "mend the text in the original sheet and save as “CSV UTF-8”; “Ã¨” usually stands \
             for “è”, “Ã ” for “à”",
    })),
    explain: Text {
        it: "Un testo salvato in una codifica e riaperto in un'altra perde le lettere \
             accentate, e con esse il riconoscimento di intestazioni, unità e risposte. Il \
             danno non si può riparare con certezza: va corretto all'origine.",
        en: "A text saved in one encoding and opened in another loses its accented letters, and \
             with them the recognition of headers, units and answers. The damage cannot be \
             undone with certainty: it is to be mended at its origin.",
    },
    cause: Cause::Column,
    looks: Looks::AtCells(look),
    signs: Signs::HIGH,
    params: &["value"],
    fix: Fix::Cell(Safety::Unsafe, |raw, _| mended(raw)),
    ..Rule::BASE
};

fn look(view: &CellView<'_>, notes: &mut Notes<'_>) {
    if view.cell.raw.is_ascii() || !view.cell.raw.contains(['Â', 'Ã', 'â', '\u{fffd}']) {
        return;
    }
    if view.cell.raw.contains('\u{fffd}') || mended(view.cell.raw).is_some() {
        notes.push(view.note());
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{cells, mends, text_cells};

    #[test]
    fn fires_on_letters_encoded_twice_and_on_lost_ones() {
        let table = "id;activity\nA1;AttivitÃ\u{a0} varie\nA2;Attivit\u{fffd}\nA3;Attività";
        assert_eq!(cells(&RULE, table), ["B2", "B3"]);
        assert_eq!(text_cells(&RULE, table), ["B2", "B3"]);
        mends(&RULE, &[], "perchÃ©", Some("perché"));
        mends(&RULE, &[], "Attivit\u{fffd}", None);
    }
}
