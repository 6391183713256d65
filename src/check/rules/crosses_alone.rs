//! `V061 crosses-alone`

use crate::check::hints::Hint;
use crate::check::notes::{Note, Notes};
use crate::check::rule::{Looks, Rule, Words};
use crate::check::view::{ColumnView, Role};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::model::answer::AnswerShape;

pub(super) const RULE: Rule = Rule {
    code: Code("V061"),
    slug: "crosses-alone",
    severity: Severity::Error,
    cause: Cause::Column,
    looks: Looks::AtTables(look),
    params: &["count", "empty", "crossed", "list"],
    summary: Text {
        it: "Crocette o niente: il vuoto potrebbe valere No",
        en: "Crosses or nothing: empty may mean no",
    },
    message: Words::By {
        param: "count",
        cases: &[(
            "1",
            Text {
                it: "sotto {list} ci sono soltanto crocette ({crossed}) o niente: se il vuoto vale \
                     No non è scritto, e le celle vuote ({empty}) restano senza risposta",
                en: "under {list} there are crosses ({crossed}) or nothing: that empty means no is \
                     written nowhere, and the empty cells ({empty}) stay unanswered",
            },
        )],
        otherwise: Text {
            it: "in {count} colonne ci sono soltanto crocette ({crossed}) o niente: se il vuoto vale \
                 No non è scritto, e le celle vuote ({empty}) restano senza risposta: {list}",
            en: "in {count} columns there are crosses ({crossed}) or nothing: that empty means no is \
                 written nowhere, and the empty cells ({empty}) stay unanswered: {list}",
        },
    },
    help: Some(Words::Always(Text {
        it: "se il vuoto vale No, scriverlo: selezionare le colonne, Vai a › Formato speciale › Celle \
             vuote, digitare No e premere Ctrl+Invio; altrimenti rispondere a ogni cella vuota",
        en: "if empty means no, write it: select the columns, Go To › Special › Blanks, type No and \
             press Ctrl+Enter; otherwise answer every empty cell",
    })),
    explain: Text {
        it: "Molti uffici segnano con una crocetta ciò che vale e lasciano vuoto il resto. Chi legge \
             non può sapere se il vuoto sia un No o una domanda saltata: resta sconosciuto, finché non \
             lo dice l'ufficio. Si dice una volta per tabella, non riga per riga. Un Sì o un No scritto \
             per esteso nella colonna mostra che l'uso è un altro.",
        en: "Many offices cross what holds and leave the rest empty. A reader cannot know whether \
             empty is a no or a question passed over: it stays unknown until the office says so. It is \
             said once a table, not row by row. A yes or a no in words in the column shows another \
             custom.",
    },
    expected: Some(Words::Always(Text {
        it: "Sì o No in ogni cella",
        en: "a yes or a no in every cell",
    })),
    ..Rule::BASE
};

/// Crosses from which they are a custom and no single slip.
const FEWEST: u64 = 2;

fn look(columns: &[ColumnView<'_>], notes: &mut Notes<'_>) {
    let marked: Vec<&ColumnView<'_>> = columns.iter().filter(|it| is_crossed(it)).collect();
    let Some(first) = marked.first() else { return };
    let sum = |of: fn(&ColumnView<'_>) -> u64| marked.iter().map(|it| of(it)).sum::<u64>();
    let crosses = sum(|it| it.stats.crosses);
    if crosses < FEWEST {
        return;
    }
    let empty = sum(|it| it.stats.rows - it.stats.filled);
    let headers = marked.iter().map(|it| it.table.header(it.column));
    let list: Vec<String> = headers.map(|header| format!("«{header}»")).collect();
    let note = Note::at(first.place())
        .with("count", marked.len().to_string())
        .with("crossed", crosses.to_string())
        .with("empty", empty.to_string())
        .with("list", list.join(", "));
    let others = marked.iter().skip(1).filter_map(|it| it.first_cell());
    notes.push(others.fold(note, Note::beside));
}

/// Says whether a question has crosses for answers, and cells without any.
fn is_crossed(column: &ColumnView<'_>) -> bool {
    let Role::Answer(item) = column.role else {
        return false;
    };
    let item = column.table.set.items.get(usize::from(item));
    let choice = item.is_some_and(|item| item.shape == AnswerShape::Choice);
    let stats = column.stats;
    // Of a pair `SI | NO` one half is empty by design.
    let half = column.table.hint(column.column) == Hint::OneOfSeveral;
    choice
        && !half
        && stats.crosses > 0
        && stats.crosses == stats.filled
        && stats.rows > stats.filled
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{cells, findings};

    #[test]
    fn fires_once_a_table_on_columns_of_crosses() {
        let table = "id;+individual;+programmable;+output\nA1;x;Sì;\nA2;;No;x\nA3;X;;x\nA4;x;Sì;";
        assert_eq!(cells(&RULE, table), ["B:B"]);
        let found = findings(&RULE, table);
        let param = |name: &str| found[0].params.get(name).unwrap_or_default().to_owned();
        assert_eq!((param("count"), param("empty")), ("2".into(), "3".into()));
        assert_eq!(param("crossed"), "5");
        assert_eq!(found[0].related.len(), 1);
    }

    #[test]
    fn stays_silent_on_words_on_full_columns_and_on_one_slip() {
        let silent = |table: &str| assert!(cells(&RULE, table).is_empty(), "{table}");
        silent("id;+individual\nA1;x\nA2;No\nA3;");
        silent("id;+individual\nA1;x\nA2;x");
        silent("id;+individual\nA1;x\nA2;\nA3;");
        silent("id;headcount\nA1;x\nA2;x\nA3;");
    }
}
