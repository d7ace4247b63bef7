"""The JSON object: what its module's text promises, and texts as they are."""

from __future__ import annotations

import json

from hypothesis import example, given
from telling import FILES, FOUND, REPEATED, findings, harmless, hostile, sound

from journeymap.findings import Finding
from journeymap.report import json as report
from journeymap.report._json import dump


def test_golden(golden) -> None:
    golden("report/json.json", report.write(FOUND, FILES))


def test_nothing_found() -> None:
    assert json.loads(report.write([], FILES)) == {"version": 1, "files": FILES, "findings": []}


@given(findings())
def test_every_text_is_there_as_it_is(found: list[Finding]) -> None:
    told = report.write(found, [one.source.name for one in found])
    assert harmless(told)
    assert told.isascii()
    read = json.loads(told)
    assert read["files"] == [sound(one.source.name) for one in found]
    for one, finding in zip(read["findings"], found, strict=True):
        for key in ("code", "rule", "message", "help", "label", "element"):
            assert one[key] == sound(getattr(finding, key))
        assert one["file"] == sound(finding.source.name)
        assert [place["label"] for place in one["also"]] == [sound(label) for _, label in finding.also]
        lines = finding.source.text.split("\n")
        for end, offset in zip(("start", "end"), finding.span, strict=True):
            place = one[end]
            before = "".join(f"{line}\n" for line in lines[: place["line"] - 1])
            assert before + lines[place["line"] - 1][: place["column"] - 1] == finding.source.text[:offset]
        edits = finding.fix.edits if finding.fix else ()
        assert [edit["text"] for edit in (one["fix"] or {"edits": ()})["edits"]] == [
            one.text for one in edits
        ]


@given(hostile)
@example("\\ud800")
@example("\\\ud800")
@example("\\##\\\\ud800\ud800")
def test_what_is_written_is_read(text: str) -> None:
    assert json.loads(dump([text])) == [sound(text)]


def test_every_key_is_described() -> None:
    (one,) = (json.loads(report.write([REPEATED]))["findings"],)
    described = report.__doc__ or ""
    for key in [*one[0], "version", "files", "findings", "line", "column", "title", "safe", "edits", "text"]:
        assert f"`{key}`" in described, key
