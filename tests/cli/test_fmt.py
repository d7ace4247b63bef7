"""`journeymap fmt`: which files are written, what is told, and how it ends."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran

Run = Callable[..., Ran]
GOOD = "journeymap: 1\ntitle: Buy\nsteps: [{name: a}]\n"
BAD = "title: 'Buy'\njourneymap: 1 # one\nsteps: [{name: a}]\n"
MENDED = "journeymap: 1 # one\ntitle: Buy\nsteps: [{name: a}]\n"
BROKEN = "title: Buy\njourneymap: 1\nsteps: [{name: &x a}]\n"


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """A folder with files of every kind."""
    texts = {
        "good.journey.yaml": GOOD,
        "maps/bad.journey.yml": BAD,
        "maps/ada.persona.yaml": "name: Ada\nid: ada\njourneymap: 1\n",
        "maps/bob.persona.yml": "journeymap: 1\nname: Bob\n",
        "journeymap.yaml": "name: 'Ours'\njourneymap: 1\n",
        "notes.yaml": "b: 'x'\na: y\n",
        ".hidden/bad.journey.yaml": BAD,
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return {name: tmp_path / name for name in texts}


def content(files: dict[str, Path]) -> dict[str, str]:
    return {name: path.read_text(encoding="utf-8") for name, path in files.items()}


def test_a_folder(run: Run, files: dict[str, Path]) -> None:
    before = content(files)
    done = run("fmt")
    assert (done.code, done.out) == (0, "")
    assert done.err == "3 files reformatted, 2 files left unchanged\n"
    assert content(files) == before | {
        "maps/bad.journey.yml": MENDED,
        "maps/ada.persona.yaml": "journeymap: 1\nid: ada\nname: Ada\n",
        "journeymap.yaml": "journeymap: 1\nname: Ours\n",
    }
    assert run("fmt") == Ran(0, "", "5 files left unchanged\n")
    assert run("fmt", "--check", "--quiet") == Ran(0, "", "")


def test_check_names_files(run: Run, files: dict[str, Path]) -> None:
    before = content(files)
    done = run("fmt", "--check")
    names = ["journeymap.yaml", "maps/ada.persona.yaml", "maps/bad.journey.yml"]
    assert done.code == 1
    assert done.out == "".join(f"would reformat {name}\n" for name in names)
    assert done.err == "3 files would be reformatted, 2 files already formatted\n"
    assert content(files) == before


def test_diff(run: Run, files: dict[str, Path]) -> None:
    before = content(files)
    done = run("fmt", "--diff", "maps/bad.journey.yml", "good.journey.yaml")
    assert done.code == 1
    assert done.out == (
        "--- maps/bad.journey.yml\n+++ maps/bad.journey.yml\n@@ -1,3 +1,3 @@\n"
        "-title: 'Buy'\n journeymap: 1 # one\n+title: Buy\n steps: [{name: a}]\n"
    )
    assert done.err == "1 file would be reformatted, 1 file already formatted\n"
    assert run("fmt", "--diff", "--check", "--quiet", "good.journey.yaml") == Ran(0, "", "")
    assert content(files) == before


def test_what_cannot_be_read_is_left_alone(run: Run, tmp_path: Path) -> None:
    texts = {"a": BROKEN, "b": BAD, "c": "title: a: b\n", "d": "titel: x\nsteps: 3\n"}
    for name, text in texts.items():
        (tmp_path / f"{name}.journey.yaml").write_text(text)
    done = run("fmt", ".")
    assert (done.code, done.out) == (2, "")
    assert "error[JM009]: YAML anchors are not part of the language\n --> a.journey.yaml:3:16\n" in done.err
    assert "error[JM006]: text with `: ` in it must be quoted\n --> c.journey.yaml:1:8\n" in done.err
    assert done.err.endswith("1 file reformatted, 1 file left unchanged, 2 files could not be formatted\n")
    for name, text in (texts | {"b": MENDED}).items():
        assert (tmp_path / f"{name}.journey.yaml").read_text() == text
    assert run("fmt", ".", "--check").code == 2
    assert run("fmt", ".", "--diff").code == 2


def test_standard_input(run: Run, tmp_path: Path) -> None:
    assert run("fmt", "-", stdin=BAD.encode()) == Ran(0, MENDED, "")
    assert run("fmt", "-", stdin=GOOD.encode()) == Ran(0, GOOD, "")
    persona = b"id: ada\nname: Ada\njourneymap: 1\nrole: x\nneeds: y\ngoals: z\n"
    as_persona = run("fmt", "-", "--stdin-filename", "x.persona.yaml", stdin=persona)
    assert as_persona == Ran(0, "journeymap: 1\nid: ada\nname: Ada\nrole: x\ngoals: z\nneeds: y\n", "")
    assert run("fmt", "-", stdin=persona).out != as_persona.out
    checked = run("fmt", "-", "--check", "--stdin-filename", "b.journey.yaml", stdin=BAD.encode())
    assert (checked.code, checked.out) == (1, "would reformat b.journey.yaml\n")
    shown = run("fmt", "-", "--diff", stdin=BAD.encode())
    assert shown.code == 1
    assert shown.out.startswith("--- <stdin>\n+++ <stdin>\n")
    broken = run("fmt", "-", stdin=BROKEN.encode())
    assert (broken.code, broken.out) == (2, "")
    assert " --> <stdin>:3:16\n" in broken.err
    assert list(tmp_path.iterdir()) == []


def test_line_ends_and_marks(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.journey.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + BAD.replace("\n", "\r\n").encode())
    assert run("fmt").code == 0
    assert path.read_bytes() == b"\xef\xbb\xbf" + MENDED.replace("\n", "\r\n").encode()


def test_a_file_keeps_its_mode_and_what_is_right_is_not_written(run: Run, tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.journey.yaml", tmp_path / "good.journey.yaml"
    bad.write_text(BAD)
    good.write_text(GOOD)
    bad.chmod(0o640)
    os.utime(good, (1, 1))
    assert run("fmt").code == 0
    assert stat.S_IMODE(bad.stat().st_mode) == 0o640
    assert good.stat().st_mtime == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [bad.name, good.name]


def test_many_files_are_formatted_as_few_are(run: Run, tmp_path: Path) -> None:
    for number in range(120):
        (tmp_path / f"{number:03}.journey.yaml").write_text(BROKEN if number == 60 else BAD)
    done = run("fmt")
    assert done.code == 2
    assert "60.journey.yaml:3:16" in done.err
    assert done.err.endswith("119 files reformatted, 1 file could not be formatted\n")
    texts = [path.read_text() for path in sorted(tmp_path.iterdir())]
    assert texts == [BROKEN if number == 60 else MENDED for number in range(120)]


def test_names_are_no_commands_for_a_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\nb.journey.yaml").write_text(BAD)
    done = run("fmt", "--check")
    assert done.out.count("\n") == 1
    assert "\x1b" not in done.out + run("fmt", "--diff").out


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["nope.journey.yaml"], "error: there is no file or folder 'nope.journey.yaml'\n"),
        (["--stdin-filename", "x.journey.yaml"], "error: --stdin-filename goes with standard input\n"),
        (["-", "."], "error: standard input is formatted alone\n"),
    ],
)
def test_mistakes(run: Run, arguments: list[str], why: str) -> None:
    done = run("fmt", *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(why)


def test_a_folder_without_maps(run: Run) -> None:
    assert run("fmt") == Ran(0, "", "0 files left unchanged\n")
