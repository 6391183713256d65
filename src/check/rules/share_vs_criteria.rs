//! `R013 share-vs-criteria`

use super::answer_contradiction::contradicted;
use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::{Note, Notes, RowView};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::model::answer::{Answer, CellAnswer};
use crate::model::columns::Field;
use crate::model::quantity::{Decimal, Ratio};

pub(super) const RULE: Rule = Rule {
    code: Code("R013"),
    slug: "share-vs-criteria",
    severity: Severity::Warning,
    cause: Cause::Column,
    looks: Looks::AtRows(look),
    needs: &[Need::Field(Field::RemoteShare), Need::Answers],
    params: &["answers", "way"],
    summary: Text {
        it: "La quota da remoto non va d'accordo con le risposte",
        en: "The remote share does not agree with the answers",
    },
    message: Words::By {
        param: "way",
        cases: &[(
            "for",
            Text {
                it: "l'attività è dichiarata non lavorabile da remoto (0 %), ma tutte le {answers} \
                     risposte sono favorevoli",
                en: "the activity is declared not to be done remotely (0 %), but all {answers} \
                     answers are in favour of it",
            },
        )],
        otherwise: Text {
            it: "l'attività è dichiarata lavorabile da remoto, in tutto o in parte, ma tutte le \
                 {answers} risposte sono contrarie",
            en: "the activity is declared to be done remotely, in full or in part, but all \
                 {answers} answers are against it",
        },
    },
    help: Some(Words::By {
        param: "way",
        cases: &[(
            "for",
            Text {
                it: "rivedere la quota o le risposte: se nulla si può svolgere da remoto, almeno un \
                     criterio non è soddisfatto",
                en: "look at the share or the answers again: if nothing can be done remotely, at \
                     least one criterion is not met",
            },
        )],
        otherwise: Text {
            it: "rivedere la quota o le risposte: se una parte si può svolgere da remoto, almeno un \
                 criterio è soddisfatto, magari «in parte»",
            en: "look at the share or the answers again: if part of it can be done remotely, at \
                 least one criterion is met, perhaps “in part”",
        },
    }),
    explain: Text {
        it: "Quando nessun criterio è soddisfatto l'attività non si può svolgere da remoto. Una \
             quota maggiore di zero dice che una risposta è stata data per tutta l'attività mentre \
             vale solo per una parte, o che una colonna è stata letta al contrario. Lo stesso vale \
             per una quota zero accanto a risposte tutte favorevoli.",
        en: "Where no criterion is met the activity cannot be done remotely. A share above zero \
             says that an answer was given for the whole activity and holds for a part only, or \
             that a column was understood the wrong way round. So does a share of zero beside answers \
             that are all in favour.",
    },
    ..Rule::BASE
};

fn look(view: &RowView<'_>, notes: &mut Notes<'_>) {
    let row = view.row;
    let Some(share) = row.remote_share.known() else {
        return;
    };
    let all = |word: Answer, whole: Ratio| {
        let says = |it: &CellAnswer| it.answer == word || it.answer == Answer::Share(whole);
        row.answers.len() > 1 && row.answers.iter().all(says)
    };
    let against = share > Decimal::ZERO && all(Answer::No, Ratio::ZERO);
    let in_favour = share == Decimal::ZERO && all(Answer::Yes, Ratio::ONE);
    if !(against || in_favour) || contradicted(view).is_some() {
        return;
    }
    let note = Note::at(view.place(Field::RemoteShare));
    let note = note.with("way", if in_favour { "for" } else { "against" });
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

    #[test]
    fn fires_where_every_answer_is_in_favour_of_nothing() {
        let table = "id;remote_share;+individual;+output\nA1;0;Sì;Sì\nA2;0;Sì;No\nA3;100;Sì;Sì\n\
                     A4;;Sì;Sì\nA5;0;Sì;";
        assert_eq!(cells(&RULE, table), ["B2"]);
    }
}
