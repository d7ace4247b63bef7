"""Write what the documentation can be sure of only by running: `python tools/build_docs.py [--check]`.

That is docs/command-line.md, made from the commands themselves, and on every page the block behind
`<!-- output: journeymap … -->`, which is what that command prints when it runs in the top folder, and the
picture before which `<!-- drawn: journeymap render … -->` says how it is drawn.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from journeymap.cli import app

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "command-line.md"

HEAD = """\
<!-- Written by tools/build_docs.py from the commands themselves. Do not edit. -->

# The command line

Results go to standard output, everything else to standard error, so that output can be piped or kept.
Files are UTF-8 with `\\n` line ends on every system. No command reaches the network.
"""

EXITS = {
    0: "all is well: nothing was found that fails, everything was written",
    1: "there are findings that fail, or a picture is not up to date",
    2: "the command could not run: a wrong option, no such file, a full disk",
    130: "interrupted with Ctrl-C",
    141: "nobody reads the output any more (a closed pipe)",
    143: "asked to stop (SIGTERM)",
}

#: Every variable that the code reads is described here: a new one fails the build until it is.
VARIABLES = {
    "NO_COLOR": "if set and not empty: no colours, whatever else is set",
    "FORCE_COLOR": "if set and not empty: colours, even where the output is no terminal",
    "TERM": "`dumb` means a terminal without colours",
    "GITHUB_ACTIONS": "`true` inside GitHub Actions: findings are told as annotations",
    "SOURCE_DATE_EPOCH": "seconds since 1970: the day from which rules about age reckon",
    "CI": "if set and not empty: no progress bar, and no results of earlier runs",
    "JOURNEYMAP_CACHE_DIR": "the folder for results of earlier runs, also where `CI` is set",
    "COLUMNS": "how wide the terminal is, where it cannot be asked",
    "JOURNEYMAP_TRACEBACK": "if set and not empty: show the Python traceback when journeymap itself fails",
}
_OUTPUT = re.compile(r"(<!-- output: (journeymap .*) -->\n+```text\n).*?^```", re.M | re.S)
_DRAWN = re.compile(r"<!-- drawn: (journeymap render .*) -->")
_READ = re.compile(r"""environ(?:\.get\(|\[)\s*["'](\w+)|getenv\(\s*["'](\w+)""")


def commands() -> tuple[Any, dict[str, Any]]:
    """The program, and its commands by name."""
    program: Any = get_command(app)
    return program, {name: program.get_command(None, name) for name in program.list_commands(None)}


def variables() -> list[str]:
    """The environment variables that the code reads."""
    found = set()
    for path in (ROOT / "src").rglob("*.py"):
        for one in _READ.finditer(path.read_text(encoding="utf-8")):
            found.add(one[1] or one[2])
    return sorted(found)


def usage(name: str, command: Any) -> str:
    """How a command is called, in one line."""
    words = ["journeymap", name]
    if any(is_option(param) for param in command.params):
        words.append("[OPTION]…")
    for param in command.params:
        if not is_option(param):
            word = placeholder(param)
            words.append(word if param.required or word.startswith("[") else f"[{word}]")
    return " ".join(words)


def is_option(param: Any) -> bool:
    """Whether a parameter is an option and not an argument."""
    return bool(param.param_type_name == "option")


def placeholder(param: Any) -> str:
    """What stands for the value of a parameter: empty for a switch."""
    if getattr(param, "is_flag", False):
        return ""
    choices = getattr(param.type, "choices", None)
    if param.metavar or not choices:
        return param.metavar or {"integer": "N", "float": "N", "float range": "N", "integer range": "N"}.get(
            param.type.name, param.name.upper()
        )
    return "|".join(choices)


def cell(text: str) -> str:
    """Text as a table holds it."""
    return " ".join(text.split()).replace("|", "\\|")


def option(param: Any) -> str:
    """A row of the table of options."""
    value = placeholder(param)
    written = ", ".join(f"`{name}`" for name in sorted(param.opts, key=len))
    if param.secondary_opts:
        written += " / " + ", ".join(f"`{name}`" for name in param.secondary_opts)
    return f"| {written}{f' `{cell(value)}`' if value else ''} | {meaning(param)} |"


def meaning(param: Any) -> str:
    """What a parameter does, with its default where there is one to tell."""
    text = cell(param.help or "").rstrip(".")
    if not is_option(param) and getattr(param.type, "choices", None):
        text += f": {', '.join(f'`{one}`' for one in param.type.choices)}"
    least, most = (getattr(param.type, bound, None) for bound in ("min", "max"))
    if least is not None and most is not None:
        text += f"; {least:g} to {most:g}"
    default = getattr(param.default, "value", param.default)
    if param.secondary_opts:
        text += f". Default: `{(param.opts if default else param.secondary_opts)[0]}`"
    elif default not in (None, "", False, (), []) and not getattr(param, "is_flag", False):
        text += f". Default: `{default}`"
    return text


def section(name: str, command: Any) -> Iterator[str]:
    """The page of one command."""
    yield f"## journeymap {name}\n"
    yield f"```text\n{usage(name, command)}\n```\n"
    yield from (f"{paragraph.strip()}\n" for paragraph in re.split(r"\n\s*\n", command.help or ""))
    arguments = [param for param in command.params if not is_option(param)]
    options = [param for param in command.params if is_option(param) and not param.hidden]
    if arguments:
        yield "| argument | meaning |\n| --- | --- |"
        for param in arguments:
            title = param.metavar or param.name.upper()
            yield f"| `{cell(title.strip('[]'))}` | {meaning(param)} |"
        yield ""
    if options:
        yield "| option | meaning |\n| --- | --- |"
        yield from map(option, options)
        yield ""


def page() -> str:
    """The whole page."""
    program, known = commands()
    lines = [HEAD, "| command | what it does |", "| --- | --- |"]
    for name, command in known.items():
        first = re.split(r"(?<=\.)\s|\n\s*\n", (command.help or "").strip())[0]
        lines.append(f"| [`{name}`](#journeymap-{name}) | {cell(first).rstrip('.')} |")
    lines.append("\nEvery command has `--help` (`-h`). The program itself has:\n")
    lines += ["| option | meaning |", "| --- | --- |"]
    lines += [option(param) for param in program.params if not param.hidden and "--help" not in param.opts]
    lines.append("")
    for name, command in known.items():
        lines += section(name, command)
    lines += ["## Exit codes\n", "| code | meaning |", "| --- | --- |"]
    lines += [f"| {code} | {text} |" for code, text in EXITS.items()]
    lines += ["\n## Environment\n", "| variable | meaning |", "| --- | --- |"]
    lines += [f"| `{name}` | {VARIABLES[name]} |" for name in variables()]
    return "\n".join(lines) + "\n"


def ran(line: str) -> subprocess.CompletedProcess[str]:
    """A command that was run as it would without a terminal."""
    words = [sys.executable, "-m", *shlex.split(line)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "NO_COLOR": "1"}
    done = subprocess.run(
        words, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode > 1:
        sys.exit(f"{line}: {done.stderr}")
    return done


def printed(line: str) -> str:
    """What a command prints."""
    return ran(line).stdout.strip("\n") + "\n"


def stale_pictures(page: str, check: bool) -> list[Path]:
    """The pictures of a page that are not what its commands draw now; drawn anew, unless this is a check."""
    done = [ran(f"{line} --check" if check else line) for line in _DRAWN.findall(page)]
    told = [one.stdout if check else one.stderr for one in done]
    return [Path(found) for one in told for found in re.findall(r"(?:wrote )?(\S+\.svg)", one)]


def with_outputs(text: str) -> str:
    """A page with what its commands print now."""
    return _OUTPUT.sub(lambda found: found[1] + printed(found[2]) + "```", text)


def main() -> None:
    """Write the pages, or with `--check` say which ones differ and exit with 1."""
    pages = {PAGE: page()}
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        if path != PAGE:
            pages[path] = with_outputs(path.read_text(encoding="utf-8"))
    check = "--check" in sys.argv
    stale = [
        path for path, text in pages.items() if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    drawn = [picture for text in pages.values() for picture in stale_pictures(text, check)]
    for path in stale:
        if not check:
            path.write_text(pages[path], encoding="utf-8")
    if stale := [*stale, *drawn]:
        print(("stale: " if check else "wrote ") + ", ".join(path.name for path in stale))
    sys.exit(check and bool(stale))


if __name__ == "__main__":
    main()
