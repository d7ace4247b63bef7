"""The workspace file as pydantic models: what the maps of a folder share."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from journeymap.fields import PATTERNS, Colour, Id, Lang, Length, Many, Text, Url, Version
from journeymap.model import Image, Part, Touchpoint

#: The channels that need no declaring, and the names that readers see.
CHANNELS = {
    "web": "Web",
    "app": "App",
    "phone": "Phone",
    "email": "Email",
    "sms": "SMS",
    "mail": "Mail",
    "chat": "Chat",
    "social": "Social media",
    "store": "Store",
    "person": "In person",
    "event": "Event",
    "print": "Print",
    "partner": "Partner",
}

#: The lanes that need no declaring, in their default order.
LANES = (
    "steps",
    "timing",
    "doing",
    "thinking",
    "feeling",
    "emotion",
    "quotes",
    "touchpoints",
    "pains",
    "gains",
    "opportunities",
    "metrics",
    "evidence",
    "frontstage",
    "backstage",
    "support",
)


#: The built-in themes.
Look = Literal["light", "dark", "auto", "print", "contrast", "warm", "bold"]

#: The colours that every theme has.
COLOURS = (
    *("paper", "ink", "text", "quiet", "hairline", "dash", "strong", "band", "panel", "outline", "accent"),
    *("on-colour", "link", *(f"stage-{n}" for n in range(6)), *(f"curve-{n}" for n in range(6))),
    *(f"face-{n}" for n in range(-2, 3)),
    *("face-ink", "field-top", "field-middle", "field-bottom", "chip", "chip-disc", "chip-ink"),
    *("pain", "pain-medium", "pain-high", "pain-edge", "gain", "gain-edge"),
    *("opportunity", "opportunity-edge", "metric", "evidence", "moment", "moment-icon", "moment-tint"),
)

# Editors propose these names; one that is not among them is for the linter to tell.
_PROPOSED: dict[str, Any] = {name: {"type": "string", "pattern": PATTERNS["colour"]} for name in COLOURS}

#: What a touchpoint has for keys, so that a channel of that name could not be told from one.
_RESERVED = ("name", "channel", "url")


class Channel(Part):
    """A medium through which person and organisation meet."""

    short = "name"
    name: Text
    """What readers see."""
    icon: (
        Literal[
            "web",
            "app",
            "phone",
            "email",
            "sms",
            "mail",
            "chat",
            "social",
            "store",
            "person",
            "event",
            "print",
            "partner",
        ]
        | None
    ) = None
    """The built-in channel whose icon it is drawn with."""


class StageModel(Part):
    """The stages that every map here should have."""

    expected: Many[Text] = []
    """The names or ids of stages that a map must have."""
    optional: Many[Text] = []
    """The names or ids of stages that a map may have besides."""


class Team(Part):
    """Someone who owns maps, opportunities or touchpoints."""

    short = "name"
    name: Text
    """What readers see."""
    link: Url = ""
    """Where to reach the team."""


class LaneSetting(Part):
    """A lane of one's own, or a built-in one under another name."""

    short = "id"
    id: Id
    """What maps call the lane by."""
    name: Text = ""
    """What readers see."""
    about: Text = ""
    """A few words below the name."""


class OwnTheme(Part):
    """A look of one's own: a built-in theme, and what is different from it."""

    short = "base"
    base: Look = "light"
    """The built-in theme that it is made from."""
    colours: Annotated[dict[str, Colour], Field(json_schema_extra={"properties": _PROPOSED})] = {}
    """Colours in place of the theme's, by their names."""
    fonts: Many[Text] = []
    """The files of a font in place of the bundled one, seen from this folder: TTF or OTF."""
    logo: Image | None = None
    """A picture for the corner of every picture."""
    corners: Literal["round", "slight", "square"] | None = None
    """How round the corners of cards and chips are; as in the theme when left out."""


class LintSettings(Part):
    """Which rules hold here, and how."""

    select: Many[Text] = []
    """Codes, prefixes of codes, or names of the rules to use."""
    ignore: Many[Text] = []
    """Codes, prefixes of codes, or names of the rules to leave out."""
    per_file: dict[str, Many[Text]] = {}
    """Rules to leave out of the files that a pattern names."""
    rules: dict[str, dict[str, Any]] = {}
    """Settings of single rules, by the rule's name."""


class Settings(Part):
    """What the maps of a folder share: `journeymap.yaml`."""

    journeymap: Version
    """The version of the language: 1."""
    name: Text = ""
    """What the collection of maps is called."""
    lang: Lang = ""
    """The language of maps that name none."""
    maps: Many[Text] = ["**/*.journey.yaml", "**/*.journey.yml"]
    """The patterns of the map files, seen from this folder."""
    personas: Many[Text] = ["**/*.persona.yaml", "**/*.persona.yml"]
    """The patterns of the persona files, seen from this folder."""
    channels: Annotated[
        dict[Id, Channel],
        Field(
            json_schema_extra={"propertyNames": {"pattern": PATTERNS["id"], "not": {"enum": [*_RESERVED]}}}
        ),
    ] = {}
    """Channels of one's own, added to the built-in ones."""
    touchpoints: Many[Touchpoint] = []
    """The controlled vocabulary of touchpoints; once given, other names are linted."""
    stages: StageModel | None = None
    """The stages that every map here should have."""
    teams: dict[Id, Team] = {}
    """The teams that own things; once given, other owners are linted."""
    lanes: Many[LaneSetting] = []
    """The lanes that maps draw, in order: built-in ones and ones of one's own."""
    theme: OwnTheme | None = None
    """The look of pictures: a built-in theme, or one of one's own."""
    review_every: Length | None = None
    """How often maps are to be checked against reality, such as `3 months`."""
    lint: LintSettings | None = None
    """Which rules hold here, and how."""

    @model_validator(mode="after")
    def _channel_names(self) -> Settings:
        for reserved in _RESERVED:
            if reserved in self.channels:
                raise PydanticCustomError("reserved_channel", "reserved", {"name": reserved})
        return self
