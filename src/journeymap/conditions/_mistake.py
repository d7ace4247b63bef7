"""What SQLite says against a condition, in words of its author's."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from journeymap.findings import did_you_mean, listed, quoted
from journeymap.tables import Table

_SAID = re.compile(
    r"near \"(.*)\": syntax error|unrecognized token: \"(.*)\"|incomplete input"
    r"|no such column: (.*)|no such function: (.*)",
    re.S,
)
_QUOTES = "'\"`["
_SHAPES = {
    "condition": "conditions are those of SQL: owner = 'team-web' and emotion < 0",
    "order": "orders are those of SQL: emotion desc, title",
}
# What may hold a double quotation mark that means nothing; and what stands in such as a name.
_NAMES = re.compile(r"'(?:[^']|'')*'|--[^\n]*|/\*.*?\*/|`[^`]*`|\[[^\]]*\]|\"((?:[^\"]|\"\")*)\"", re.S)


class Mistake(ValueError):  # noqa: N818 - read as a sentence: raises Mistake
    """A condition, or an order, that cannot be asked: why; what would be right; and its text, with the place
    in it, where that is known.
    """

    def __init__(self, message: str, help: str = "", text: str = "", at: int | None = None) -> None:
        super().__init__(message)
        self.help, self.text, self.at = help, text, at


@dataclass(frozen=True)
class Critic:
    """Finds what is wrong with the text of a condition, or of an `order`."""

    table: Table
    text: str
    order: bool

    @property
    def _known(self) -> list[str]:
        """What it can name."""
        return self.table.all if self.order else self.table.names

    @property
    def _what(self) -> str:
        return "order" if self.order else "condition"

    def look_at_names(self) -> None:
        """Look at names in double quotation marks: SQLite takes for a text what no column is called, and
        finds nothing. Mistake.
        """
        for found in _NAMES.finditer(self.text):
            name = found[1]
            if name is not None and name.lower() not in (*self._known, self.table.name):
                raise self._unknown(name, found.start())

    def mistake(self, error: Exception, cut: Callable[[str], str]) -> Mistake:
        """What is wrong where SQLite does not take it; `cut` is what it says to the beginning of the text."""
        found = _SAID.fullmatch(str(error))
        if isinstance(error, UnicodeError):
            return Mistake(f"the {self._what} is no UTF-8")
        if not found:
            return Mistake(failed(error), "", self.text)
        near, token, column, function = found.groups("")
        if column:
            name = column.rpartition(".")[2]
            return self._unknown(name, self._place(name))
        if function:
            message = f"SQLite has no function {quoted(function)}"
            return Mistake(message, "", self.text, self._place(function))
        return self._misread(token, near, str(error), cut)

    def _misread(self, token: str, near: str, said: str, cut: Callable[[str], str]) -> Mistake:
        """What is wrong with the form of it: `token` is no word of SQL, `near` none that can stand there."""
        text, help = self.text, _SHAPES[self._what]
        if token and token[0] in _QUOTES:
            at = max(len(text) - len(token.rstrip(")").rstrip("\n")), 0)
            return Mistake("a quotation mark is not closed", help, text, at)
        word = token or near
        # The first place of the word up to which SQLite reads, and no further.
        ends = (one.end() for one in re.finditer(re.escape(word), text) if word)
        at = next((end - len(word) for end in ends if cut(text[:end]) == said), len(text))
        wrong = "ends too early" if at == len(text) else f"is not understood at {quoted(word)}"
        return Mistake(f"the {self._what} {wrong}", help, text, at)

    def _unknown(self, name: str, at: int | None) -> Mistake:
        """A name that no column has: perhaps a misspelt one, perhaps a text without quotation marks."""
        columns = f"the columns are {listed(self._known, 'and', len(self._known))}"
        help = did_you_mean(name, self._known, columns)
        quotes = at is not None and self.text[at] == '"'
        if any(name in row for row in self.table.rows) or (quotes and help == columns):
            help = "text stands in single quotes: '" + name.replace("'", "''") + "'"
        return Mistake(f"{self.table.name} have no column {quoted(name)}", help, self.text, at)

    def _place(self, name: str) -> int | None:
        """Where a name stands in the text, in whatever case, and not within a text of its own."""
        names = _NAMES.sub(lambda found: " " * len(found[0]) if found[0][0] in "'-/" else found[0], self.text)
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", names, re.I)
        return found.start() if found else None


def failed(error: Exception) -> str:
    """Why SQLite could not do what it took."""
    text = str(error)
    if text == "interrupted":
        return "it takes too long to work this out"
    if "prohibited" in text or "not authorized" in text:
        return "a condition can look at the columns of its table, and at nothing else"
    if "binding" in text:
        return "a condition has no parameters: write `?` and `:name` within single quotes"
    return f"SQLite cannot work this out: {text}"
