//! What a report says of a criteria set that nobody adopted yet.
//!
//! Never here: sets that are adopted, or say nothing: they need no words.

use crate::lang::Lang;
use crate::model::criteria::CriteriaSet;
use crate::model::life_cycle::Status;

/// Says that the verdicts are a trial, where the set says that it is not adopted yet.
#[must_use]
pub(super) fn note(set: &CriteriaSet, lang: Lang) -> Option<String> {
    if !set.life.is_provisional() {
        return None;
    }
    let (id, version) = (&set.id, &set.version);
    let draft = set.life.status == Some(Status::Draft);
    Some(match (lang, draft) {
        (Lang::It, true) => format!(
            "L'insieme di criteri {id}, versione {version}, è una bozza: esiti e totali sono una prova, \
             finché un atto non lo adotta."
        ),
        (Lang::It, false) => format!(
            "L'insieme di criteri {id}, versione {version}, è in consultazione: esiti e totali sono una \
             prova, finché un atto non lo adotta."
        ),
        (Lang::En, true) => format!(
            "The criteria set {id}, version {version}, is a draft: verdicts and totals are a trial until \
             an act adopts it."
        ),
        (Lang::En, false) => format!(
            "The criteria set {id}, version {version}, is in consultation: verdicts and totals are a \
             trial until an act adopts it."
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::note;
    use crate::lang::Lang;
    use crate::model::life_cycle::Status;
    use crate::report::testing::assessment;

    #[test]
    fn only_a_set_that_is_not_adopted_yet_is_spoken_of() {
        let mut set = assessment().set.as_ref().clone();
        assert_eq!(note(&set, Lang::It), None);
        set.life.status = Some(Status::Adopted);
        assert_eq!(note(&set, Lang::It), None);
        set.life.status = Some(Status::Draft);
        assert!(
            note(&set, Lang::It)
                .expect("a note")
                .contains("è una bozza")
        );
        set.life.status = Some(Status::InConsultation);
        assert!(
            note(&set, Lang::En)
                .expect("a note")
                .contains("is in consultation")
        );
    }
}
