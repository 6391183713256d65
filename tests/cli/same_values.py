"""Compares filled forms with those that come of them: every value of every row, by its activity.

Spellings of an answer are one answer, a number as text is that number; rows that say that they have
ended are not sent out again.
"""
import csv, pathlib, sys
import openpyxl
NAME, NOTES = "Attività", "Note"
SAID = {"si": "Sì", "sì": "Sì", "x": "Sì", "no": "No"}
def value(cell):
    if cell is None or not str(cell).strip():
        return None
    text = str(cell).strip()
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return SAID.get(text.lower(), text)
def rows(path):
    if path.suffix == ".csv":
        lines = list(csv.reader(open(path, encoding="utf-8-sig", newline=""), delimiter=";"))
    else:
        lines = [list(row) for row in openpyxl.load_workbook(path)["Rilevazione"].iter_rows(values_only=True)]
    header = lines[0]
    found = [dict(zip(header, map(value, line))) for line in lines[1:]]
    found = [row for row in found if row[NAME] and not str(row[NOTES] or "").startswith("Cessata")]
    assert len({row[NAME] for row in found}) == len(found)
    return {row[NAME]: {key: cell for key, cell in row.items() if cell is not None} for row in found}
filled, again = map(pathlib.Path, sys.argv[1:])
count = 0
for path in sorted(filled.iterdir()):
    sent, back = rows(path), rows(again / (path.stem + ".xlsx"))
    assert sent.keys() == back.keys(), (path.name, sent.keys() ^ back.keys())
    for name, row in sent.items():
        assert row == back[name], (path.name, row, back[name])
        count += len(row)
assert count > 700, count
