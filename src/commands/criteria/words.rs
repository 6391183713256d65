//! The nouns of a criteria set in words: obstacles, policies, conditions.
//!
//! Never here: layout (`describe`).

use crate::lang::{Lang, Text};
use crate::model::answer::AnswerShape;
use crate::model::criteria::{
    Condition, CriteriaSet, Heads, LevelOf, Met, Missing, NotApplicable, NumberTest, ObstacleClass,
    Role, Source, Treatment, VerdictRule,
};
use crate::model::quantity::{Decimal, Ratio};

fn pick(lang: Lang, it: &'static str, en: &'static str) -> &'static str {
    Text { it, en }.get(lang)
}

/// Writes a decimal with the comma or the point of the language.
pub(super) fn decimal(value: Decimal, lang: Lang) -> String {
    let text = value.to_string();
    match lang {
        Lang::It => text.replace('.', ","),
        Lang::En => text,
    }
}

/// Writes a level: as a decimal where that is exact, else as a fraction.
pub(super) fn ratio(value: Ratio, lang: Lang) -> String {
    let scaled = value.num().checked_mul(1_000_000);
    match scaled.filter(|scaled| scaled % value.den() == 0) {
        Some(scaled) => {
            let millionths = i64::try_from(scaled / value.den()).unwrap_or(i64::MAX);
            decimal(Decimal::from_millionths(millionths), lang)
        }
        None => format!("{}/{}", value.num(), value.den()),
    }
}

/// Says how criteria are joined.
pub(super) fn rule(rule: &VerdictRule, lang: Lang) -> String {
    match rule {
        VerdictRule::Gates => pick(
            lang,
            "tutti i criteri sono necessari: l'attività è smartabile se li soddisfa tutti, non lo è \
             se anche uno solo manca del tutto, lo è in parte negli altri casi",
            "all criteria are necessary: an activity is smartable if it meets them all, not if even \
             one fails altogether, partly otherwise",
        )
        .to_owned(),
        VerdictRule::Weighted {
            smartable_at,
            partly_at,
        } => {
            let (whole, part) = (ratio(*smartable_at, lang), ratio(*partly_at, lang));
            match (lang, smartable_at == partly_at) {
                (Lang::It, true) => format!("media pesata dei criteri: smartabile da {whole}"),
                (Lang::En, true) => format!("weighted mean of the criteria: smartable from {whole}"),
                (Lang::It, false) => format!(
                    "media pesata dei criteri: smartabile da {whole}, parzialmente smartabile da \
                     {part}"
                ),
                (Lang::En, false) => format!(
                    "weighted mean of the criteria: smartable from {whole}, partly smartable from \
                     {part}"
                ),
            }
        }
    }
}

/// Says the rule in two or three words, for a table.
pub(super) fn rule_short(rule: &VerdictRule, lang: Lang) -> &'static str {
    match rule {
        VerdictRule::Gates => pick(lang, "tutti necessari", "all necessary"),
        VerdictRule::Weighted { .. } => pick(lang, "media pesata", "weighted mean"),
    }
}

/// Says what a set rests on, without its note.
pub(super) fn source(source: &Source, lang: Lang) -> String {
    let mut text = source.act.get(lang).to_owned();
    for more in [&source.article, &source.date].into_iter().flatten() {
        text.push_str(", ");
        text.push_str(more);
    }
    text
}

/// Says whether a criterion is necessary, or its weight.
pub(super) fn role(role: Role, lang: Lang) -> String {
    match role {
        Role::Gate => pick(lang, "necessario", "necessary").to_owned(),
        Role::Weight(weight) => {
            format!("{} {}", pick(lang, "peso", "weight"), decimal(weight, lang))
        }
    }
}

/// Says what a criterion is computed from.
pub(super) fn condition(condition: &Condition, set: &CriteriaSet, lang: Lang) -> String {
    let joined = |members: &[Condition], link: &str| {
        let members: Vec<String> = members
            .iter()
            .map(|member| match member {
                Condition::AllOf(_) | Condition::AnyOf(_) => {
                    format!("({})", self::condition(member, set, lang))
                }
                _ => self::condition(member, set, lang),
            })
            .collect();
        members.join(link)
    };
    match condition {
        Condition::Item(index) => item(set, *index, lang),
        Condition::AllOf(members) => joined(members, pick(lang, " e ", " and ")),
        Condition::AnyOf(members) => joined(members, pick(lang, " oppure ", " or ")),
        Condition::Compare {
            left,
            op,
            right,
            when_true,
        } => {
            let test = format!(
                "{} {} {}",
                label(set, *left, lang),
                op.sign(),
                label(set, *right, lang)
            );
            format!("{} {test}", met(*when_true, lang))
        }
    }
}

fn label(set: &CriteriaSet, index: u16, lang: Lang) -> String {
    let item = set.items.get(usize::from(index));
    item.map_or_else(String::new, |item| match lang {
        Lang::It => format!("«{}»", item.label.it),
        Lang::En => format!("“{}”", item.label.en),
    })
}

fn item(set: &CriteriaSet, index: u16, lang: Lang) -> String {
    let name = label(set, index, lang);
    let Some(item) = set.items.get(usize::from(index)) else {
        return name;
    };
    let Some(shape) = shape(&item.shape, lang) else {
        return name;
    };
    match &item.level {
        LevelOf::Answer | LevelOf::Measure => format!("{name} ({shape})"),
        LevelOf::Steps(steps) => {
            let steps: Vec<String> = steps.iter().map(|step| ratio(*step, lang)).collect();
            let worth = pick(lang, "che valgono", "worth");
            format!("{name} ({shape}, {worth} {})", steps.join(" · "))
        }
        LevelOf::Test(test, when_true) => {
            let (met, number) = (met(*when_true, lang), number(*test, lang));
            format!("{name} ({shape}, {met} {number})")
        }
    }
}

/// Says whether a criterion is the plain answer to one question: nothing more is to be said.
pub(super) fn is_plain(condition: &Condition, set: &CriteriaSet) -> bool {
    match condition {
        Condition::Item(index) => set
            .items
            .get(usize::from(*index))
            .is_some_and(|item| item.shape == AnswerShape::Choice),
        _ => false,
    }
}

/// Names the kind of an answer that is not simply yes or no.
fn shape(shape: &AnswerShape, lang: Lang) -> Option<String> {
    let named = match shape {
        AnswerShape::Choice => return None,
        AnswerShape::Scale { from, to } => match lang {
            Lang::It => format!("una scala da {from} a {to}"),
            Lang::En => format!("a scale from {from} to {to}"),
        },
        AnswerShape::Percentage { fraction: false } => {
            pick(lang, "una percentuale", "a percentage").to_owned()
        }
        AnswerShape::Percentage { fraction: true } => {
            pick(lang, "una quota da 0 a 1", "a share from 0 to 1").to_owned()
        }
        AnswerShape::Number => pick(lang, "un numero", "a number").to_owned(),
    };
    Some(named)
}

fn met(met: Met, lang: Lang) -> &'static str {
    match met {
        Met::Met => pick(lang, "soddisfatto se", "met if"),
        Met::Fails => pick(lang, "non soddisfatto se", "not met if"),
    }
}

fn number(test: NumberTest, lang: Lang) -> String {
    match test {
        NumberTest::Against(op, value) => format!("{} {}", op.sign(), decimal(value, lang)),
        NumberTest::Between(from, to) => {
            let (from, to) = (decimal(from, lang), decimal(to, lang));
            match lang {
                Lang::It => format!("tra {from} e {to}"),
                Lang::En => format!("between {from} and {to}"),
            }
        }
    }
}

/// Says what an empty cell means.
pub(super) fn missing(missing: Missing, lang: Lang) -> &'static str {
    match missing {
        Missing::Unknown => pick(lang, "risposta sconosciuta", "unknown answer"),
        Missing::Met => pick(lang, "come se soddisfatto", "as if met"),
        Missing::NotMet => pick(lang, "come se non soddisfatto", "as if not met"),
        Missing::Skip => pick(
            lang,
            "il criterio non si considera",
            "the criterion is left out",
        ),
    }
}

/// Says what "not applicable" means.
pub(super) fn not_applicable(meaning: NotApplicable, lang: Lang) -> &'static str {
    match meaning {
        NotApplicable::LeftOut => pick(
            lang,
            "il criterio non si considera",
            "the criterion is left out",
        ),
        NotApplicable::Met => pick(lang, "come se soddisfatto", "as if met"),
        NotApplicable::NotMet => pick(lang, "come se non soddisfatto", "as if not met"),
    }
}

/// Names a class of obstacles.
pub(super) fn obstacle(class: ObstacleClass, lang: Lang) -> &'static str {
    let text = match class {
        ObstacleClass::Software => ("applicativi", "software"),
        ObstacleClass::Paper => ("carta", "paper"),
        ObstacleClass::Equipment => ("attrezzature", "equipment"),
        ObstacleClass::DataSecurity => ("sicurezza dei dati", "data security"),
        ObstacleClass::Physical => ("lavoro fisico o presenza", "physical work or presence"),
        ObstacleClass::Public => ("contatto con il pubblico", "contact with the public"),
        ObstacleClass::Shift => ("lavoro in turno", "shift work"),
        ObstacleClass::Law => ("norme", "law"),
        ObstacleClass::Organisation => ("organizzazione", "organisation"),
        ObstacleClass::Skills => ("competenze", "skills"),
        ObstacleClass::Output => ("risultato non valutabile", "output that cannot be assessed"),
    };
    pick(lang, text.0, text.1)
}

/// Says whether sums of headcounts are people.
pub(super) fn heads(heads: Heads, lang: Lang) -> &'static str {
    match heads {
        Heads::Overlapping => pick(
            lang,
            "una persona può stare in più righe",
            "a person may stand in several rows",
        ),
        Heads::Exclusive => pick(
            lang,
            "ogni persona sta in una riga sola",
            "each person stands in one row",
        ),
    }
}

/// Says what happens with rows that lack something.
pub(super) fn treatment(treatment: Treatment, lang: Lang) -> &'static str {
    match treatment {
        Treatment::NotEligible => pick(
            lang,
            "contano come non smartabili",
            "count as not smartable",
        ),
        Treatment::LeftOut => pick(lang, "restano fuori dai totali", "stay out of the totals"),
        Treatment::Bounds => pick(lang, "allargano l'intervallo", "widen the interval"),
    }
}
