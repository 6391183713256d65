//! The life of a criteria set in words: draft, in consultation, adopted; what it lacks.
//!
//! Never here: layout (`describe`), or what a life lacks (`model::life_cycle`).

use crate::lang::{Lang, Text};
use crate::model::life_cycle::{Gap, Heard, LifeCycle, Status};

/// The word before what a set lacks.
pub(super) const WARNING: Text = Text {
    it: "avviso",
    en: "warning",
};

fn pick(lang: Lang, it: &'static str, en: &'static str) -> &'static str {
    Text { it, en }.get(lang)
}

/// Names a status.
pub(super) fn status(status: Status, lang: Lang) -> &'static str {
    match status {
        Status::Draft => pick(lang, "bozza", "draft"),
        Status::InConsultation => pick(lang, "in consultazione", "in consultation"),
        Status::Adopted => pick(lang, "adottato", "adopted"),
    }
}

/// Names who was heard.
pub(super) fn heard(whom: Heard, lang: Lang) -> &'static str {
    match whom {
        Heard::Managers => pick(lang, "dirigenti", "managers"),
        Heard::Unions => pick(lang, "organizzazioni sindacali", "unions"),
        Heard::EqualityCommittee => pick(
            lang,
            "parere del Comitato unico di garanzia",
            "opinion of the equality committee",
        ),
    }
}

/// Says where a set stands, who was heard and by which act it was adopted: names and what to say
/// of them. Nothing where the set says nothing.
pub(in crate::commands) fn lines(life: &LifeCycle, lang: Lang) -> Vec<(&'static str, String)> {
    let mut lines = Vec::new();
    if let Some(known) = life.status {
        lines.push((
            pick(lang, "Stato", "Status"),
            status(known, lang).to_owned(),
        ));
    }
    if !life.heard.is_empty() {
        let days = life.heard.iter();
        let days = days.map(|(whom, day)| format!("{} {day}", heard(*whom, lang)));
        let said = days.collect::<Vec<_>>().join("; ");
        lines.push((pick(lang, "Consultazione", "Consultation"), said));
    }
    let act = life.act.as_ref().map(|act| act.get(lang).to_owned());
    let said: Vec<String> = act.into_iter().chain(life.adopted_on.clone()).collect();
    if !said.is_empty() {
        let name = pick(lang, "Atto di adozione", "Adopting act");
        lines.push((name, said.join(", ")));
    }
    lines
}

/// Says what the life of a set lacks, and the key to write.
pub(super) fn gap(gap: Gap, lang: Lang) -> String {
    match gap {
        Gap::NoAct => pick(
            lang,
            "l'insieme è adottato, ma non dice con quale atto (`act` in [adoption])",
            "the set is adopted, but does not say by which act (`act` in [adoption])",
        )
        .to_owned(),
        Gap::NoDay => pick(
            lang,
            "l'insieme è adottato, ma manca la data dell'atto (`date` in [adoption])",
            "the set is adopted, but the date of the act is missing (`date` in [adoption])",
        )
        .to_owned(),
        Gap::NotHeard(whom) => {
            let (name, key) = (heard(whom, lang), whom.key());
            match lang {
                Lang::It => format!(
                    "l'insieme è adottato, ma nella consultazione manca la data: {name} (`{key}` in \
                     [consultation])"
                ),
                Lang::En => format!(
                    "the set is adopted, but the consultation lacks a date: {name} (`{key}` in \
                     [consultation])"
                ),
            }
        }
        Gap::HeardLate(whom) => {
            let (name, key) = (heard(whom, lang), whom.key());
            match lang {
                Lang::It => {
                    format!("la consultazione è successiva all'atto di adozione: {name} (`{key}`)")
                }
                Lang::En => {
                    format!("the consultation is later than the adopting act: {name} (`{key}`)")
                }
            }
        }
        Gap::NotSaidAdopted => pick(
            lang,
            "c'è un atto di adozione, ma `status` non è \"adopted\"",
            "there is an adopting act, but `status` is not \"adopted\"",
        )
        .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{gap, lines};
    use crate::lang::{Lang, LocalText};
    use crate::model::life_cycle::{Gap, Heard, LifeCycle, Status};

    #[test]
    fn a_life_is_told_in_three_lines() {
        let life = LifeCycle {
            status: Some(Status::Adopted),
            heard: vec![
                (Heard::Managers, "2026-02-01".to_owned()),
                (Heard::Unions, "2026-02-10".to_owned()),
            ],
            act: Some(LocalText {
                it: "Determina n. 4".to_owned(),
                en: "Decision no. 4".to_owned(),
            }),
            adopted_on: Some("2026-03-12".to_owned()),
        };
        let expected = [
            ("Stato", "adottato"),
            (
                "Consultazione",
                "dirigenti 2026-02-01; organizzazioni sindacali 2026-02-10",
            ),
            ("Atto di adozione", "Determina n. 4, 2026-03-12"),
        ];
        let expected = expected.map(|(name, said)| (name, said.to_owned()));
        assert_eq!(lines(&life, Lang::It), expected);
        assert!(lines(&LifeCycle::default(), Lang::It).is_empty());
        assert_eq!(
            gap(Gap::NotHeard(Heard::Unions), Lang::En),
            "the set is adopted, but the consultation lacks a date: unions (`unions` in [consultation])"
        );
    }
}
