//! Which column rows are called by, where several could be or none says so: processes, activities and
//! their parts.

use super::{DESCRIBES, Rival, Rivals, names_nothing};
use crate::intake::columns::guess::nearly_names;
use crate::intake::columns::{ColumnSpec, HeaderCell};
use crate::model::columns::Field;

/// Returns the column of processes where it is what the rows are called by: nothing else names
/// them, and they are judged. Of several it is the last one, the narrowest.
pub(super) fn names_by_process(
    spec: &ColumnSpec,
    cells: &[HeaderCell],
    all: &[Rival],
) -> Option<u16> {
    let of = |wanted: Field| all.iter().rfind(|it| it.field == wanted);
    let process = of(Field::Process)?;
    if of(Field::Name).or(of(Field::Id)).is_some()
        || !spec.fields.contains(&Field::Name)
        || names_nothing(spec, cells)
    {
        return None;
    }
    // A misspelt header may be the one that names them.
    cells
        .iter()
        .all(|cell| !nearly_names(spec, cell))
        .then_some(process.at)
}

impl Rivals {
    /// Lets rows be named by the parts of activities, where a column lists them: what they are parts of
    /// takes the place of the process, if nothing else has it.
    pub(super) fn name_by_part(&mut self, names: &[&Rival], process_is_free: bool) {
        let is_part = |it: &&&Rival| it.header.starts_with("sotto") || it.header.starts_with("sub");
        if !names.iter().any(|it| is_part(&it)) {
            return;
        }
        for whole in names.iter().filter(|it| !is_part(it)) {
            if process_is_free && !whole.has_one_of(&DESCRIBES) {
                self.levels.insert(whole.at, Field::Process);
            } else {
                self.aside.insert(whole.at);
            }
        }
    }
}
