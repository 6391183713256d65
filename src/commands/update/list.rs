//! The list of what an update changed: for people, and read back with what they decided.
//!
//! Never here: what counts as a change (`figures::update`).

use anyhow::{Result, bail};

use crate::commands::inventory::plan::Plan;
use crate::commands::spec;
use crate::commands::update::standing::Stood;
use crate::figures::update::{Change, Decision, Kind};
use crate::intake::open::Input;
use crate::intake::rows::RawRow;
use crate::intake::submission::{
    self, Expected, Hashes, HiddenSheets, Notices, OfFile, ReadSettings,
};
use crate::lang::{Lang, Text};
use crate::matching::{fold, fold_header};
use crate::model::columns::Field;
use crate::model::form::{Asks, Form, FormCell, FormColumn, FormRow};
use crate::model::quantity::Decimal;

/// Headers of the list, from left to right.
const HEADERS: [Text; 9] = [
    Text {
        it: "Novità",
        en: "Change",
    },
    Text { it: "ID", en: "ID" },
    Text {
        it: "ID prima",
        en: "ID before",
    },
    Text {
        it: "Unità prima",
        en: "Unit before",
    },
    Text {
        it: "Attività prima",
        en: "Activity before",
    },
    Text {
        it: "Unità ora",
        en: "Unit now",
    },
    Text {
        it: "Attività ora",
        en: "Activity now",
    },
    Text {
        it: "Somiglianza (%)",
        en: "Likeness (%)",
    },
    Text {
        it: "Decisione (sì/no)",
        en: "Decision (yes/no)",
    },
];

/// Columns that a decision is read from: id, unit and activity before, unit and activity now.
const READ: [usize; 5] = [2, 3, 4, 5, 6];
/// The column of decisions.
const DECISION: usize = 8;

/// What an activity is called whose office says that it has ended.
const SAID_ENDED: Text = Text {
    it: "dichiarata cessata",
    en: "said to have ended",
};

/// Says whether a kind of change waits for a decision.
pub(super) fn asks(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Renamed | Kind::Moved | Kind::Unsure | Kind::SaidEnded
    )
}

/// Returns what people call a kind of change.
pub(super) fn kind(kind: Kind, lang: Lang) -> &'static str {
    let text = match kind {
        Kind::Renamed => Text {
            it: "rinominata",
            en: "renamed",
        },
        Kind::Moved => Text {
            it: "spostata",
            en: "moved",
        },
        Kind::Unsure => Text {
            it: "forse la stessa",
            en: "perhaps the same",
        },
        Kind::SaidEnded => SAID_ENDED,
        Kind::New => Text {
            it: "nuova",
            en: "new",
        },
        Kind::Back => Text {
            it: "tornata",
            en: "back",
        },
        Kind::Stale => Text {
            it: "risposte di prima",
            en: "answers of before",
        },
        Kind::Ceased => Text {
            it: "cessata",
            en: "ended",
        },
    };
    text.get(lang)
}

/// The forms that changes speak of.
pub(super) struct Forms<'a> {
    pub(super) old: &'a Form,
    pub(super) new: &'a Form,
    pub(super) ceased: &'a Form,
    /// Where their rows stand, in this order.
    pub(super) stood: [&'a Stood; 3],
}

/// A change in texts.
pub(super) struct Told<'a> {
    pub(super) id_before: &'a str,
    pub(super) unit_before: &'a str,
    pub(super) before: &'a str,
    pub(super) unit: &'a str,
    pub(super) now: &'a str,
}

impl<'a> Forms<'a> {
    /// Returns the texts of a change.
    pub(super) fn told(&self, change: &Change) -> Told<'a> {
        let [in_old, in_new, in_ceased] = self.stood;
        let olds = if change.kind == Kind::Back {
            (self.ceased, in_ceased)
        } else {
            (self.old, in_old)
        };
        let of = |(form, stood), at| (form, stood, at);
        let old = change.old.map(|at| of(olds, at));
        let new = change.new.map(|at| of((self.new, in_new), at));
        let text = |of: Option<(&'a Form, &'a Stood, usize)>, field| {
            of.map_or("", |(form, _, at)| form.text(&form.rows[at], field))
        };
        // Two years may say of one unit its code, its name, or the unit above it too.
        let unit = |of: Option<(&'a Form, &'a Stood, usize)>| {
            of.map_or("", |(_, stood, at)| stood.shown[at].as_str())
        };
        Told {
            id_before: text(old, Field::Id),
            unit_before: unit(old),
            before: text(old, Field::Name),
            unit: unit(new),
            now: text(new, Field::Name),
        }
    }
}

/// Makes the list of changes, as a table that any form can be.
pub(super) fn table(changes: &[Change], forms: &Forms<'_>, lang: Lang) -> Form {
    let text = |text: &str| match text {
        "" => FormCell::Empty,
        text => FormCell::Text(text.to_owned()),
    };
    let row = |change: &Change| {
        let told = forms.told(change);
        let scored = asks(change.kind) && change.kind != Kind::SaidEnded && !change.refused;
        let score = Decimal::from_millionths(i64::from(change.score) * 100_000);
        let yes = Text {
            it: "sì",
            en: "yes",
        };
        FormRow {
            cells: vec![
                text(kind(change.kind, lang)),
                text(&change.id),
                text(told.id_before),
                text(told.unit_before),
                text(told.before),
                text(told.unit),
                text(told.now),
                if scored {
                    FormCell::Number(score)
                } else {
                    FormCell::Empty
                },
                text(match (change.confirmed, change.refused) {
                    (true, _) => yes.get(lang),
                    (_, true) => "no",
                    _ => "",
                }),
            ],
            at: None,
        }
    };
    Form {
        columns: HEADERS
            .map(|header| FormColumn {
                asks: Asks::Other,
                header: header.get(lang).to_owned(),
            })
            .to_vec(),
        rows: changes.iter().map(row).collect(),
    }
}

/// Says whether a line of the list waits for a decision, in either language.
pub(super) fn is_asked(row: &FormRow) -> bool {
    let Some(FormCell::Text(said)) = row.cells.first() else {
        return false;
    };
    let kinds = [Kind::Renamed, Kind::Moved, Kind::Unsure, Kind::SaidEnded];
    kinds.into_iter().any(|it| {
        let words = [Lang::It, Lang::En].map(|lang| kind(it, lang));
        asks(it) && words.contains(&said.as_str())
    })
}

/// Reads what people decided in such a list, each with its row.
///
/// # Errors
///
/// A file that cannot be opened, without the columns of a list, or with a decision that is neither
/// yes nor no.
pub(super) fn decisions(input: &Input, plan: &Plan, lang: Lang) -> Result<Vec<(u32, Decision)>> {
    let spec = spec::inventory(&plan.set, &plan.house, &[], lang);
    let settings = ReadSettings {
        spec: &spec,
        limits: plan.limits,
        hidden: HiddenSheets::Listed,
        hashes: Hashes::NotWanted,
        stdin_name: None,
        of_file: &|_| OfFile::default(),
        in_chart: None,
        notices: Notices::Few,
        expected: Expected::default(),
    };
    let mut columns: Option<Columns> = None;
    let mut decisions = Vec::new();
    let mut broken = None;
    submission::values(input, &settings, &mut |_, row| match &columns {
        None => columns = header(row),
        Some(places) => match decision(row, places) {
            Ok(decision) => decisions.extend(decision.map(|it| (row.number, it))),
            Err(text) => broken = broken.take().or(Some((row.number, text))),
        },
    })?;
    let shown = input.shown();
    if columns.is_none() {
        match lang {
            Lang::It => {
                bail!("{shown}: non è un elenco scritto con --changes: mancano le sue colonne")
            }
            Lang::En => bail!("{shown}: no list written with --changes: its columns are missing"),
        }
    }
    if let Some((row, text)) = broken {
        match lang {
            Lang::It => bail!("{shown}, riga {row}: la decisione «{text}» non è né sì né no"),
            Lang::En => bail!("{shown}, row {row}: the decision “{text}” is neither yes nor no"),
        }
    }
    Ok(decisions)
}

/// The columns of a list.
struct Columns {
    /// What a decision is read from, and the decision.
    read: Vec<u16>,
    /// What happened, where a list says so: lines that people add need not.
    kind: Option<u16>,
}

/// Finds the columns of a list in its header, in either language.
fn header(row: &RawRow<'_>) -> Option<Columns> {
    let place = |header: &Text| {
        let is = |text: &str| {
            let folded = fold_header(text);
            [header.it, header.en]
                .iter()
                .any(|it| fold_header(it) == folded)
        };
        let mut cells = row.cells();
        cells
            .find(|(_, cell)| is(cell.raw))
            .map(|(column, _)| column)
    };
    let wanted = READ.iter().chain([&DECISION]);
    Some(Columns {
        read: wanted
            .map(|at| place(&HEADERS[*at]))
            .collect::<Option<_>>()?,
        kind: place(&HEADERS[0]),
    })
}

fn decision(row: &RawRow<'_>, columns: &Columns) -> Result<Option<Decision>, String> {
    let mut texts = columns.read.iter().map(|column| {
        let raw = row.cell(*column).text();
        // A CSV for Excel has an apostrophe before what would be a formula.
        let bare = raw
            .strip_prefix('\'')
            .filter(|it| it.starts_with(['=', '+', '-', '@', '\'']));
        bare.unwrap_or(raw).to_owned()
    });
    let mut next = || texts.next().unwrap_or_default();
    let (id, unit, name) = (next(), next(), next());
    let new = [next(), next()];
    let said = next();
    let same = match fold(&said).as_str() {
        "" => return Ok(None),
        "si" | "s" | "yes" | "y" => true,
        "no" | "n" => false,
        _ => return Err(said),
    };
    let kind = columns.kind.map(|at| fold(row.cell(at).text()));
    let words = [SAID_ENDED.it, SAID_ENDED.en].map(fold);
    Ok(Some(Decision {
        old: [unit, id, name],
        new,
        same,
        ends: kind.is_some_and(|kind| words.contains(&kind)),
    }))
}
