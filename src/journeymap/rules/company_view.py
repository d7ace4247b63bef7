"""JM504: a step in the company's words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from journeymap.findings import Hit, listed, quoted
from journeymap.model import Journey, Step
from journeymap.rules import Subject, rule
from journeymap.rules._spelling import bare, key, split

_WORDS = [
    "backlog",
    "campaign",
    "churn",
    "conversion",
    "CRM",
    "cross-sell",
    "deliverable",
    "funnel",
    "go-live",
    "hand-off",
    "KPI",
    "lead",
    "stakeholder",
    "touchpoint",
    "upsell",
    "user story",
    "workstream",
]


@rule("JM504", level="warning", of=Journey, options={"words": _WORDS})
def company_view(subject: Subject) -> Iterator[Hit]:
    """A step is named in the company's words, not in those of the person who makes the journey.

    The step is then most likely a process of the company, and the map shows how it works inside instead of
    what the person lives through. Nobody is *qualified as a lead*; people ask for a price.

    The words are whole words in names of steps, in any case, with or without hyphen and plural s. Those that
    journeymap brings are English, and only looked for in maps in English; a list of your own holds for
    all maps.

    Source: McKinsey, on customer journeys: see them from the customer's point of view. TheyDo, Custory,
        Smaply (mistake 6): no internal terms; a step is a verb and an object.

    Settings:
        words: the words that are the company's

    Bad:
        journeymap: 1
        title: Order a bike
        steps:
          - name: Lead qualification
          - name: Takes part in the spring campaign

    Good:
        journeymap: 1
        title: Order a bike
        steps:
          - name: Asks for a price
          - name: Gets the spring offer
    """
    journey, words = subject.journey, subject.options["words"]
    lang = journey.lang or subject.workspace.settings.lang or "en"
    if words == _WORDS and lang.partition("-")[0].lower() != "en":
        return
    known, longest = _known(tuple(words))
    for at, step in journey.contents():
        if not isinstance(step, Step):
            continue
        first, *rest = split(step.name) or [""]
        # Who *leads the way* is no lead; but *KPIs* are.
        verb = first.endswith("s") and not first[:-1].isupper()
        found = [first.casefold() if verb else bare(first), *map(bare, rest)]
        said = [
            known[joined]
            for start in range(len(found))
            for end in range(start + 1, min(start + longest, len(found)) + 1)
            if (joined := "".join(found[start:end])) in known
        ]
        if said:
            message = f"the step {quoted(step.name)} is named in the company's words: {listed(said, 'and')}"
            help = "name what the person does, in words of their own: a verb and an object"
            yield Hit(at / "name", message, help=help)


@lru_cache  # the words of a workspace are those of each of its maps
def _known(words: tuple[str, ...]) -> tuple[dict[str, str], int]:
    """The words by what is the same for each, and how many words such a one has at most."""
    longest = max((len(split(word)) for word in words), default=0) + 1  # `cross-sell`, but also `upsell`
    return {key(word): word for word in words}, longest
