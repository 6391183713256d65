//! `Y002 id-reused`

use crate::check::alike::{cell, unit_name};
use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::{Note, Notes, Survey};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::model::columns::Field;

pub(super) const RULE: Rule = Rule {
    code: Code("Y002"),
    slug: "id-reused",
    severity: Severity::Error,
    cause: Cause::Column,
    looks: Looks::AtSurvey(look),
    needs: &[Need::LastYear],
    params: &["id", "unit", "before", "value"],
    summary: Text {
        it: "Un codice indica un'altra attività",
        en: "An id stands for another activity",
    },
    message: Words::Always(Text {
        it: "il codice «{id}» di «{unit}» indicava «{before}» l'anno scorso, ora «{value}»",
        en: "the id “{id}” of “{unit}” stood for “{before}” last year, for “{value}” now",
    }),
    help: Some(Words::Always(Text {
        it: "dare un codice nuovo alle attività nuove e lasciare a ognuna il suo da un anno \
             all'altro",
        en: "give new activities new ids, and let each keep its own from year to year",
    })),
    explain: Text {
        it: "Unità e codice identificano un'attività negli anni. Se un codice passa a un'altra \
             attività, il confronto tra gli anni attribuisce a una la storia dell'altra. Spesso \
             le righe sono state solo rinumerate.",
        en: "Unit and id identify an activity over the years. Where an id passes to another \
             activity, a comparison of years gives one the history of the other. Often the rows \
             were merely numbered anew.",
    },
    ..Rule::BASE
};

fn look(survey: &Survey<'_>, notes: &mut Notes<'_>) {
    let Some(years) = survey.years(notes.thresholds.similarity) else {
        return;
    };
    for (before, now) in &years.reused {
        let row = years.row(*now);
        let note = Note::at(cell(years.now, row, Field::Id))
            .with("id", years.now.text(row.id))
            .with("unit", unit_name(years.now, row))
            .with("before", years.old_name(*before))
            .with("value", years.now.text(row.name));
        notes.push(note.beside(years.before.cell(years.old_row(*before), Field::Id)));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::surveyed_with;

    #[test]
    fn fires_where_the_names_have_nothing_in_common() {
        let before = "unit;id;activity\nA;1;Protocollo\nA;2;Bandi e gare\nB;3;Mense";
        let now = "unit;id;activity\nA;1;Contenzioso\nA;2;Bandi, gare e contratti\nC;3;Archivio";
        assert_eq!(surveyed_with(&RULE, &[now], &[before], |it| it), ["B2"]);
    }

    #[test]
    fn stays_silent_where_rows_are_numbered_anew_but_keep_their_names() {
        let before = "unit;id;activity\nA;1;Protocollo\nA;2;Mense";
        let now = "unit;id;activity\nA;1;Mense\nA;2;Protocollo";
        assert!(surveyed_with(&RULE, &[now], &[before], |it| it).is_empty());
    }
}
