//! `Y009 class-moved-answers-equal`

use crate::check::alike::cell;
use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::{Note, Notes, Survey};
use crate::finding::{Code, Severity};
use crate::lang::Text;
use crate::model::columns::Field;
use crate::model::verdict::Outcome;

pub(super) const RULE: Rule = Rule {
    code: Code("Y009"),
    slug: "class-moved-answers-equal",
    severity: Severity::Warning,
    looks: Looks::AtSurvey(look),
    needs: &[Need::LastYear, Need::Answers],
    params: &["verdict", "other_verdict"],
    summary: Text {
        it: "L'esito è cambiato, le risposte no",
        en: "The verdict has changed, the answers have not",
    },
    message: Words::Always(Text {
        it: "con le stesse risposte l'esito era «{other_verdict}» l'anno scorso ed è «{verdict}» \
             ora",
        en: "with the same answers the verdict was “{other_verdict}” last year and is “{verdict}” \
             now",
    }),
    help: Some(Words::Always(Text {
        it: "controllare con quali criteri è stato fatto il confronto: gli esiti dei due anni non \
             sono confrontabili",
        en: "look at the criteria that were used: the verdicts of the two years cannot be \
             compared",
    })),
    explain: Text {
        it: "Se le risposte sono le stesse e l'esito no, sono cambiati i criteri, i loro pesi o \
             le loro soglie. Un aumento delle attività smartabili che viene da lì non dice nulla \
             del lavoro.",
        en: "Where the answers are the same and the verdict is not, the criteria, their weights \
             or their thresholds have changed. A rise of smartable activities that comes from \
             there says nothing about the work.",
    },
    ..Rule::BASE
};

fn look(survey: &Survey<'_>, notes: &mut Notes<'_>) {
    // Nothing to compare unless both years were judged.
    if survey.verdicts_last_year.iter().all(Option::is_none) {
        return;
    }
    let Some(years) = survey.years(notes.thresholds.similarity) else {
        return;
    };
    let verdict = |verdicts: &[Option<Outcome>], combination: u32| {
        verdicts.get(combination as usize).copied().flatten()
    };
    for pair in &years.pairs {
        if years.now_keys[pair.now].answers != years.before_keys[pair.before].answers {
            continue;
        }
        let (row, old) = (years.row(pair.now), years.old_row(pair.before));
        // What was said at the time beats what today's criteria would make of it.
        let now = row
            .declared
            .or_else(|| verdict(survey.verdicts, row.combination));
        let computed = || verdict(survey.verdicts_last_year, old.combination);
        let before = old.declared.or_else(computed);
        if let (Some(now), Some(before)) = (now, before)
            && now != before
        {
            let note = Note::at(cell(years.now, row, Field::Name))
                .with("verdict", now.key())
                .with("other_verdict", before.key());
            notes.push(note.beside(years.before.cell(old, Field::Name)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::surveyed_with;
    use crate::model::verdict::Outcome;

    static NOW: [Option<Outcome>; 3] = [Some(Outcome::Smartable), Some(Outcome::Not), None];
    static BEFORE: [Option<Outcome>; 3] = [Some(Outcome::Not), Some(Outcome::Partly), None];

    #[test]
    fn fires_where_the_verdict_alone_moved() {
        let before = "unit;activity;+output\nA;a;Sì\nA;b;In parte\nA;c;No";
        let now = "unit;activity;+output\nA;a;Sì\nA;b;No\nA;c;No";
        let found = surveyed_with(&RULE, &[now], &[before], |mut survey| {
            survey.verdicts = &NOW;
            survey.verdicts_last_year = &BEFORE;
            survey
        });
        assert_eq!(found, ["B2"]);
        assert!(surveyed_with(&RULE, &[now], &[before], |it| it).is_empty());
    }
}
