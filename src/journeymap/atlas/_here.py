"""What many pages show, seen from their folder: links to each other, and small signs of how things are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from journeymap.atlas import address
from journeymap.atlas._cut import NAME, cut
from journeymap.atlas._emotion import mood, tenths
from journeymap.atlas.site import Health, Site
from journeymap.collection import MapFact, Spot
from journeymap.formats.svg import safe_id
from journeymap.markup import NOTHING, Markup, attributes, element, escape, join
from journeymap.settings import CHANNELS

_FEW = 4
_LEVELS = ("errors", "warnings", "hints")
K = TypeVar("K")


class Here:
    """The place of a page, from which it leads to others: in the folder of the atlas, or in one `below` it.

    What was told once is kept, for the same map or step is told of on many pages.
    """

    def __init__(self, site: Site, below: bool = False) -> None:
        self.site, self.up, self.setting = site, "../" if below else "", site.setting
        self.labels = site.setting.labels
        self._made: dict[tuple[str, object], Markup] = {}

    def to(self, path: str, name: Markup, fragment: str = "") -> Markup:
        """A link to a page."""
        return element("a", attributes([("href", self.up + path + fragment)]), inside=name)

    def map(self, one: MapFact) -> Markup:
        """A link to the page of a map."""
        return self._once("map", one.file, lambda: self.to(address.of_map(one), cut(one.title)))

    def step(self, one: MapFact, spot: Spot) -> Markup:
        """A link to what a map says at a spot: to a step where it is one; nothing for the map as a whole."""
        name = spot.step or spot.stage
        if not name:
            return NOTHING
        return self._once(
            "step", (one.file, spot.stage_id, spot.step_id), lambda: self._step(one, spot, name)
        )

    def _step(self, one: MapFact, spot: Spot, name: str) -> Markup:
        fragment = f"#{safe_id(f'step-{spot.step_id}')}" if spot.step else ""
        return self.to(address.of_map(one), cut(name), fragment if len(fragment) < NAME else "")

    def place(self, one: MapFact, spot: Spot) -> Markup:
        """Where something is said: the step, and under it the stage and the map."""
        return self._once("place", (one.file, spot.stage_id, spot.step_id), lambda: self._place(one, spot))

    def _place(self, one: MapFact, spot: Spot) -> Markup:
        stage = cut(spot.stage) if spot.step and spot.stage else NOTHING
        first = self.step(one, spot)
        if not first:
            return self.map(one)
        rest = join([self.map(one), *([stage] if stage else [])], " · ")
        return join([first, element("small", inside=rest)])

    def owner(self, owner: str) -> Markup:
        """A link to what an owner has; nobody is nothing to see."""
        if not owner:
            return NOTHING
        return self._once("owner", owner, lambda: self.to(address.of_owner(owner), cut(self.team(owner))))

    def team(self, owner: str) -> str:
        """What readers see of an owner."""
        return self.setting.teams.get(owner, owner) if owner else self.labels["atlas.nobody"]

    def channel(self, id: str) -> str:
        """What readers see of a channel."""
        name = self.setting.channels.get(id)
        return name if name and name != CHANNELS.get(id) else self.labels.get(f"channel.{id}", id)

    def channels(self, ids: Sequence[str]) -> Markup:
        """Links to channels."""

        def show(id: str) -> Markup:
            return self.to(address.of_channel(id), cut(self.channel(id)))

        return self._once("channels", tuple(ids), lambda: self.few(ids, show))

    def touchpoints(self, names: Sequence[str]) -> Markup:
        """Links to touchpoints."""

        def show(name: str) -> Markup:
            return self.to(address.of_touchpoint(name), cut(name))

        return self._once("touchpoints", tuple(names), lambda: self.few(names, show))

    def personas(self, one: MapFact, ids: Sequence[str]) -> Markup:
        """Links to personas of a map."""

        def show() -> Markup:
            people = {id: name for id, name in one.personas if id in ids}
            return self.few(
                list(people), lambda id: self.to(address.of_persona(one.home, id), cut(people[id]))
            )

        return self._once("personas", (one.file, tuple(ids)), show)

    def few(self, keys: Sequence[K], show: Callable[[K], Markup], most: int = _FEW) -> Markup:
        """The first of them, and how many more there are."""
        told = [show(key) for key in keys[:most]]
        if len(keys) > most:
            told.append(escape(f"+{self.labels.number(len(keys) - most)}"))
        return join(told, ", ")

    def _once(self, kind: str, key: object, make: Callable[[], Markup]) -> Markup:
        known = self._made.get((kind, key))
        if known is None:
            known = self._made[kind, key] = make()
        return known

    def feeling(self, value: float | None) -> Markup:
        """An emotion as a number with its sign, on the colour of its mood; nothing where it is not known."""
        return (
            NOTHING if value is None else self._once("feeling", tenths(value), lambda: self._feeling(value))
        )

    def _feeling(self, value: float) -> Markup:
        return element("b", attributes([("class", f"e {mood(value)}")]), inside=escape(self.signed(value)))

    def signed(self, value: float) -> str:
        """An emotion as a number with its sign, to the tenth."""
        found = tenths(value)
        sign = "+" if found > 0 else "−" if found < 0 else ""
        return f"{sign}{abs(found) // 10}{self.labels['decimal']}{abs(found) % 10}"

    def count(self, number: int, note: str = "") -> Markup:
        """How many there are, and in small what is to be said of them."""
        if not number:
            return element("span", attributes([("class", "nil")]), inside=escape("0"))
        small = element("small", inside=escape(note)) if note else NOTHING
        return join([part for part in (small, escape(self.labels.number(number))) if part], " ")

    def chip(self, name: str, look: str = "") -> Markup:
        """A short word on a ground of its own."""
        return element("b", attributes([("class", f"chip {look}".strip())]), inside=escape(name))

    def standing(self, one: MapFact) -> Markup:
        """Whether it is or shall be, and how far the map has got."""
        labels = self.labels
        told = [self.chip(labels[f"state.{one.state}"], one.state)] if one.state else []
        told += [self.chip(labels[f"status.{one.status}"], one.status)] if one.status else []
        return join(told, " ")

    def backing(self, one: MapFact) -> Markup:
        """How many steps stand on evidence."""
        if not one.total:
            return NOTHING
        tenths = round(10 * one.backed / one.total)
        look = attributes([("class", f"bar p{tenths}")])
        told = f"{self.labels.number(one.backed)}/{self.labels.number(one.total)}"
        return element("span", look, inside=escape(told))

    def backed(self, backed: bool) -> Markup:
        """Whether a step stands on evidence."""

        def show() -> Markup:
            if not backed:
                return element(
                    "span", attributes([("class", "nil")]), inside=escape(self.labels["assumption"])
                )
            return join([element("i", inside=escape(self.labels["evidence"])), escape("✓")], " ")

        return self._once("backed", backed, show)

    def findings(self, health: Health) -> Markup:
        """How many findings of each level there are: a sign and a number each, and the level's name for
        those who do not see it.
        """
        told = [
            element(
                "span",
                attributes([("class", level)]),
                inside=join(
                    [
                        element("i", inside=escape(self.labels[f"atlas.{level}"])),
                        escape(self.labels.number(count)),
                    ],
                    " ",
                ),
            )
            for level in _LEVELS
            if (count := getattr(health, level))
        ]
        return join(told, " ") if told else escape("0")

    def reviewed(self, one: MapFact, health: Health) -> Markup:
        """When the map was last compared with reality."""
        late = self.chip(self.labels["atlas.overdue"], "bad") if health.overdue else NOTHING
        return join([part for part in (escape(one.reviewed), late) if part], " ")
