//! What the rules of the sample say, in both languages.

use crate::finding::{Code, Finding, Safety, Wording};
use crate::lang::Lang;
use crate::origin::FileKind;

/// Rules of the sample: code, slug, message and help in both languages.
pub(super) type Said = (
    &'static str,
    &'static str,
    [&'static str; 2],
    [&'static str; 2],
);
#[rustfmt::skip]
pub(super) const RULES: [Said; 11] = [
    ("F005", "not-utf8", ["il testo è in {value}, non in UTF-8", "the text is {value}, not UTF-8"],
     ["salvarlo come «CSV UTF-8»", "save it as “CSV UTF-8”"]),
    ("L001", "unit-not-in-org-chart", ["l'unità «{value}» non è nell'organigramma", "the unit “{value}” is not in the org chart"],
     ["scrivere l'unità come nell'organigramma", "write the unit as in the org chart"]),
    ("L007", "body-missing", ["non è arrivata la rilevazione di «{value}»", "no inventory came from “{value}”"],
     ["sollecitarla", "ask for it"]),
    ("P001", "codice-fiscale", ["nella cella c'è un codice fiscale", "the cell holds a tax code"],
     ["togliere il codice fiscale", "take the tax code out"]),
    ("R001", "fte-over-headcount", ["ETP maggiori degli addetti", "FTE above the headcount"],
     ["correggere F o G", "mend F or G"]),
    ("R003", "fte-zero", ["persone senza tempo", "people without time"], ["", ""]),
    ("T003", "hidden-sheet-with-data", ["un foglio nascosto contiene una tabella", "a hidden sheet holds a table"],
     ["mostrare il foglio o toglierlo", "show the sheet or take it out"]),
    ("T007", "merged-data", ["celle unite sotto l'intestazione", "merged cells below the header"],
     ["separare le celle e ripetere il valore", "unmerge the cells and repeat the value"]),
    ("T011", "unknown-column", ["la colonna «{value}» non è riconosciuta", "the column “{value}” is not known"],
     ["darle uno dei nomi del modello", "give it one of the template's names"]),
    ("T019", "total-row", ["una riga di totale tra i dati", "a row of totals among the data"],
     ["togliere la riga", "take the row out"]),
    ("V041", "answer-unknown", ["la risposta «{value}» non è riconosciuta", "the answer “{value}” is not understood"],
     ["scrivere Sì, No o In parte", "write Sì, No or In parte"]),
];

/// Words for the rules of the sample.
pub(crate) struct CheckWords;

fn rule(code: Code) -> &'static Said {
    RULES.iter().find(|rule| rule.0 == code.0).unwrap()
}

fn at(lang: Lang) -> usize {
    usize::from(lang == Lang::En)
}

impl Wording for CheckWords {
    fn slug(&self, code: Code) -> &'static str {
        rule(code).1
    }

    fn message(&self, finding: &Finding, lang: Lang) -> String {
        let value = finding.params.get("value").unwrap_or_default();
        let shown: String = value
            .chars()
            .map(|char| if char.is_control() { '\u{fffd}' } else { char })
            .collect();
        rule(finding.code).2[at(lang)].replace("{value}", &shown)
    }

    fn help(&self, finding: &Finding, lang: Lang) -> Option<String> {
        let help = rule(finding.code).3[at(lang)];
        (!help.is_empty()).then(|| help.to_owned())
    }

    fn expected(&self, finding: &Finding, _: Lang) -> Option<String> {
        match finding.code.0 {
            "V041" => Some("Sì, No, In parte".to_owned()),
            "R001" => Some("≤ 3".to_owned()),
            _ => None,
        }
    }

    fn summary(&self, code: Code, lang: Lang) -> &'static str {
        match (code.0, lang) {
            ("R001", Lang::It) => "Gli ETP superano gli addetti",
            ("R001", Lang::En) => "More FTE than people",
            _ => "",
        }
    }

    fn explain(&self, code: Code, lang: Lang) -> &'static str {
        match (code.0, lang) {
            ("R001", Lang::It) => {
                "Una persona vale al più un ETP: una delle due celle è sbagliata."
            }
            ("R001", Lang::En) => "A person is at most one FTE: one of the two cells is wrong.",
            _ => "",
        }
    }

    fn field(&self, key: &str, lang: Lang) -> String {
        match (key, lang) {
            ("fte", Lang::It) => "equivalenti a tempo pieno".to_owned(),
            ("fte", Lang::En) => "full-time equivalents".to_owned(),
            _ => key.to_owned(),
        }
    }

    fn fix(&self, finding: &Finding, _: FileKind) -> Option<Safety> {
        match finding.code.0 {
            "F005" => Some(Safety::Safe),
            "T019" => Some(Safety::Unsafe),
            _ => None,
        }
    }
}
