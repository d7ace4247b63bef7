"""The command line: one file per command, and what holds for all of them."""

from __future__ import annotations

import errno
import os
import signal
import sys
from types import ModuleType
from typing import Any, NoReturn

import typer
import typer.core
from typer.main import get_command

from journeymap import __version__, registry

_ISSUES = "set JOURNEYMAP_TRACEBACK=1 to see where, and please report it"


def _package() -> ModuleType:
    return sys.modules[__name__]


class _Commands(typer.core.TyperGroup):
    """The commands in this folder; each is imported when it is asked for. One that reads its arguments in
    a way of its own has a class `Command` for that.
    """

    def list_commands(self, ctx: Any) -> list[str]:
        return registry.names(_package())

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in self.list_commands(ctx):
            return None
        app = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
        module = registry.load(_package(), cmd_name)
        own = getattr(module, "Command", typer.core.TyperCommand)
        app.command(name=cmd_name, cls=own)(getattr(module, cmd_name))
        return get_command(app)


app = typer.Typer(
    cls=_Commands,
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"journeymap {__version__}")
        raise typer.Exit


@app.callback()
def journeymap(
    version: bool = typer.Option(
        False, "--version", is_eager=True, callback=_version, help="Show the version."
    ),
) -> None:
    """Customer journey maps as plain text: checked like code, drawn as pictures."""


def say(message: str, help: str = "") -> None:
    """Tell something on standard error, in order with what standard output was told.

    Each of the two is one line, whatever is in a name that it holds.
    """
    sys.stdout.flush()
    _say_at_last(message, help)


def fail(message: str, help: str = "") -> NoReturn:
    """End the command because it cannot run (exit code 2), saying why on standard error."""
    say(f"error: {message}", help)
    raise typer.Exit(2)


def main() -> None:
    """Run the command line of this process, and end it with its exit code.

    0 all is well, 1 there are findings, 2 it could not run, 130 interrupted, 141 nobody reads the
    output any more, 143 asked to stop.
    """
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(os.devnull, mode))  # noqa: SIM115 - it stays open
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    code = _run()
    try:
        sys.stdout.flush()
    except OSError as error:
        code = _output_failed(error)
    sys.exit(code)


def _run() -> int:
    try:
        command = get_command(app)
        with command.make_context("journeymap", sys.argv[1:]) as context:
            command.invoke(context)
    except typer.Exit as ended:
        return ended.exit_code
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        return _output_failed(error)
    except Exception as error:
        return _broken(error)
    return 0


def _output_failed(error: OSError) -> int:
    """The exit code for a failed read or write, having said so where anybody listens."""
    try:
        sys.stdout.flush()
    except OSError:
        # Python would try once more as it ends, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if error.errno == errno.EPIPE:
        return 141
    name = f": {error.filename}" if error.filename else ""
    _say_at_last(f"error: {(error.strerror or str(error)).lower()}{name}")
    return 2


def _say_at_last(message: str, help: str = "") -> None:
    # Standard output may be what failed: it is not flushed again.
    from journeymap.visible import flat

    sys.stderr.write(flat(message) + "\n" + (f"  = help: {flat(help)}\n" if help else ""))


def _broken(error: Exception) -> int:
    show = getattr(error, "show", None)
    if show:  # a mistake in how the command was called
        show()
        return 2
    if os.environ.get("JOURNEYMAP_TRACEBACK"):
        raise error
    said = " ".join(f"{type(error).__name__}: {error}".split())
    _say_at_last(f"error[JM900]: journeymap itself failed: {said[:300]}", _ISSUES)
    return 2


def colour_wanted(stream: object) -> bool:
    """Whether to colour what goes to a stream: `NO_COLOR` first, then `FORCE_COLOR`, then a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return bool(getattr(stream, "isatty", lambda: False)()) and os.environ.get("TERM") != "dumb"
