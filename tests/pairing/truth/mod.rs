//! Two years of an invented administration, and which activity of one is which of the other.
//!
//! The same seed makes the same lists. Lives here: which activities there are, what goes, what
//! comes, who moves. Never here: how a name changes (`changes`), or any part of the matcher.

mod changes;
mod random;
mod vocabulary;

use std::collections::BTreeSet;

pub(crate) use random::Random;
use vocabulary::{ACTIONS, AFTERWARDS, BETWEEN, EVERYWHERE, FIELDS, PROCESSES, SISTERS};

/// An activity as a sheet has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) unit: String,
    pub(crate) id: String,
    pub(crate) process: String,
    pub(crate) name: String,
}

/// Two lists and what is true of them.
#[derive(Debug)]
pub(crate) struct Truth {
    pub(crate) before: Vec<Row>,
    pub(crate) now: Vec<Row>,
    /// Places in both lists, and what changed in between.
    pub(crate) pairs: Vec<(usize, usize, Vec<&'static str>)>,
}

/// What an activity is, whatever it is called.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Activity {
    Common(usize),
    Made {
        action: usize,
        object: (usize, usize),
        sister: Option<(usize, usize)>,
    },
}

/// An activity in its unit, with the words that a year chose.
#[derive(Debug, Clone)]
struct Kept {
    activity: Activity,
    row: Row,
    place: usize,
}

/// Activities of a unit.
const IN_UNIT: usize = 100;

/// Makes two years of `count` activities each, in units of a hundred.
pub(crate) fn make(seed: u64, count: usize) -> Truth {
    let mut random = Random::new(seed);
    let units = count.div_ceil(IN_UNIT);
    let mut before: Vec<Row> = Vec::with_capacity(count);
    let mut now: Vec<Later> = Vec::new();
    for unit in 0..units {
        let code = format!("U{unit:03}");
        let size = IN_UNIT.min(count - unit * IN_UNIT);
        let kept = first_year(&code, size, before.len(), &mut random);
        before.extend(kept.iter().map(|it| it.row.clone()));
        now.extend(second_year(&code, units, kept, &mut random));
    }
    let order = random.order(before.len());
    let mut places = vec![0; before.len()];
    for (place, from) in order.iter().enumerate() {
        places[*from] = place;
    }
    let before = order.iter().map(|from| before[*from].clone()).collect();
    let order = random.order(now.len());
    let mut pairs = Vec::new();
    for (place, from) in order.iter().enumerate() {
        if let Some((old, kinds)) = &now[*from].1 {
            pairs.push((places[*old], place, kinds.clone()));
        }
    }
    let now = order.iter().map(|from| now[*from].0.clone()).collect();
    Truth { before, now, pairs }
}

fn first_year(code: &str, size: usize, from: usize, random: &mut Random) -> Vec<Kept> {
    let fields = [random.below(FIELDS.len()), random.below(FIELDS.len())];
    let mut known = BTreeSet::new();
    let mut list = Vec::new();
    for common in 0..EVERYWHERE.len() {
        if random.percent(70) {
            list.push(Activity::Common(common));
        }
    }
    while list.len() < size {
        let field = *random.one(&fields);
        let object = (field, random.below(FIELDS[field].1.len()));
        let action = random.below(ACTIONS.len());
        if random.percent(30) {
            let row = random.below(SISTERS.len());
            for member in 0..SISTERS[row].len() {
                let sister = Some((row, member));
                list.push(Activity::Made {
                    action,
                    object,
                    sister,
                });
            }
        } else {
            list.push(Activity::Made {
                action,
                object,
                sister: None,
            });
        }
    }
    list.retain(|it| known.insert(it.clone()));
    let mut kept: Vec<Kept> = Vec::with_capacity(size);
    let mut names = BTreeSet::new();
    while kept.len() < size {
        let activity = match list.pop() {
            Some(activity) => activity,
            None => another(&fields, random),
        };
        known.insert(activity.clone());
        let name = written(&activity, random);
        if !names.insert(changes::canon(&name)) {
            continue;
        }
        let place = from + kept.len();
        let row = Row {
            unit: code.to_owned(),
            id: format!("{code}-{:03}", kept.len() + 1),
            process: PROCESSES[process(&activity)].0.to_owned(),
            name,
        };
        kept.push(Kept {
            activity,
            row,
            place,
        });
    }
    kept
}

fn another(fields: &[usize], random: &mut Random) -> Activity {
    let field = *random.one(fields);
    Activity::Made {
        action: random.below(ACTIONS.len()),
        object: (field, random.below(FIELDS[field].1.len())),
        sister: None,
    }
}

fn process(activity: &Activity) -> usize {
    match activity {
        Activity::Common(at) => at % PROCESSES.len(),
        Activity::Made { action, .. } => action % PROCESSES.len(),
    }
}

/// Writes an activity's name for the first time.
fn written(activity: &Activity, random: &mut Random) -> String {
    let Activity::Made {
        action,
        object,
        sister,
    } = activity
    else {
        let Activity::Common(at) = activity else {
            return String::new();
        };
        return EVERYWHERE[*at].to_owned();
    };
    let forms = FIELDS[object.0].1[object.1];
    let (one, several) = forms.split_once('|').unwrap_or((forms, forms));
    let object = if random.percent(50) { one } else { several };
    let mut words = vec![changes::capital(ACTIONS[*action])];
    if random.percent(25) {
        words.push((*random.one(BETWEEN)).to_owned());
    }
    words.push(object.to_owned());
    words.extend(sister.map(|(row, member)| SISTERS[row][member].to_owned()));
    if random.percent(10) {
        words.push((*random.one(AFTERWARDS)).to_owned());
    }
    words.join(" ")
}

/// A row of the second year; of one that stayed, where it was and what changed.
type Later = (Row, Option<(usize, Vec<&'static str>)>);

/// What a unit does with its ids from one year to the next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ids {
    Kept,
    Lost,
    Renumbered,
}

fn second_year(code: &str, units: usize, old: Vec<Kept>, random: &mut Random) -> Vec<Later> {
    let ids = match random.below(100) {
        0..60 => Ids::Kept,
        60..75 => Ids::Lost,
        _ => Ids::Renumbered,
    };
    let (share_gone, share_new) = (5 + random.below(6), 5 + random.below(6));
    let respelt = random.percent(25);
    let size = old.len();
    let mut taken: BTreeSet<Activity> = old.iter().map(|it| it.activity.clone()).collect();
    let mut names: BTreeSet<String> = old.iter().map(|it| changes::canon(&it.row.name)).collect();
    let (mut gone, mut stayed, mut rows) = (Vec::new(), Vec::new(), Vec::<Later>::new());
    for kept in old {
        if random.percent(share_gone) {
            gone.push(kept);
            continue;
        }
        let mut row = kept.row.clone();
        let mut kinds = changes::rename(&mut row.name, &mut names, forms(&kept.activity), random);
        if respelt {
            PROCESSES[process(&kept.activity)]
                .1
                .clone_into(&mut row.process);
            kinds.push("process respelt");
        }
        if random.percent(2) {
            row.unit = format!("U{:03}", random.below(units));
            kinds.push("moved");
        }
        rows.push((row, Some((kept.place, kinds))));
        stayed.push(kept);
    }
    let mut fresh = size * share_new / 100;
    while fresh > 0 {
        let from = if random.percent(50) { &gone } else { &stayed };
        if from.is_empty() {
            fresh -= 1;
            continue;
        }
        let model = random.one(from);
        let activity = alike(&model.activity, random);
        if !taken.insert(activity.clone()) {
            continue;
        }
        let name = written(&activity, random);
        if !names.insert(changes::canon(&name)) {
            continue;
        }
        let reuse = random.percent(20) && !gone.is_empty();
        let id = if reuse {
            random.one(&gone).row.id.clone()
        } else {
            format!("{code}-{:03}", size + fresh)
        };
        let process = PROCESSES[process(&activity)].0.to_owned();
        let unit = code.to_owned();
        rows.push((
            Row {
                unit,
                id,
                process,
                name,
            },
            None,
        ));
        fresh -= 1;
    }
    renumber(code, ids, &mut rows, random);
    rows
}

/// Returns the two forms of an activity's object.
fn forms(activity: &Activity) -> Option<(&'static str, &'static str)> {
    match activity {
        Activity::Common(_) => None,
        Activity::Made { object, .. } => FIELDS[object.0].1[object.1].split_once('|'),
    }
}

/// Makes another activity that resembles one.
fn alike(model: &Activity, random: &mut Random) -> Activity {
    let Activity::Made {
        action,
        object,
        sister,
    } = model.clone()
    else {
        return another(&[random.below(FIELDS.len())], random);
    };
    match (random.below(3), sister) {
        (0 | 1, Some((row, _))) => Activity::Made {
            action,
            object,
            sister: Some((row, random.below(SISTERS[row].len()))),
        },
        (0, None) => Activity::Made {
            action: random.below(ACTIONS.len()),
            object,
            sister,
        },
        _ => Activity::Made {
            action,
            object: (object.0, random.below(FIELDS[object.0].1.len())),
            sister,
        },
    }
}

fn renumber(code: &str, ids: Ids, rows: &mut [Later], random: &mut Random) {
    let order = random.order(rows.len());
    for (number, place) in order.into_iter().enumerate() {
        let (row, pair) = &mut rows[place];
        let kind = match ids {
            Ids::Kept => continue,
            Ids::Lost => {
                row.id.clear();
                "id lost"
            }
            Ids::Renumbered => {
                row.id = format!("{code}-{:03}", number + 1);
                "id renumbered"
            }
        };
        if let Some((_, kinds)) = pair {
            kinds.push(kind);
        }
    }
}
