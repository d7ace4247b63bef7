"""The language as pydantic models: a journey map, its persona, and the parts they are made of.

The text below an attribute is its description in the JSON Schemas, in editors and in the docs. The
model always holds the long form; shorthand is expanded as it is read. Ids that were left out are made
from names. Places are paths of keys (`Where`); files and lines are not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import chain
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    model_validator,
)
from pydantic_core import PydanticCustomError

from journeymap.fields import (
    Amount,
    Count,
    Date,
    Emotions,
    Grade,
    Id,
    Lang,
    Length,
    Many,
    ManyOrTrue,
    Reasons,
    Ref,
    Share,
    Some,
    Text,
    Url,
    Version,
    empty,
    make_id,
)
from journeymap.source import Where

P = TypeVar("P", bound="Part")
Severity = Literal["low", "medium", "high"]
Status = Literal["draft", "review", "live", "retired"]
Basis = Literal["research", "hypothesis"]


class Part(BaseModel):
    """Any piece of a map; `short` names the key that plain text stands for."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
    short: ClassVar[str] = ""

    @model_validator(mode="before")
    @classmethod
    def _expand(cls, data: Any) -> Any:
        return {cls.short: data} if cls.short and isinstance(data, str) else data

    def walk(self, kind: type[P], at: Where = Where()) -> Iterator[tuple[Where, P]]:  # noqa: B008
        """Every part of a kind at or below this one, with its place, in the order of the model."""
        return iter([(where, part) for where, part in self._all(at, []) if isinstance(part, kind)])

    def _all(self, at: Where, found: list[tuple[Where, Part]]) -> list[tuple[Where, Part]]:
        found.append((at, self))
        for name, key in _parts_of(type(self)):
            value = getattr(self, name)
            if not value:
                continue
            if isinstance(value, Part):
                value._all(at / key, found)
            else:
                for index, item in enumerate(value):
                    if isinstance(item, Part):
                        item._all(Where((*at, key, index)), found)
        return found


@cache
def _parts_of(kind: type[Part]) -> tuple[tuple[str, str], ...]:
    """The fields that can hold parts, and their keys: the others need no visit."""
    return tuple(
        (name, field.alias or name)
        for name, field in kind.model_fields.items()
        if re.search(r"journeymap\.(model|settings)\.", str(field.annotation))
    )


class Named(Part):
    """A part with a name, and an id that is made from the name unless given."""

    short = "name"
    name: Text
    """What it is called."""
    id: Id = ""
    """What other places call it by; made from the name when left out."""

    def model_post_init(self, context: Any) -> None:
        if not self.id:
            object.__setattr__(self, "id", make_id(self.name, type(self).__name__.lower()))


class Link(Part):
    """An address, with the words to show for it."""

    short = "url"
    text: Text = ""
    """The words to show; the address itself when left out."""
    url: Url
    """An `https:`, `http:` or `mailto:` address."""


class Image(Part):
    """A picture in the workspace."""

    short = "path"
    path: Text
    """The picture's file, seen from this file's folder; it may not leave the workspace."""
    alt: Text = ""
    """What the picture shows, for those who do not see it."""


class Quote(Part):
    """The customer's own words."""

    short = "text"
    text: Text
    """The words, without quotation marks."""
    source: Text = ""
    """Where they were said. A quote with a source is evidence."""


class Touchpoint(Part):
    """Where person and organisation meet: `mail: Renewal letter`, in full, or as plain text."""

    short = "name"
    name: Text
    """What is met: a letter, a page, a call."""
    channel: Id = ""
    """The channel it comes through: built in (`web`, `phone`, …) or one of the workspace's."""
    url: Url = ""
    """Where it can be seen."""

    @model_validator(mode="before")
    @classmethod
    def _expand(cls, data: Any) -> Any:
        if isinstance(data, dict) and len(data) == 1 and not data.keys() & {"name", "channel", "url"}:
            ((channel, name),) = data.items()
            return {"channel": channel, "name": name}
        return {"name": data} if isinstance(data, str) else data


class Noted(Part):
    """A statement that others can point at: its id is made from its text unless given."""

    short = "text"
    text: Text
    """The statement itself."""
    id: Id = ""
    """What other places call it by; made from the text when left out."""
    owner: Text = ""
    """Who looks after it: a team of the workspace, or a name."""

    def model_post_init(self, context: Any) -> None:
        if not self.id:
            object.__setattr__(self, "id", make_id(self.text, type(self).__name__.lower()))


class Pain(Noted):
    """What hurts the person here."""

    severity: Severity | None = None
    """How much it hurts: `low`, `medium` or `high`."""


class Gain(Noted):
    """What the person gets out of it here."""


class Opportunity(Noted):
    """A gap worth closing, put positively."""

    addresses: Many[Id] = empty()
    """The ids of the pains of this map that it would ease."""
    value: Grade | None = None
    """What it is worth: 1 to 5, or `low` (1), `medium` (3), `high` (5)."""
    effort: Grade | None = None
    """What it costs: 1 to 5, or `low` (1), `medium` (3), `high` (5)."""
    why: Text = ""
    """The reason to do it."""
    status: Literal["idea", "planned", "doing", "done", "dropped"] | None = None
    """How far it is."""
    timing: Text = ""
    """When it is to be done."""
    metric: Text = ""
    """The metric that would show its effect."""
    link: Url = ""
    """The ticket or page where it is worked on."""


class Evidence(Part):
    """What a statement stands on."""

    short = "note"
    model_config = ConfigDict(json_schema_extra={"minProperties": 1})
    kind: (
        Literal[
            "interview",
            "survey",
            "usability-test",
            "analytics",
            "support",
            "observation",
            "review",
            "experiment",
            "desk-research",
            "expert",
        ]
        | None
    ) = None
    """How it was found out."""
    count: Count | None = None
    """How many people, tickets or sessions it rests on."""
    date: Date | None = None
    """When it was gathered: a day, a month or a year."""
    note: Text = ""
    """What it says."""
    url: Url = ""
    """Where it can be read."""
    source: Text = ""
    """Who or what it comes from."""

    @model_validator(mode="after")
    def _not_empty(self) -> Evidence:
        if not self.model_fields_set:
            raise PydanticCustomError("empty_part", "says nothing")
        return self


class Metric(Part):
    """A number that is watched."""

    short = "name"
    name: Text
    """`nps`, `csat`, `ces`, `conversion`, `duration`, or a name of one's own."""
    value: Amount | None = None
    """The latest figure, as a number or as text such as `~40%`."""
    unit: Text = ""
    """What the figure counts."""
    scale: Amount | None = None
    """The range and formula of the scale, such as `1-5, share of 4 and 5`."""
    target: Amount | None = None
    """The figure wanted, such as `< 3 days`."""
    date: Date | None = None
    """When it was measured."""
    source: Text = ""
    """Where it was measured."""
    count: Count | None = None
    """How many answers or cases it rests on."""


class Next(Part):
    """A step that can follow."""

    short = "to"
    to: Id
    """The id of the step that follows."""
    share: Share | None = None
    """The share of those at this step who go there, such as `59%`."""
    when: Text = ""
    """The condition."""


class Leave(Part):
    """People abandoning the journey here."""

    short = "to"
    to: Text = ""
    """Where they go instead."""
    share: Share | None = None
    """The share of those at this step who leave this way, such as `41%`."""
    why: Text = ""
    """The reason."""


class Enter(Part):
    """People starting the journey here."""

    short = "from"
    from_: Text = Field("", alias="from")
    """Where they come from."""
    share: Share | None = None
    """The share of all who start that start here, such as `20%`."""


class Content(Named):
    """What can be said of a step, and of a stage as a whole."""

    emotion: Emotions = empty(dict)
    """How it feels, from -2 (very negative) to 2 (very positive); `[from, to]` where it changes;
    `{persona: …}` where several people feel differently."""
    doing: Many[Text] = empty()
    """What the person does."""
    thinking: Many[Text] = empty()
    """What the person thinks: questions, doubts, expectations."""
    feeling: Many[Text] = empty()
    """What the person feels, in words."""
    quotes: Many[Quote] = empty()
    """The customer's own words; one with a source is evidence."""
    touchpoints: Many[Touchpoint] = empty()
    """Where person and organisation meet, and through which channel."""
    pains: Many[Pain] = empty()
    """What hurts."""
    gains: Many[Gain] = empty()
    """What helps or delights."""
    opportunities: Many[Opportunity] = empty()
    """What could be better, put positively."""
    evidence: Many[Evidence] = empty()
    """What the statements here stand on; without any they are assumptions."""
    metrics: Many[Metric] = empty()
    """The figures watched here."""
    moment_of_truth: Reasons = None
    """True, or the reason: this makes or breaks the journey."""
    frontstage: Many[Text] = empty()
    """Service blueprint: what staff and systems do or show in the customer's view."""
    backstage: Many[Text] = empty()
    """Service blueprint: what staff and systems do out of the customer's view."""
    support: Many[Text] = empty()
    """Service blueprint: the processes behind frontstage and backstage."""
    actor: Id = ""
    """Who acts: the id of one of the map's personas."""
    timing: Text = ""
    """When it happens."""
    duration: Length | None = None
    """How long it takes, such as `2 days` or `6-12 months`."""
    journey: Id = ""
    """The id of a map that details this."""
    image: Image | None = None
    """A picture of it."""
    links: Many[Link] = empty()
    """Where to read more."""
    notes: Text = ""
    """Anything else; not drawn."""
    owner: Text = ""
    """Who looks after it: a team of the workspace, or a name."""
    lanes: dict[Id, Many[Text]] = empty(dict)
    """The content of one's own lanes, by the id of the lane."""


class Step(Content):
    """A single moment of a stage, from the customer's view: a verb and an object."""

    next: Many[Next] = empty()
    """The steps that can follow; the following one when left out. Going back is allowed."""
    leaves: ManyOrTrue[Leave] = empty()
    """People abandon the journey here: true, or where they go, how many, and why."""
    ends: Reasons = None
    """The journey can end here with its goal reached: true, or how. The last step always can."""
    enters: ManyOrTrue[Enter] = empty()
    """People can start here too: true, or where they come from. The first step always can."""


class Stage(Content):
    """A part of the journey that orders its steps; also called phase."""

    goal: Text = ""
    """What the person wants of this stage."""
    summary: Text = ""
    """The stage in a sentence."""
    steps: Many[Step] = empty()
    """The steps of the stage, in order."""


class Persona(Part):
    """Who makes the journey."""

    name: Text
    """The person's name, or the name of the group."""
    id: Id = ""
    """What maps call the persona by; the file's name, or else made from the name."""
    role: Text = ""
    """What they are in this context."""
    about: Text = ""
    """A few words about their life and situation."""
    segment: Text = ""
    """The group of customers they stand for."""
    quotes: Many[Quote] = empty()
    """Their own words; the first one is shown on maps."""
    goals: Many[Text] = empty()
    """What they want to reach."""
    needs: Many[Text] = empty()
    """What they need for it."""
    frustrations: Many[Text] = empty()
    """What stands in their way."""
    channels: Many[Id] = empty()
    """The channels they use."""
    image: Image | None = None
    """A portrait."""
    basis: Basis | None = None
    """Built on `research`, or on what the team believes (`hypothesis`)."""
    evidence: Many[Evidence] = empty()
    """What the persona stands on."""
    owner: Text = ""
    """Who keeps it true."""
    status: Status | None = None
    """How far it is."""
    reviewed: Date | None = None
    """When it was last checked."""
    links: Many[Link] = empty()
    """Where to read more."""
    notes: Text = ""
    """Anything else."""

    def model_post_init(self, context: Any) -> None:
        if not self.id:
            object.__setattr__(self, "id", make_id(self.name, "persona"))


class PersonaFile(Persona):
    """A persona in a file of its own, shared by maps."""

    journeymap: Version
    """The version of the language: 1."""


PersonaOrId = Annotated[
    Annotated[Id, Tag("id")] | Annotated[Persona, Tag("persona")],
    Discriminator(lambda value: "id" if isinstance(value, str) else "persona"),
]


class Journey(Part):
    """A journey map: one persona, in one scenario, with one goal."""

    model_config = ConfigDict(
        json_schema_extra={
            "allOf": [
                {"oneOf": [{"required": ["stages"]}, {"required": ["steps"]}]},
                {"not": {"required": ["persona", "personas"]}},
            ]
        }
    )

    journeymap: Version
    """The version of the language: 1."""
    title: Text
    """What the journey is called."""
    id: Id = ""
    """What other maps call it by; the file's name when left out."""
    lang: Lang = ""
    """The language of the text, such as `en` or `pt-BR`; the labels follow it."""
    summary: Text = ""
    """What the map shows, in a sentence or two."""
    scenario: Text = ""
    """The situation that the person is in."""
    goal: Text = ""
    """What the person wants."""
    expectations: Many[Text] = empty()
    """What the person thinks will happen."""
    state: Literal["current", "future"] | None = None
    """The journey as it is, or as it should be."""
    improves: Id = ""
    """Of a future map: the id of the current map that it improves."""
    parent: Ref = ""
    """The larger journey that this one details: `map-id` or `map-id#step-id`."""
    basis: Basis | None = None
    """Built on `research`, or on what the team believes (`hypothesis`)."""
    persona: PersonaOrId | None = None
    """Whose journey it is: the id of a persona, or the persona in full."""
    personas: Many[PersonaOrId] = empty()
    """Whose journey it is, where several people make it; instead of `persona`."""
    owner: Text = ""
    """Who keeps the map true: a team of the workspace, or a name."""
    status: Status | None = None
    """How far the map is."""
    reviewed: Date | None = None
    """When the map was last checked against reality."""
    review_every: Length | None = None
    """How often it is to be checked, such as `3 months`; the workspace's when left out."""
    tags: Many[Text] = empty()
    """Words to find it by."""
    links: Many[Link] = empty()
    """Where to read more."""
    notes: Text = ""
    """Anything else; not drawn."""
    lanes: Many[Id] | None = None
    """The lanes to draw, in order; the workspace's when left out."""
    evidence: Many[Evidence] = empty()
    """What the map as a whole stands on; it backs every step."""
    metrics: Many[Metric] = empty()
    """The figures of the journey as a whole."""
    opportunities: Many[Opportunity] = empty()
    """What could be better in the journey as a whole."""
    stages: Some[Stage] | None = None
    """The stages of the journey, in order."""
    steps: Some[Step] | None = None
    """The steps of a journey without stages; instead of `stages`."""

    # Rules walk over a map dozens of times, so these are kept: what is in it with its place, by kind (without
    # the map itself, or comparing two of them would never end), and its stages and steps.
    @cached_property
    def _walked(self) -> dict[type[Part], list[tuple[Where, Any]]]:
        return {Part: self._all(Where(), [])[1:]}

    @cached_property
    def _contents(self) -> list[tuple[Where, Content]]:
        found: list[tuple[Where, Content]] = []
        found += [(Where(("steps", index)), step) for index, step in enumerate(self.steps or [])]
        for index, stage in enumerate(self.stages or []):
            at = Where(("stages", index))
            found.append((at, stage))
            found += [(Where((*at, "steps", number)), step) for number, step in enumerate(stage.steps)]
        return found

    def walk(self, kind: type[P], at: Where = Where()) -> Iterator[tuple[Where, P]]:  # noqa: B008
        """Every part of a kind in this map, with its place, in the order of the model."""
        if at:
            return super().walk(kind, at)
        walked = self._walked
        if kind not in walked:
            walked[kind] = [entry for entry in walked[Part] if isinstance(entry[1], kind)]
        return chain([(at, self)] if isinstance(self, kind) else [], walked[kind])

    def __copy__(self) -> Journey:
        copied = super().__copy__()
        for kept in ("_walked", "_contents"):  # a copy may be given other parts
            copied.__dict__.pop(kept, None)
        return copied

    @model_validator(mode="after")
    def _one_of_each(self) -> Journey:
        given = self.model_fields_set
        if {"persona", "personas"} <= given or {"stages", "steps"} <= given:
            raise PydanticCustomError("two_keys", "keys that exclude each other")
        if not given & {"stages", "steps"}:
            raise PydanticCustomError("missing_steps", "neither stages nor steps")
        return self

    @property
    def people(self) -> list[Persona | str]:
        """The personas of the map; an id is one that was not looked up (yet)."""
        return self.personas or ([self.persona] if self.persona else [])

    @property
    def columns(self) -> list[tuple[Stage | None, Step | None]]:
        """What is side by side on the map: each step with its stage, and each stage without steps."""
        if self.steps:
            return [(None, step) for step in self.steps]
        bare: list[Step | None] = [None]
        return [(stage, step) for stage in self.stages or [] for step in stage.steps or bare]

    def contents(self) -> Sequence[tuple[Where, Content]]:
        """The stages and steps with their places, in the order written: quicker than `walk`, which looks
        at what is in them too.
        """
        return self._contents

    @property
    def all_steps(self) -> list[Step]:
        """The steps in the order written, across stages."""
        return [step for _, step in self.columns if step]
