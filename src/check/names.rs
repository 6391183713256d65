//! What people call the keys that facts carry: fields of a table, verdicts.
//!
//! Never here: which headers mean a field (`criteria`).

use crate::lang::{Lang, Text};
use crate::model::columns::Field;
use crate::model::period::{Day, Period, words};

/// Returns the name of the field with this key; another key in quotes, as it is.
pub(super) fn field(key: &str, lang: Lang) -> String {
    match Field::parse(key) {
        Some(field) => field_name(field).get(lang).to_owned(),
        None => match lang {
            Lang::It => format!("«{key}»"),
            Lang::En => format!("“{key}”"),
        },
    }
}

/// Returns days by their ISO form, one or a period; anything else as it is.
pub(super) fn days(iso: &str, lang: Lang) -> String {
    let end = |text: &str, open: Day| match text {
        ".." => Some(open),
        text => Day::parse(text),
    };
    let period = match iso.split_once('/') {
        Some((first, last)) => end(first, Day::MIN).zip(end(last, Day::MAX)),
        None => Day::parse(iso).map(|day| (day, day)),
    };
    let Some((first, last)) = period else {
        return iso.to_owned();
    };
    if (first, last) == (Day::MIN, Day::MAX) {
        return text("sempre", "always").get(lang).to_owned();
    }
    words::period(Period { first, last }, lang)
}

/// Returns the name of a verdict by its key; another key as it is.
pub(super) fn verdict(key: &str, lang: Lang) -> String {
    let text = match key {
        "smartable" => text("smartabile", "smartable"),
        "partly" => text("parzialmente smartabile", "partly smartable"),
        "not" => text("non smartabile", "not smartable"),
        "undetermined" => text("da integrare", "undetermined"),
        other => return other.to_owned(),
    };
    text.get(lang).to_owned()
}

/// Returns an answer by its key; another key as it is.
pub(super) fn answer(key: &str, lang: Lang) -> String {
    let text = match key {
        "yes" => text("Sì", "yes"),
        "no" => text("No", "no"),
        "partly" => text("In parte", "in part"),
        "not applicable" => text("non applicabile", "not applicable"),
        "not known" => text("da verificare", "not known"),
        "not understood" => text("non riconosciuta", "not understood"),
        other => return other.to_owned(),
    };
    text.get(lang).to_owned()
}

/// Returns an answer that may have been meant as people write it; anything else as it is.
pub(super) fn nearest(folded: &str) -> &str {
    match folded {
        "si" => "Sì",
        "no" => "No",
        "in parte" => "In parte",
        other => other,
    }
}

/// Returns the name of a formula's function in the spreadsheets of a language.
pub(super) fn function(name: &str, lang: Lang) -> &str {
    match (lang, name) {
        (Lang::It, "TODAY") => "OGGI",
        (Lang::It, "NOW") => "ADESSO",
        (Lang::It, "RAND") => "CASUALE",
        (Lang::It, "RANDBETWEEN") => "CASUALE.TRA",
        (Lang::It, "INDIRECT") => "INDIRETTO",
        (Lang::It, "OFFSET") => "SCARTO",
        (Lang::En, "OGGI") => "TODAY",
        (Lang::En, "ADESSO") => "NOW",
        (_, other) => other,
    }
}

const fn text(it: &'static str, en: &'static str) -> Text {
    Text { it, en }
}

/// Returns what people call a field.
#[must_use]
pub fn field_name(field: Field) -> Text {
    match field {
        Field::UnitCode => text("codice dell'unità", "code of the unit"),
        Field::Unit => text("unità", "unit"),
        Field::SubUnitCode => text("codice del servizio", "code of the sub-unit"),
        Field::SubUnit => text("servizio", "sub-unit"),
        Field::Process => text("processo", "process"),
        Field::Id => text("codice dell'attività", "id of the activity"),
        Field::Name => text("attività", "activity"),
        Field::Headcount => text("numero di persone", "number of people"),
        Field::Women => text("donne", "women"),
        Field::Men => text("uomini", "men"),
        Field::Fte => text("equivalenti a tempo pieno", "full-time equivalents"),
        Field::Share => text("quota di tempo", "share of time"),
        Field::Weight => text("peso", "weight"),
        Field::BacklogStock => text("arretrato", "backlog"),
        Field::BacklogIn => text("pratiche pervenute", "cases received"),
        Field::BacklogOut => text("pratiche concluse", "cases closed"),
        Field::DisposalPlan => text("piano di smaltimento", "disposal plan"),
        Field::MinimumPresence => text("presidio in sede", "minimum presence"),
        Field::Obstacle => text("ostacolo", "obstacle"),
        Field::Lever => text("leva", "lever"),
        Field::DeclaredVerdict => text("esito dichiarato", "declared verdict"),
        Field::RemoteShare => text(
            "quota lavorabile da remoto",
            "share that can be done remotely",
        ),
        Field::OverrideVerdict => text("rettifica", "override"),
        Field::OverrideReason => text("motivazione della rettifica", "reason of the override"),
        Field::OverrideAuthor => text("autore della rettifica", "author of the override"),
        Field::OverrideDate => text("data della rettifica", "date of the override"),
        Field::AgreedVerdict => text("esito condiviso", "verdict agreed with"),
        Field::AgreedAuthor => text("esito condiviso da", "verdict agreed with by"),
        Field::AgreedDate => text(
            "data in cui l'esito è stato condiviso",
            "date of agreeing with the verdict",
        ),
        Field::Notes => text("note", "notes"),
        Field::Parent => text("unità superiore", "unit above"),
        Field::Level => text("livello", "level"),
        Field::Staff => text("personale in servizio", "staff"),
        Field::ValidFrom => text("valida dal", "valid from"),
        Field::ValidTo => text("valida fino al", "valid to"),
        Field::PersonId => text("codice della persona", "code of the person"),
        Field::Workplace => text("sede di lavoro", "workplace"),
        Field::Pattern => text("giorni lavorati", "days worked"),
        Field::Monday => text("lunedì", "Monday"),
        Field::Tuesday => text("martedì", "Tuesday"),
        Field::Wednesday => text("mercoledì", "Wednesday"),
        Field::Thursday => text("giovedì", "Thursday"),
        Field::Friday => text("venerdì", "Friday"),
        Field::Saturday => text("sabato", "Saturday"),
        Field::Sunday => text("domenica", "Sunday"),
        Field::Gender => text("genere", "gender"),
        Field::AgeBand => text("fascia d'età", "age band"),
        Field::Class => text("classe", "class"),
        Field::Excluded => text("esclusione dal lavoro agile", "exclusion from remote work"),
        Field::Derogation => text("giorni in deroga", "days by derogation"),
        Field::Priority => text("priorità", "priority"),
        Field::Date => text("data", "date"),
        Field::OldUnit => text("unità di prima", "unit before"),
        Field::NewUnit => text("unità di dopo", "unit after"),
    }
}

#[cfg(test)]
mod tests {
    use super::field_name;
    use crate::criteria::vocabulary::Vocabulary;
    use crate::lang::Lang;
    use crate::model::columns::{Field, Meaning};

    #[test]
    fn what_the_program_calls_a_field_is_read_back_as_that_field() {
        let of_inventories = Field::ALL
            .iter()
            .take_while(|(field, _)| *field != Field::Notes);
        for (field, _) in of_inventories {
            for lang in [Lang::It, Lang::En] {
                let name = field_name(*field).get(lang);
                // Offices call a part of a directorate so, beside its own column.
                let meant = match name {
                    "unità" => Field::SubUnit,
                    _ => *field,
                };
                let found = Vocabulary::builtin().header(name).unwrap_or_default();
                assert_eq!(found, [Meaning::Field(meant)], "{name}");
            }
        }
    }
}
