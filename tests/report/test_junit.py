"""JUnit XML, read by a parser that forgives nothing."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from hypothesis import given
from telling import FILES, FOUND, REPEATED, findings, harmless

from journeymap.findings import Finding, Level
from journeymap.report import junit
from journeymap.visible import flat


def test_golden(golden) -> None:
    golden("report/junit.xml", junit.write(FOUND, FILES))


def test_a_clean_file_has_one_passing_case() -> None:
    for files in (["a.journey.yaml", "b.journey.yaml"], []):
        suites = ElementTree.fromstring(junit.write([], files))
        assert suites.attrib == {
            "name": "journeymap",
            "tests": str(max(1, len(files))),
            "failures": "0",
            "errors": "0",
            "skipped": "0",
        }
        assert [suite.get("name") for suite in suites] == (files or ["journeymap"])
        assert [[len(case) for case in suite] for suite in suites] == [[0]] * max(1, len(files))


@given(findings())
def test_every_finding_is_a_case(found: list[Finding]) -> None:
    told = junit.write(found, ["clean"])
    assert harmless(told)
    suites = ElementTree.fromstring(told)
    assert {element.tag for element in suites.iter()} <= {
        *("testsuites", "testsuite", "testcase", "failure", "skipped")
    }
    cases = [case for suite in suites for case in suite if len(case)]
    order = {
        name: at for at, name in enumerate(dict.fromkeys(["clean", *(one.source.name for one in found)]))
    }
    expected = sorted(found, key=lambda one: order[one.source.name])
    assert [case[0].get("message") for case in cases] == [legal(flat(one.message)) for one in expected]
    assert [case.get("classname") for case in cases] == [legal(flat(one.source.name)) for one in expected]
    assert [case[0].tag == "skipped" for case in cases] == [one.level is Level.hint for one in expected]
    for element in suites.iter("testsuite"):
        assert int(element.get("tests", "")) == len(element)
        assert int(element.get("failures", "")) == len(list(element.iter("failure")))


def legal(text: str) -> str:
    """The text without what XML cannot hold."""
    return re.sub("[\ufffe\uffff]", "\ufffd", text)


def test_cases_of_a_suite_have_names_of_their_own() -> None:
    (suite,) = ElementTree.fromstring(junit.write([REPEATED, REPEATED]))
    assert len({case.get("name") for case in suite}) == 2
