//! What a criteria set says, property by property, in words that can be compared.
//!
//! Never here: comparing two sets (`diff`).

use super::{life, words};
use crate::lang::{Lang, LocalText};
use crate::model::answer::AnswerShape;
use crate::model::criteria::{
    Condition, CriteriaSet, Criterion, Item, LevelOf, Met, NumberTest, Repeated,
};
use crate::model::life_cycle::Heard;

/// A property: its key, its name, what it says. `None`: nothing.
pub(super) struct Property {
    pub(super) key: &'static str,
    pub(super) name: LocalText,
    pub(super) value: Option<LocalText>,
}

/// Makes a text of both languages.
pub(super) fn both(say: impl Fn(Lang) -> String) -> LocalText {
    LocalText {
        it: say(Lang::It),
        en: say(Lang::En),
    }
}

fn text(it: &str, en: &str) -> LocalText {
    both(|lang| match lang {
        Lang::It => it.to_owned(),
        Lang::En => en.to_owned(),
    })
}

/// A property that always says something.
fn says(key: &'static str, it: &str, en: &str, value: LocalText) -> Property {
    may_say(key, it, en, Some(value))
}

fn may_say(key: &'static str, it: &str, en: &str, value: Option<LocalText>) -> Property {
    Property {
        key,
        name: text(it, en),
        value,
    }
}

fn plain(value: &str) -> LocalText {
    text(value, value)
}

/// Returns what is said of the set as a whole, its version apart, which its name has.
pub(super) fn of_set(set: &CriteriaSet) -> Vec<Property> {
    let totals = set.totals;
    let mut all = vec![
        says("title", "titolo", "title", set.title.clone()),
        says(
            "valid_from",
            "in vigore dal",
            "in force from",
            plain(&set.valid_from),
        ),
        may_say(
            "valid_to",
            "in vigore fino al",
            "in force until",
            set.valid_to.as_deref().map(plain),
        ),
        says(
            "source",
            "fonte",
            "source",
            both(|lang| words::source(&set.source, lang)),
        ),
        may_say(
            "note",
            "nota alla fonte",
            "note to the source",
            set.source.note.clone(),
        ),
    ];
    all.extend(of_life(set));
    all.push(says(
        "heads",
        "persone",
        "people",
        both(|lang| words::heads(totals.heads, lang).to_owned()),
    ));
    all.push(says(
        "unassessed",
        "righe senza esito",
        "rows without a verdict",
        both(|lang| words::treatment(totals.unassessed, lang).to_owned()),
    ));
    all.push(says(
        "missing_weight",
        "righe senza persone o peso",
        "rows without people or weight",
        both(|lang| words::treatment(totals.missing_weight, lang).to_owned()),
    ));
    all
}

fn of_life(set: &CriteriaSet) -> Vec<Property> {
    let life = &set.life;
    let status = life
        .status
        .map(|status| both(|lang| life::status(status, lang).to_owned()));
    let mut all = vec![may_say("status", "stato", "status", status)];
    for whom in Heard::ALL {
        all.push(Property {
            key: whom.key(),
            name: both(|lang| life::heard(whom, lang).to_owned()),
            value: life.day_of(whom).map(plain),
        });
    }
    all.push(may_say(
        "act",
        "atto di adozione",
        "adopting act",
        life.act.clone(),
    ));
    all.push(may_say(
        "adopted_on",
        "data dell'atto",
        "date of the act",
        life.adopted_on.as_deref().map(plain),
    ));
    all
}

/// Returns what is said of a criterion.
pub(super) fn of_criterion(set: &CriteriaSet, it: &Criterion) -> Vec<Property> {
    let obstacle = both(|lang| {
        let removable = match (lang, it.obstacle.removable) {
            (Lang::It, true) => "si può rimuovere",
            (Lang::It, false) => "non si può rimuovere",
            (Lang::En, true) => "can be removed",
            (Lang::En, false) => "cannot be removed",
        };
        format!("{} ({removable})", words::obstacle(it.obstacle.class, lang))
    });
    vec![
        says("label", "etichetta", "label", it.label.clone()),
        says("question", "domanda", "question", it.question.clone()),
        may_say("source", "fonte", "source", it.source.clone()),
        says(
            "role",
            "ruolo",
            "role",
            both(|lang| words::role(it.role, lang)),
        ),
        says(
            "expression",
            "si ricava da",
            "taken from",
            plain(&expression(&it.condition, set)),
        ),
        says(
            "level_of_partly",
            "«in parte» vale",
            "“partly” is worth",
            both(|lang| words::ratio(it.level_of_partly, lang)),
        ),
        says(
            "missing",
            "cella vuota",
            "empty cell",
            both(|lang| words::missing(it.missing, lang).to_owned()),
        ),
        says(
            "not_applicable",
            "non applicabile",
            "not applicable",
            both(|lang| words::not_applicable(it.not_applicable, lang).to_owned()),
        ),
        says("obstacle", "ostacolo", "obstacle", obstacle),
    ]
}

/// Writes a condition by the ids of its items, as a set writes it: another label is no other
/// condition.
fn expression(condition: &Condition, set: &CriteriaSet) -> String {
    let id = |item: u16| {
        let item = set.items.get(usize::from(item));
        item.map_or("", |item| item.id.as_str())
    };
    let list = |members: &[Condition]| {
        let members: Vec<String> = members.iter().map(|it| expression(it, set)).collect();
        members.join(", ")
    };
    match condition {
        Condition::Item(item) => id(*item).to_owned(),
        Condition::AllOf(members) => format!("all_of [{}]", list(members)),
        Condition::AnyOf(members) => format!("any_of [{}]", list(members)),
        Condition::Compare {
            left,
            op,
            right,
            when_true,
        } => {
            let key = met(*when_true);
            format!("compare {} {} {} ({key})", id(*left), op.sign(), id(*right))
        }
    }
}

fn met(met: Met) -> &'static str {
    match met {
        Met::Met => "met",
        Met::Fails => "fails",
    }
}

/// Returns what is said of an item, its label apart, which the criteria have.
pub(super) fn of_item(item: &Item) -> Vec<Property> {
    let headers = |list: &[String]| (!list.is_empty()).then(|| plain(&list.join(" · ")));
    let level = both(|lang| match &item.level {
        LevelOf::Answer => "answer".to_owned(),
        LevelOf::Measure => "measure".to_owned(),
        LevelOf::Steps(steps) => {
            let steps: Vec<String> = steps.iter().map(|step| words::ratio(*step, lang)).collect();
            steps.join(" · ")
        }
        LevelOf::Test(test, when_true) => {
            let key = met(*when_true);
            match test {
                NumberTest::Against(op, value) => {
                    format!("{key} {} {}", op.sign(), words::decimal(*value, lang))
                }
                NumberTest::Between(from, to) => {
                    let ends = [from, to].map(|end| words::decimal(*end, lang));
                    format!("{key} {} – {}", ends[0], ends[1])
                }
            }
        }
    });
    let shared = if item.shared_headers { "true" } else { "false" };
    let repeated = match item.repeated {
        Repeated::Mistake => "mistake",
        Repeated::Mean => "mean",
    };
    vec![
        says("answer", "risposta", "answer", plain(&shape(&item.shape))),
        says("level", "livello", "level", level),
        may_say(
            "headers_yes_good",
            "intestazioni per cui un Sì è favorevole",
            "headers under which a yes is good",
            headers(&item.headers_yes_good),
        ),
        may_say(
            "headers_yes_bad",
            "intestazioni per cui un Sì è sfavorevole",
            "headers under which a yes is bad",
            headers(&item.headers_yes_bad),
        ),
        says(
            "shared_headers",
            "intestazioni comuni",
            "shared headers",
            plain(shared),
        ),
        says(
            "repeated",
            "colonne ripetute",
            "repeated columns",
            plain(repeated),
        ),
    ]
}

fn shape(shape: &AnswerShape) -> String {
    match shape {
        AnswerShape::Choice => "choice".to_owned(),
        AnswerShape::Scale { from, to } => format!("scale {from} – {to}"),
        AnswerShape::Percentage { fraction: false } => "percentage".to_owned(),
        AnswerShape::Percentage { fraction: true } => "fraction".to_owned(),
        AnswerShape::Number => "number".to_owned(),
    }
}
