"""Maps as they are compared in tests: from text, alone or in pairs."""

from __future__ import annotations

from pathlib import Path

from journeymap.diff import Compared, Difference, Named, compare, diff
from journeymap.model import Journey, Persona
from journeymap.settings import Settings
from journeymap.workspace import Workspace, from_text

BEFORE = """
title: Switch the family to a new broadband provider
persona: {name: Priya}
stages:
- name: Trigger
  steps:
  - {name: Opens the renewal letter, emotion: -1.2, doing: Reads the letter twice}
- name: Order
  steps:
  - name: Signs the contract
    emotion: 0.4
  - name: Waits for a call
    emotion: -0.9
    pains: {text: No date for the visit, severity: high}
- name: Compare
  steps:
  - name: Checks the address
    emotion: -0.6
    owner: team-web
    pains: [{text: Speed promised differs from site to site, severity: high}]
    opportunities: [{text: One checker for all sites, status: idea}]
    next: {to: compares-two-plans, share: 59%}
    leaves: {to: a competitor, share: 41%}
  - name: Compares two plans
"""
AFTER = """
title: Switch the family to a new broadband provider
persona: {name: Priya}
stages:
- name: Trigger
  steps:
  - {name: Opens the renewal letter, emotion: -1.2, doing: Reads the letter twice}
- name: Compare
  steps:
  - name: Checks the address
    emotion: 0.2
    owner: team-network
    pains: [{text: The speed promised differs between the sites, severity: low}]
    opportunities: [{text: One checker for all sites, status: done}]
    evidence: {kind: analytics, count: 410, note: 75% get past the first result}
    next: {to: compares-two-tariffs, share: 75%}
    leaves: {to: a competitor, share: 25%}
  - name: Compares two tariffs
  - name: Signs the contract
    emotion: 0.4
- name: Order
  steps:
  - name: Gets a text with the date
    emotion: 1
"""


def journey(text: str, id: str = "x") -> Journey:
    """A map with its personas in one place, as the workspace gives it; the first line may be left out."""
    text = text if "journeymap: 1" in text else "journeymap: 1\n" + text.lstrip("\n")
    entry = from_text(text.encode(), Path("x.journey.yaml"))
    assert isinstance(entry.part, Journey), entry.findings
    found = Workspace(Path(), Settings(journeymap=1)).resolve(entry.part)
    return found.model_copy(update={"id": id})


def steps(*names: str, more: str = "") -> Journey:
    """A map of one stage with steps of these names, or of these keys in braces."""
    written = "".join(f"\n- {name if name.startswith('{') else '{name: ' + name + '}'}" for name in names)
    return journey(f"title: x\n{more}steps:{written}\n")


def between(old: str, new: str) -> Difference:
    """The difference of two maps."""
    return diff(journey(old), journey(new))


def compared(old: Journey | Persona | None, new: Journey | Persona | None) -> Compared:
    """Two files of one name."""
    name = "x.journey.yaml"
    return compare(*(None if one is None else Named(one, name) for one in (old, new)))


def told(difference: Difference) -> list[tuple[str, str, str]]:
    """What happened to what."""
    return [(one.verb, one.kind, one.name) for one in difference.changes]
