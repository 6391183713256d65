//! `V027 float-noise`

use crate::check::notes::Notes;
use crate::check::rule::{Fix, Looks, Rule, Words};
use crate::check::view::{CellView, Role};
use crate::finding::{Cause, Code, Safety, Severity};
use crate::lang::Text;
use crate::matching::Signs;
use crate::model::quantity::Decimal;
use crate::model::raw::CellKind;

pub(super) const RULE: Rule = Rule {
    code: Code("V027"),
    slug: "float-noise",
    severity: Severity::Info,
    summary: Text {
        it: "Un numero ha cifre lasciate da un calcolo",
        en: "A number has digits left over from a computation",
    },
    message: Words::Always(Text {
        it: "{value} ha cifre lasciate da un calcolo: vale {fix}",
        en: "{value} has digits left over from a computation: it counts as {fix}",
    }),
    help: Some(Words::Always(Text {
        it: "arrotondare il numero prima di esportarlo",
        en: "round the number before it is exported",
    })),
    explain: Text {
        it: "I fogli di calcolo contano in base due, e una somma come 0,1 + 0,2 può uscire come \
             0,30000000000000004. Contano quindici cifre. Dentro una cartella di lavoro tutti i \
             numeri sono salvati così e nessuno li vede: la regola guarda solo i testi.",
        en: "Spreadsheets count in base two, and a sum such as 0.1 + 0.2 may come out as \
             0.30000000000000004. Fifteen digits count. Inside a workbook all numbers are kept like \
             that and nobody sees it: the rule looks at texts alone.",
    },
    cause: Cause::Column,
    looks: Looks::AtCells(look),
    signs: Signs::DIGITS,
    under: |role| role.is_number() || matches!(role, Role::Answer(_)),
    params: &["value", "fix"],
    expected: Some(Words::Always(Text {
        it: "il numero arrotondato: {fix}",
        en: "the rounded number: {fix}",
    })),
    fix: Fix::Cell(Safety::Safe, |raw, _| rounded(raw.trim())),
    ..Rule::BASE
};

fn look(view: &CellView<'_>, notes: &mut Notes<'_>) {
    if view.cell.kind != CellKind::Text || view.cell.bytes().len() < 15 {
        return;
    }
    if let Some(fix) = rounded(view.cell.text()) {
        notes.push(view.note().with("fix", fix));
    }
}

/// Returns the number without its noise; `None` where its digits may be meant, such as a third.
fn rounded(text: &str) -> Option<String> {
    let (whole, fraction) = text.split_once(['.', ','])?;
    let digits = |text: &str| text.bytes().all(|it| it.is_ascii_digit());
    if fraction.len() < 12 || whole.is_empty() || !digits(whole) || !digits(fraction) {
        return None;
    }
    // A run of zeros or nines, and at most three digits after it.
    let run = |digit: char| {
        let head = fraction.trim_end_matches(|it: char| it != digit);
        let length = head.len() - head.trim_end_matches(digit).len();
        fraction.len() - head.len() <= 3 && length >= 6
    };
    if !run('0') && !run('9') {
        return None;
    }
    let value = Decimal::parse(&format!("{whole}.{fraction}"))?.to_string();
    Some(if text.contains(',') {
        value.replace('.', ",")
    } else {
        value
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{mends, text_cells};

    #[test]
    fn fires_on_noise_alone() {
        let table = "id;activity;fte\nA1;Uno;0.30000000000000004\nA2;Due;0.333333333333333";
        assert_eq!(text_cells(&RULE, table), ["C2"]);
    }

    #[test]
    fn the_number_is_rounded() {
        mends(&RULE, &[], "0.30000000000000004", Some("0.3"));
        mends(&RULE, &[], "9,949999999999999", Some("9,95"));
        mends(&RULE, &[], "1.9999999999999998", Some("2"));
        mends(&RULE, &[], "0.3", None);
        mends(&RULE, &[], "0.142857142857143", None);
    }
}
