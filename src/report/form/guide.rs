//! What a form says of itself: instructions, the help of each column.
//!
//! Never here: how that is laid out (`book`).

use super::Filled;
use super::holds::{self, Holds};
use super::words::Words;
use crate::criteria::vocabulary::Vocabulary;
use crate::lang::{Lang, LocalText, Text};
use crate::model::columns::Field;
use crate::model::criteria::CriteriaSet;
use crate::model::form::Asks;

/// A line of the instructions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    /// The title of the sheet.
    Title(String),
    /// A heading.
    Heading(String),
    /// A sentence over the whole width.
    Sentence(String),
    /// A name and what it means.
    Entry(String, String),
    /// The legend of the rows that came from another unit.
    Moved(String),
}

/// Returns the lines of the instructions.
pub(super) fn lines(filled: &Filled<'_>, lang: Lang) -> Vec<Line> {
    let words = Words(lang);
    let mut lines = vec![
        Line::Title(words.title(filled)),
        Line::Sentence(
            words
                .pick(
                    "Per ogni attività dell'unità il modello chiede se può essere svolta a distanza e che \
                     cosa lo impedisce. Compilare il foglio «Rilevazione», salvare il file con lo stesso \
                     nome e restituirlo.",
                    "For each activity of the unit the form asks whether it can be done remotely and what \
                     stands in the way. Fill in the sheet “Survey”, save the file under the same name and \
                     send it back.",
                )
                .to_owned(),
        ),
    ];
    lines.push(Line::Sentence(match (filled.contact, lang) {
        (Some(contact), Lang::It) => format!("Per dubbi e per la restituzione: {contact}."),
        (Some(contact), Lang::En) => format!("Questions, and where to send it: {contact}."),
        (None, Lang::It) => {
            "Per dubbi e per la restituzione rivolgersi a chi ha inviato questo file.".to_owned()
        }
        (None, Lang::En) => {
            "Whoever sent this file answers questions and takes it back.".to_owned()
        }
    }));
    how(&mut lines, filled, words);
    answers(&mut lines, filled, words);
    lines.push(Line::Heading(
        words.pick("Le colonne", "The columns").to_owned(),
    ));
    for column in &filled.form.columns {
        let holds = holds::of(column.asks, filled.set, lang);
        let help = help(column.asks, &holds, filled.set, lang);
        if !help.is_empty() {
            lines.push(Line::Entry(column.header.clone(), help));
        }
    }
    criteria(&mut lines, filled, words);
    lines
}

fn how(lines: &mut Vec<Line>, filled: &Filled<'_>, words: Words) {
    let mut say = |it, en| lines.push(Line::Sentence(words.pick(it, en).to_owned()));
    if filled.form.rows.is_empty() {
        say(
            "1. Scrivere una riga per ogni attività: che cosa si fa, chi lo fa, in quante persone, e una \
             risposta a ogni domanda.",
            "1. Write one row for each activity: what is done, by which unit, by how many people, and an \
             answer to every question.",
        );
    } else {
        say(
            "1. Le righe già scritte sono le attività dell'ultima rilevazione: controllare ogni risposta e \
             correggere ciò che è cambiato.",
            "1. The rows that are there are the activities of the last survey: look at every answer and \
             correct what has changed.",
        );
    }
    say(
        "2. Le attività nuove si scrivono nelle righe vuote in fondo. La colonna del codice resta vuota: \
         il codice viene assegnato dopo.",
        "2. New activities go into the empty rows at the end. The column of the id stays empty: the id \
         is given later.",
    );
    say(
        "3. Se un'attività non si svolge più, scrivere «Cessata» nelle note e lasciare la riga.",
        "3. Where an activity is no longer done, write “Discontinued” in the notes and leave the row.",
    );
    say(
        "4. Scegliere le risposte dall'elenco che si apre nella cella. Una risposta che manca non vale \
         né Sì né No: se non si sa ancora, scegliere «Da verificare».",
        "4. Choose answers from the list that opens in the cell. A missing answer is neither yes nor \
         no: where it is not known yet, choose “To be verified”.",
    );
    say(
        "5. Intestazioni e codici sono bloccati, senza password: servono per rileggere il file. Non scrivere \
         nomi di persone né motivi di salute.",
        "5. Headers and ids are locked, without a password: the file is read by them. Write no names of \
         persons and nothing about health.",
    );
    if filled
        .form
        .column(Asks::Field(Field::OverrideVerdict))
        .is_some()
    {
        say(
            "6. Le rettifiche già scritte sono di prima: la colonna «Anno della rettifica» dice di quando. \
             Se valgono ancora restano come sono.",
            "6. Overrides that are there are of before: the column “Year of the override” says of when. \
             Where they still hold they stay as they are.",
        );
    }
    if !filled.moved.is_empty() {
        lines.push(Line::Moved(
            words
                .pick(
                    "Le righe con questo sfondo vengono da un'altra unità: verificare con cura tutte le risposte.",
                    "Rows on this ground come from another unit: look at all their answers with care.",
                )
                .to_owned(),
        ));
    }
}

fn answers(lines: &mut Vec<Line>, filled: &Filled<'_>, words: Words) {
    let lang = words.0;
    lines.push(Line::Heading(
        words.pick("Le risposte", "The answers").to_owned(),
    ));
    let mut say = |name: Text, it, en| {
        let meaning = words.pick(it, en).to_owned();
        lines.push(Line::Entry(name.get(lang).to_owned(), meaning));
    };
    say(
        holds::YES,
        "è così. In ogni domanda un Sì è favorevole al lavoro a distanza",
        "it is so. To every question a yes is good for remote work",
    );
    say(holds::NO, "non è così", "it is not so");
    let items = filled.form.columns.iter().filter_map(|it| match it.asks {
        Asks::Item(item) => Some(item),
        _ => None,
    });
    if items
        .into_iter()
        .any(|item| holds::takes_partly(filled.set, item))
    {
        say(
            holds::PARTLY,
            "vale per una parte dell'attività: dire nelle note quale",
            "it is so for part of the activity: say in the notes for which",
        );
    }
    say(
        holds::NOT_APPLICABLE,
        "la domanda non riguarda l'attività",
        "the question does not concern the activity",
    );
    say(holds::UNKNOWN, "non si sa ancora", "it is not known yet");
}

fn criteria(lines: &mut Vec<Line>, filled: &Filled<'_>, words: Words) {
    let (set, lang) = (filled.set, words.0);
    lines.push(Line::Heading(
        words.pick("I criteri", "The criteria").to_owned(),
    ));
    let mut say = |it, en, value: String| {
        lines.push(Line::Entry(words.pick(it, en).to_owned(), value));
    };
    say(
        "Insieme di criteri",
        "Criteria set",
        format!("{} ({})", set.title.get(lang), set.id),
    );
    say("Versione", "Version", set.version.clone());
    say("In vigore dal", "In force from", set.valid_from.clone());
    let mut source = set.source.act.get(lang).to_owned();
    for part in [&set.source.article, &set.source.date]
        .into_iter()
        .flatten()
    {
        source.push_str(", ");
        source.push_str(part);
    }
    say("Fonte", "Source", source);
    if let Some(year) = filled.year {
        say("Anno", "Year", year.to_string());
    }
}

/// Returns the help of a column; empty where its header says all.
pub(super) fn help(asks: Asks, holds: &Holds, set: &CriteriaSet, lang: Lang) -> String {
    match asks {
        Asks::Item(item) => of_item(item, holds, set, lang),
        Asks::Field(field) => of_field(field).get(lang).to_owned(),
        Asks::Other => String::new(),
    }
}

fn of_item(item: u16, holds: &Holds, set: &CriteriaSet, lang: Lang) -> String {
    let known = &set.items[usize::from(item)];
    let standard = Vocabulary::builtin().questions.get(&known.id);
    // A criterion that rests on one item asks for that item; of several, each has its own question.
    let single = holds::criteria_of(set, item).find(|criterion| {
        matches!(
            criterion.condition,
            crate::model::criteria::Condition::Item(_)
        )
    });
    let of_criterion = single.map(|criterion| &criterion.question);
    let filled = |text: &&LocalText| !text.get(lang).is_empty();
    let question = of_criterion
        .filter(filled)
        .or(standard)
        .unwrap_or(&known.label);
    let mut help = question.get(lang).to_owned();
    let add = |help: &mut String, text: &str| {
        if !help.ends_with(['.', '?', '!']) {
            help.push('.');
        }
        help.push(' ');
        help.push_str(text);
    };
    add(&mut help, &takes(holds, lang));
    if let Some(source) = single.and_then(|criterion| criterion.source.as_ref()) {
        let source = source.get(lang);
        add(
            &mut help,
            &match lang {
                Lang::It => format!("Fonte: {source}"),
                Lang::En => format!("Source: {source}"),
            },
        );
    }
    help
}

/// Says what may be written in the cells of a question.
fn takes(holds: &Holds, lang: Lang) -> String {
    let say = |it, en| Text { it, en }.get(lang).to_owned();
    match (holds, lang) {
        (Holds::Choice(answers), Lang::It) => format!("Risposte: {}.", answers.join(", ")),
        (Holds::Choice(answers), Lang::En) => format!("Answers: {}.", answers.join(", ")),
        (Holds::Percent, _) => say("Una percentuale da 0 a 100.", "A percentage from 0 to 100."),
        _ => say("Un numero.", "A number."),
    }
}

fn of_field(field: Field) -> Text {
    let say = |it, en| Text { it, en };
    match field {
        Field::Id => say(
            "Non si compila: identifica l'attività da un anno all'altro.",
            "Not to be filled in: it identifies the activity from year to year.",
        ),
        Field::Name => say(
            "Che cosa si fa, in poche parole, come lo direbbe chi lo fa.",
            "What is done, in a few words, as those who do it would say.",
        ),
        Field::Process => say(
            "Il processo o il procedimento di cui l'attività fa parte.",
            "The process or procedure that the activity is part of.",
        ),
        Field::Unit => say(
            "L'unità che svolge l'attività: si sceglie dall'elenco.",
            "The unit that does the activity: chosen from the list.",
        ),
        Field::UnitCode | Field::SubUnitCode => {
            say("Il codice dell'organigramma.", "The code in the org chart.")
        }
        Field::SubUnit => say(
            "La parte dell'unità che svolge l'attività.",
            "The part of the unit that does the activity.",
        ),
        Field::Headcount => say(
            "Quante persone vi lavorano, anche solo per una parte del tempo. Un numero intero.",
            "How many people work on it, if only for part of their time. A whole number.",
        ),
        Field::Women => say("Quante di loro sono donne.", "How many of them are women."),
        Field::Men => say("Quanti di loro sono uomini.", "How many of them are men."),
        Field::Fte => say(
            "Quanto lavoro richiede, in persone a tempo pieno: una persona a metà tempo è 0,5.",
            "How much work it takes, in full-time people: one person at half time is 0.5.",
        ),
        Field::Share => say(
            "Quanta parte del loro tempo, in percentuale.",
            "How much of their time, in percent.",
        ),
        Field::MinimumPresence => say(
            "Quante persone devono comunque essere in sede.",
            "How many people must be on site in any case.",
        ),
        Field::RemoteShare => say(
            "Quanta parte dell'attività si può svolgere a distanza, in percentuale.",
            "How much of the activity can be done remotely, in percent.",
        ),
        Field::Obstacle => say(
            "Che cosa impedisce di svolgerla a distanza: un programma, la carta, il contatto con l'utenza…",
            "What keeps it from being done remotely: a program, paper, contact with users…",
        ),
        Field::Lever => say(
            "Che cosa toglierebbe l'ostacolo.",
            "What would remove the obstacle.",
        ),
        Field::Notes => say(
            "Ciò che serve sapere; «Cessata» se l'attività non si svolge più.",
            "What should be known; “Discontinued” if the activity is no longer done.",
        ),
        _ => say("", ""),
    }
}
