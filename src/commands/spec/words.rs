//! The vocabulary as intake asks it: answers of the program and of the house, usual headers.
//!
//! Never here: which columns a table has (`spec`).

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::House;
use crate::check::field_name;
use crate::commands::form::headers::of_field;
use crate::config::HouseAnswer;
use crate::criteria::vocabulary::{AnswerWord, Answers, ReadAnswer as WordRead, Vocabulary};
use crate::intake::columns::{ReadAnswer, Words};
use crate::lang::{Lang, LocalText};
use crate::matching::fold_header;
use crate::model::columns::{Field, Meaning};
use crate::model::criteria::{CriteriaSet, Item};
use crate::model::verdict::Outcome;

/// The vocabulary as intake asks it.
struct Spoken {
    vocabulary: &'static Vocabulary,
    /// The vocabulary's answers, with those of the house.
    answers: Cow<'static, Answers>,
    /// Headers that the house or the set chose, folded: they are as they should be.
    chosen: BTreeSet<String>,
    /// Labels of the set's items, by id.
    labels: BTreeMap<String, LocalText>,
    /// Headers that a template may have for a field, folded.
    of_fields: BTreeMap<Field, BTreeSet<String>>,
    /// Those of an item, by its id.
    of_items: BTreeMap<String, BTreeSet<String>>,
    lang: Lang,
}

impl Spoken {
    /// Returns the usual header for a meaning, Italian and English.
    fn names(&self, meaning: &Meaning) -> Option<[&str; 2]> {
        match meaning {
            Meaning::Field(field) => {
                let name = field_name(*field);
                Some([name.it, name.en])
            }
            Meaning::Item(id, _) => {
                let label = self.labels.get(id)?;
                Some([&label.it, &label.en])
            }
            Meaning::Ask(_) | Meaning::Ignore => None,
        }
    }

    fn word(&self, word: &AnswerWord) -> ReadAnswer {
        match word {
            AnswerWord::Yes => ReadAnswer::Yes,
            AnswerWord::Partly => ReadAnswer::Partly,
            AnswerWord::No => ReadAnswer::No,
            AnswerWord::NotApplicable => ReadAnswer::NotApplicable,
            AnswerWord::Unknown => ReadAnswer::Unknown,
            AnswerWord::Ask(meanings) => ReadAnswer::Ambiguous(meanings.get(self.lang).to_owned()),
        }
    }

    fn read(&self, read: WordRead) -> ReadAnswer {
        match read {
            WordRead::Blank => ReadAnswer::Unknown,
            WordRead::Word(word) => self.word(&word),
            WordRead::WithNote(word) => ReadAnswer::WithNote(Box::new(self.word(&word))),
            WordRead::Multiple => ReadAnswer::Multiple,
            WordRead::Ambiguous(meanings) => {
                ReadAnswer::Ambiguous(meanings.get(self.lang).to_owned())
            }
            WordRead::Percentage(share) => ReadAnswer::Share(share),
            WordRead::NotUnderstood { nearest } => ReadAnswer::NotUnderstood(nearest),
        }
    }
}

impl Words for Spoken {
    fn answer(&self, raw: &str) -> ReadAnswer {
        self.read(self.answers.read(raw))
    }

    fn known_answer(&self, raw: &str) -> Option<ReadAnswer> {
        Some(self.read(self.answers.read_known(raw)?))
    }

    fn verdict(&self, raw: &str) -> Option<Outcome> {
        self.vocabulary.verdicts.read(raw, &self.answers).outcome()
    }

    fn is_total(&self, raw: &str) -> bool {
        self.vocabulary.totals.matches(raw)
    }

    fn is_sample(&self, raw: &str) -> bool {
        self.vocabulary.samples.matches(raw)
    }

    fn is_ended(&self, raw: &str) -> bool {
        self.vocabulary.ended.matches(raw)
    }

    fn usual_header(&self, meaning: &Meaning) -> Option<String> {
        let [it, en] = self.names(meaning)?;
        let name = match self.lang {
            Lang::It => it,
            Lang::En => en,
        };
        Some(name.to_owned())
    }

    fn template_header(&self, header: &str, meaning: &Meaning) -> Option<String> {
        let known = match meaning {
            Meaning::Field(field) => self.of_fields.get(field),
            Meaning::Item(id, _) => self.of_items.get(id),
            Meaning::Ask(_) | Meaning::Ignore => None,
        }?;
        let folded = fold_header(header);
        if known.contains(&folded) || self.chosen.contains(&folded) {
            return None;
        }
        self.usual_header(meaning)
    }
}

pub(super) fn words(house: &House, set: Option<&CriteriaSet>, lang: Lang) -> Arc<dyn Words> {
    let vocabulary = Vocabulary::builtin();
    let mut answers = Cow::Borrowed(&vocabulary.answers);
    for (written, answer) in &house.answers {
        let word = match answer {
            HouseAnswer::Yes => AnswerWord::Yes,
            HouseAnswer::Partly => AnswerWord::Partly,
            HouseAnswer::No => AnswerWord::No,
            HouseAnswer::NotApplicable => AnswerWord::NotApplicable,
            HouseAnswer::Unknown => AnswerWord::Unknown,
        };
        answers.to_mut().insert(written, word);
    }
    let items = || set.iter().flat_map(|set| &set.items);
    let own = items().flat_map(|item| item.headers_yes_good.iter().chain(&item.headers_yes_bad));
    let chosen = house.columns.iter().map(|(header, _)| header).chain(own);
    let of_field = |(field, _): (Field, &str)| {
        let name = field_name(field);
        let ours = [Lang::It, Lang::En].map(|lang| of_field(field, lang));
        let all = [name.it.to_owned(), name.en.to_owned()];
        let folded = all.iter().chain(&ours).map(|header| fold_header(header));
        (field, folded.collect())
    };
    let of_item = |item: &Item| {
        let names = [&item.label.it, &item.label.en];
        (item.id.clone(), names.map(|name| fold_header(name)).into())
    };
    Arc::new(Spoken {
        of_fields: Field::ALL.into_iter().map(of_field).collect(),
        of_items: items().map(of_item).collect(),
        chosen: chosen.map(|header| fold_header(header)).collect(),
        labels: items()
            .map(|item| (item.id.clone(), item.label.clone()))
            .collect(),
        vocabulary,
        answers,
        lang,
    })
}
