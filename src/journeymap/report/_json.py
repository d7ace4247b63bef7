"""JSON that every parser reads, and that no log reads anything into."""

from __future__ import annotations

import json
import re

# A pair of escapes that is one character, or half of one; an escaped backslash is stepped over.
_HALVES = re.compile(r"(\\\\|\\ud[89ab]..\\ud[c-f]..)|\\ud[89a-f]..")


def dump(value: object) -> str:
    """The value as indented JSON in ASCII, so that no character steers a terminal.

    Lone surrogates, which a file's name can hold and strict parsers refuse, become U+FFFD. `##`, which
    starts a command in the logs of some CI services, is escaped.
    """
    text = _HALVES.sub(lambda found: found[1] or r"\ufffd", json.dumps(value, indent=2))
    return text.replace("##", r"#\u0023") + "\n"
