#!/usr/bin/env python3
"""Stands in for the people of the round: fills forms in, mends them, decides, as offices do.

    fill.py fill FORMS FILLED         the six directorates fill their forms in
    fill.py mend FILLED FORMS         they mend what `check` found
    fill.py confirm CHANGES           somebody says that the renamed activity is the same
    fill.py assign OLD NEW            the personnel office says who works on what in 2026
    fill.py decide REVIEWS RETURNED   the managers answer
    fill.py correct RETURNED          one of them adds the reason that was missing

Everything that it writes stands in the tables below. Needs openpyxl. Nothing here is a real office.
"""

import csv
import sys
from pathlib import Path

import openpyxl

NAME = "Attività"
UNIT = "Unità organizzativa"
PEOPLE = "Numero di persone"
FTE = "Equivalenti a tempo pieno"
ALONE = "Svolgibile individualmente"
PLANNED = "Programmabile"
TOOLS = "Strumenti accessibili da remoto"
CONTACT = "Senza contatto diretto con l'utenza"
RESULT = "Risultato identificabile e misurabile"
PRESENCE = "Non richiede presenza fisica"
NOTES = "Note"
QUESTIONS = [ALONE, PLANNED, TOOLS, CONTACT, RESULT, PRESENCE]

# What each directorate writes: id of the activity, column, what is typed there. Answers are typed
# as people type them, not only as the list offers them.
ANSWERS = {
    "DIR-1": [
        # The same activity under another name, beside the id that it has.
        ("DEM-002", NAME, "Certificati anagrafici rilasciati su richiesta telematica"),
        ("DEM-003", TOOLS, "SI"),
        ("DEM-007", ALONE, "sì"),
        ("DEM-009", NOTES, "Cessata dal 1° gennaio 2026"),
    ],
    "DIR-2": [
        ("4", PLANNED, "Sì"),
        ("4", CONTACT, "Sì"),
        ("4", PRESENCE, "Sì"),
        ("4", NOTES, "Su appuntamento, in videochiamata"),
        # Last year's override had no reason.
        ("10", "Motivazione della rettifica", "Le buste si aprono in seduta pubblica"),
        ("10", "Autore della rettifica", "Dirigente Risorse umane"),
    ],
    "DIR-3": [
        ("LP-05", TOOLS, "Sì"),
        ("LP-05", "Ostacolo", None),
        ("LP-05", "Leva", None),
        ("LP-05", NOTES, "Programma pubblicato in VPN da marzo"),
    ],
    "DIR-4": [],
    "DIR-5": [
        ("RAG-03", PRESENCE, "no"),
        ("RAG-03", NOTES, "Gli ordinativi si firmano in tesoreria"),
        ("TRI-01", FTE, 2.4),
    ],
    "DIR-6": [
        ("PL-06", TOOLS, "Sì"),
        ("PL-06", CONTACT, "No"),
        ("PL-07", TOOLS, "Sì"),
        ("PL-09", PLANNED, "No"),
        ("PL-09", RESULT, "Sì"),
        ("PL-10", RESULT, "Sì"),
        ("PL-10", PRESENCE, "Sì"),
    ],
}

# Activities that are new: written into the first empty row, without an id.
NEW = {
    "DIR-1": [
        {NAME: "Domicilio digitale: iscrizioni e verifiche", "Processo": "Anagrafe",
         UNIT: "Anagrafe e stato civile", PEOPLE: 3, "Donne": 2, "Uomini": 1, FTE: 0.5,
         ALONE: "Si", PLANNED: "SI", TOOLS: "sì", CONTACT: "Sì", RESULT: "Sì", PRESENCE: "Sì"},
    ],
    "DIR-4": [
        {NAME: "Misure di inclusione: verifica dei requisiti", UNIT: "Servizi sociali", PEOPLE: 2,
         "Donne": 2, "Uomini": 0, FTE: 0.9, ALONE: "Sì", PLANNED: "Sì", TOOLS: "Sì", CONTACT: "Sì",
         RESULT: "Sì", PRESENCE: "Sì"},
    ],
}

# Mistakes, made on purpose: `check` must find these and no others. Beside each, what the office
# writes once it has read its letter.
MISTAKES = {
    "DIR-5": [
        ("RAG-02", PLANNED, "x ", "Sì"),               # a mark, not an answer
        ("TRI-01", FTE, "2,4", 2.4),                   # a number kept as text
        ("TRI-04", RESULT, None, "Sì"),                # left empty
    ],
    "DIR-6": [
        ("PL-04", TOOLS, "Da verificare", "Sì"),       # nobody has found out
        ("PL-05", "Uomini", 2, 1),                     # 1 woman and 2 men, of 2 people
        ("PL-10", TOOLS, "chiedere al CED", "No"),     # no answer
    ],
}

# A row that was taken out without a word; `mend` puts it back with the note that it has ended.
DELETED = ("DIR-4", "SOC-08")

# Who worked on what has ended works on what is new.
REASSIGNED = {"DEM-009": "DEM-012", "SOC-08": "SOC-12"}

# Managers who do not agree: directorate, activity, their verdict, reason, author and date. They
# agree with all other verdicts, but for one who has not answered on an activity yet.
OVERRIDES = [
    ("DIR-4", "SOC-04", "non smartabile", "Fascicoli riservati, che si leggono in sede",
     "Dirigente Servizi sociali", "04/12/2026"),
    ("DIR-3", "LP-02", "parzialmente smartabile", "Una parte delle verifiche si fa in cantiere",
     "Dirigente Lavori pubblici", "09/12/2026"),
]
UNANSWERED = ("DIR-6", "PL-08")

# A reason that is missing when the review comes back first.
FORGOTTEN = "LP-02"

AGREED = "D'accordo con l'esito calcolato"
DECISION = ["Rettifica", "Motivazione della rettifica", "Autore della rettifica", "Data della rettifica"]


class Workbook:
    """A form or a review as XLSX: what is not written stays as it was."""

    def __init__(self, path, sheet="Rilevazione"):
        self.path = path
        self.book = openpyxl.load_workbook(path)
        self.sheet = self.book[sheet]
        self.columns = {cell.value: cell.column for cell in self.sheet[1]}

    def rows(self):
        """Rows that have an id, by it."""
        rows = range(2, self.sheet.max_row + 1)
        ids = {row: self.sheet.cell(row, 1).value for row in rows}
        return {str(text): row for row, text in ids.items() if text is not None}

    def get(self, row, header):
        return self.sheet.cell(row, self.columns[header]).value

    def set(self, row, header, value):
        self.sheet.cell(row, self.columns[header]).value = value

    def empty_row(self):
        name = self.columns[NAME]
        return next(row for row in range(2, 10_000) if not self.sheet.cell(row, name).value)

    def save(self, path):
        self.book.save(path)


class TextFile:
    """The CSV twin, as an Italian Excel keeps it."""

    def __init__(self, path):
        self.path = path
        with open(path, encoding="utf-8-sig", newline="") as file:
            self.lines = list(csv.reader(file, delimiter=";"))
        self.columns = {header: at for at, header in enumerate(self.lines[0])}

    def rows(self):
        return {line[0]: line for line in self.lines[1:] if line[0]}

    def get(self, row, header):
        return row[self.columns[header]] or None

    def set(self, row, header, value):
        text = "" if value is None else str(value)
        number = isinstance(value, (int, float))
        row[self.columns[header]] = text.replace(".", ",") if number else text

    def empty_row(self):
        self.lines.append([""] * len(self.lines[0]))
        return self.lines[-1]

    def delete(self, row):
        self.lines.remove(row)

    def save(self, path):
        with open(path, "w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=";", lineterminator="\r\n").writerows(self.lines)


def opened(path):
    return TextFile(path) if path.suffix == ".csv" else Workbook(path)


def form_of(folder, directorate):
    """The form of a directorate; DIR-4 works with the CSV twin."""
    kind = "csv" if directorate == "DIR-4" else "xlsx"
    return opened(next(Path(folder).glob(f"{directorate} *.{kind}")))


def answer_presence(form):
    """Answers the question that is new in 2026 where last year's sheet did not."""
    for row in form.rows().values():
        if form.get(row, PRESENCE) is None:
            away = form.get(row, TOOLS) != "No" and form.get(row, CONTACT) != "No"
            form.set(row, PRESENCE, "Sì" if away else "No")


def fill(forms, filled):
    Path(filled).mkdir(parents=True, exist_ok=True)
    for directorate, answers in ANSWERS.items():
        form = form_of(forms, directorate)
        answer_presence(form)
        rows = form.rows()
        for activity, header, value in answers:
            form.set(rows[activity], header, value)
        for values in NEW.get(directorate, []):
            row = form.empty_row()
            for header, value in values.items():
                form.set(row, header, value)
        for activity, header, wrong, _ in MISTAKES.get(directorate, []):
            form.set(rows[activity], header, wrong)
        if directorate == DELETED[0]:
            form.delete(rows[DELETED[1]])
        form.save(Path(filled) / form.path.name)


def mend(folder, forms):
    for directorate, mistakes in MISTAKES.items():
        form = form_of(folder, directorate)
        for activity, header, _, right in mistakes:
            form.set(form.rows()[activity], header, right)
        form.save(form.path)
    directorate, activity = DELETED
    sent, form = form_of(forms, directorate), form_of(folder, directorate)
    row = sent.rows()[activity]
    sent.set(row, NOTES, "Cessata")
    form.lines.append(row)
    form.save(form.path)


def confirm(changes):
    """Answers yes to what was renamed, in the last column of the list."""
    with open(changes, encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file, delimiter=";"))
    for line in lines[1:]:
        if line[0] == "renamed":
            line[-1] = "yes"
    with open(changes, "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";", lineterminator="\r\n").writerows(lines)


def assign(old, new):
    """Writes last year's assignments with the activities of this year."""
    rows = openpyxl.load_workbook(old).active.iter_rows(min_row=3, values_only=True)

    def text(value):
        if hasattr(value, "strftime"):
            return value.strftime("%d/%m/%Y")
        return "" if value is None else str(value).replace(".", ",")

    with open(new, "w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file, delimiter=";", lineterminator="\r\n")
        for person, activity, share, since, until in rows:
            activity = REASSIGNED.get(str(activity), activity)
            if isinstance(share, (int, float)):
                share = round(share * 100, 2)
            out.writerow([text(cell) for cell in (person, activity, share, since, until)])


def decide(reviews, returned):
    Path(returned).mkdir(parents=True, exist_ok=True)
    for path in sorted(Path(reviews).glob("*.xlsx")):
        review = Workbook(path, "Revisione")
        rows = review.rows()
        for activity, row in rows.items():
            # An override of before stays as it is; so does a row without an answer.
            if review.get(row, "Rettifica") is None and activity != UNANSWERED[1]:
                review.set(row, AGREED, "Sì")
                review.set(row, DECISION[2], "Dirigente")
                review.set(row, DECISION[3], "09/12/2026")
        for directorate, activity, *decision in OVERRIDES:
            if path.name.startswith(directorate):
                review.set(rows[activity], AGREED, "No")
                for header, value in zip(DECISION, decision):
                    forgotten = activity == FORGOTTEN and header == DECISION[1]
                    review.set(rows[activity], header, None if forgotten else value)
        review.save(Path(returned) / path.name)


def correct(returned):
    directorate, activity, _, reason, *_ = next(it for it in OVERRIDES if it[1] == FORGOTTEN)
    review = Workbook(next(Path(returned).glob(f"{directorate} *.xlsx")), "Revisione")
    review.set(review.rows()[activity], DECISION[1], reason)
    review.save(review.path)


def main():
    commands = [fill, mend, confirm, assign, decide, correct]
    name, *arguments = sys.argv[1:] or ["help"]
    command = {it.__name__: it for it in commands}.get(name)
    if command is None:
        sys.exit(__doc__)
    command(*arguments)


if __name__ == "__main__":
    main()
