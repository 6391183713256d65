//! `V013 whitespace`

use crate::check::notes::Notes;
use crate::check::rule::{Fix, Looks, Rule, Words};
use crate::check::view::CellView;
use crate::fact::Params;
use crate::finding::{Cause, Code, Safety, Severity};
use crate::lang::Text;
use crate::matching::Signs;
use crate::model::raw::CellKind;

pub(super) const RULE: Rule = Rule {
    code: Code("V013"),
    slug: "whitespace",
    severity: Severity::Info,
    summary: Text {
        it: "Spazi di troppo in una cella",
        en: "Spaces too many in a cell",
    },
    message: Words::Always(Text {
        it: "spazi di troppo: «{value}»",
        en: "spaces too many: “{value}”",
    }),
    help: Some(Words::Always(Text {
        it: "togliere gli spazi prima e dopo il testo e lasciarne uno solo tra le parole",
        en: "remove the spaces before and after the text and leave one between words",
    })),
    explain: Text {
        it: "Gli spazi prima, dopo o doppi non cambiano il risultato di questo programma, ma in \
             altri fanno sembrare diversi due nomi uguali.",
        en: "Spaces before, after or twice do not change what this program finds, but in others \
             they make one name look like two.",
    },
    cause: Cause::Column,
    looks: Looks::AtCells(look),
    signs: Signs::BLANKS,
    params: &["value"],
    expected: Some(Words::Always(Text {
        it: "lo stesso testo con spazi singoli",
        en: "the same text with single spaces",
    })),
    fix: Fix::Cell(Safety::Safe, single),
    ..Rule::BASE
};

fn look(view: &CellView<'_>, notes: &mut Notes<'_>) {
    let [first, .., last] = view.cell.bytes() else {
        return;
    };
    let blank = |it: &u8| matches!(it, b' ' | b'\t');
    let ends = [first, last]
        .into_iter()
        .any(|it| blank(it) || matches!(it, b'\n' | b'\r'));
    let twice = || {
        view.cell
            .bytes()
            .windows(2)
            .any(|pair| pair.iter().all(blank))
    };
    if (ends || twice()) && view.cell.kind == CellKind::Text && !view.cell.is_blank() {
        let raw = view.cell.raw;
        notes.push(crate::check::Note::at(view.place()).with("value", raw));
    }
}

/// Leaves one space between words and none around; lines stay.
fn single(raw: &str, _: &Params) -> Option<String> {
    let line = |line: &str| {
        let words = line.split([' ', '\t']).filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ")
    };
    let trimmed = raw.trim_matches([' ', '\t', '\n', '\r']);
    let lines: Vec<String> = trimmed.split('\n').map(line).collect();
    let text = lines.join("\n");
    (text != raw).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{cells, mends};

    #[test]
    fn fires_on_spaces_around_and_twice() {
        let table = "id;activity\nA1; Protocollo\nA2;Tenuta  albo\nA3 ;Archivio";
        assert_eq!(cells(&RULE, table), ["B2", "B3", "A4"]);
        mends(&RULE, &[], " Tenuta \t albo ", Some("Tenuta albo"));
        mends(&RULE, &[], "una  riga\ndue\n", Some("una riga\ndue"));
    }

    #[test]
    fn stays_silent_on_single_spaces() {
        assert!(cells(&RULE, "id;activity\nA1;Tenuta albo").is_empty());
    }
}
