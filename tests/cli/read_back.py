"""Reads a report back with libraries that are not ours: JSON by its schema, XLSX cell by cell."""

import json
import sys

import jsonschema
import openpyxl

document = json.load(open(sys.argv[1], encoding="utf-8"))
schema = json.load(open("docs/schema/assess-1.schema.json", encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
jsonschema.validate(document, schema)

book = openpyxl.load_workbook(sys.argv[2])
expected = ["Sintesi", "Attività", "Criteri", "Righe escluse", "Rilievi", "Base"]
assert book.sheetnames == expected, book.sheetnames
for name in expected[1:]:
    sheet = book[name]
    assert sheet.freeze_panes, f"{name}: the header is not frozen"
    assert sheet.auto_filter.ref, f"{name}: no filter"
activities = book["Attività"]
assert activities.max_row == 1 + len(document["activities"])
header = [cell.value for cell in activities[1]]
heads = header.index("Addetti")
for row in activities.iter_rows(min_row=2, values_only=True):
    assert isinstance(row[heads], (int, float)), row[heads]
for sheet in book:
    for row in sheet.iter_rows():
        for cell in row:
            assert cell.data_type != "f", f"{sheet.title}!{cell.coordinate} is a formula"
