//! `V051 text-length`

use crate::check::codes::is_mark;
use crate::check::notes::{Note, Notes};
use crate::check::rule::{Looks, Rule, Words};
use crate::check::view::{CellView, Role};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::model::columns::Field;
use crate::model::raw::CellKind;

pub(super) const RULE: Rule = Rule {
    code: Code("V051"),
    slug: "text-length",
    severity: Severity::Warning,
    summary: Text {
        it: "Un testo è troppo corto o è stato tagliato",
        en: "A text is too short or was cut off",
    },
    message: Words::By {
        param: "what",
        cases: &[
            (
                "short",
                Text {
                    it: "il nome «{value}» è troppo corto: meno di {least} caratteri",
                    en: "the name “{value}” is too short: fewer than {least} characters",
                },
            ),
            (
                "number",
                Text {
                    it: "«{value}» non è un nome: non ha nessuna lettera",
                    en: "“{value}” is no name: it has no letter",
                },
            ),
        ],
        otherwise: Text {
            it: "il testo è lungo {length} caratteri esatti: forse è stato tagliato",
            en: "the text is exactly {length} characters long: perhaps it was cut off",
        },
    },
    help: Some(Words::By {
        param: "what",
        cases: &[("short", NAME), ("number", NAME)],
        otherwise: Text {
            it: "confrontare la fine del testo con l'originale e accorciarlo",
            en: "compare the end of the text with the original and shorten it",
        },
    }),
    explain: Text {
        it: "Un nome di poche lettere, o di sole cifre, non dice quale attività sia; la soglia si imposta con \
             name_min_chars. Molti programmi tagliano i testi a 255 o a 32.767 caratteri senza \
             dirlo.",
        en: "A name of a few letters, or of digits alone, does not tell the activity; the threshold is set with \
             name_min_chars. Many programs cut texts at 255 or at 32,767 characters and do not say \
             so.",
    },
    looks: Looks::AtCells(look),
    params: &["what", "value", "least", "length"],
    ..Rule::BASE
};

/// How to mend a name.
const NAME: Text = Text {
    it: "scrivere che cosa si fa, in modo che lo capisca chi non è dell'ufficio",
    en: "write what is done, so that somebody from another office understands it",
};

/// Lengths at which programs cut.
const CUTS: [usize; 2] = [255, 32_767];

fn look(view: &CellView<'_>, notes: &mut Notes<'_>) {
    let is_name = view.role == Role::Field(Field::Name) && view.counts;
    if !is_name && view.cell.bytes().len() < CUTS[0] {
        return;
    }
    let text = view.cell.text();
    if is_name && is_number(view.cell.kind, text) {
        // Numbers differ from row to row; that something else was pasted there does not.
        let note = Note::at(view.place()).caused_by(Cause::Column);
        let note = note.with("what", "number");
        return notes.push(note.with("value", text));
    }
    if view.cell.kind != CellKind::Text {
        return;
    }
    if text.len() >= CUTS[0] {
        return cut(view, notes);
    }
    let least = notes.thresholds.name_min_chars;
    let short = is_name && text.len() < 200;
    // Most names are longer than that in bytes too.
    let most = usize::try_from(least.millionths() / 1_000_000).unwrap_or(0);
    if short
        && !text.is_empty()
        && text.len() < most * 4
        && text.chars().count() < most
        && !is_acronym(text)
        && !is_mark(text)
    {
        let note = Note::at(view.place()).with("what", "short");
        notes.push(note.with("value", text).with("least", least.to_string()));
    }
}

/// Says whether digits and signs alone stand where a name should.
fn is_number(kind: CellKind, text: &str) -> bool {
    let in_words = |char: char| char.is_alphabetic();
    matches!(kind, CellKind::Text | CellKind::Number)
        && text.bytes().any(|it| it.is_ascii_digit())
        && !text.contains(in_words)
}

/// Says whether a name is an acronym that offices use as a name: `URP`, `CED`, `S.U.A.P.`
fn is_acronym(text: &str) -> bool {
    let letters = text.chars().filter(|char| *char != '.');
    (2..=6).contains(&letters.clone().count()) && letters.clone().all(char::is_uppercase)
}

/// Looks whether a text ends in the middle, just where programs cut.
fn cut(view: &CellView<'_>, notes: &mut Notes<'_>) {
    let words = view.role.is_words() || view.role == Role::Other;
    let raw = view.cell.raw;
    let open =
        raw.ends_with(|char: char| char.is_alphanumeric() || matches!(char, ',' | ' ' | '-'));
    // Spreadsheets count units of UTF-16.
    let length = raw.chars().map(char::len_utf16).sum::<usize>();
    if words && open && CUTS.contains(&length) {
        let note = Note::at(view.place()).with("what", "cut");
        notes.push(note.with("length", length.to_string()));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{cells, findings};
    use crate::finding::Cause;

    #[test]
    fn fires_on_short_names_and_on_cut_texts() {
        let long = "è".repeat(255);
        let table = format!("id;activity;notes\nA1;Prot;ok\nA2;Protocollo;{long}\nA3;Albo;");
        assert_eq!(cells(&RULE, &table), ["B2", "C3", "B4"]);
        assert!(cells(&RULE, "id;activity\nA1;-\nA2;n.d.").is_empty()); // V011
    }

    #[test]
    fn fires_on_names_without_a_letter() {
        let table = "id;activity\nA1;123\nA2;12.345.678\nA3;'2026/14\nA4;Legge 104\nA5;5 x mille";
        assert_eq!(cells(&RULE, table), ["B2", "B3", "B4"]);
        let found = findings(&RULE, &format!("{table}\nA6;Prot"));
        let causes: Vec<Cause> = found.iter().map(|it| it.cause).collect();
        let column = Cause::Column;
        assert_eq!(causes, [column, column, column, Cause::Values]);
    }

    #[test]
    fn stays_silent_on_five_letters_and_on_whole_sentences() {
        let whole = format!("{}.", "a".repeat(254));
        let longer = "a".repeat(256);
        let table = format!(
            "id;activity;notes\nA1;Tributi;{whole}\nA2;Città;{longer}\nA3;Leggi;\nA4;URP;\nA5;CED;\nA6;S.U.A.;"
        );
        assert!(cells(&RULE, &table).is_empty());
    }
}
