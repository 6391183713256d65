//! `Y001 activity-gone`

use crate::check::alike::{cell, unit_name};
use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::years::{Years, first_names};
use crate::check::{Note, Notes, Survey};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::model::columns::Field;

pub(super) const RULE: Rule = Rule {
    code: Code("Y001"),
    slug: "activity-gone",
    severity: Severity::Warning,
    cause: Cause::Place,
    looks: Looks::AtSurvey(look),
    needs: &[Need::LastYear],
    params: &["unit", "count", "list"],
    summary: Text {
        it: "Attività dell'anno scorso non ci sono più",
        en: "Activities of last year are gone",
    },
    message: Words::By {
        param: "count",
        cases: &[(
            "1",
            Text {
                it: "«{unit}»: un'attività dell'anno scorso non c'è più: {list}",
                en: "“{unit}”: an activity of last year is gone: {list}",
            },
        )],
        otherwise: Text {
            it: "«{unit}»: {count} attività dell'anno scorso non ci sono più: {list}",
            en: "“{unit}”: {count} activities of last year are gone: {list}",
        },
    },
    help: Some(Words::Always(Text {
        it: "se è una dimenticanza, rimettere la riga; se non si svolge più, rimetterla con \
             «Cessata» nelle note, oppure confermare",
        en: "if it was forgotten, put the row back; if it is no longer done, put it back with \
             “Discontinued” in the notes, or confirm it",
    })),
    explain: Text {
        it: "Le attività di due anni si riconoscono per nome, poi per codice, poi per somiglianza \
             del nome nella stessa unità. Si guarda solo alle unità che hanno inviato anche \
             quest'anno: di quelle che mancano del tutto parlano altre regole. Non si guarda alle \
             righe che dicono «Cessata» nelle note.",
        en: "Activities of two years are recognised by name, then by id, then by the likeness of \
             names within a unit. Only units that have sent something this year too are looked \
             at: of those that are missing altogether other rules speak. Rows whose notes say \
             “Discontinued” are not looked at.",
    },
    ..Rule::BASE
};

fn look(survey: &Survey<'_>, notes: &mut Notes<'_>) {
    let Some(years) = survey.years(notes.thresholds.similarity) else {
        return;
    };
    let heard = Years::units(&years.now_keys);
    let unit = |row: usize| years.before_keys[row].unit;
    let mut gone = years.gone.clone();
    gone.retain(|row| unit(*row) != 0 && heard.binary_search(&unit(*row)).is_ok());
    gone.sort_by_key(|row| unit(*row));
    for rows in gone.chunk_by(|one, two| unit(*one) == unit(*two)) {
        let names = rows.iter().map(|row| years.old_name(*row));
        let first = years.old_row(rows[0]);
        let note = Note::at(cell(years.before, first, Field::Name))
            .with("unit", unit_name(years.before, first))
            .with("count", rows.len().to_string());
        notes.push(note.with("list", first_names(names)));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{surveyed_findings, surveyed_with};

    #[test]
    fn fires_once_a_unit() {
        let before = "unit;activity\nA;Protocollo\nA;Bandi\nA;Mense\nB;Archivio";
        let now = "unit;activity\nA;Protocollo\nC;Bandi";
        assert_eq!(surveyed_with(&RULE, &[now], &[before], |it| it), ["2!B3"]);
        let found = surveyed_findings(&RULE, &[now], &[before], |it| it);
        assert_eq!(found[0].params.get("count"), Some("2"));
        assert_eq!(found[0].params.get("list"), Some("«Bandi», «Mense»"));
    }

    #[test]
    fn stays_silent_on_a_new_spelling() {
        let before = "unit;activity\nA;Rilascio carta";
        let now = "unit;activity\nA;RILASCIO CARTE";
        assert!(surveyed_with(&RULE, &[now], &[before], |it| it).is_empty());
    }
}
