//! `L004 process-not-in-catalogue`

use std::collections::{BTreeMap, BTreeSet};

use crate::check::alike::cell;
use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::{Note, Notes, Survey};
use crate::finding::{Code, Severity};
use crate::lang::Text;
use crate::matching::{fold, nearest};
use crate::model::columns::Field;
use crate::model::inventory::TextId;

pub(super) const RULE: Rule = Rule {
    code: Code("L004"),
    slug: "process-not-in-catalogue",
    severity: Severity::Error,
    looks: Looks::AtSurvey(look),
    needs: &[Need::Catalogue, Need::Field(Field::Process)],
    params: &["value", "nearest"],
    summary: Text {
        it: "Un processo non è nel catalogo",
        en: "A process is not in the catalogue",
    },
    message: Words::By {
        param: "nearest",
        cases: &[(
            "",
            Text {
                it: "il processo «{value}» non è nel catalogo",
                en: "the process “{value}” is not in the catalogue",
            },
        )],
        otherwise: Text {
            it: "il processo «{value}» non è nel catalogo (forse «{nearest}»?)",
            en: "the process “{value}” is not in the catalogue (perhaps “{nearest}”?)",
        },
    },
    expected: Some(Words::Always(Text {
        it: "un processo del catalogo, per codice o per nome",
        en: "a process of the catalogue, by code or by name",
    })),
    help: Some(Words::Always(Text {
        it: "scrivere il processo come nel catalogo, oppure aggiungerlo al catalogo",
        en: "write the process as in the catalogue, or add it there",
    })),
    explain: Text {
        it: "Il catalogo dei processi rende confrontabili le schede di uffici diversi. Un processo si \
             riconosce per codice, per nome, o per codice e nome insieme; maiuscole e accenti non \
             contano.",
        en: "The catalogue of processes makes the sheets of different offices comparable. A process \
             is recognised by its code, its name, or both together; case and accents do not matter.",
    },
    ..Rule::BASE
};

/// Unknown processes for which a suggestion is looked for.
const MOST_SUGGESTED: usize = 1_000;

fn look(survey: &Survey<'_>, notes: &mut Notes<'_>) {
    let Some(catalogue) = survey.catalogue else {
        return;
    };
    let inventory = survey.inventory;
    let mut known = BTreeSet::new();
    for (code, name, _) in &catalogue.processes {
        known.extend([fold(code), fold(name), fold(&format!("{code} {name}"))]);
    }
    let mut unknown: BTreeMap<TextId, Option<&str>> = BTreeMap::new();
    let mut fine: BTreeSet<TextId> = BTreeSet::new();
    for row in inventory.rows.iter().filter(|row| !row.process.is_empty()) {
        let id = row.process;
        if fine.contains(&id) {
            continue;
        }
        let text = inventory.text(id);
        if !unknown.contains_key(&id) {
            if known.contains(&fold(text)) {
                fine.insert(id);
                continue;
            }
            let names = catalogue.processes.iter().map(|(_, name, _)| name.as_str());
            let may = unknown.len() < MOST_SUGGESTED;
            unknown.insert(id, may.then(|| nearest(text, names)).flatten());
        }
        let near = unknown.get(&id).copied().flatten().unwrap_or_default();
        let note = Note::at(cell(inventory, row, Field::Process)).with("value", text);
        notes.push(note.with("nearest", near));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::Catalogue;
    use crate::check::rules::testing::surveyed_findings;
    use crate::origin::CellRef;

    #[test]
    fn fires_on_what_the_catalogue_lacks() {
        let at = CellRef {
            table: 9,
            row: 2,
            column: 0,
        };
        let processes = [("P1", "Gestione del personale"), ("P2", "Appalti")];
        let processes = processes.map(|(code, name)| (code.to_owned(), name.to_owned(), at));
        let catalogue: &'static Catalogue = Box::leak(Box::new(Catalogue {
            processes: processes.into(),
        }));
        let table = "process;activity\np1;a\nGESTIONE DEL PERSONALE;b\nP2 - Appalti;c\n;d\n\
                     Gestione personale;e\nMense;f";
        let found = surveyed_findings(&RULE, &[table], &[], |mut survey| {
            survey.catalogue = Some(catalogue);
            survey
        });
        let rows: Vec<_> = found.iter().map(|it| it.place.rows().unwrap().0).collect();
        assert_eq!(rows, [6, 7]);
        assert_eq!(
            found[0].params.get("nearest"),
            Some("Gestione del personale")
        );
        assert_eq!(found[1].params.get("nearest"), Some(""));
    }
}
