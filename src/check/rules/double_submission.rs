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
        it: "Le stesse unità sono in due file",
        en: "The same units stand in two files",
    },
    message: Words::By {
        param: "count",
        cases: &[(
            "1",
            Text {
                it: "l'unità «{unit}» è in due file ({files}): contano tutti e due",
                en: "the unit “{unit}” stands in two files ({files}): both of them count",
            },
        )],
        otherwise: Text {
            it: "{count} unità sono in due file ({files}): contano tutti e due. Le unità: {units}",
            en: "{count} units stand in two files ({files}): both of them count. The units: {units}",
        },
    },
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
