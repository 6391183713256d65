//! `R011 missing-criteria`

use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::{Note, Notes, RowView};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::model::activity::Given;
use crate::model::answer::{Answer, CellAnswer, Unknown};
use crate::model::criteria::{Condition, CriteriaSet, Missing};

pub(super) const RULE: Rule = Rule {
    code: Code("R011"),
    slug: "missing-criteria",
    severity: Severity::Error,
    // Rows that miss the same answers are one here; a report joins those that begin alike.
    cause: Cause::Values,
    looks: Looks::AtRows(look),
    needs: &[Need::Answers],
    params: &["list", "missing", "of", "which"],
    summary: Text {
        it: "Mancano delle risposte ai criteri",
        en: "Answers to criteria are missing",
    },
    message: Words::By {
        param: "which",
        cases: &[
            (
                "all",
                Text {
                    it: "nessuna delle {of} risposte è data: l'esito non si può calcolare",
                    en: "none of the {of} answers is given: the verdict cannot be computed",
                },
            ),
            (
                "one",
                Text {
                    it: "manca una risposta su {of}: {list}",
                    en: "one of {of} answers is missing: {list}",
                },
            ),
        ],
        otherwise: Text {
            it: "mancano {missing} risposte su {of}: {list}",
            en: "{missing} of {of} answers are missing: {list}",
        },
    },
    expected: Some(Words::Always(Text {
        it: "una risposta in ogni cella",
        en: "an answer in every cell",
    })),
    help: Some(Words::Always(Text {
        it: "rispondere; se la domanda non riguarda l'attività, scrivere «non applicabile»",
        en: "answer; if the question does not concern the activity, write “not applicable”",
    })),
    explain: Text {
        it: "Una cella vuota non vale né sì né no. Se le risposte date non bastano a decidere, \
             l'esito resta «da integrare» tra il peggiore e il migliore possibile. Non si \
             segnalano le celle vuote di cui il criterio stesso dice che cosa valgono, né le righe \
             che dichiarano un esito al posto delle risposte.",
        en: "An empty cell is neither yes nor no. Where the given answers do not settle it, the \
             verdict stays “undetermined” between the worst and the best it can be. Empty cells \
             are not said where the criterion itself states what they mean, nor are rows that \
             declare a verdict in place of answers.",
    },
    ..Rule::BASE
};

fn look(view: &RowView<'_>, notes: &mut Notes<'_>) {
    let row = view.row;
    // Almost every row is whole: a look at its answers tells.
    if !row.answers.iter().any(is_blank) {
        return;
    }
    let all = row.answers.iter().all(is_blank);
    let decided =
        row.declared.is_some() || row.overridden.is_some() || row.remote_share != Given::Blank;
    if all && decided {
        return;
    }
    let asked = |it: &&CellAnswer| is_asked(view.table.set, it.item);
    let of = row.answers.iter().filter(asked).count();
    let missing: Vec<&CellAnswer> = row
        .answers
        .iter()
        .filter(asked)
        .filter(|it| is_blank(it))
        .collect();
    let Some(first) = missing.first() else { return };
    let which = match missing.len() {
        count if count == of => "all",
        1 => "one",
        _ => "",
    };
    let headers = missing.iter().map(|it| view.table.header(it.column));
    let list: Vec<String> = headers.map(|header| format!("«{header}»")).collect();
    let note = Note::at(crate::fact::Place::Cell(view.at(first.column)))
        .with("list", list.join(", "))
        .with("missing", missing.len().to_string())
        .with("of", of.to_string())
        .with("which", which);
    let others = missing.iter().skip(1);
    notes.push(others.fold(note, |note, it| note.beside(view.at(it.column))));
}

fn is_blank(it: &CellAnswer) -> bool {
    it.column != CellAnswer::NO_COLUMN && it.answer == Answer::Unknown(Unknown::Blank)
}

/// Says whether an empty cell of an item leaves something unknown.
fn is_asked(set: &CriteriaSet, item: u16) -> bool {
    let criteria = set.indexes.iter().flat_map(|index| &index.criteria);
    let mut waiting = criteria.filter(|it| it.missing == Missing::Unknown);
    waiting.any(|it| rests_on(&it.condition, item))
}

fn rests_on(condition: &Condition, item: u16) -> bool {
    match condition {
        Condition::Item(it) => *it == item,
        Condition::AllOf(members) | Condition::AnyOf(members) => {
            members.iter().any(|member| rests_on(member, item))
        }
        Condition::Compare { left, right, .. } => *left == item || *right == item,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{cells, findings};

    #[test]
    fn fires_once_a_row_on_the_first_empty_answer() {
        let table = "id;activity;+individual;+programmable;+output\nA1;Protocollo;Sì;;\n\
                     A2;Archivio;Sì;No;Sì\nA3;Mense;;;";
        assert_eq!(cells(&RULE, table), ["D2", "C4"]);
        let found = findings(&RULE, table);
        let param = |at: usize, name: &str| found[at].params.get(name).unwrap().to_owned();
        assert_eq!(
            (param(0, "missing"), param(0, "of")),
            ("2".to_owned(), "3".to_owned())
        );
        assert_eq!(
            (param(0, "which"), param(1, "which")),
            (String::new(), "all".to_owned())
        );
        assert_eq!(found[0].related.len(), 1);
    }

    #[test]
    fn stays_silent_on_words_and_where_a_share_stands_for_the_answers() {
        let table = "id;remote_share;+individual;+output\nA1;40;;\nA2;;boh;Sì";
        assert!(cells(&RULE, table).is_empty());
    }
}
