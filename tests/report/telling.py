"""Findings to tell, careful and hostile, and how GitHub's runner reads what is told."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from journeymap.findings import Edit, Finding, Fix, Level
from journeymap.source import Source, Span

_TEXT = """\
journeymap: 1
title: Größe 🥐 wählen
steps:
  - {id: pay, name: Pays, next: end}
  - {id: pay, name: Pays again, touchpoints: [ap: Kiosk]}
status: no
"""
SOURCE = Source("maps/buy a bike.journey.yaml", _TEXT)


def at(text: str, source: Source = SOURCE, after: str = "") -> Span:
    """Where a text first is in a source, behind another."""
    start = source.text.index(text, source.text.index(after))
    return Span(start, start + len(text))


REPEATED = Finding(
    "JM201",
    "repeated-step-id",
    Level.error,
    "the step id `pay` is already taken",
    SOURCE,
    at("pay", after="pay, name: Pays again"),
    help="give one of the two another name or an `id` of its own",
    also=((at("pay"), "first used here"),),
    element="steps/pay/id",
)
TITLE = Finding(
    "JM500",
    "long-title",
    Level.hint,
    "the title is `Größe 🥐 wählen`, of which 100% is [too](long)",
    SOURCE,
    at("🥐 wählen"),
    label="this: much",
    element="title",
)
NORWAY = Finding(
    "JM510",
    "other-in-yaml-1-1",
    Level.warning,
    "`no` is false where YAML 1.1 is read",
    SOURCE,
    at("no", after="status"),
    element="status",
    fix=Fix("quote `no`", (Edit(at("no", after="status"), '"no"'),), True),
)
FOUND = [TITLE, REPEATED, NORWAY]
FILES = [SOURCE.name, "maps/clean.journey.yaml"]

_NASTY = [
    *("::error file=x::forged", "\n::warning::forged\n", "\r::debug::x", "##[error]forged", "##[add-mask]e"),
    *("##vso[task.complete]", "##teamcity[x]", "#", "##", "[", "]", "\\", "%0A", "%25", "%", ",", ":", "::"),
    *("\x1b[31m", "\x1b]8;;https://evil.example\x07", "\x00", "\x7f", "\x85", "\x9b", "\u2028", "\u202e"),
    *(
        "\ufeff",
        "\ufffe",
        "\ud800",
        "\udcff",
        "\ud83d\udca5",
        "\n",
        "\r\n",
        "\r",
        "\t",
        " ",
        "  ",
        "=",
        "é🥐",
    ),
    *("<b>", "</failure>", "]]>", "<!--", "&amp;", "&#27;", '"', "'", "{0}", "{{", "\\u001b", "\\ud800"),
    *(
        "[x](https://evil.example)",
        "![x](//evil)",
        "<https://evil.example>",
        "https://evil.example",
        "www.evil",
    ),
    *("`", "``", "```", "\\`", "@octocat", "#1", "GH-1", "**x**", "_x_", "- ", "1. ", "> ", "$x$", ":tada:"),
    *("../", "/", "C:/", "file://", "javascript:", "<stdin>", "--", "|", "a", "word", "`code`", "a `b` c"),
]
hostile = st.lists(st.sampled_from(_NASTY) | st.characters(), max_size=8).map("".join)
_readable = hostile.map(lambda text: re.sub("[\ud800-\udfff]", "?", text))


@st.composite
def findings(draw: st.DrawFn, most: int = 4) -> list[Finding]:
    """Findings in which everything that a map or a path decides is hostile."""
    sources = [Source(draw(hostile.filter(bool)), draw(_readable)) for _ in range(draw(st.integers(1, 2)))]
    return [draw(_finding(draw(st.sampled_from(sources)))) for _ in range(draw(st.integers(1, most)))]


@st.composite
def _finding(draw: st.DrawFn, source: Source) -> Finding:
    def span() -> Span:
        ends = sorted(draw(st.integers(0, len(source.text))) for _ in range(2))
        return Span(*ends)

    also = tuple((span(), draw(hostile)) for _ in range(draw(st.integers(0, 1))))
    cuts = sorted(draw(st.sets(st.integers(0, len(source.text)), max_size=4)))
    edits = tuple(Edit(Span(*cut), draw(_readable)) for cut in zip(cuts[::2], cuts[1::2], strict=False))
    code, rule = draw(st.sampled_from([("JM201", "repeated-step-id"), ("JM500", "long-title")]))
    return Finding(
        code,
        rule,
        draw(st.sampled_from(Level)),
        draw(hostile),
        source,
        span(),
        draw(hostile),
        draw(hostile),
        also,
        draw(hostile),
        Fix(draw(hostile), edits, draw(st.booleans())) if edits else None,
    )


def sound(text: str) -> str:
    """The text as documents hold it: halves of a character are U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


Command = tuple[str, dict[str, str], str]


def commands(log: str) -> list[Command]:
    """The commands that GitHub's runner finds in a log: name, properties, data.

    After `TryParseV2` and `TryParse` of actions/runner, src/Runner.Common/ActionCommand.cs.
    """
    found: list[Command] = []
    for line in re.split("\r\n|\r|\n", log):
        new = re.match(r"\s*::(.*?)::(.*)", line, re.S)
        old = re.search(r"##\[(.*?)\](.*)", line, re.S)
        if new:
            name, _, rest = new[1].partition(" ")
            pairs = [pair.lstrip("=").split("=", 1) for pair in rest.strip().split(",") if pair]
            properties = {pair[0]: _decoded(pair[1], "%3A:", "%2C,") for pair in pairs if len(pair) == 2}
            found.append((name, properties, _decoded(new[2])))
        elif old:
            found.append((f"##[{old[1]}]", {}, old[2]))
    return found


def _decoded(text: str, *more: str) -> str:
    for code in ("%0D\r", "%0A\n", *more, "%25%"):
        text = text.replace(code[:3], code[3])
    return text


def harmless(text: str) -> bool:
    """Whether a log can hold the text: no command in it, no escape, nothing that hides."""
    loud = re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]", text)
    azure = re.search(r"##\w*\[", text)
    return not loud and not azure and not commands(text)
