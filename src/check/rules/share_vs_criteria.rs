//! `R013 share-vs-criteria`

use super::answer_contradiction::contradicted;
use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::{Note, Notes, RowView};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::model::answer::Answer;
use crate::model::columns::Field;
use crate::model::quantity::{Decimal, Ratio};

pub(super) const RULE: Rule = Rule {
    code: Code("R013"),
    slug: "share-vs-criteria",
    severity: Severity::Warning,
    cause: Cause::Column,
    looks: Looks::AtRows(look),
    needs: &[Need::Field(Field::RemoteShare), Need::Answers],
    params: &["answers"],
    summary: Text {
        it: "La quota da remoto non va d'accordo con le risposte",
        en: "The remote share does not agree with the answers",
    },
    message: Words::Always(Text {
        it: "l'attività è dichiarata in parte lavorabile da remoto, ma tutte le {answers} risposte \
             sono contrarie",
        en: "part of the activity is declared to be done remotely, but all {answers} answers are \
             against it",
    }),
    help: Some(Words::Always(Text {
        it: "rivedere la quota o le risposte: se una parte si può svolgere da remoto, almeno un \
             criterio è soddisfatto, magari «in parte»",
        en: "look at the share or the answers again: if part of it can be done remotely, at least \
             one criterion is met, perhaps “in part”",
    })),
    explain: Text {
        it: "Quando nessun criterio è soddisfatto l'attività non si può svolgere da remoto. Una \
             quota maggiore di zero dice che una risposta è stata data per tutta l'attività mentre \
             vale solo per una parte, o che una colonna è stata letta al contrario.",
        en: "Where no criterion is met the activity cannot be done remotely. A share above zero \
             says that an answer was given for the whole activity and holds for a part only, or \
             that a column was understood the wrong way round.",
    },
    ..Rule::BASE
};

fn look(view: &RowView<'_>, notes: &mut Notes<'_>) {
    let row = view.row;
    let share = row.remote_share.known().unwrap_or(Decimal::ZERO);
    let against = row.answers.iter().all(|it| match it.answer {
        Answer::No => true,
        Answer::Share(share) => share == Ratio::ZERO,
        _ => false,
    });
    if share <= Decimal::ZERO || row.answers.len() < 2 || !against || contradicted(view).is_some() {
        return;
    }
    let note = Note::at(view.place(Field::RemoteShare));
    notes.push(note.with("answers", row.answers.len().to_string()));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::cells;

    #[test]
    fn fires_where_every_answer_is_against() {
        let table = "id;remote_share;+individual;+output\nA1;40;No;No\nA2;0;No;No\nA3;40;No;In parte\n\
                     A4;40;No;\nA5;;No;No";
        assert_eq!(cells(&RULE, table), ["B2"]);
        assert!(cells(&RULE, "id;remote_share;+output\nA1;40;No").is_empty());
    }
}
