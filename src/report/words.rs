//! The words that several parts of a report share, in both languages.
//!
//! Never here: what a rule says (`check::rules`), or the words of a single table.

pub mod dates;
mod groups;
pub mod people;
pub use crate::model::period::words as time;

pub use groups::{code_and_name, group_name, group_title, grouping, grouping_key};

use crate::finding::Severity;
use crate::lang::{Lang, Text};
use crate::model::activity::LeftOut;
use crate::model::assessment::{Assessment, HeadsFrom, SetChosen, WeightIs};
use crate::model::criteria::{Heads, ObstacleClass, Treatment};
use crate::model::quantity::Ratio;
use crate::model::verdict::{Level, Outcome, Verdict};

/// What stands for a group or a unit without a name.
pub const NOT_STATED: Text = Text {
    it: "(non indicata)",
    en: "(not stated)",
};

/// The row that is the total of the others.
pub const TOTAL: Text = Text {
    it: "Totale",
    en: "Total",
};

/// Yes.
pub const YES: Text = Text {
    it: "sì",
    en: "yes",
};

/// No.
pub const NO: Text = Text { it: "no", en: "no" };

/// Activities, as a measure.
pub const ACTIVITIES: Text = Text {
    it: "attività",
    en: "activities",
};

/// FTE, as a measure with its full name.
pub const FTE_LONG: Text = Text {
    it: "equivalenti a tempo pieno (ETP)",
    en: "full-time equivalents (FTE)",
};

/// FTE, as a measure.
pub const FTE: Text = Text {
    it: "ETP",
    en: "FTE",
};

/// What FTE rest on.
pub const FTE_DECLARED: Text = Text {
    it: "calcolati sui valori dichiarati",
    en: "computed on declared values",
};

/// Women, as a measure.
pub const WOMEN: Text = Text {
    it: "donne",
    en: "women",
};

/// Men, as a measure.
pub const MEN: Text = Text {
    it: "uomini",
    en: "men",
};

/// Returns the name of sums of heads: people only where nobody stands in two rows.
#[must_use]
pub fn heads(heads: Heads) -> Text {
    match heads {
        Heads::Overlapping => Text {
            it: "addetti per attività",
            en: "activity heads",
        },
        Heads::Exclusive => Text {
            it: "persone",
            en: "people",
        },
    }
}

/// Returns a shorter name for headers of columns.
#[must_use]
pub fn heads_short(heads: Heads) -> Text {
    match heads {
        Heads::Overlapping => Text {
            it: "addetti",
            en: "heads",
        },
        Heads::Exclusive => Text {
            it: "persone",
            en: "people",
        },
    }
}

/// Returns a verdict as an adjective of one activity.
#[must_use]
pub fn outcome(outcome: Outcome) -> Text {
    match outcome {
        Outcome::Smartable => Text {
            it: "smartabile",
            en: "smartable",
        },
        Outcome::Partly => Text {
            it: "parzialmente smartabile",
            en: "partly smartable",
        },
        Outcome::Not => Text {
            it: "non smartabile",
            en: "not smartable",
        },
    }
}

/// Returns a verdict as an adjective of one activity.
#[must_use]
pub fn verdict(verdict: Verdict) -> Text {
    match verdict {
        Verdict::Known(known) => outcome(known),
        Verdict::Undetermined { .. } => Text {
            it: "da integrare",
            en: "undetermined",
        },
    }
}

/// Headers of the columns by verdict, in the order of [`Verdict::slot`].
pub const BY_VERDICT: [Text; 4] = [
    Text {
        it: "Smartabili",
        en: "Smartable",
    },
    Text {
        it: "Parziali",
        en: "Partly",
    },
    Text {
        it: "Non smartabili",
        en: "Not smartable",
    },
    Text {
        it: "Da integrare",
        en: "Undetermined",
    },
];

/// Keys of the columns by verdict, in the order of [`Verdict::slot`].
pub const VERDICT_KEYS: [&str; 4] = ["smartable", "partly", "not", "undetermined"];

/// Returns how much a finding weighs.
#[must_use]
pub fn severity(severity: Severity) -> Text {
    match severity {
        Severity::Error => Text {
            it: "errore",
            en: "error",
        },
        Severity::Warning => Text {
            it: "avviso",
            en: "warning",
        },
        Severity::Info => Text {
            it: "nota",
            en: "note",
        },
    }
}

/// Returns why rows do not count.
#[must_use]
pub fn left_out(reason: LeftOut) -> Text {
    match reason {
        LeftOut::Blank => Text {
            it: "riga vuota",
            en: "blank row",
        },
        LeftOut::RepeatedHeader => Text {
            it: "intestazione ripetuta",
            en: "header repeated",
        },
        LeftOut::PrintedTotal => Text {
            it: "riga di totale",
            en: "row of totals",
        },
        LeftOut::SampleRow => Text {
            it: "riga di esempio del modello",
            en: "example row of the template",
        },
        LeftOut::Ended => Text {
            it: "attività cessata, come dicono le note",
            en: "an activity that has ended, as its notes say",
        },
        LeftOut::NeitherIdNorName => Text {
            it: "né codice né nome dell'attività",
            en: "neither id nor name of an activity",
        },
    }
}

/// Returns the class of an obstacle.
#[must_use]
pub fn obstacle(class: ObstacleClass) -> Text {
    let (it, en) = match class {
        ObstacleClass::Software => ("software", "software"),
        ObstacleClass::Paper => ("carta", "paper"),
        ObstacleClass::Equipment => ("attrezzature", "equipment"),
        ObstacleClass::DataSecurity => ("sicurezza dei dati", "data security"),
        ObstacleClass::Physical => ("presenza fisica", "physical presence"),
        ObstacleClass::Public => ("contatto con l'utenza", "contact with users"),
        ObstacleClass::Shift => ("turni", "shifts"),
        ObstacleClass::Law => ("norma di legge", "law"),
        ObstacleClass::Organisation => ("organizzazione", "organisation"),
        ObstacleClass::Skills => ("competenze", "skills"),
        ObstacleClass::Output => ("risultato non valutabile", "output"),
    };
    Text { it, en }
}

/// Returns what happens with rows that lack a verdict or a weight.
#[must_use]
pub fn treatment(treatment: Treatment) -> Text {
    match treatment {
        Treatment::NotEligible => Text {
            it: "contano come non smartabili",
            en: "count as not smartable",
        },
        Treatment::LeftOut => Text {
            it: "restano fuori dal calcolo",
            en: "are left out of the figures",
        },
        Treatment::Bounds => Text {
            it: "allargano l'intervallo dei valori",
            en: "widen the bounds of the figures",
        },
    }
}

/// Returns how the criteria set was chosen.
#[must_use]
pub fn chosen(chosen: SetChosen) -> Text {
    match chosen {
        SetChosen::Named => Text {
            it: "scelto da chi ha eseguito la valutazione",
            en: "chosen by whoever ran the assessment",
        },
        SetChosen::Default => Text {
            it: "predefinito: non ne è stato indicato nessuno",
            en: "the default, as none was named",
        },
    }
}

/// Returns where heads come from.
#[must_use]
pub fn heads_from(from: HeadsFrom) -> Text {
    match from {
        HeadsFrom::Inventory => Text {
            it: "una colonna della rilevazione",
            en: "a column of the inventory",
        },
        HeadsFrom::HeadcountTable => Text {
            it: "una tabella a parte, unita per attività",
            en: "a table of its own, joined on the activity",
        },
    }
}

/// Returns whether a second weight is multiplied by the heads.
#[must_use]
pub fn weight_is(is: WeightIs) -> Text {
    match is {
        WeightIs::PerHead => Text {
            it: "per addetto",
            en: "per head",
        },
        WeightIs::Total => Text {
            it: "della riga",
            en: "of the row",
        },
    }
}

/// Says where else to look.
pub const SEE_ALSO: Text = Text {
    it: "vedi anche",
    en: "see also",
};

/// Says how many places are not named; `None` where all are.
#[must_use]
pub fn more_places(more: usize, lang: Lang) -> Option<String> {
    match (more, lang) {
        (0, _) => None,
        (1, Lang::It) => Some("e un altro".to_owned()),
        (_, Lang::It) => Some(format!("e altri {more}")),
        (_, Lang::En) => Some(format!("and {more} more")),
    }
}

/// Returns the header of the second weight.
#[must_use]
pub fn weight_name(assessment: &Assessment) -> &str {
    assessment
        .settings
        .weight
        .as_ref()
        .map_or("", |(header, _)| header)
}

/// Returns the key of how far a criterion is met.
#[must_use]
pub fn state(level: Level) -> &'static str {
    match level {
        Level::Known(level) if level == Ratio::ONE => "met",
        Level::Known(level) if level == Ratio::ZERO => "fails",
        Level::Known(_) => "partly",
        Level::Unknown { .. } => "unknown",
        Level::LeftOut => "left_out",
    }
}

/// Begins a label without a capital, unless it begins with an abbreviation such as `ETP`.
#[must_use]
pub fn uncapital(text: &str) -> String {
    let mut chars = text.chars();
    let (Some(first), rest) = (chars.next(), chars.as_str()) else {
        return String::new();
    };
    if rest.chars().next().is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    first.to_lowercase().chain(rest.chars()).collect()
}

/// Begins a label with a capital.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
