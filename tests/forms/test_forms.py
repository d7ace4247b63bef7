"""Text forms on the command line: where they go, what they take, and that nothing is drawn for them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.main import get_command
from written_forms import GOLDEN, example, examples

from conftest import Golden, Ran, environment
from journeymap import forms
from journeymap.cli import app
from journeymap.export import Exporter
from journeymap.forms import MissingExtra

Run = Callable[..., Ran]
MAP = "journeymap: 1\ntitle: Buy {n}\npersona: {{name: Ada}}\nsteps: [Looks, {{name: Pays, emotion: 1}}]\n"
FORMS = forms.names()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "maps" / "deep").mkdir(parents=True)
    (tmp_path / "maps" / "a.journey.yaml").write_text(MAP.format(n=1))
    (tmp_path / "maps" / "deep" / "a.journey.yaml").write_text(MAP.format(n=2))
    return tmp_path


@pytest.mark.parametrize("form", ["csv", "json", "md", "mermaid"])
@pytest.mark.parametrize("name", GOLDEN)
def test_golden(name: str, form: str, golden: Golden) -> None:
    golden(f"forms/{name}{forms.load(form).suffix}", example(name, form))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", examples())
def test_the_same_bytes_every_time(name: str, form: str) -> None:
    assert example(name, form) == example(name, form)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_bytes_whatever_the_surroundings(form: str, folder: Path, run: Run) -> None:
    for number, env in enumerate(
        (
            {"PYTHONHASHSEED": "1", "TZ": "UTC", "OPENPYXL_LXML": "False"},
            {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "OPENPYXL_LXML": "True"},
        )
    ):
        assert run("render", "maps", "-f", form, "-o", f"out{number}", cwd=folder, env=env).code == 0
    name = f"a.journey{forms.load(form).suffix}"
    assert (folder / "out0" / name).read_bytes() == (folder / "out1" / name).read_bytes()


def test_every_form_can_be_asked_for() -> None:
    command = get_command(app).get_command(None, "render")  # type: ignore[attr-defined]
    (option,) = [one for one in command.params if one.name == "format"]
    assert [one for one in option.type.choices if one in FORMS] == ["md", "csv", "xlsx", "json", "mermaid"]
    assert sorted(FORMS) == ["csv", "json", "md", "mermaid", "xlsx"]


@pytest.mark.parametrize("form", FORMS)
def test_beside_the_map_under_a_name_of_its_own(form: str, folder: Path, run: Run) -> None:
    note = folder / "maps" / f"a{forms.load(form).suffix}"
    note.write_text("what somebody wrote")
    done = run("render", "maps/a.journey.yaml", "-f", form, cwd=folder)
    assert (done.code, done.out) == (0, "")
    assert f"wrote maps/a.journey{note.suffix}\n" in done.err
    assert note.read_text() == "what somebody wrote"
    assert "wrote" not in run("render", "maps/a.journey.yaml", "-f", form, cwd=folder).err


def test_each_map_of_a_folder_has_a_file_of_its_own(folder: Path, run: Run) -> None:
    assert run("render", "maps", "-f", "xlsx", "-o", "out", cwd=folder).code == 0
    found = sorted(str(path.relative_to(folder)) for path in folder.rglob("*.xlsx"))
    assert found == ["out/a.journey.xlsx", "out/deep/a.journey.xlsx"]


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.md", b"# Buy 1"),
        ("a.CSV", b"\xef\xbb\xbfStage"),
        ("a.xlsx", b"PK"),
        ("a.json", b"{"),
        ("a.mmd", b"journey\n"),
    ],
)
def test_the_name_of_the_output_says_the_form(name: str, start: bytes, folder: Path, run: Run) -> None:
    assert run("render", "maps/a.journey.yaml", "-o", name, cwd=folder).code == 0
    assert (folder / name).read_bytes().startswith(start)
    done = run("render", "maps", "-o", name.replace("a.", "b."), cwd=folder)
    assert (done.code, done.err.splitlines()[0]) == (2, "error: 2 files do not fit into one file")


def test_standard_input_and_output(folder: Path, run: Run) -> None:
    done = run("render", "-", "-f", "mermaid", cwd=folder, stdin=MAP.format(n=1).encode())
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("journey\n    title Buy 1\n")


def test_check(folder: Path, run: Run) -> None:
    words = ("render", "maps/a.journey.yaml", "-f", "md", "--check")
    assert run(*words, cwd=folder) == Ran(1, "maps/a.journey.md is not what the map says now\n", "")
    run(*words[:-1], cwd=folder)
    assert run(*words, cwd=folder) == Ran(0, "", "")


@pytest.mark.parametrize(
    "option",
    [
        ("--theme", "dark"),
        ("--view", "flow"),
        ("--scale", "2"),
        ("--font", "x.ttf"),
        ("--no-font-embed",),
        ("--graphviz", "dot"),
    ],
    ids=" ".join,
)
def test_what_is_for_pictures_alone_is_told(option: tuple[str, ...], folder: Path, run: Run) -> None:
    done = run("render", "maps", "-f", "csv", *option, cwd=folder)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"error: `{option[0]}` is for pictures, and csv is none\n  = help: leave it out\n"
    assert run("render", "maps", "-f", "csv", "--view", "map", "--scale", "1", cwd=folder).code == 0


def test_lanes(folder: Path, run: Run) -> None:
    words = ("render", "maps/a.journey.yaml", "-o", "-")
    done = run(*words, "-f", "csv", "--lanes", "emotion", cwd=folder)
    assert done.out.splitlines()[2:] == ["Emotion,,1"]
    wrong = run(*words, "-f", "csv", "--lanes", "emotoin", cwd=folder)
    assert (wrong.code, wrong.err) == (2, "error: unknown lane `emotoin`: did you mean `emotion`?\n")
    for form in ("json", "mermaid"):
        done = run(*words, "-f", form, "--lanes", "emotion", cwd=folder)
        assert (done.code, done.out) == (2, "")
        assert f"{form} is neither" in done.err


def test_a_map_with_errors_is_told_and_the_others_are_written(folder: Path, run: Run) -> None:
    (folder / "maps" / "bad.journey.yaml").write_text("journeymap: 1\ntitel: x\n")
    done = run("render", "maps", "-f", "md", "-o", "out", cwd=folder)
    assert done.code == 1
    assert "error[JM101]" in done.err
    assert sorted(path.name for path in folder.rglob("*.md")) == ["a.journey.md", "a.journey.md"]


def test_a_persona_is_no_map(folder: Path, run: Run) -> None:
    (folder / "ada.persona.yaml").write_text("journeymap: 1\nname: Ada\n")
    done = run("render", "ada.persona.yaml", "-f", "md", cwd=folder)
    assert (done.code, done.err) == (1, "error: ada.persona.yaml: md is for maps, and this is a persona\n")


def test_what_mermaid_cannot_hold_is_told(folder: Path, run: Run) -> None:
    text = MAP.format(n=1) + "goal: x\n"
    done = run("render", "-", "-f", "mermaid", "-o", "a.mmd", cwd=folder, stdin=text.encode())
    told = "mermaid has no place for texts about the journey and its stages (1)"
    assert done.err.splitlines() == [f"hint: <stdin>: {told}", "wrote a.mmd"]


def test_a_missing_package_is_told_with_what_installs_it(folder: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "without").mkdir()
    (tmp_path / "without" / "openpyxl.py").write_text("raise ModuleNotFoundError(name='openpyxl')\n")
    path = f"{environment()['PYTHONPATH']}:{tmp_path / 'without'}"
    done = run(
        "render", "maps", "-f", "xlsx", cwd=folder, env={"PYTHONPATH": f"{tmp_path / 'without'}:{path}"}
    )
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "error: xlsx needs the package openpyxl, which is not installed\n"
        '  = help: pip install "journeymap[xlsx]"\n'
    )
    assert list(folder.rglob("*.xlsx")) == []


def test_an_unknown_form_and_one_that_lacks_a_package(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(KeyError):
        Exporter("doc")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    monkeypatch.delitem(sys.modules, "journeymap.forms.xlsx", raising=False)
    with pytest.raises(MissingExtra) as told:
        Exporter("xlsx")
    assert told.value.extra == "xlsx"
