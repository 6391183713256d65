//! `L008 double-submission`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("L008"),
    slug: "double-submission",
    severity: Severity::Warning,
    facts: &[FactKind::DoubleSubmission],
    summary: Text {
        it: "La stessa unità è in due file",
        en: "One unit stands in two files",
    },
    message: Words::Always(Text {
        it: "l'unità «{unit}» è in più di un file ({files}): contano tutti",
        en: "the unit “{unit}” stands in more than one file ({files}): all of them count",
    }),
    help: Some(Words::Always(Text {
        it: "se uno dei file è una versione superata, toglierlo; se ognuno contiene attività \
             diverse va bene così",
        en: "if one of the files is an old version, remove it; if each holds other activities, \
             all is well",
    })),
    explain: Text {
        it: "Gli uffici inviano a volte una correzione con un altro nome. Le due versioni \
             insieme conterebbero tutto due volte; ma un'unità può anche inviare un file per \
             settore.",
        en: "Offices sometimes send a correction under another name. Both versions together \
             would count everything twice; but a unit may also send one file for each section.",
    },
    ..Rule::BASE
};
