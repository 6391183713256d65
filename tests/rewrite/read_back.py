"""Reads a marked workbook back: what was there stays, marks and links are where they should be."""

import sys

import openpyxl

COLOURS = {"error": "FFFFC7CE", "warning": "FFFFEB9C", "info": "FFDDEBF7"}
WEIGHT = {"info": 0, "warning": 1, "error": 2}

before = openpyxl.load_workbook(sys.argv[1])
after = openpyxl.load_workbook(sys.argv[2])
lines = open(sys.argv[3], encoding="utf-8").read()
fills, notes = {}, {}
current = None


def anchor(name, row, column):
    """Marks within a merged range stand on its first cell: the others are not seen."""
    for area in before[name].merged_cells.ranges:
        if area.min_row <= row <= area.max_row and area.min_col <= column <= area.max_col:
            return (name, area.min_row, area.min_col)
    return (name, row, column)


for line in lines.split("\n"):
    parts = line.split("\t")
    if len(parts) < 6:
        notes[current][-1] += "\n" + line
        continue
    name, first, last, column, severity, note = parts
    for row in range(int(first), int(last) + 1):
        spot = anchor(name, row, int(column))
        if WEIGHT[fills.get(spot, "info")] <= WEIGHT[severity]:
            fills[spot] = severity
    current = anchor(name, int(first), int(column))
    notes.setdefault(current, []).append(note)

assert after.sheetnames[:-1] == before.sheetnames, after.sheetnames
assert after.sheetnames[-1] == "Esiti"
assert list(before.defined_names) == list(after.defined_names)
for old in before.worksheets:
    new = after[old.title]
    rows = max(old.max_row, new.max_row)
    columns = max(old.max_column, new.max_column)
    for row in range(1, rows + 1):
        for column in range(1, columns + 1):
            a, b = old.cell(row, column), new.cell(row, column)
            place = f"{old.title}!{a.coordinate}"
            assert a.value == b.value, f"{place}: {a.value!r} {b.value!r}"
            assert a.data_type == b.data_type, place
            assert a.number_format == b.number_format, place
            assert (a.font.b, a.font.i, a.font.name) == (b.font.b, b.font.i, b.font.name), place
            assert repr(a.border) == repr(b.border), place
            assert repr(a.alignment) == repr(b.alignment), place
            spot = (old.title, row, column)
            if spot in fills:
                colour = b.fill.fgColor.rgb
                assert colour == COLOURS[fills[spot]], f"{place}: {colour}"
                assert b.font.color is None or b.font.color.rgb != "FFFFFFFF", place
            else:
                assert repr(a.fill) == repr(b.fill) and repr(a.font) == repr(b.font), place
            said = [a.comment.text] if a.comment else []
            expected = said + notes.get(spot, [])
            found = b.comment.text if b.comment else ""
            for note in expected:
                assert note in found, f"{place}: {note!r} not in {found!r}"
            assert bool(expected) == bool(found), f"{place}: {found!r}"
            assert not found.startswith("\n"), place
    assert old.merged_cells.ranges == new.merged_cells.ranges
    widths = lambda sheet: {key: it.width for key, it in sheet.column_dimensions.items()}
    heights = lambda sheet: {k: it.height for k, it in sheet.row_dimensions.items() if it.height}
    assert widths(old) == widths(new) and heights(old) == heights(new)
    choices = lambda sheet: [(str(it.sqref), it.formula1) for it in sheet.data_validations.dataValidation]
    assert choices(old) == choices(new)
    assert len(old.conditional_formatting) == len(new.conditional_formatting)
    assert list(old.tables) == list(new.tables)
    assert old.freeze_panes == new.freeze_panes and old.auto_filter.ref == new.auto_filter.ref

listing = after["Esiti"]
assert listing.freeze_panes == "A2" and listing.auto_filter.ref
links = 0
for row in listing.iter_rows(min_row=2):
    for cell in row:
        assert cell.data_type != "f", cell.coordinate
        if cell.hyperlink:
            links += 1
            name, place = cell.hyperlink.location.rsplit("!", 1)
            name = name.strip("'").replace("''", "'")
            assert name in after.sheetnames and place == cell.value, cell.hyperlink.location
            assert cell.alignment.wrap_text
assert links >= 1
assert isinstance(listing["A2"].value, int)
