"""YAML text into plain data, with the place of every key and value; the only importer of yaml.

The parser's flat stream of events is walked once, with a stack of our own: nothing recurses, and what
the language refuses (anchors, tags, deep nesting, …) is met before anything is built from it. Scalars
follow the YAML 1.2 core schema, but numbers with leading zeros are text: `no`, `12:30` and `017` are
what they look like.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from journeymap.decode import clean, decode, fetch, suspect, suspects
from journeymap.findings import CHECKS, Edit, Finding, Fix, Problem, alike, bounded, quoted
from journeymap.quoting import quote, yaml_scalar
from journeymap.slips import explain
from journeymap.source import Source, Span, Where

MAX_DEPTH = 50
MAX_NODES = 100_000

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,300})")
_BASED = re.compile(r"0o[0-7]{1,300}|0x[0-9a-fA-F]{1,300}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]{0,300})(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_WORDS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
_NUMERIC = "+-.0123456789"
_PROPERTY = re.compile(r"(!<[^>\s]*>|[&!][^\s,\[\]{}]*)\s*")
_REFUSED = "\0"
_STOPS = frozenset(("yaml-syntax", "several-documents", "too-deep"))
_CUT = re.compile(r" +(#(?!journeymap:)[^\s#!](?:[^\r\n]*\S)?)")

#: What YAML 1.1 has other words for; and what it, or the YAML 1.2 of others, takes for numbers: leading
#: zeros, underscores, times of day and other numbers of base 60.
_TRUTHS = {
    form: truth
    for truth, words in (("true", ("y", "yes", "on")), ("false", ("n", "no", "off")))
    for word in words
    for form in (word, word.title(), word.upper())
}
_OLD_NUMBER = re.compile(r"[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\.[0-9_]*)?)")
#: Keys of the language that take `true`, and keys that take no text: quotes would not help there.
TRUTH_KEYS = frozenset(("moment_of_truth", "leaves", "ends", "enters"))
TEXTLESS_KEYS = frozenset(
    ("journeymap", "emotion", "count", "share", "date", "reviewed", "review_every", "duration", "effort")
)


_NO_KEYS: Mapping[str, Span] = MappingProxyType({})


class Mark:
    """The place of a value; of a mapping also its keys, of a collection also what is in it."""

    __slots__ = ("end", "items", "keys", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self.keys = _NO_KEYS
        self.items: dict[str, Mark] | list[Mark] | None = None


@dataclass(frozen=True)
class Document:
    """A file as data: what it says, where it says so, and what is wrong with it as YAML."""

    source: Source
    data: Any
    root: Mark
    findings: list[Finding]
    whole: bool = True
    """False where reading stopped before the end: what seems to be missing may only be unread."""

    def mark(self, where: Where) -> tuple[Mark, Span | None, bool]:
        """The value at a path, the place of its key, and whether the path exists to its end.

        The first entry of a value that is no list is that value, and so is any key of a scalar: that
        is how shorthand is written. Else the walk ends at the last part that exists.
        """
        mark, key = self.root, None
        for part in where:
            if isinstance(mark.items, dict):
                if part == 0:
                    continue
                if part not in mark.items:
                    return mark, key, False
                key, mark = mark.keys[str(part)], mark.items[str(part)]
            elif isinstance(mark.items, list):
                if not isinstance(part, int) or part >= len(mark.items):
                    return mark, key, False
                key, mark = None, mark.items[part]
        return mark, key, True

    def span(self, where: Where, key: bool = False) -> Span:
        """Where the caret goes: to a value or its key, and for what is missing to the key it is
        missing from. Of a value over several lines only the first is shown.
        """
        mark, at, found = self.mark(where)
        if at is not None and (key or not found):
            return at
        if (
            isinstance(mark.items, dict)
            and mark.keys
            and self.source.text[mark.start : mark.start + 1] != "{"
        ):
            return next(iter(mark.keys.values()))
        line = self.source.text.find("\n", mark.start, mark.end)
        end = mark.end if line < 0 else line
        return Span(mark.start, mark.start + len(self.source.text[mark.start : end].rstrip()))

    def is_whole(self, span: Span) -> bool:
        """Whether a span is all of a key, or of a value that is no collection: not a part of a text."""
        marks = [self.root]
        for mark in marks:
            if span in mark.keys.values() or (mark.items is None and span == (mark.start, mark.end)):
                return True
            inner = mark.items.values() if isinstance(mark.items, dict) else mark.items or ()
            marks += [one for one in inner if one.start <= span.start and span.end <= one.end]
        return False

    def replacement(self, span: Span, word: str) -> Fix | None:
        """The fix that puts another word in the place of a key or text; safe where the two differ in
        capitals, spaces, `_` and `-` alone.
        """
        written = self.source.text[span.start : span.end]
        if not word or not self.is_whole(span):
            return None
        edit = Edit(span, yaml_scalar(word, written))
        return Fix(f"write {quoted(word)}", (edit,), safe=alike(written.strip("\"'"), word))


def load(path: Path, name: str = "") -> Document:
    """The document of a file; what cannot be read is a finding. Never raises."""
    data = fetch(path)
    if isinstance(data, bytes):
        return read(data, name or str(path))
    source = Source(name or str(path), "")
    return Document(source, None, Mark(0, 0), [data.found_in(source)], whole=False)


def read(data: bytes, name: str) -> Document:
    """The document that some bytes are; `name` is what findings call it. Never raises."""
    text, problems = decode(data)
    source = Source.of(data, text, name)
    root, tree, whole = Mark(0, len(text)), None, False
    if not problems:
        builder = _Builder(clean(text))
        builder.run()
        # A syntax that fails at a character that no text may hold is that character's mistake.
        slips = (
            one
            for one in builder.problems
            if not (one.check == "yaml-syntax" and suspect(text[slice(*one.span)]))
        )
        # Of too many the errors are told: they keep the file from being used.
        gravest = sorted(slips, key=lambda one: -CHECKS[one.check][1])
        problems = [*bounded(suspects(text)), *bounded(gravest)]
        if builder.root:
            root, tree, whole = builder.root, builder.data, builder.whole
        elif not problems:
            problems = [
                Problem("empty-file", "the file is empty", source.last, help="start it with `journeymap: 1`")
            ]
    return Document(source, tree, root, [problem.found_in(source) for problem in problems], whole)


class _Open:
    """A collection whose end has not come yet: so far it is empty."""

    __slots__ = ("data", "is_mapping", "items", "key", "keys", "mark")

    def __init__(self, data: Any, mark: Mark) -> None:
        self.data, self.mark = data, mark
        self.is_mapping = isinstance(data, dict)
        self.keys: dict[str, Span] = {}
        self.items: Any = {} if self.is_mapping else []
        mark.keys, mark.items = self.keys, self.items
        self.key: str | None = None  # of a mapping: the key that waits for its value


class _Builder:
    """Data and marks from the events of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.problems: list[Problem] = []
        self.data: Any = None
        self.root: Mark | None = None
        self.whole = True
        self.open: list[_Open] = []
        self.cuts = " #" in text

    def say(self, check: str, message: str, start: int, end: int, help: str = "", **more: Any) -> None:
        self.problems.append(Problem(check, message, Span(start, end), help=help, **more))

    def run(self) -> None:
        """Build as much as the text allows; what is wrong with it is in `problems`."""
        takes = {
            yaml.ScalarEvent: self.scalar,
            yaml.MappingStartEvent: self.collection,
            yaml.SequenceStartEvent: self.collection,
            yaml.AliasEvent: self.alias,
        }
        nodes = 0
        try:
            event: Any
            # The loop of `yaml.parse` itself, without asking before each event whether there is one.
            for event in iter(_Loader(self.text).get_event, None):
                kind, start, end = type(event), event.start_mark.index, event.end_mark.index
                if kind in takes:
                    nodes += 1
                    if nodes > MAX_NODES or len(self.open) > MAX_DEPTH:
                        much = (
                            f"more than {MAX_NODES:,} values"
                            if nodes > MAX_NODES
                            else f"values nested deeper than {MAX_DEPTH}"
                        )
                        self.say("too-deep", f"the file holds {much}", start, end)
                        break
                    takes[kind](event, start, end)
                elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                    self.close(end)
                elif kind is yaml.DocumentStartEvent and self.root:
                    help = "a file is one map: give each its own file, or drop the `---`"
                    self.say("several-documents", "the file holds several YAML documents", start, end, help)
                    break
        except yaml.YAMLError as error:
            self.problems.append(explain(self.text, error))
        self.whole = not self.open and not any(problem.check in _STOPS for problem in self.problems)
        while self.open:  # what was open when reading stopped is kept as far as it goes
            self.close(len(self.text))

    def alias(self, event: Any, start: int, end: int) -> None:
        """Refuse an alias, and take it for a text."""
        written = self.text[start:end]
        if not self.open or self.open[-1].key != _REFUSED:
            help = f'write the value out here, or quote the text: "{written}"'
            self.say("anchor", "YAML aliases are not part of the language", start, end, help)
        self.place(written, written, start, end)

    def scalar(self, event: Any, start: int, end: int) -> None:
        """Take up a text or what it means, and say so where others may read it otherwise."""
        value, style = event.value, event.style
        if event.anchor is not None or event.tag is not None:
            first, start = start, self.refuse_properties(start)
            if start > first and not value and not style:
                # Nothing but the anchor or tag: whoever wrote it meant a text that looks like one.
                value = self.text[first:end].strip()
                start, end = first, first + len(value)
        meaning = value
        if not style:
            if self.cuts:
                self.look_for_cut(start, end)
            meaning = _plain(value)
            if meaning is value and (len(value) < 4 or value[0] in _NUMERIC):
                self.look_for_old_word(value, start, end)
        elif style in "|>":
            end = start + len(self.text[start:end].rstrip())
        elif style == '"' and suspect(value) and not suspect(self.text[start:end]):
            self.say(
                "control-character",
                "an escape in this text stands for a character that no text may hold",
                start,
                end,
                help="delete the escape",
            )
            value = meaning = clean(value)
        self.place(meaning, value, start, end)

    def collection(self, event: Any, start: int, end: int) -> None:
        """Take up a mapping or a list."""
        if event.anchor is not None or event.tag is not None:
            start = self.refuse_properties(start)
        data: Any = {} if type(event) is yaml.MappingStartEvent else []
        self.open.append(_Open(data, self.place(data, "", start, end)))

    def refuse_properties(self, start: int) -> int:
        """Say that anchors and tags before a value are refused; where the value itself starts."""
        while found := _PROPERTY.match(self.text, start):
            check, what = ("anchor", "anchors") if found[1][0] == "&" else ("tag", "tags")
            help = f'leave it out, or quote the text: "{found[1]} …"'
            self.say(check, f"YAML {what} are not part of the language", found.start(1), found.end(1), help)
            start = found.end()
        return start

    def look_for_cut(self, start: int, end: int) -> None:
        """Warn where `#` ends a text that likely goes on: nobody writes a comment without a space."""
        cut = _CUT.match(self.text, end)
        if cut:
            # Quotes around it all; in brackets the comment may hold the closing one.
            exact = "\n" not in self.text[start:end] and not self.in_brackets()
            whole = Edit(Span(start, cut.end()), quote(self.text[start : cut.end()]))
            self.say(
                "text-cut-by-comment",
                f"the text ends here: {quoted(cut[1], 30)} is a comment to YAML",
                cut.start(1),
                cut.end(1),
                help="quote the whole text, or write a space after `#` if a comment is meant",
                fix=Fix("quote the whole text", (whole,)) if exact else None,
            )

    def look_for_old_word(self, value: str, start: int, end: int) -> None:
        """Tell where other readers of YAML see a truth value or a number in what is a text here."""
        top = self.open[-1] if self.open else None
        if top and (top.key in TEXTLESS_KEYS if top.key is not None else top.is_mapping):
            return
        span, truth = Span(start, end), _TRUTHS.get(value)
        if not truth and not _OLD_NUMBER.fullmatch(value):
            return
        help, fix = "quote it", Fix("quote the text", (Edit(span, quote(value)),), safe=True)
        if truth and top and top.key in TRUTH_KEYS:
            help, fix = f"write `{truth}`, or quote the text", Fix(f"write `{truth}`", (Edit(span, truth),))
        other = f"the truth value `{truth}`" if truth else "a number"
        message = f"{quoted(value)} is a text here, and {other} to readers of YAML 1.1"
        self.say("yaml-1-1-word", message, start, end, help=help, fix=fix)

    def in_brackets(self) -> bool:
        """Whether the innermost collection is written in brackets."""
        return bool(self.open) and self.text[self.open[-1].mark.start] in "[{"

    def place(self, value: Any, written: str, start: int, end: int) -> Mark:
        """Put a value where it belongs: at the top, in a list, as a key, or as the value of one."""
        mark = Mark(start, end)
        if not self.open:
            self.root, self.data = mark, value
            return mark
        top = self.open[-1]
        if not top.is_mapping:
            top.data.append(value)
            top.items.append(mark)
        elif top.key is None:
            top.key = self.key(value, written, Span(start, end), top)
        else:
            key, top.key = top.key, None
            if key not in top.data:
                top.data[key] = value
                top.items[key] = mark
        return mark

    def key(self, value: Any, written: str, span: Span, top: _Open) -> str:
        """The text of a key. One that is refused gets a text that is in the mapping already, or that
        nobody can write, so that its value is dropped and the mapping stays what it was.
        """
        if written == "<<" and value == "<<":
            self.say(
                "merge-key", "YAML merge keys are not part of the language", *span, help="write the keys out"
            )
        elif not isinstance(value, str):
            what = (
                "a list"
                if isinstance(value, list)
                else "a mapping"
                if isinstance(value, dict)
                else quoted(written or "nothing")
            )
            help = (
                "quote it, if it is meant as text"
                if not isinstance(value, list | dict)
                else "text with `[` or `{` at its start must be quoted"
            )
            number = isinstance(value, int | float) and not isinstance(value, bool)
            fix = Fix("quote the key", (Edit(span, quote(written)),), safe=True) if number else None
            self.say("key-not-text", f"a key is text, and this is {what}", *span, help=help, fix=fix)
        elif value in top.keys:
            self.say(
                "repeated-key",
                f"the key {quoted(value)} is there twice",
                *span,
                also=((top.keys[value], "first used here"),),
            )
            return value
        elif self.text[span.start - 2 : span.start] == "? ":
            self.say("yaml-syntax", "text that starts with `?` must be quoted", span.start - 2, span.end)
        else:
            top.keys[value] = span
            return value
        top.data.setdefault(_REFUSED, None)
        return _REFUSED

    def close(self, end: int) -> None:
        """End the innermost collection. A block ends where the next token starts, so its last entry
        tells better where it ends.
        """
        done = self.open.pop()
        if done.key is not None and done.key not in done.data:
            # Reading stopped between this key and its value.
            done.data[done.key], done.items[done.key] = None, Mark(*done.keys[done.key])
        if done.is_mapping:
            done.data.pop(_REFUSED, None)
        mark = done.mark
        if not self.text.startswith(("[", "{"), mark.start):
            last = next(reversed(done.items.values() if done.is_mapping else done.items), mark)
            end = last.end
        mark.end = end


def is_text(written: str) -> bool:
    """Whether what is written without quotes is the text that it looks like, to readers of YAML 1.1 too."""
    return _plain(written) is written and written not in _TRUTHS and not _OLD_NUMBER.fullmatch(written)


def _plain(text: str) -> Any:
    """What an unquoted scalar means."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in _NUMERIC:
        if _INTEGER.fullmatch(text):
            return int(text)
        if _BASED.fullmatch(text):
            return int(text, 0)
        if _FLOAT.fullmatch(text):
            return float(text)
    return text
