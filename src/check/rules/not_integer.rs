//! `V024 not-integer`

use crate::check::notes::{Note, Notes};
use crate::check::rule::{Looks, Rule, Words};
use crate::check::view::RowView;
use crate::finding::{Code, Severity};
use crate::lang::Text;
use crate::model::columns::Field;

pub(super) const RULE: Rule = Rule {
    code: Code("V024"),
    slug: "not-integer",
    severity: Severity::Error,
    summary: Text {
        it: "Un numero di persone ha decimali",
        en: "A number of people has decimals",
    },
    message: Words::Always(Text {
        it: "{number} non è un numero intero ({field})",
        en: "{number} is not a whole number ({field})",
    }),
    help: Some(Words::Always(Text {
        it: "scrivere quante persone sono; il tempo parziale va nella colonna FTE o nella \
             percentuale di tempo",
        en: "write how many people there are; part of their time belongs in the FTE column or in \
             the share of time",
    })),
    explain: Text {
        it: "Le persone si contano per teste: due persone e mezza di solito sono tre persone, una \
             delle quali a tempo parziale. La regola guarda le schede delle attività; nelle \
             tabelle statistiche delle persone i decimali sono ammessi.",
        en: "People are counted by heads: two and a half people usually are three, one of them \
             part-time. The rule looks at the sheets of activities; in statistical tables of \
             people decimals are allowed.",
    },
    looks: Looks::AtRows(look),
    params: &["value", "number", "field"],
    expected: Some(Words::Always(Text {
        it: "un numero intero",
        en: "a whole number",
    })),
    ..Rule::BASE
};

fn look(view: &RowView<'_>, notes: &mut Notes<'_>) {
    let row = view.row;
    let people = [
        (Field::Headcount, row.heads),
        (Field::Women, row.women),
        (Field::Men, row.men),
    ];
    for (field, given) in people {
        if let Some(value) = given.known().filter(|value| !value.is_whole()) {
            let note = Note::at(view.place(field)).with("value", value.to_string());
            let note = note.with("number", value.to_string());
            notes.push(note.with("field", field.key()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::cells;

    #[test]
    fn fires_on_half_a_person() {
        let table = "id;activity;headcount;women;fte\nA1;Uno;2,5;1;2,5\nA2;Due;3;0.5;1";
        assert_eq!(cells(&RULE, table), ["C2", "D3"]);
    }

    #[test]
    fn whole_numbers_may_be_written_with_decimals() {
        assert!(cells(&RULE, "id;activity;headcount\nA1;Uno;2.0\nA2;Due;").is_empty());
    }
}
