"""Maps as nobody should write them: random, with comments that know where they belong."""

from __future__ import annotations

import random
from typing import Any

from journeymap.document import read
from journeymap.findings import Level
from scrawl_words import KEYS, LISTS, MANY, NEEDED, ODD, RULES, SANE, TEXTS

Path = tuple[str | int, ...]


class Scrawl:
    """A map of random content and layout; `data` is what it says, and `text` how. One that is `sane` has few
    errors of form.

    A comment holds what it belongs to: `above` an entry, `behind` it, or at the `end` of a block.
    """

    def __init__(self, rng: random.Random, sane: bool = False) -> None:
        self.rng = rng
        self.sane = sane
        self.number = 0
        self.calm = rng.random()
        self.step = rng.choice([1, 2, 2, 2, 3, 4])
        self.data = self.part("root", 0)
        body = self.block(self.data, (), 0)
        top = [self.comment("top", ()) for _ in range(rng.choice([0, 0, 1, 2]))]
        lines = [*top, *[""] * rng.choice([0, 0, 1]), *rng.choice([[], [], [], ["---"]]), *body]
        text = "\n".join(lines) + "\n" * rng.choice([0, 1, 1, 1, 3])
        if rng.random() < 0.2:
            text = text.replace("\n", "\r\n")
        self.text = ("\ufeff" if rng.random() < 0.1 else "") + text

    def chance(self, share: float) -> bool:
        return self.rng.random() < share * self.calm * 2

    def part(self, kind: str, depth: int) -> dict[str, Any]:
        rng, made = self.rng, dict[str, Any]()
        known = [
            key
            for key in KEYS[kind]
            if not self.sane or (key not in ODD and (kind, key) != ("root", "status"))
        ]
        keys = rng.sample(known, rng.randint(1, min(len(known), 6)))
        if kind == "root":
            keys += ["journeymap", "title", rng.choice(["stages", "steps"])]
        elif kind in ("stages", "steps"):
            keys.append("name")
            keys += ["steps"] * (kind == "stages" and rng.random() < 0.7)
        if self.sane:
            keys = list(dict.fromkeys([*keys, *NEEDED.get(kind, ())]))
        rng.shuffle(keys)
        if kind == "root" and rng.random() < 0.7:
            keys.remove("journeymap")
            keys.insert(0, "journeymap")
        for key in keys:
            made[key] = self.of_key(key, depth)
        return made

    def of_key(self, key: str, depth: int) -> Any:
        rng = self.rng
        if key == "journeymap":
            return 1
        if self.sane and key in SANE:
            return rng.choice(SANE[key])
        if key in ("stages", "steps"):
            return [self.part(key, depth + 1) for _ in range(rng.randint(1, 3))]
        if key in LISTS and rng.random() < 0.8:
            items = [
                self.part(key, depth + 1)
                if rng.random() < 0.7 or (self.sane and key == "links")
                else self.leaf()
                for _ in range(rng.randint(0, 3))
            ]
            return items[0] if items and rng.random() < 0.2 else items
        if key == "persona" and rng.random() < 0.7:
            return self.part("persona", depth + 1)
        if key in ("lanes",):
            return {word: self.leaf() for word in rng.sample(["weather", "b", "yes", "a b", "z: y"], 2)}
        if key == "touchpoints" and rng.random() < 0.3:
            return [{rng.choice(["web", "stnd"]): self.leaf()} for _ in range(rng.randint(1, 3))]
        if key == "emotion":
            return rng.choice([-1, 0.5, [-0.5, 1], {"ada": 1, "bob": -1.5}])
        if (
            key in ("id", "owner", "severity", "name", "kind", "state", "lang", "status")
            and rng.random() < 0.6
        ):
            return rng.choice(["a", "b", "high", "interview", "current", "en", "draft", "x-1"])
        if rng.random() < 0.2 and (not self.sane or key in MANY):
            return [self.leaf() for _ in range(rng.randint(0, 4))]
        if rng.random() < 0.03 and not self.sane:
            return [[self.leaf(), {"a": self.leaf()}], [], {}]
        return self.leaf()

    def leaf(self) -> Any:
        rng = self.rng
        if self.sane:
            return rng.choice([text for text in TEXTS if text.strip() and "\u2028" not in text])
        return rng.choice(TEXTS) if rng.random() < 0.85 else rng.choice([True, False, None, 3, 0.5, 1e3, -2])

    # How it is written.

    def comment(self, kind: str, path: Path) -> str:
        self.number += 1
        rng = self.rng
        where = "/".join(map(str, path)).replace(" ", "·")
        said = f"c{self.number} {kind} {where}"
        if rng.random() < 0.12 and kind != "end":
            return f"# journeymap: allow {rng.choice(RULES)} -- {said}"
        return rng.choice(["# ", "# ", "# ", "#  ", "#", "#!"]) + said + rng.choice(["", "", " "])

    def behind(self, path: Path, share: float = 0.12) -> str:
        if not self.chance(share):
            return ""
        return self.rng.choice([" ", "  ", "     ", "\t"]) + self.comment("behind", path)

    def above(self, path: Path, indent: int) -> list[str]:
        lines: list[str] = []
        while self.chance(0.08):
            lines.append(" " * indent + self.comment("above", path))
        if self.chance(0.1):
            lines.insert(0, "")
            if self.chance(0.3):
                lines.insert(0, " ")
        return lines

    def block(self, data: Any, path: Path, indent: int, ends: bool = True) -> list[str]:
        """The lines of a collection without brackets; the first one starts at an entry or above it."""
        lines: list[str] = []
        mapping = isinstance(data, dict)
        pairs = list(data.items()) if mapping else list(enumerate(data))
        for key, value in pairs:
            here = (*path, key)
            first = not path and not lines
            lines += self.above(here, indent) if not first else []
            start = " " * indent + (f"{self.key(key)}:" if mapping else "-")
            lines += self.entry(start, value, here, indent, mapping)
        while self.chance(0.06) and path and ends:
            lines.append(" " * indent + self.comment("end", path))
        return lines

    def entry(self, start: str, value: Any, path: Path, indent: int, mapping: bool) -> list[str]:
        rng = self.rng
        collection = isinstance(value, dict | list)
        if collection and value and not (self.chance(0.25) or (not self.chance(0.9) and self.small(value))):
            # Not in brackets.
            deeper = indent + self.step
            if mapping and isinstance(value, list) and rng.random() < 0.4:
                deeper = indent
            behind = self.behind(path, 0.08)
            lines = self.block(value, path, deeper, deeper > indent)
            if not mapping and not behind and lines[0].strip() and not lines[0].lstrip().startswith("#"):
                inner = self.block_with_first(value, path, indent, start)
                if inner:
                    return inner
            return [start + behind, *lines]
        made = self.flow(value, path, indent) if collection else self.scalar(value, indent)
        if made[0][:1] in ("|", ">"):
            return [f"{start} {made[0]}", *made[1:]]
        if self.chance(0.06) and made != [""]:
            beside = self.behind(path, 0.3)
            lines = [start + beside]
            pad = " " * (indent + self.step)
            tail = [pad + line if line else "" for line in made]
            tail[-1] += self.behind(path)
            return [*lines, *tail]
        pad = " " * (indent + self.step)
        lines = [
            f"{start} {made[0]}" if made[0] else start,
            *(pad + line if line else "" for line in made[1:]),
        ]
        lines[-1] += self.behind(path)
        return lines

    def block_with_first(self, value: Any, path: Path, indent: int, start: str) -> list[str]:
        """An item whose first entry is on the line of its dash."""
        gap = self.rng.choice([1, 1, 1, 2, 3])
        lines = self.block(value, path, indent + 1 + gap)
        first = lines[0].lstrip()
        if not first or first.startswith("#"):
            return []
        return [start + " " * gap + first, *lines[1:]]

    def small(self, value: Any) -> bool:
        return len(str(value)) < 60 and "\n" not in str(value)

    def key(self, key: Any) -> str:
        text = str(key)
        return (
            self.rng.choice([plain(text, True) or quoted(text), quoted(text)])
            if self.chance(0.1)
            else (plain(text, True) or quoted(text))
        )

    def flow(self, data: Any, path: Path, indent: int, bare: bool = False) -> list[str]:
        """The lines of a collection in brackets; those but the first are indented a bit."""
        rng, mapping = self.rng, isinstance(data, dict)
        one, two = ("{", "}") if mapping else ("[", "]")
        if bare:
            one = two = ""
        wild = self.chance(0.15) and not bare
        pieces, pairs = [one], list(data.items() if mapping else enumerate(data))
        for number, (key, value) in enumerate(pairs):
            here = (*path, key)
            if wild and self.chance(0.4):
                pieces.append("\n" + rng.choice(["", "  "]))
                if self.chance(0.3):
                    pieces.append(self.comment("above", here) + "\n")
            elif number:
                pieces.append(" ")
            if mapping:
                pieces.append(f"{self.key(key)}: ")
            if isinstance(value, dict | list):
                short = not mapping and isinstance(value, dict) and len(value) == 1 and rng.random() < 0.5
                pieces.append("\n".join(self.flow(value, here, indent, short)))
            else:
                pieces.append(self.flow_scalar(value))
            last = number == len(pairs) - 1
            if not last or (self.chance(0.1) and not bare):
                pieces.append(",")
            if wild and self.chance(0.3):
                pieces.append(self.behind(here, 1) + "\n")
        pieces.append(two)
        return "".join(pieces).split("\n")

    def flow_scalar(self, value: Any) -> str:
        if not isinstance(value, str):
            return (
                {True: "true", False: "False", None: "null"}.get(value, repr(value))
                if not (isinstance(value, int | float) and not isinstance(value, bool))
                else repr(value)
            )
        bare = plain(value, True)
        return bare if bare and not self.chance(0.3) else quoted(value, self.rng.random() < 0.4)

    def scalar(self, value: Any, indent: int) -> list[str]:
        rng = self.rng
        if not isinstance(value, str):
            if value is None:
                return [rng.choice(["", "null", "~"])]
            if isinstance(value, bool):
                return [str(value) if rng.random() < 0.3 else str(value).lower()]
            return [repr(value)]
        ways: list[list[str]] = [[quoted(value)]]
        if "'" not in value and value.isprintable():
            ways.append([f"'{value}'"])
        bare = plain(value, False)
        if bare:
            ways += [[bare]] * 3
            words = bare.split(" ")
            if len(words) > 2 and all(words) and not any(word.startswith(("#", "-", "?")) for word in words):
                cut = rng.randint(1, len(words) - 1)
                ways.append([" ".join(words[:cut]), " ".join(words[cut:])])
                first, second = (quoted(" ".join(some)) for some in (words[:cut], words[cut:]))
                ways.append([first[:-1], second[1:]])
        blocked = self.literal(value, indent)
        if blocked:
            ways += [blocked] * (3 if "\n" in value else 1)
        return rng.choice(ways)

    def literal(self, value: str, indent: int) -> list[str]:
        """A text below a `|` or `>`, its lines indented as they are to stand."""
        rng = self.rng
        body = value.rstrip("\n")
        ends = len(value) - len(body)
        if not body or any(not (c.isprintable() or c == "\n") for c in value):
            return []
        head = {0: "-", 1: ""}.get(ends, "+")
        mark = rng.choice("1234") if body[:1] in " \n" or rng.random() < 0.05 else ""
        deep = indent + (int(mark) if mark else self.step)
        lines = body.split("\n") + [""] * (ends - 1)
        sign = "|"
        if "\n" not in body and body == body.strip() and rng.random() < 0.6:
            sign = ">"
            words = body.split(" ")
            if all(words) and len(words) > 2:
                cut = rng.randint(1, len(words) - 1)
                lines = [" ".join(words[:cut]), " ".join(words[cut:])] + [""] * (ends - 1)
        note = f" # note c{self.number}x" if rng.random() < 0.05 else ""
        return [f"{sign}{mark}{head}{note}", *(" " * deep + line if line else "" for line in lines)]


def plain(text: str, in_flow: bool) -> str:
    """The text without quotes if it is read as itself then, else nothing."""
    if "\n" in text or not text or text != text.strip():
        return ""
    whole = f"k: [{text}, {{{text}: a}}]\n" if in_flow else f"k: {text}\n"
    found = read(whole.encode(), "x")
    expected = {"k": [text, {text: "a"}]} if in_flow else {"k": text}
    good = found.data == expected and not any(one.level is Level.error for one in found.findings)
    return text if good else ""


def quoted(text: str, single: bool = False) -> str:
    """The text in quotes, single ones if they can hold it."""
    if single and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    out = text.replace("\\", "\\\\").replace('"', '\\"')
    for sign, escape in (("\n", "\\n"), ("\t", "\\t"), ("\u2028", "\\L")):
        out = out.replace(sign, escape)
    return f'"{out}"'
