//! `F011 line-break-in-cell`

use crate::check::notes::Notes;
use crate::check::rule::{Fix, Looks, Rule, Words};
use crate::check::view::CellView;
use crate::fact::Params;
use crate::finding::{Cause, Code, Safety, Severity};
use crate::lang::Text;
use crate::matching::Signs;
use crate::model::raw::CellKind;

pub(super) const RULE: Rule = Rule {
    code: Code("F011"),
    slug: "line-break-in-cell",
    severity: Severity::Info,
    summary: Text {
        it: "Una cella contiene un a capo",
        en: "A cell holds a line break",
    },
    message: Words::Always(Text {
        it: "la cella va a capo: «{value}»",
        en: "the cell holds a line break: “{value}”",
    }),
    help: Some(Words::Always(Text {
        it: "scrivere il testo su una riga sola, con uno spazio al posto dell'a capo",
        en: "write the text on one line, with a space in place of the line break",
    })),
    explain: Text {
        it: "Un a capo dentro una cella è ammesso, ma in un file di testo una riga della tabella \
             occupa allora più righe, e molti programmi la spezzano. In una cartella di lavoro si \
             guardano solo le colonne di codici, nomi, numeri e risposte: nelle note andare a \
             capo è normale.",
        en: "A line break inside a cell is allowed, but in a text file one row of the table then \
             takes several lines, and many programs tear it apart. In a workbook only columns of \
             codes, names, numbers and answers are looked at: in notes a line break is usual.",
    },
    cause: Cause::Column,
    looks: Looks::AtCells(look),
    signs: Signs::CONTROL,
    params: &["value"],
    expected: Some(Words::Always(Text {
        it: "il testo su una riga sola",
        en: "the text on one line",
    })),
    fix: Fix::Cell(Safety::Safe, on_one_line),
    ..Rule::BASE
};

fn look(view: &CellView<'_>, notes: &mut Notes<'_>) {
    if !view
        .cell
        .bytes()
        .iter()
        .any(|it| matches!(it, b'\n' | b'\r'))
    {
        return;
    }
    let free = view.role.is_free_text();
    let judged = view.cell.kind == CellKind::Text && (view.table.is_delimited() || !free);
    if judged && view.cell.text().contains(['\n', '\r']) {
        notes.push(view.note());
    }
}

/// Puts a space in place of each line break and of the blanks around it.
fn on_one_line(raw: &str, _: &Params) -> Option<String> {
    let lines = raw.split(['\n', '\r']).map(str::trim);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    let text = lines.join(" ");
    (text != raw).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{cells, mends, text_cells};

    #[test]
    fn fires_on_a_name_over_two_lines() {
        assert_eq!(
            cells(&RULE, "id;activity\nA1;Tenuta\rdel protocollo"),
            ["B2"]
        );
        mends(
            &RULE,
            &[],
            "Tenuta \r\n del protocollo\n",
            Some("Tenuta del protocollo"),
        );
    }

    #[test]
    fn notes_may_have_lines_in_a_workbook() {
        let notes = "id;notes\nA1;prima\rseconda";
        assert!(cells(&RULE, notes).is_empty());
        assert_eq!(text_cells(&RULE, notes), ["B2"]);
        assert!(cells(&RULE, "id;activity\nA1;Protocollo\r").is_empty());
    }
}
