//! Failures in words: what we wanted and what the system said, in the language of the run.
//!
//! Never here: findings in the data (`check::rules`), wrong arguments (`cli`).

use std::fmt::Write as _;
use std::io;

use crate::lang::Lang;
use crate::report::deliver::Refusal;

/// Words a failure, from what we wanted down to what the system said.
#[must_use]
pub fn words(error: &anyhow::Error, lang: Lang) -> String {
    let mut words = String::new();
    for (depth, cause) in error.chain().enumerate() {
        if depth > 0 {
            words.push_str(": ");
        }
        if let (Lang::It, Some(refusal)) = (lang, cause.downcast_ref()) {
            words.push_str(&refused(refusal));
            continue;
        }
        match cause
            .downcast_ref::<io::Error>()
            .and_then(|io| system(io, lang))
        {
            Some(known) => words.push_str(known),
            None => {
                let _ = write!(words, "{cause}");
            }
        }
    }
    words
}

/// Words a refusal in Italian; its own words are English.
fn refused(refusal: &Refusal) -> String {
    match refusal {
        Refusal::OverInput(path) => format!(
            "{} è uno dei file letti: dare all'uscita un altro nome",
            path.display()
        ),
        Refusal::NoFolder(path) => format!("la cartella {} non esiste", path.display()),
    }
}

/// Words the commonest errors of the system, which would otherwise be in its own language.
fn system(error: &io::Error, lang: Lang) -> Option<&'static str> {
    // On Windows a sheet that Excel has open cannot be read: a sharing violation, a locked range.
    let held = cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33));
    if held || error.kind() == io::ErrorKind::ResourceBusy {
        return Some(match lang {
            Lang::It => "il file è aperto in un altro programma, come Excel: chiuderlo e riprovare",
            Lang::En => {
                "the file is open in another program, such as Excel: close it and try again"
            }
        });
    }
    // The kind of this error has no stable name.
    if cfg!(unix) && matches!(error.raw_os_error(), Some(40 | 62)) {
        return Some(match lang {
            Lang::It => "il collegamento porta a sé stesso",
            Lang::En => "the link leads to itself",
        });
    }
    let (it, en) = match error.kind() {
        io::ErrorKind::NotFound => ("il file o la cartella non esiste", "no such file or folder"),
        io::ErrorKind::PermissionDenied => ("accesso negato", "access denied"),
        io::ErrorKind::IsADirectory => {
            ("è una cartella, non un file", "it is a folder, not a file")
        }
        io::ErrorKind::NotADirectory => ("non è una cartella", "it is not a folder"),
        io::ErrorKind::StorageFull => ("il disco è pieno", "the disk is full"),
        io::ErrorKind::ReadOnlyFilesystem => {
            ("il disco è in sola lettura", "the disk is read-only")
        }
        io::ErrorKind::Unsupported => (
            "non è un file normale: ciò che arriva da una pipe si legge con -",
            "it is no regular file: what comes from a pipe is read with -",
        ),
        io::ErrorKind::FileTooLarge => ("il file è troppo grande", "the file is too large"),
        io::ErrorKind::AlreadyExists => ("esiste già", "it exists already"),
        io::ErrorKind::InvalidData => ("i dati non sono validi", "the data are not valid"),
        io::ErrorKind::UnexpectedEof => (
            "il file finisce prima del previsto",
            "the file ends too early",
        ),
        _ => return None,
    };
    Some(match lang {
        Lang::It => it,
        Lang::En => en,
    })
}
