"""Holds the golden files of `smartable check` to the schemas of their formats.

Arguments: the folder of the golden files, a folder with `sarif-2.1.0.json` and `junit-10.xsd`.
What GitLab and reviewdog ask for is small, and is written out here after their documentation.
"""

import json
import re
import sys
import xml.etree.ElementTree
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import xmlschema

golden, schemas = Path(sys.argv[1]), Path(sys.argv[2])

POSITION = {
    "type": "object",
    "required": ["line"],
    "properties": {"line": {"type": "integer", "minimum": 1}},
    "additionalProperties": False,
}
LOCATION = {
    "type": "object",
    "required": ["path"],
    "properties": {
        "path": {"type": "string", "minLength": 1},
        "range": {"type": "object", "properties": {"start": POSITION, "end": POSITION}},
    },
    "additionalProperties": False,
}
SEVERITY = {"enum": ["ERROR", "WARNING", "INFO"]}
RDJSON = {
    "type": "object",
    "required": ["diagnostics"],
    "properties": {
        "source": {"type": "object", "required": ["name"]},
        "severity": SEVERITY,
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["message", "location"],
                "properties": {
                    "message": {"type": "string", "minLength": 1},
                    "location": LOCATION,
                    "severity": SEVERITY,
                    "code": {"type": "object", "required": ["value"]},
                    "relatedLocations": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["location"],
                            "properties": {"message": {"type": "string"}, "location": LOCATION},
                            "additionalProperties": False,
                        },
                    },
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "pattern": "^[A-Z][0-9]{3}"},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def held(document, schema, name):
    """Fails with every complaint at once."""
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    checker = kind(schema, format_checker=kind.FORMAT_CHECKER)
    wrong = [f"{name} {list(e.absolute_path)}: {e.message[:300]}" for e in checker.iter_errors(document)]
    assert not wrong, "\n".join(wrong)


class Page(HTMLParser):
    """Sees that elements are closed in their order, and that nothing is loaded or run."""

    EMPTY = {"meta", "br", "hr", "img", "link", "input"}

    def __init__(self):
        super().__init__()
        self.open, self.seen, self.ids = [], [], set()

    def handle_starttag(self, tag, attrs):
        assert tag not in {"script", "iframe", "object", "link", "img"}, tag
        for name, value in attrs:
            assert not name.startswith("on") and name not in {"src", "style"}, (tag, name)
            if name == "id":
                assert value not in self.ids, value
                self.ids.add(value)
        self.seen.append(tag)
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.open)
        self.open.pop()


sarif = load(schemas / "sarif-2.1.0.json")
check = load(Path("docs/schema/check-1.schema.json"))
junit = xmlschema.XMLSchema(str(schemas / "junit-10.xsd"))
for lang in ("it", "en"):
    for name in (f"sarif-{lang}.sarif", f"sarif-github-{lang}.sarif"):
        held(load(golden / name), sarif, name)
    for name, schema in ((f"gitlab-{lang}.json", GITLAB), (f"rdjson-{lang}.json", RDJSON)):
        held(load(golden / name), schema, name)
    held(load(golden / f"json-{lang}.json"), check, f"json-{lang}.json")
    prints = [issue["fingerprint"] for issue in load(golden / f"gitlab-{lang}.json")]
    assert len(prints) == len(set(prints)), "fingerprints must differ"

    lines = (golden / f"jsonl-{lang}.jsonl").read_text(encoding="utf-8").splitlines()
    kinds = [json.loads(line)["type"] for line in lines]
    whole = load(golden / f"json-{lang}.json")
    assert kinds[0] == "run" and kinds.count("finding") == len(whole["findings"]), kinds
    assert kinds.count("input") == len(whole["inputs"]), kinds

    path = golden / f"junit-{lang}.xml"
    wrong = [str(e.reason) for e in junit.iter_errors(str(path))]
    assert not wrong, "\n".join(wrong)
    suites = xml.etree.ElementTree.parse(path).getroot()
    assert int(suites.get("tests")) == len(list(suites.iter("testcase")))
    assert int(suites.get("failures")) == len(list(suites.iter("failure")))

    page = Page()
    page.feed((golden / f"html-{lang}.html").read_text(encoding="utf-8"))
    assert not page.open, page.open
    assert page.seen.count("h1") == 1 and "main" in page.seen

    for line in (golden / f"github-{lang}.txt").read_text(encoding="utf-8").splitlines():
        assert re.match(r"::(error|warning|notice) [^:]*::.", line), line
print("held")
