//! `F006 encoding-broken`

use crate::check::mojibake::{mended, surely_mended};
use crate::check::notes::{Note, Notes};
use crate::check::rule::{Fix, Looks, Rule, Words};
use crate::check::view::{CellView, TableView};
use crate::fact::{FactKind, Place};
use crate::finding::{Cause, Code, Finding, Safety, Severity};
use crate::lang::Text;
use crate::matching::Signs;
use crate::model::thresholds::Thresholds;
use crate::origin::CellRef;

pub(super) const RULE: Rule = Rule {
    code: Code("F006"),
    slug: "encoding-broken",
    severity: Severity::Error,
    facts: &[FactKind::EncodingBroken],
    summary: Text {
        it: "Il testo contiene caratteri guasti",
        en: "The text holds broken characters",
    },
    message: MESSAGE,
    help: Some(HELP),
    sender_help: Some(SENDER_HELP),
    explain: Text {
        it: "Un testo salvato in una codifica e riaperto in un'altra perde le lettere \
             accentate, e con esse il riconoscimento di intestazioni, unità e risposte. Dove \
             un testo UTF-8 è stato letto come Windows-1252 e salvato di nuovo, «è» è diventata \
             «Ã¨»: se di ogni lettera ci sono ancora tutte e due le metà, il testo di prima si \
             ricava con certezza e «smartable fix» lo riscrive in una copia. Dove una metà \
             manca, o al posto della lettera c'è «�», va controllato o corretto all'origine.",
        en: "A text saved in one encoding and opened in another loses its accented letters, and \
             with them the recognition of headers, units and answers. Where a text in UTF-8 was \
             read as Windows-1252 and saved again, “è” became “Ã¨”: if both halves of every \
             letter are still there, the text is known for certain and “smartable fix” writes \
             it in a copy. Where one half is missing, or “�” stands in place of the letter, it \
             is to be looked at, or mended at its origin.",
    },
    cause: Cause::Kind,
    looks: Looks::AtCells(look),
    signs: Signs::HIGH,
    params: &["value", "kind", "fix"],
    expected: Some(Words::By {
        param: "kind",
        cases: &[(TWICE, FIXED), ("worn", FIXED)],
        otherwise: Text {
            it: "il testo con le sue lettere",
            en: "the text with its letters",
        },
    }),
    fix: Fix::Cell(Safety::Safe, |raw, params| match params.get("kind") {
        Some(TWICE) => surely_mended(raw),
        _ => mended(raw),
    }),
    sureness: Some(|params| match params.get("kind") {
        Some(TWICE) => Some(Safety::Safe),
        Some("worn") => Some(Safety::Unsafe),
        _ => None,
    }),
    ..Rule::BASE
};

/// The kind of a text whose letters have both halves.
const TWICE: &str = "twice";

/// What should stand there, where that is known.
const FIXED: Text = Text {
    it: "«{fix}»",
    en: "“{fix}”",
};

/// What is wrong, by kind.
const MESSAGE: Words = Words::By {
    param: "kind",
    cases: &[
        (
            TWICE,
            Text {
                it: "lettere accentate guaste: «{value}» sta per «{fix}». Un testo UTF-8 è stato \
                     letto come Windows-1252 e salvato di nuovo",
                en: "broken accented letters: “{value}” stands for “{fix}”. A text in UTF-8 was \
                     read as Windows-1252 and saved again",
            },
        ),
        (
            "worn",
            Text {
                it: "lettere accentate guaste: «{value}» sta probabilmente per «{fix}». Un testo \
                     UTF-8 è stato letto come Windows-1252 e salvato di nuovo, e di qualche \
                     lettera si è persa una metà",
                en: "broken accented letters: “{value}” probably stands for “{fix}”. A text in \
                     UTF-8 was read as Windows-1252 and saved again, and half of some letters is \
                     lost",
            },
        ),
        (
            "lost",
            Text {
                it: "lettere perse: al loro posto c'è «�» («{value}»)",
                en: "letters are lost: “�” stands in their place (“{value}”)",
            },
        ),
        (
            "mixed",
            Text {
                it: "il testo è in parte in UTF-8 e in parte in Windows-1252, da questa riga: \
                     ogni riga è stata letta per quello che è",
                en: "the text is partly in UTF-8 and partly in Windows-1252, from this row on: \
                     each row was read for what it is",
            },
        ),
    ],
    otherwise: Text {
        it: "caratteri guasti nel testo: «{value}»",
        en: "broken characters in the text: “{value}”",
    },
};

/// What to do, by kind.
const HELP: Words = Words::By {
    param: "kind",
    cases: &[
        (
            TWICE,
            Text {
                it: "far correggere una copia da «smartable fix», oppure riaprire il file di \
                     partenza scegliendo la codifica UTF-8 e salvarlo di nuovo",
                en: "let “smartable fix” mend a copy, or open the original file again as UTF-8 \
                     and save it",
            },
        ),
        (
            "lost",
            Text {
                it: "riprendere il file di partenza e salvarlo come «CSV UTF-8», oppure riscrivere \
                     le lettere che mancano: dal file non si ricavano",
                en: "go back to the original file and save it as “CSV UTF-8”, or write the missing \
                     letters again: the file does not tell them",
            },
        ),
    ],
    otherwise: Text {
        it: "correggere il testo nel foglio di origine e salvare come «CSV UTF-8»",
        en: "mend the text in the original sheet and save as “CSV UTF-8”",
    },
};

/// What to do, for whoever sent the file.
const SENDER_HELP: Words = Words::By {
    param: "kind",
    cases: &[(
        "lost",
        Text {
            it: "riprendere il file di partenza e salvarlo come «CSV UTF-8», oppure riscrivere \
                 le lettere che mancano",
            en: "go back to the original file and save it as “CSV UTF-8”, or write the missing \
                 letters again",
        },
    )],
    otherwise: Text {
        it: "correggere le lettere guaste nel foglio di origine e salvare come «CSV UTF-8»",
        en: "mend the broken letters in the original sheet and save as “CSV UTF-8”",
    },
};

fn look(view: &CellView<'_>, notes: &mut Notes<'_>) {
    if view.cell.raw.is_ascii() || !view.cell.raw.contains(['Â', 'Ã', 'â', '\u{fffd}']) {
        return;
    }
    if let Some(kind) = kind(view.cell.raw) {
        let fix = mended(view.cell.raw).filter(|_| kind != "lost");
        let note = view.note().with("kind", kind);
        notes.push(note.with("fix", fix.as_deref().map_or("", str::trim)));
    }
}

/// Returns what is broken in a text.
fn kind(text: &str) -> Option<&'static str> {
    if text.contains('\u{fffd}') {
        return Some("lost");
    }
    mended(text)?;
    let sure = surely_mended(text).is_some();
    Some(if sure { TWICE } else { "worn" })
}

/// Judges the headers of a table, which no row shows to the rule.
pub fn of_headers(view: &TableView<'_>, row: u32, out: &mut dyn FnMut(Finding)) {
    let thresholds = Thresholds::default();
    let mut notes = Notes::of(&RULE, &thresholds, out);
    for (column, text) in view.headers.iter().filter(|(_, text)| !text.is_ascii()) {
        let Some(mut kind) = kind(text) else { continue };
        // A header was trimmed: its last letter may have lost a half that its cell still has.
        if kind == "worn" && surely_mended(&format!("{text}\u{a0}")).is_some() {
            kind = TWICE;
        }
        let place = Place::Cell(CellRef {
            table: view.table,
            row,
            column: *column,
        });
        let fix = mended(text).filter(|_| kind != "lost").unwrap_or_default();
        let note = Note::at(place).with("value", text).with("kind", kind);
        notes.push(note.with("fix", fix));
    }
}

#[cfg(test)]
mod tests {
    use super::{RULE, of_headers};
    use crate::check::Hint;
    use crate::check::TableView;
    use crate::check::rules::testing::{Sheet, cells, findings, mends, set, text_cells};
    use crate::finding::Cause;
    use crate::origin::Sources;

    #[test]
    fn a_header_is_surely_mended_where_its_last_letter_alone_was_trimmed() {
        #[track_caller]
        fn case(header: &str, expected: Option<(&str, &str)>) {
            let set = set();
            let sheet = Sheet::of("id;activity\nA1;Protocollo", &set);
            let mut sources = Sources::default();
            let table = sheet.add_to(&mut sources, "scheda.csv");
            let mut view = TableView::of(table, &sheet.columns, &set, &sources, Hint::of);
            view.headers = vec![(1, header.to_owned())];
            let mut said = Vec::new();
            of_headers(&view, 1, &mut |finding| {
                let param = |name: &str| finding.params.get(name).unwrap_or("?").to_owned();
                said.push((param("kind"), param("fix")));
            });
            let said = said
                .first()
                .map(|(kind, fix)| (kind.as_str(), fix.as_str()));
            assert_eq!(said, expected, "{header}");
        }
        case("QualitÃ", Some(("twice", "Qualità")));
        case("PerchÃ© sì", Some(("twice", "Perché sì")));
        case("AttivitÃ e qualitÃ", Some(("worn", "Attività e qualità")));
        case("Attivit\u{fffd}", Some(("lost", "")));
        case("Attività", None);
    }

    #[test]
    fn fires_on_letters_encoded_twice_and_on_lost_ones() {
        let table = "id;activity\nA1;AttivitÃ\u{a0} varie\nA2;Attivit\u{fffd}\nA3;Attività";
        assert_eq!(cells(&RULE, table), ["B2", "B3"]);
        assert_eq!(text_cells(&RULE, table), ["B2", "B3"]);
        mends(&RULE, &[], "perchÃ©", Some("perché"));
        mends(&RULE, &[], "Attivit\u{fffd}", None);
        mends(&RULE, &[("kind", "twice")], "QualitÃ ", None);
        mends(&RULE, &[("kind", "worn")], "QualitÃ", Some("Qualità"));
    }

    #[test]
    fn says_what_should_stand_there_and_whether_that_is_sure() {
        let table = "id;activity\nA1;QualitÃ\u{a0}\nA2;QualitÃ varia\nA3;Qualit\u{fffd}";
        let found = findings(&RULE, table);
        let said = |name: &str| -> Vec<String> {
            let params = found.iter().map(|it| it.params.get(name));
            params.map(|it| it.unwrap_or("?").to_owned()).collect()
        };
        assert_eq!(said("kind"), ["twice", "worn", "lost"]);
        assert_eq!(said("fix"), ["Qualità", "Qualità varia", ""]);
        assert!(found.iter().all(|it| it.cause == Cause::Kind));
    }
}
