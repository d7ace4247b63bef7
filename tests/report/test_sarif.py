"""SARIF, held against the schema of the standard and against what GitHub adds to it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from telling import FILES, FOUND, NORWAY, REPEATED, SOURCE, TITLE, findings, harmless

from journeymap import __version__
from journeymap.findings import Finding, Level
from journeymap.report import sarif
from journeymap.source import Source
from journeymap.visible import flat

SCHEMA = Draft202012Validator(
    json.loads((Path(__file__).parent / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
)
PAGES = {
    "JM201": """Two steps share an id, so nothing can say which one it means. Really.

    An id that is left out is made from the step's name.
    """
}
# RFC 3986: nothing but what a reference may be made of, every other byte encoded.
REFERENCE = re.compile(r"(file:///)?([\w.~!$&'()*+;=@,:/-]|%[0-9A-F]{2})*", re.A)


def test_golden(golden) -> None:
    told = sarif.write(FOUND, FILES, pages=PAGES)
    golden("report/sarif.json", told.replace(f'"version": "{__version__}"', '"version": "0"'))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA.schema)
    assert not SCHEMA.is_valid({"version": "2.1.0", "runs": [{"results": []}]})


def test_nothing_found() -> None:
    read = json.loads(sarif.write([], FILES))
    SCHEMA.validate(read)
    (run,) = read["runs"]
    assert run["results"] == run["tool"]["driver"]["rules"] == []
    assert len(run["artifacts"]) == 2


@given(findings())
def test_logs_hold_what_was_said(found: list[Finding]) -> None:
    told = sarif.write(found)
    assert harmless(told)
    read = json.loads(told)
    SCHEMA.validate(read)
    assert read["$schema"]
    (run,) = read["runs"]
    for rule in run["tool"]["driver"]["rules"]:
        for key in ("id", "name"):
            assert rule[key]
        for key in ("shortDescription", "fullDescription", "help"):
            assert 0 < len(rule[key]["text"]) <= 1024
    for result, finding in zip(run["results"], found, strict=True):
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == finding.code
        help = f"; {flat(finding.help)}" if finding.help else ""
        assert plain(result["message"]["text"]) == flat(finding.message) + help
        (location,) = (one["physicalLocation"] for one in result["locations"])
        assert set(location["region"]) == {"startLine", "startColumn", "endLine", "endColumn"}
        uri = location["artifactLocation"]["uri"]
        assert run["artifacts"][location["artifactLocation"]["index"]]["location"]["uri"] == uri
        check_uri(uri, finding.source.name)
        assert [plain(one["message"]["text"]) for one in result.get("relatedLocations", ())] == [
            flat(label) for _, label in finding.also
        ]
        edits = finding.fix.edits if finding.fix else ()
        replacements = [
            one["insertedContent"]["text"]
            for fix in result.get("fixes", ())
            for change in fix["artifactChanges"]
            for one in change["replacements"]
        ]
        assert replacements == [edit.text for edit in edits]
    prints = [one["partialFingerprints"]["primaryLocationLineHash"] for one in run["results"]]
    assert len(set(prints)) == len(prints)


def plain(message: str) -> str:
    """A message as SARIF 3.11.6 reads it; fails where it would be a link."""
    assert not re.search(r"[\[\]]", re.sub(r"\\.", "", message)), message
    return re.sub(r"\\(.)", r"\1", message)


def check_uri(uri: str, name: str) -> None:
    """Whether a URI leads to the file, and nowhere else."""
    assert REFERENCE.fullmatch(uri), uri
    if name.startswith("/"):
        assert urlsplit(uri).scheme == "file"
        assert not urlsplit(uri).netloc
    else:
        assert not urlsplit(uri).scheme
        assert not uri.startswith("/")
        assert unquote(uri) == re.sub("[\ud800-\udfff]", "\ufffd", name)


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("maps/buy a bike.journey.yaml", "maps/buy%20a%20bike.journey.yaml"),
        ("javascript:alert(1).journey.yaml", "javascript%3Aalert%281%29.journey.yaml"),
        ("größe#1?.journey.yaml", "gr%C3%B6%C3%9Fe%231%3F.journey.yaml"),
        ("../up.journey.yaml", "../up.journey.yaml"),
        ("/tmp/a b.journey.yaml", "file:///tmp/a%20b.journey.yaml"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_uris(name: str, uri: str) -> None:
    (run,) = json.loads(sarif.write([], [name]))["runs"]
    assert run["artifacts"] == [{"location": {"uri": uri}}]


def test_rules_are_told_by_their_pages_and_never_by_a_map() -> None:
    (run,) = json.loads(sarif.write(FOUND, FILES, pages=PAGES))["runs"]
    repeated, title, _ = run["tool"]["driver"]["rules"]
    first = "Two steps share an id, so nothing can say which one it means."
    assert repeated["shortDescription"]["text"] == first
    assert repeated["fullDescription"]["text"] == f"{first} Really."
    assert repeated["help"]["markdown"].endswith("\n\nAn id that is left out is made from the step's name.")
    assert title["shortDescription"]["text"] == "long title"
    assert "Größe" not in json.dumps(run["tool"], ensure_ascii=False)


def test_fingerprints_survive_moved_lines() -> None:
    def told(found: list[Finding]) -> list[str]:
        (run,) = json.loads(sarif.write(found))["runs"]
        return [one["partialFingerprints"]["primaryLocationLineHash"] for one in run["results"]]

    lower = Source(SOURCE.name, f"# a new line\n{SOURCE.text}")
    assert told([replace(one, source=lower) for one in FOUND]) == told(FOUND)


def test_of_too_many_the_gravest_are_kept() -> None:
    found = [TITLE] * 3 + [NORWAY] * 24_990 + [REPEATED] * 10
    read = json.loads(sarif.write(found))
    SCHEMA.validate({**read, "runs": [{**read["runs"][0], "results": []}]})
    (run,) = read["runs"]
    assert [one["level"] for one in run["results"]] == ["error"] * 10 + ["warning"] * 24_990
    (notice,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notice["message"]["text"] == "3 more findings were left out: a run holds at most 25000"


def test_columns_are_characters() -> None:
    (run,) = json.loads(sarif.write([TITLE]))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 2, "startColumn": 14, "endLine": 2, "endColumn": 22}


def test_levels() -> None:
    (run,) = json.loads(sarif.write([replace(TITLE, level=level) for level in Level]))["runs"]
    assert [one["level"] for one in run["results"]] == ["note", "warning", "error"]
    # One rule has one level in its description: the gravest that settings gave it.
    assert [rule["defaultConfiguration"] for rule in run["tool"]["driver"]["rules"]] == [{"level": "error"}]
