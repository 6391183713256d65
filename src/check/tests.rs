//! The registry is complete and its words are whole; the door lets in whom it should.

use std::collections::{BTreeMap, BTreeSet};

use super::{Registry, admit_row, rules};
use crate::fact::{Fact, FactKind, Place};
use crate::finding::{Severity, Wording as _};
use crate::lang::{Lang, Text};
use crate::model::activity::{ColumnMap, LeftOut, RowDraft, RowKind};

/// The kinds of facts and the words in backticks of their documentation, from the source itself.
fn documented() -> BTreeMap<String, BTreeSet<String>> {
    let source = include_str!("../fact.rs");
    let (_, body) = source.split_once("pub enum FactKind {").expect("the enum");
    let (body, _) = body.split_once("\n}").expect("its end");
    let mut kinds = BTreeMap::new();
    let mut words = BTreeSet::new();
    for line in body.lines().map(str::trim) {
        if let Some(doc) = line.strip_prefix("///") {
            words.extend(doc.split('`').skip(1).step_by(2).map(str::to_owned));
        } else if let Some(name) = line.strip_suffix(',') {
            kinds.insert(name.to_owned(), std::mem::take(&mut words));
        }
    }
    kinds
}

fn placeholders(text: &str) -> BTreeSet<String> {
    let parts = text.split('{').skip(1);
    parts
        .filter_map(|part| part.split_once('}'))
        .map(|(name, _)| name.to_owned())
        .collect()
}

#[test]
fn every_fact_is_judged_by_exactly_one_rule() {
    let mut judged: Vec<String> = rules::ALL
        .iter()
        .flat_map(|rule| rule.facts.iter().map(|fact| format!("{fact:?}")))
        .collect();
    judged.sort();
    let documented: Vec<String> = documented().into_keys().collect();
    assert_eq!(judged, documented);
}

#[test]
fn codes_and_slugs_are_unique_and_well_formed() {
    let codes: Vec<&str> = rules::ALL.iter().map(|rule| rule.code.0).collect();
    let mut sorted = codes.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(codes, sorted, "ascending, each once");
    let slugs: BTreeSet<&str> = rules::ALL.iter().map(|rule| rule.slug).collect();
    assert_eq!(slugs.len(), codes.len());
    for rule in rules::ALL.iter().filter(|rule| rule.personal) {
        assert!(rule.code.is_on_personal_data(), "{}", rule.code.0);
    }
    for code in codes {
        let (letter, digits) = code.split_at(1);
        assert!("FTVRXLYDPM".contains(letter), "{code}");
        assert!(digits.len() == 3 && digits.parse::<u16>().is_ok(), "{code}");
    }
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "a test looks at the source itself"
)]
fn every_rule_has_a_file_of_its_name() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/check/rules");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .expect("the folder of the rules")
        .map(|entry| {
            entry
                .expect("entry")
                .file_name()
                .into_string()
                .expect("name")
        })
        .filter(|name| !["mod.rs", "testing.rs"].contains(&name.as_str()))
        .collect();
    files.sort();
    let mut expected: Vec<String> = rules::ALL
        .iter()
        .map(|rule| format!("{}.rs", rule.slug.replace('-', "_")))
        .collect();
    expected.sort();
    assert_eq!(files, expected);
}

#[test]
fn texts_stand_in_both_languages_with_known_placeholders() {
    let documented = documented();
    for rule in rules::ALL {
        let mut known: BTreeSet<String> = BTreeSet::new();
        for fact in rule.facts {
            known.extend(documented[&format!("{fact:?}")].iter().cloned());
        }
        known.extend(rule.params.iter().map(|name| (*name).to_owned()));
        let mut texts = vec![rule.summary, rule.explain];
        texts.extend(rule.message.texts());
        let others = rule.help.iter().chain(&rule.sender_help);
        let others = others.chain(&rule.expected);
        texts.extend(others.flat_map(super::Words::texts));
        for Text { it, en } in texts {
            assert!(
                !it.trim().is_empty() && !en.trim().is_empty(),
                "{}",
                rule.slug
            );
            assert_ne!(it, en, "{}", rule.slug);
            for text in [it, en] {
                let used = placeholders(text);
                assert!(used.is_subset(&known), "{}: {used:?}", rule.slug);
                assert!(!text.contains("  "), "{}: {text}", rule.slug);
            }
            let ours = |text: &str| {
                let mut names = placeholders(text);
                // A label stands in each language under a name of its own.
                names.retain(|name| name != "label_it" && name != "label_en");
                names
            };
            assert_eq!(ours(it), ours(en), "{}", rule.slug);
        }
    }
}

#[test]
fn whoever_sent_a_file_is_told_how_to_mend_it_without_options() {
    let mut wrong = Vec::new();
    for rule in rules::ALL {
        let words = rule.sender_help.as_ref().or(rule.help.as_ref());
        // What only who gathers the submissions can mend.
        let ours = ["T026", "M001"].contains(&rule.code.0);
        for Text { it, en } in words.into_iter().flat_map(super::Words::texts) {
            for text in [it, en] {
                let told = super::sender::for_the_sender(text);
                let whole = told.as_deref() == Some(text);
                if !ours && (told.is_none() || !whole && rule.sender_help.is_some()) {
                    wrong.push(format!("{}: {text}", rule.slug));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_fact_becomes_a_finding_and_a_finding_words() {
    let registry = Registry::new();
    let fact = Fact::new(FactKind::AnswerUnknown, Place::Row { table: 0, row: 7 })
        .with("value", "forsse")
        .with("header", "Programmabile")
        .with("nearest", "forse");
    let finding = registry.judge(&fact).expect("a rule");
    assert_eq!(
        (finding.code.0, finding.severity),
        ("V041", Severity::Error)
    );
    assert_eq!(registry.slug(finding.code), "answer-unknown");
    assert_eq!(
        registry.message(&finding, Lang::It),
        "la risposta «forsse» sotto «Programmabile» non è riconosciuta (forse «forse»?): \
         vale come sconosciuta"
    );
    assert!(registry.help(&finding, Lang::En).is_some());
}

#[test]
fn keys_become_words() {
    #[track_caller]
    fn case(fact: &Fact, it: &str, en: &str) {
        let registry = Registry::new();
        let finding = registry.judge(fact).expect("a rule");
        assert_eq!(registry.message(&finding, Lang::It), it);
        assert_eq!(registry.message(&finding, Lang::En), en);
    }
    case(
        &Fact::new(FactKind::NotANumber, Place::Run)
            .with("value", "tre")
            .with("field", "headcount"),
        "«tre» non è un numero (numero di persone): vale come sconosciuto",
        "“tre” is not a number (number of people): it counts as unknown",
    );
    case(
        &Fact::new(FactKind::OverLimits, Place::File(0))
            .with("what", "part-bytes")
            .with("found", "2147483648")
            .with("limit", "1073741824"),
        "una parte della cartella di lavoro è troppo grande: 2.048 MiB, il limite è 1.024 MiB",
        "a part of the workbook is too large: 2,048 MiB, the limit is 1,024 MiB",
    );
    case(
        &Fact::new(FactKind::DeclaredVerdictDiffers, Place::Run)
            .with("declared", "smartable")
            .with("computed", "undetermined"),
        "il foglio dichiara «smartabile», dalle risposte risulta «da integrare»: conta quello \
         calcolato",
        "the sheet declares “smartable”, the answers give “undetermined”: the computed one counts",
    );
}

#[test]
fn a_rule_is_found_by_code_and_by_slug() {
    let registry = Registry::new();
    assert_eq!(
        registry.find("v041").map(|rule| rule.slug),
        Some("answer-unknown")
    );
    assert_eq!(
        registry.find("no-table").map(|rule| rule.code.0),
        Some("T001")
    );
    assert!(registry.find("V").is_none());
}

#[test]
fn the_door_lets_in_rows_that_have_an_identity() {
    #[track_caller]
    fn case(kind: RowKind, id: &str, name: &str, expected: Option<LeftOut>) {
        let columns = ColumnMap::default();
        let row = draft(kind, id, name, &columns);
        assert_eq!(admit_row(&row).err(), expected, "{kind:?} {id:?} {name:?}");
    }
    case(RowKind::Data, "A1", "", None);
    case(RowKind::Data, "", "Protocollo", None);
    case(RowKind::Data, " ", "\t", Some(LeftOut::NeitherIdNorName));
    case(RowKind::Blank, "", "", Some(LeftOut::Blank));
    case(
        RowKind::RepeatedHeader,
        "ID",
        "Attività",
        Some(LeftOut::RepeatedHeader),
    );
    case(
        RowKind::PrintedTotal,
        "",
        "Totale",
        Some(LeftOut::PrintedTotal),
    );
    case(RowKind::Sample, "", "Esempio", Some(LeftOut::SampleRow));
}

fn draft<'a>(kind: RowKind, id: &'a str, name: &'a str, columns: &'a ColumnMap) -> RowDraft<'a> {
    RowDraft {
        kind,
        id,
        name,
        ..RowDraft::nothing(0, 2, columns)
    }
}

/// Every key that readers give has a sentence of its own, in both languages.
#[test]
fn keys_of_readers_have_sentences_of_their_own() {
    #[track_caller]
    fn case(kind: FactKind, param: &'static str, keys: &[&str]) {
        let registry = Registry::new();
        for lang in [Lang::It, Lang::En] {
            let say = |key: &str| {
                let fact = Fact::new(kind, Place::File(0)).with(param, key);
                registry.message(&registry.judge(&fact).expect("a rule"), lang)
            };
            let said: BTreeSet<String> = keys.iter().map(|key| say(key)).collect();
            assert_eq!(said.len(), keys.len(), "{kind:?} {lang:?}: {said:#?}");
            assert!(!said.contains(&say("no such key")), "{kind:?} {lang:?}");
        }
    }
    case(
        FactKind::Unreadable,
        "reason",
        &[
            "empty",
            "truncated",
            "damaged",
            "xml",
            "utf8",
            "missing-part",
            "duplicate-part",
            "row-order",
            "cell-order",
            "duplicate-cell",
            "xls",
            "xlsb",
            "io",
        ],
    );
    case(
        FactKind::OverLimits,
        "what",
        &[
            "file-bytes",
            "parts",
            "part-bytes",
            "ratio",
            "total-bytes",
            "sheets",
            "rows",
            "columns",
            "cells",
            "cell-bytes",
            "record-bytes",
            "shared-text-bytes",
            "shared-texts",
            "styles",
            "depth",
            "records",
            "fields",
        ],
    );
    case(
        FactKind::UnsupportedFormat,
        "is",
        &[
            "p7m", "zip", "eml", "pdf", "docx", "pptx", "odt", "doc", "msg", "html", "xml", "json",
            "image", "rtf", "7z", "rar", "gzip", "numbers", "binary", "lock",
        ],
    );
    case(
        FactKind::OrgChartBroken,
        "problem",
        &["twice", "no-parent", "circle"],
    );
    case(
        FactKind::AnswerWithNote,
        "taken",
        &["yes", "no", "partly", "not applicable", "not known"],
    );
}

/// A sheet as careful offices send it: capitals, abbreviations, elisions, notes, empty cells.
const CLEAN: &str = "\
unit_code;unit;process;id;activity;headcount;fte;share;notes;Normativa;Responsabile
SC-01;Servizi Demografici;Anagrafe;DEM-001;Iscrizione anagrafica (cambi di residenza);3;2,5;80;\
chiusura c/o sportello - lun./ven. 9-13;L. 241/1990, art. 14;Ufficio Anagrafe
SC-01;Servizi Demografici;Anagrafe;DEM-002;RILASCIO C.I.E. E CERTIFICATI;2;1,5;100;;D.P.R. 223/89;
SC-02;Ufficio Tributi - I.M.U./TA.RI.;Entrate;TRI-001;Accertamento dell'I.M.U.;1;1;50;un po' di \
arretrato;D.Lgs. 504/92;Area Finanziaria
SC-03;Polizia Locale;Controllo;POL-001;Notifiche all'estero (art. 142 c.p.c.);4;3,25;75;\
v. nota prot. n. 12345 del 01/07/2026;;
SC-03;Polizia Locale;Controllo;POL-002;Gestione pratiche L. 104 - permessi ZTL disabili;2;2;60;\
info: protocollo@example.org;L. 104/92;
SC-04;Servizi Sociali;Assistenza;SOC-001;Perché no? Sportello \"Casa\" & famiglia;1;0,5;30;\
n. 2 sportelli, 25% da remoto;;
SC-04;Servizi Sociali;Assistenza;SOC-002;Attività di front-office;10;9,75;45;;;";

#[test]
fn a_clean_sheet_is_silent() {
    use super::Looks;
    use super::rules::testing::{cells, surveyed, text_cells};

    // A workbook keeps numbers as such.
    let workbook = CLEAN.replace(',', ".");
    for rule in rules::ALL {
        let found = match rule.looks {
            Looks::AtSurvey(_) if rule.needs.is_empty() => surveyed(rule, &[CLEAN]),
            Looks::AtFacts | Looks::AtSurvey(_) => continue,
            _ => [cells(rule, &workbook), text_cells(rule, CLEAN)].concat(),
        };
        assert!(found.is_empty(), "{}: {found:?}", rule.slug);
    }
}
