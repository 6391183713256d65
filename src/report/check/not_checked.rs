//! What was not checked and what was accepted, in words: nothing is passed over in silence.
//!
//! Never here: why a rule could not look (`check`).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::finding::{Code, Wording};
use crate::lang::{Lang, Text};
use crate::model::checked::{Checked, Lack, NotChecked};
use crate::report::check::words::{counted, plain, text};
use crate::report::check::{Options, View, full};
use crate::report::formats::ansi::Paint;
use crate::report::formats::terminal::wrap;
use crate::report::{numbers, place};

/// Says what a rule lacked.
pub(super) fn lack(why: Lack, wording: &dyn Wording, lang: Lang) -> String {
    let said = |it, en| text(it, en).get(lang).to_owned();
    match why {
        Lack::NoTable => said("nessuna tabella riconosciuta", "no table was found"),
        Lack::Column(field) => {
            let name = wording.field(field.key(), lang);
            match lang {
                Lang::It => format!("manca la colonna «{name}»"),
                Lang::En => format!("there is no column “{name}”"),
            }
        }
        Lack::Cells(field) => {
            let name = wording.field(field.key(), lang);
            match lang {
                Lang::It => format!("celle di «{name}» da correggere prima"),
                Lang::En => format!("cells of “{name}” must be mended first"),
            }
        }
        Lack::Answers => said(
            "risposte da correggere prima",
            "answers must be mended first",
        ),
        Lack::Chart => said("non è stato dato l'organigramma", "no org chart was given"),
        Lack::Staff => said(
            "l'organigramma non dice il personale delle unità",
            "the org chart does not state the staff of units",
        ),
        Lack::Catalogue => said(
            "non è stato dato il catalogo dei processi",
            "no catalogue of processes was given",
        ),
        Lack::Bodies => said(
            "non è stato detto chi deve inviare",
            "nobody said who is expected",
        ),
        Lack::LastYear => said(
            "non è stata data la rilevazione dell'anno prima",
            "last year's inventory was not given",
        ),
        Lack::Year => said(
            "non è stato detto di che anno sono i file",
            "the year of the files was not given",
        ),
        Lack::Format => said(
            "il formato del file non lo contiene",
            "the file's format does not hold it",
        ),
        Lack::Limit => said("è stato raggiunto un limite", "a limit was met"),
    }
}

/// Says how much of it a rule could not look at: `12 righe`, `niente di verificato`.
pub(super) fn extent(one: &NotChecked, lang: Lang) -> String {
    if one.rows == 0 {
        return text("regola non applicata", "rule not applied")
            .get(lang)
            .to_owned();
    }
    let rows = counted(one.rows, text("riga", "row"), text("righe", "rows"), lang);
    match lang {
        Lang::It => format!("{rows} non verificate"),
        Lang::En => format!("{rows} not checked"),
    }
}

/// Heading of what was not checked.
pub(super) const HEADING: Text = text("Non verificato", "Not checked");
/// Heading of what was accepted.
pub(super) const ACCEPTED: Text = text("Accettati", "Accepted");
/// The most reasons that are told when nobody asks for all.
const MOST: usize = 8;

/// Rules that lacked the same thing: the codes, how many files, how many rows.
#[derive(Default)]
struct Same {
    codes: Vec<Code>,
    files: Vec<u32>,
    /// Rows of each file, once for all rules.
    rows: BTreeMap<Option<u32>, u64>,
}

/// Writes what was not checked, one line for each reason.
pub(super) fn lines(out: &mut String, checked: &Checked, wording: &dyn Wording, options: &Options) {
    let lang = options.lang;
    let width = options.width.clamp(80, 200);
    let reasons = reasons(checked);
    if reasons.is_empty() {
        return;
    }
    let heading = format!("{}:", HEADING.get(lang));
    let _ = writeln!(out, "{}", Paint(options.colour).bold(&heading));
    let most = if options.verbose { usize::MAX } else { MOST };
    for (why, same) in reasons.iter().take(most) {
        wrap(
            out,
            &reason(*why, same, checked, wording, options),
            "  ",
            width,
        );
    }
    let left = reasons.len().saturating_sub(most);
    if left > 0 {
        let number = numbers::count(left as u64, lang);
        let line = match lang {
            Lang::It if left == 1 => "… e un altro motivo (tutti con -v)".to_owned(),
            Lang::En if left == 1 => "… and 1 more reason (all with -v)".to_owned(),
            Lang::It => format!("… e altri {number} motivi (tutti con -v)"),
            Lang::En => format!("… and {number} more reasons (all with -v)"),
        };
        let _ = writeln!(out, "  {line}");
    }
}

/// Returns what was not checked, one line for each reason, all of them.
pub(super) fn all(checked: &Checked, wording: &dyn Wording, options: &Options) -> Vec<String> {
    let reasons = reasons(checked);
    let said = reasons.iter();
    said.map(|(why, same)| reason(*why, same, checked, wording, options))
        .collect()
}

/// Gathers what lacked the same thing.
fn reasons(checked: &Checked) -> BTreeMap<Lack, Same> {
    let mut reasons: BTreeMap<Lack, Same> = BTreeMap::new();
    for one in &checked.not_checked {
        let same = reasons.entry(one.why).or_default();
        if !same.codes.contains(&one.rule) {
            same.codes.push(one.rule);
        }
        same.files.extend(one.file);
        // Rules that lack the same cells lack them in the same rows.
        let rows = same.rows.entry(one.file).or_default();
        *rows = one.rows.max(*rows);
    }
    // Where no file holds a table, nothing else is to blame.
    let without = reasons.get(&Lack::NoTable);
    let without: Option<BTreeSet<u32>> = without.map(|it| it.files.iter().copied().collect());
    if without.is_some_and(|files| files.len() == checked.files.len()) {
        reasons.retain(|why, _| *why == Lack::NoTable);
    }
    for same in reasons.values_mut() {
        same.codes.sort_unstable();
        same.files.sort_unstable();
        same.files.dedup();
    }
    reasons
}

/// Names the rules that lacked something. Without a table all do: their codes would tell nothing.
fn rules(why: Lack, same: &Same, lang: Lang) -> String {
    if why == Lack::NoTable {
        let all = text(
            "tutte le regole sul contenuto",
            "all rules on what files hold",
        );
        return all.get(lang).to_owned();
    }
    let codes: Vec<&str> = same.codes.iter().map(|code| code.0).collect();
    codes.join(", ")
}

/// Says who lacked what where: `R001, R003: manca la colonna «ETP» (in a.csv; 12 righe)`.
fn reason(
    why: Lack,
    same: &Same,
    checked: &Checked,
    wording: &dyn Wording,
    options: &Options,
) -> String {
    let lang = options.lang;
    let mut line = format!("{}: {}", rules(why, same, lang), lack(why, wording, lang));
    let name = |file: &u32| {
        let file = checked.sources.files.get(*file as usize);
        file.map_or_else(String::new, |file| {
            plain(place::name(&checked.sources, file))
        })
    };
    let mut where_to = Vec::new();
    match same.files.as_slice() {
        [] => {}
        [one] => where_to.push(name(one)),
        many if options.verbose => where_to.extend(many.iter().map(name)),
        many => where_to.push(counted(
            many.len() as u64,
            text("file", "file"),
            text("file", "files"),
            lang,
        )),
    }
    let rows: u64 = same.rows.values().sum();
    if rows > 0 {
        where_to.push(counted(
            rows,
            text("riga", "row"),
            text("righe", "rows"),
            lang,
        ));
    }
    if !where_to.is_empty() {
        let _ = write!(line, " ({})", where_to.join(", "));
    }
    line
}

/// Writes what was accepted, with the reasons.
pub(super) fn accepted_lines(out: &mut String, view: &View<'_>) {
    let options = view.options;
    let width = options.width.clamp(80, 200);
    if view.accepted.is_empty() {
        return;
    }
    let heading = format!("{}:", ACCEPTED.get(options.lang));
    let _ = writeln!(out, "{}", Paint(options.colour).bold(&heading));
    for entry in &view.accepted {
        let Some(accepted) = entry.accepted else {
            continue;
        };
        let line = format!(
            "{} {}: {} — {}",
            entry.code,
            full::spot(entry, &view.checked.sources),
            entry.message,
            by(accepted, options.lang)
        );
        wrap(out, &line, "  ", width);
    }
}

/// Says why and by whom: `confermato dalla direzione (Ufficio A)`.
pub(super) fn by(accepted: &crate::model::checked::AcceptedGroup, lang: Lang) -> String {
    let mut said = plain(&accepted.reason);
    if !accepted.author.is_empty() {
        let _ = write!(said, " ({})", plain(&accepted.author));
    }
    if accepted.confirmed {
        let confirmed = text(
            "; valore confermato da chi ha inviato il file",
            "; the submitter confirmed the value",
        );
        said.push_str(confirmed.get(lang));
    }
    said
}
