//! How the parts of a workbook hang together: relations, content types, the list of sheets.
//!
//! Never here: what stands on a sheet.

use crate::origin::FileKind;
use crate::rewrite::package::{Package, folded};
use crate::rewrite::xml::{Piece, Splices, Tag, Wrong, Xml, escape};
use crate::rewrite::{Bounds, Refused};

/// Where the types of relations are named.
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const TYPES: &str = "[Content_Types].xml";

/// A relation of one part to another.
pub(super) struct Relation {
    pub(super) id: String,
    /// Last step of its type: `worksheet`, `styles`, `comments` …
    pub(super) kind: String,
    /// The other part from the root; empty when it is no part of the file.
    pub(super) target: String,
}

/// A workbook that is being changed.
pub(super) struct Book<'a> {
    pub(super) package: Package<'a>,
    /// Its main part.
    pub(super) main: String,
    /// Name and part of each sheet, in their order; those with a chart have no part.
    pub(super) sheets: Vec<(String, Option<String>)>,
    relations: Vec<Relation>,
}

/// Says of which part something is wrong.
pub(super) fn in_part(part: &str) -> impl Fn(Wrong) -> Refused {
    move |detail| Refused::Shape {
        part: part.to_owned(),
        detail,
    }
}

/// Hands over the start tags of a part with the number of elements around each.
pub(super) fn tags<'a>(
    part: &str,
    text: &'a str,
    mut take: impl FnMut(Tag<'a>, usize),
) -> Result<(), Refused> {
    let mut xml = Xml::new(text);
    while let Some(piece) = xml.next().map_err(in_part(part))? {
        if let Piece::Open(tag) = piece {
            let around = xml.depth() - usize::from(!tag.closes);
            take(tag, around);
        }
    }
    Ok(())
}

/// Returns the part that holds the relations of `part`.
fn relations_part(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// Returns the part that `target` means when `part` says it.
fn resolve(part: &str, target: &str) -> String {
    let target = target.replace("%20", " ").replace('\\', "/");
    let folder = match part.rsplit_once('/') {
        Some((folder, _)) if !target.starts_with('/') => folder,
        _ => "",
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in folder.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

impl<'a> Book<'a> {
    /// Opens a workbook.
    ///
    /// # Errors
    ///
    /// [`Refused`] for a damaged file, one beyond the bounds, or one without a workbook in it.
    pub(super) fn open(bytes: &'a [u8], bounds: &Bounds) -> Result<Self, Refused> {
        let mut book = Self {
            package: Package::open(bytes, bounds)?,
            main: String::new(),
            sheets: Vec::new(),
            relations: Vec::new(),
        };
        let main = book
            .relations_of("")?
            .into_iter()
            .find(|relation| relation.kind == "officeDocument");
        book.main = main.map_or_else(|| "xl/workbook.xml".to_owned(), |main| main.target);
        let (_, kind) = book.main.rsplit_once('.').unwrap_or_default();
        if kind.eq_ignore_ascii_case("bin") {
            return Err(Refused::Format(FileKind::Xlsb));
        }
        book.relations = book.relations_of(&book.main.clone())?;
        let text = book.package.read(&book.main)?;
        let mut listed = Vec::new();
        tags(&book.main, &text, |tag, around| {
            if tag.local() == "sheet" && around == 2 {
                listed.push((tag.get("name").unwrap_or_default(), tag.get("id")));
            }
        })?;
        for (name, id) in listed {
            let relation = book
                .relations
                .iter()
                .find(|relation| Some(&relation.id) == id.as_ref());
            let part = relation
                .filter(|relation| relation.kind == "worksheet")
                .map(|relation| relation.target.clone());
            book.sheets.push((name, part));
        }
        Ok(book)
    }

    /// Returns the part of the sheet of this name.
    pub(super) fn sheet(&self, name: Option<&str>) -> Option<String> {
        let found = self.sheets.iter().find(|(it, _)| Some(it.as_str()) == name);
        found.and_then(|(_, part)| part.clone())
    }

    /// Returns the part of this kind that the workbook has one of.
    pub(super) fn part(&self, kind: &str) -> Option<String> {
        let found = self.relations.iter().find(|it| it.kind == kind);
        found
            .map(|relation| relation.target.clone())
            .filter(|part| self.package.has(part))
    }

    /// Returns the relations of a part; none where it has no part for them.
    pub(super) fn relations_of(&mut self, part: &str) -> Result<Vec<Relation>, Refused> {
        let name = relations_part(part);
        if !self.package.has(&name) {
            return Ok(Vec::new());
        }
        let text = self.package.read(&name)?;
        let mut found = Vec::new();
        tags(&name, &text, |tag, _| {
            if tag.local() == "Relationship" {
                let kind = tag.get("Type").unwrap_or_default();
                let target = tag.get("Target").unwrap_or_default();
                let outside = tag.get("TargetMode").is_some_and(|mode| mode == "External");
                found.push(Relation {
                    id: tag.get("Id").unwrap_or_default(),
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    target: if outside {
                        String::new()
                    } else {
                        resolve(part, &target)
                    },
                });
            }
        })?;
        Ok(found)
    }

    /// Relates `part` to `target`; returns the id of the relation.
    pub(super) fn relate(
        &mut self,
        part: &str,
        kind: &str,
        target: &str,
    ) -> Result<String, Refused> {
        let name = relations_part(part);
        let text = if self.package.has(&name) {
            self.package.read(&name)?
        } else {
            concat!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/",
                "relationships\"></Relationships>"
            )
            .to_owned()
        };
        let taken: Vec<String> = self
            .relations_of(part)?
            .into_iter()
            .map(|it| it.id)
            .collect();
        let id = (1..u32::MAX)
            .map(|number| format!("rIdSm{number}"))
            .find(|id| !taken.contains(id))
            .unwrap_or_default();
        let text = append(&name, &text, "Relationships", |prefix| {
            format!(
                "<{prefix}Relationship Id=\"{id}\" Type=\"{RELATION}{kind}\" Target=\"/{}\"/>",
                escape(target)
            )
        })?;
        self.package.write(&name, text);
        Ok(id)
    }

    /// Declares the content of a new part.
    pub(super) fn declare(&mut self, part: &str, content: &str) -> Result<(), Refused> {
        let text = self.package.read(TYPES)?;
        let text = append(TYPES, &text, "Types", |prefix| {
            format!("<{prefix}Override PartName=\"/{part}\" ContentType=\"{content}\"/>")
        })?;
        self.package.write(TYPES, text);
        Ok(())
    }

    /// Takes a part away, with what says of it that it is there.
    pub(super) fn drop_part(&mut self, owner: &str, part: &str) -> Result<(), Refused> {
        self.package.remove(part);
        for (name, element) in [
            (relations_part(owner), "Relationship"),
            (TYPES.to_owned(), "Override"),
        ] {
            let text = self.package.read(&name)?;
            let mut splices = Splices::default();
            tags(&name, &text, |tag, _| {
                let says = tag.get("PartName").or_else(|| tag.get("Target"));
                let folder = if element == "Override" { "" } else { owner };
                let means = says.is_some_and(|it| folded(&resolve(folder, &it)) == folded(part));
                if tag.local() == element && means && tag.closes {
                    splices.replace(tag.from..tag.to, String::new());
                }
            })?;
            self.package.write(&name, splices.apply(&text));
        }
        Ok(())
    }

    /// Returns a name for a new part that no part has yet: `before`, a number, `after`.
    pub(super) fn new_name(&self, before: &str, after: &str) -> String {
        (1..u32::MAX)
            .map(|number| format!("{before}{number}{after}"))
            .find(|name| !self.package.has(name))
            .unwrap_or_default()
    }
}

/// Puts an element at the end of the first element called `parent`; `make` is given its prefix.
pub(super) fn append(
    part: &str,
    text: &str,
    parent: &str,
    make: impl FnOnce(&str) -> String,
) -> Result<String, Refused> {
    let mut xml = Xml::new(text);
    let mut splices = Splices::default();
    while let Some(piece) = xml.next().map_err(in_part(part))? {
        let Piece::Open(tag) = piece else { continue };
        if tag.local() != parent {
            continue;
        }
        let new = make(tag.prefix());
        if let Some(end) = xml.skip(&tag).map_err(in_part(part))? {
            splices.insert(end.start, new);
        } else {
            let open = tag.with(&[], "", false);
            splices.replace(tag.from..tag.to, format!("{open}{new}</{}>", tag.name));
        }
        return Ok(splices.apply(text));
    }
    Err(in_part(part)("an element is missing"))
}
