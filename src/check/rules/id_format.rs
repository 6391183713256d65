//! `V052 id-format`

use std::collections::BTreeMap;

use crate::check::codes::{self, CodeColumn, Shape, as_date, as_power, is_mark};
use crate::check::notes::{Note, Notes};
use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::survey::Survey;
use crate::fact::Place;
use crate::finding::{Code, Severity};
use crate::lang::Text;
use crate::model::columns::Field;

pub(super) const RULE: Rule = Rule {
    code: Code("V052"),
    slug: "id-format",
    severity: Severity::Error,
    summary: Text {
        it: "Un codice è scritto diversamente da tutti gli altri",
        en: "A code is written unlike all others",
    },
    message: Words::Always(Text {
        it: "il codice «{value}» non è scritto come gli altri, per esempio «{usual}»",
        en: "the code “{value}” is not written like the others, such as “{usual}”",
    }),
    help: Some(Words::Always(Text {
        it: "scrivere il codice nella stessa forma degli altri",
        en: "write the code in the form of the others",
    })),
    explain: Text {
        it: "Dove almeno nove codici su dieci hanno la stessa forma (le stesse lettere, cifre e \
             segni nello stesso ordine), quello diverso è quasi sempre sbagliato, e non si \
             ritroverà nelle altre tabelle né l'anno prossimo. Si guardano le tabelle con almeno \
             dieci codici; i gradini di una gerarchia (1.2 e 1.2.3) sono la stessa forma.",
        en: "Where at least nine codes of ten have one form (letters, digits and marks in the same \
             order), the one that differs is nearly always wrong, and will not be found in other \
             tables or next year. Tables of at least ten codes are looked at; steps of a hierarchy \
             (1.2 and 1.2.3) are one form.",
    },
    looks: Looks::AtSurvey(look),
    needs: &[Need::Field(Field::Id)],
    params: &["value", "usual"],
    expected: Some(Words::Always(Text {
        it: "un codice come «{usual}»",
        en: "a code such as “{usual}”",
    })),
    ..Rule::BASE
};

/// Codes from which a form can be told.
const LEAST: usize = 10;

fn look(all: &Survey<'_>, notes: &mut Notes<'_>) {
    for column in codes::columns(all, &[Field::Id]) {
        if column.len() >= LEAST {
            judge(&column, notes);
        }
    }
}

fn judge(column: &CodeColumn<'_>, notes: &mut Notes<'_>) {
    let mut shape = Shape::default();
    let mut shapes: BTreeMap<Vec<char>, (usize, &str)> = BTreeMap::new();
    for (code, cells) in column.each() {
        let form = shape.take(code);
        match shapes.get_mut(form) {
            Some((count, _)) => *count += cells.len(),
            None => {
                shapes.insert(form.to_vec(), (cells.len(), code));
            }
        }
    }
    let Some((usual, (count, example))) = shapes.iter().max_by_key(|(_, (count, _))| *count) else {
        return;
    };
    if count * 10 < column.len() * 9 || *count == column.len() || !usual.contains(&'0') {
        return;
    }
    for (code, cells) in column.each() {
        let form = shape.take(code);
        // A step above the others, such as `HR` over `HR.1`; and what V059 and V060 speak of.
        let other = form != usual && !usual.starts_with(form) && !is_mark(code);
        if other && as_date(code).is_none() && as_power(code).is_none() {
            for (_, cell) in cells {
                let note = Note::at(Place::Cell(*cell)).with("value", code);
                notes.push(note.with("usual", *example));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::surveyed;

    fn table(codes: &[&str]) -> String {
        let usual = (1..=12).map(|it| format!("ATT-{it:03};Attività {it}\n"));
        let others = codes.iter().map(|code| format!("{code};Altra\n"));
        let rows: String = usual.chain(others).collect();
        format!("id;activity\n{rows}")
    }

    #[test]
    fn fires_on_the_one_that_differs() {
        assert_eq!(surveyed(&RULE, &[&table(&["013"])]), ["A14"]);
        assert_eq!(surveyed(&RULE, &[&table(&["ATT 013"])]), ["A14"]);
    }

    #[test]
    fn stays_silent_on_steps_on_few_codes_and_on_mixtures() {
        assert!(surveyed(&RULE, &[&table(&["ATT"])]).is_empty());
        assert!(surveyed(&RULE, &[&table(&["HR-1-2"])]).is_empty());
        assert!(surveyed(&RULE, &[&table(&["1", "2", "3"])]).is_empty());
        assert!(surveyed(&RULE, &["id;activity\nA-1;Uno\n2;Due"]).is_empty());
    }
}
