//! `X010 shares-not-100`

use crate::check::alike::{cell, millionths, sorted_by, unit_name};
use crate::check::rule::{Looks, Rule, Words};
use crate::check::{Note, Notes, Survey};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;
use crate::model::activity::Given;
use crate::model::columns::Field;
use crate::model::inventory::Inventory;
use crate::model::quantity::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code("X010"),
    slug: "shares-not-100",
    severity: Severity::Error,
    facts: &[FactKind::SharesNotWhole],
    looks: Looks::AtSurvey(look),
    params: &["sum", "than", "unit"],
    summary: Text {
        it: "Le quote di tempo di una persona o di un'unità non fanno 100",
        en: "Shares of time of a person or a unit do not make 100",
    },
    message: Words::By {
        param: "than",
        cases: &[
            (
                "more",
                Text {
                    it: "le quote di tempo della persona fanno {sum} % ({days}): più di tutto il \
                         tempo",
                    en: "the person's shares of time make {sum} % ({days}): more than all of the \
                         time",
                },
            ),
            (
                "unit",
                Text {
                    it: "le quote di tempo dell'unità «{unit}» fanno {sum} % invece di 100",
                    en: "the shares of time of the unit “{unit}” make {sum} % instead of 100",
                },
            ),
        ],
        otherwise: Text {
            it: "le quote di tempo della persona fanno {sum} % ({days}): il resto vale come \
                 sconosciuto",
            en: "the person's shares of time make {sum} % ({days}): the rest counts as unknown",
        },
    },
    expected: Some(Words::Always(Text {
        it: "quote che insieme fanno 100 %",
        en: "shares that make 100 % together",
    })),
    help: Some(Words::Always(Text {
        it: "correggere le quote, o aggiungere l'attività che manca",
        en: "mend the shares, or add the activity that is missing",
    })),
    explain: Text {
        it: "In ogni giorno di servizio le quote di una persona devono fare il 100 %; mezzo \
             punto di scarto è ammesso, per gli arrotondamenti. Sotto, non si sa che cosa si \
             faccia nel resto del tempo; sopra, qualcosa è contato due volte. Le quote delle unità si \
             sommano solo dove è chiaro che sono quote del tempo di tutta l'unità: manca il numero \
             di persone, o quasi tutte le unità del foglio fanno 100.",
        en: "On every day of service the shares of a person must make 100 %; half a point is \
             allowed, for rounding. Below that nobody knows what the rest of the time is spent \
             on; above it something is counted twice. Shares of units are added up only where they \
             are clearly shares of the whole unit's time: there is no number of people, or most \
             units of the sheet make 100.",
    },
    ..Rule::BASE
};

/// All of the time, in millionths.
const WHOLE: i64 = 1_000_000;

/// Shares of a unit in one table.
struct Sum {
    first: usize,
    sum: i64,
}

fn look(survey: &Survey<'_>, notes: &mut Notes<'_>) {
    let inventory = survey.inventory;
    // Few sheets have shares: what makes units comparable is not worth its time without.
    let tables = &mut inventory.tables.iter();
    if !tables.any(|(_, columns)| columns.field(Field::Share).is_some()) {
        return;
    }
    let keys = &survey.keys().now;
    let tolerance = notes.thresholds.shares_tolerance.millionths() / 100;
    let has = |row: &usize| inventory.has(&inventory.rows[*row], Field::Share);
    let mut order = sorted_by(keys.len(), |row| {
        (inventory.rows[row].table, keys[row].unit)
    });
    order.retain(has);
    let table = |row: usize| inventory.rows[row].table;
    for rows in order.chunk_by(|one, two| table(*one) == table(*two)) {
        let units = rows.chunk_by(|one, two| keys[*one].unit == keys[*two].unit);
        let sums: Vec<Sum> = units.filter_map(|rows| sum(inventory, rows)).collect();
        let is_whole = |it: &&Sum| (it.sum - WHOLE).abs() <= tolerance;
        let whole = sums.iter().filter(is_whole).count();
        let weighed = inventory.has(&inventory.rows[rows[0]], Field::Headcount);
        if weighed && whole * 2 <= sums.len() {
            continue;
        }
        for it in sums.iter().filter(|it| !is_whole(it)) {
            let row = &inventory.rows[it.first];
            let note = Note::at(cell(inventory, row, Field::Share))
                .with("unit", unit_name(inventory, row))
                .with(
                    "sum",
                    Decimal::from_millionths(it.sum.saturating_mul(100)).to_string(),
                );
            notes.push(note.with("than", "unit"));
        }
    }
}

/// Adds up the shares of a unit's rows: two at least, none unreadable, and the unit known.
fn sum(inventory: &Inventory, rows: &[usize]) -> Option<Sum> {
    let row = |place: &usize| &inventory.rows[*place];
    let stated = !unit_name(inventory, row(&rows[0])).is_empty();
    if !stated || rows.iter().any(|it| row(it).share == Given::Unreadable) {
        return None;
    }
    let share = |it: &usize| millionths(row(it).share).map(|share| (*it, share));
    let shares: Vec<(usize, i64)> = rows.iter().filter_map(share).collect();
    let sum = shares
        .iter()
        .fold(0_i64, |sum, (_, share)| sum.saturating_add(*share));
    (shares.len() >= 2).then(|| Sum {
        first: shares[0].0,
        sum,
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::surveyed;

    #[test]
    fn fires_on_a_unit_among_units_that_make_100() {
        let table = "unit;activity;headcount;share\nA;a;3;60\nA;b;2;40\nB;c;1;99,5\nB;d;1;0\n\
                     C;e;1;60\nC;f;1;30\nD;g;2;50";
        assert_eq!(surveyed(&RULE, &[table]), ["D6"]);
        assert_eq!(
            surveyed(&RULE, &["unit;activity;share\nA;a;60\nA;b;60"]),
            ["C2"]
        );
    }

    #[test]
    fn stays_silent_where_shares_are_of_people() {
        let table = "unit;activity;headcount;share\nA;a;3;100\nA;b;2;100\nB;c;1;50\nB;d;1;20";
        assert!(surveyed(&RULE, &[table]).is_empty());
        assert!(surveyed(&RULE, &["activity;share\na;60\nb;60"]).is_empty());
    }
}
