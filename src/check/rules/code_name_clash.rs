//! `X005 code-name-clash`

use std::collections::{BTreeMap, HashSet};

use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::spellings::spelt_out;
use crate::check::{Note, Notes, Survey};
use crate::fact::Place;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::matching::{Unforeseen, fold};
use crate::model::columns::Field;
use crate::model::inventory::{InventoryRow, TextId};

use super::ditto_mark::points_upwards;

pub(super) const RULE: Rule = Rule {
    code: Code("X005"),
    slug: "code-name-clash",
    severity: Severity::Error,
    cause: Cause::Place,
    looks: Looks::AtSurvey(look),
    needs: &[Need::Field(Field::UnitCode), Need::Field(Field::Unit)],
    params: &["what", "value", "one", "other"],
    summary: Text {
        it: "Codici e nomi delle unità non vanno d'accordo",
        en: "Codes and names of units do not agree",
    },
    message: Words::By {
        param: "what",
        cases: &[(
            "names",
            Text {
                it: "il codice «{value}» indica due unità: «{one}» e «{other}»",
                en: "the code “{value}” stands for two units: “{one}” and “{other}”",
            },
        )],
        otherwise: Text {
            it: "l'unità «{value}» ha due codici: «{one}» e «{other}»",
            en: "the unit “{value}” has two codes: “{one}” and “{other}”",
        },
    },
    help: Some(Words::Always(Text {
        it: "controllare nell'organigramma quale è giusto e correggere le altre righe",
        en: "look up in the org chart which is right and mend the other rows",
    })),
    explain: Text {
        it: "Le righe si sommano per codice. Se un codice indica due unità, le loro attività \
             finiscono insieme; se un'unità ha due codici, le sue si dividono. Maiuscole, accenti, \
             abbreviazioni e punteggiatura non contano come differenza.",
        en: "Rows are added up by code. Where one code stands for two units their activities are \
             mixed; where one unit has two codes its own are parted. Case, accents, abbreviations \
             and punctuation are no difference.",
    },
    ..Rule::BASE
};

/// A code and a name as rows state them together.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Stated {
    above: TextId,
    code: TextId,
    name: TextId,
}

fn look(survey: &Survey<'_>, notes: &mut Notes<'_>) {
    let units = |row: &InventoryRow| Stated {
        above: TextId::default(),
        code: row.unit_code,
        name: row.unit,
    };
    look_at(survey, [Field::UnitCode, Field::Unit], units, notes);
    // Parts are numbered, and named, within their unit.
    let parts = |row: &InventoryRow| Stated {
        above: row.unit,
        code: row.sub_unit_code,
        name: row.sub_unit,
    };
    look_at(survey, [Field::SubUnitCode, Field::SubUnit], parts, notes);
}

type Known = BTreeMap<(String, String), Vec<(String, usize)>>;

fn look_at(
    survey: &Survey<'_>,
    fields: [Field; 2],
    stated: fn(&InventoryRow) -> Stated,
    notes: &mut Notes<'_>,
) {
    let inventory = survey.inventory;
    let mut seen: HashSet<Stated, Unforeseen> = HashSet::default();
    let (mut names, mut codes) = (Known::new(), Known::new());
    let tables = inventory
        .rows
        .iter()
        .enumerate()
        .collect::<Vec<(usize, &InventoryRow)>>();
    let tables = tables.chunk_by(|(_, one), (_, two)| one.table == two.table);
    let has_both = |rows: &&[(usize, &InventoryRow)]| {
        let both = |row| fields.iter().all(|field| inventory.has(row, *field));
        rows.first().is_some_and(|(_, row)| both(row))
    };
    for (place, row) in tables.filter(has_both).flatten() {
        let (place, it) = (*place, stated(row));
        // Where no name is stated the code stands in its place.
        if it.code.is_empty() || it.name.is_empty() || it.code == it.name || !seen.insert(it) {
            continue;
        }
        // "Idem" is the business of V012.
        let [code, name] = [it.code, it.name].map(|id| inventory.text(id));
        if points_upwards(code, false) || points_upwards(name, true) {
            continue;
        }
        let above = fold(inventory.text(it.above));
        let code = fold(inventory.text(it.code));
        let name = spelt_out(inventory.text(it.name));
        note(
            names.entry((above.clone(), code.clone())).or_default(),
            &name,
            place,
        );
        note(codes.entry((above, name)).or_default(), &code, place);
    }
    push(
        survey,
        &names,
        ("names", fields[1]),
        |row| (stated(row).code, stated(row).name),
        notes,
    );
    push(
        survey,
        &codes,
        ("codes", fields[0]),
        |row| (stated(row).name, stated(row).code),
        notes,
    );
}

fn note(list: &mut Vec<(String, usize)>, text: &str, place: usize) {
    if list.iter().all(|(known, _)| known != text) {
        list.push((text.to_owned(), place));
    }
}

fn push(
    survey: &Survey<'_>,
    known: &Known,
    (what, field): (&'static str, Field),
    texts: impl Fn(&InventoryRow) -> (TextId, TextId),
    notes: &mut Notes<'_>,
) {
    let inventory = survey.inventory;
    for list in known.values() {
        let first = &inventory.rows[list[0].1];
        for (_, place) in &list[1..] {
            let row = &inventory.rows[*place];
            let (value, other) = texts(row);
            let note = Note::at(Place::Cell(inventory.cell(row, field)))
                .with("what", what)
                .with("value", inventory.text(value))
                .with("one", inventory.text(texts(first).1))
                .with("other", inventory.text(other));
            notes.push(note.beside(inventory.cell(first, field)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::surveyed;

    #[test]
    fn fires_on_the_second_name_and_on_the_second_code() {
        let table =
            "unit_code;unit;activity\nU1;Personale;a\nU1;Tributi;b\nU2;Ambiente;c\nU3;AMBIENTE;d";
        assert_eq!(surveyed(&RULE, &[table]), ["B3", "A5"]);
    }

    #[test]
    fn stays_silent_on_ditto_marks() {
        let table = "unit_code;unit;activity\nU1;Personale;a\nU1;idem;b\nU1;\";c";
        assert!(surveyed(&RULE, &[table]).is_empty());
    }

    #[test]
    fn stays_silent_on_spellings_on_missing_names_and_on_parts_of_units() {
        let table = "unit_code;unit;activity\nU1;Dir. Personale;a\nu1;DIREZIONE PERSONALE;b\nU1;;c";
        assert!(surveyed(&RULE, &[table]).is_empty());
        let parts =
            "unit;sub_unit_code;sub_unit;activity\nA;1;Segreteria;a\nB;1;Bandi;b\nC;2;Segreteria;c";
        assert!(surveyed(&RULE, &[parts]).is_empty());
    }
}
