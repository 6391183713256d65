//! `V020 number-as-text`

use crate::check::notes::Notes;
use crate::check::rule::{Fix, Looks, Rule, Words};
use crate::check::view::{CellView, Role};
use crate::finding::{Cause, Code, Safety, Severity};
use crate::lang::Text;
use crate::matching::Signs;
use crate::model::raw::CellKind;

pub(super) const RULE: Rule = Rule {
    code: Code("V020"),
    slug: "number-as-text",
    severity: Severity::Warning,
    summary: Text {
        it: "Un numero è salvato come testo",
        en: "A number is kept as text",
    },
    message: Words::Always(Text {
        it: "{value} è salvato come testo: le somme del foglio non lo contano",
        en: "{value} is kept as text: the sheet's sums leave it out",
    }),
    help: Some(Words::Always(Text {
        it: "selezionare la colonna e convertirla in numeri",
        en: "select the column and turn it into numbers",
    })),
    explain: Text {
        it: "Un numero preceduto da un apostrofo, o in una cella con formato Testo, sembra un \
             numero ma il foglio non lo somma: i totali stampati risultano più bassi. Qui viene \
             letto come numero. Nei file di testo tutto è testo, e la regola non guarda.",
        en: "A number after an apostrophe, or in a cell formatted as text, looks like a number but \
             the sheet does not add it up: printed totals come out too low. It is read as a number \
             here. In text files everything is text, and the rule does not look.",
    },
    cause: Cause::Column,
    looks: Looks::AtCells(look),
    signs: Signs::DIGIT,
    under: Role::is_number,
    params: &["value"],
    expected: Some(Words::Always(Text {
        it: "lo stesso valore come numero",
        en: "the same value as a number",
    })),
    fix: Fix::Number(Safety::Safe, |raw, _| plain(raw.trim())),
    ..Rule::BASE
};

fn look(view: &CellView<'_>, notes: &mut Notes<'_>) {
    if view.cell.kind != CellKind::Text || view.table.is_delimited() {
        return;
    }
    if plain(view.cell.text()).is_some() {
        notes.push(view.note());
    }
}

/// Returns the number as a workbook keeps it: digits and a point.
fn plain(text: &str) -> Option<String> {
    let digits = text.strip_prefix('\'').unwrap_or(text);
    let (whole, fraction) = match digits.split_once([',', '.']) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let all = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    match fraction {
        None => all(whole).then(|| whole.to_owned()),
        // A mark before three digits may part thousands.
        Some(fraction) => (all(whole) && all(fraction) && fraction.len() != 3)
            .then(|| format!("{whole}.{fraction}")),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{cells, mends, text_cells};

    #[test]
    fn fires_on_digits_kept_as_text() {
        let table = "id;activity;headcount;fte\nA1;Uno;'3;'2,5\nA2;Due;3;2.5";
        assert_eq!(cells(&RULE, table), ["C2", "D2"]);
        mends(&RULE, &[], " 2,5 ", Some("2.5"));
        mends(&RULE, &[], "'3", Some("3"));
        mends(&RULE, &[], "1.234", None);
    }

    #[test]
    fn stays_silent_on_codes_words_and_text_files() {
        let table = "id;activity;headcount\n'12;Uno;tre";
        assert!(cells(&RULE, table).is_empty());
        assert!(text_cells(&RULE, "id;headcount\nA1;3").is_empty());
    }
}
