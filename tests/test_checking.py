"""Files checked together find what each finds alone, whatever was kept from earlier runs."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from conftest import Ran
from journeymap import checking
from journeymap.cache import Cache
from journeymap.checking import check
from journeymap.cli._read import open_files
from journeymap.findings import Finding
from journeymap.survey import Asked, Survey
from own_fonts import small

Run = Callable[..., Ran]
DAY = date(2026, 11, 23)
EXAMPLES = Path(__file__).parent.parent / "examples"
PIXEL = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89\0\0\0\nIDATx\x9cc\0\1\0\0\5\0\1"
    b"\r\n-\xb4\0\0\0\0IEND\xaeB`\x82"
)
FILES = {
    "journeymap.yaml": "journeymap: 1\ntheme: {fonts: own.ttf}\nteams: {shop: {name: Shop}}\n",
    "ada.persona.yaml": "journeymap: 1\nname: Ada\n",
    "buy.journey.yaml": """\
journeymap: 1
title: Buy a bike
persona: ada
reviewed: 2026-10-02
review_every: 3 months
state: current
steps:
  - {name: Compares the prices, touchpoints: [web: Price list], image: bike.png}
  - {name: Pays, journey: pay}
""",
    "pay.journey.yaml": """\
journeymap: 1
title: Pay for a bike
persona: ada
parent: buy
steps:
  - {name: Enters the card number, touchpoints: [web: Checkout]}
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "bike.png").write_bytes(PIXEL)
    (tmp_path / "own.ttf").write_bytes(small())
    return tmp_path


def told(findings: list[Finding]) -> list[str]:
    return [f"{one.source.name} {one.span} {one}" for one in findings]


def plainly(paths: list[Path], asked: Asked) -> list[str]:
    """What is found one file after the other."""
    return told([one for opened in open_files(paths, asked.inspection().look) for one in opened.findings])


def together(folder: Path, cache: Cache | None, asked: Asked = Asked(today=DAY)) -> list[str]:  # noqa: B008
    paths = sorted(path for path in folder.rglob("*.yaml") if ".journeymap" not in path.parts)
    found = told([finding for one in check(paths, asked, cache) for finding in one.findings])
    assert found == plainly(paths, asked)
    return found


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were looked at."""
    names: list[str] = []
    look = Survey.look

    def noting(self: Survey, path: Path) -> dict[str, object]:
        names.append(path.name)
        return look(self, path)

    monkeypatch.setattr(Survey, "look", noting)
    return names


def write(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        text = (folder / name).read_text()
        assert old in text
        (folder / name).write_text(text.replace(old, new))

    return change


CHANGES: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "nothing": (lambda folder: None, set()),
    "a comment": (write("buy.journey.yaml", "steps:", "# x\nsteps:"), {"buy.journey.yaml"}),
    "a mistake": (write("pay.journey.yaml", "title", "titel"), {"pay.journey.yaml"}),
    "a name in one map that another has": (
        write("pay.journey.yaml", "Enters the card number", "Compare the price"),
        {"pay.journey.yaml"},
    ),
    "a map that another names": (lambda folder: (folder / "pay.journey.yaml").unlink(), {"buy.journey.yaml"}),
    "a second map of an id": (
        lambda folder: (folder / "buy2.journey.yaml").write_text(FILES["buy.journey.yaml"] + "id: buy\n"),
        {"buy.journey.yaml", "buy2.journey.yaml"},
    ),
    "a persona's id": (write("ada.persona.yaml", "name", "id: eve\nname"), {"buy.journey.yaml"}),
    "a persona more": (
        lambda folder: (folder / "bob.persona.yaml").write_text("journeymap: 1\nname: Bob\n"),
        {"bob.persona.yaml"},
    ),
    "the workspace": (write("journeymap.yaml", "teams", "lang: de\nteams"), set(FILES)),
    "a setting": (
        write("journeymap.yaml", "teams", "lint: {ignore: [JM3]}\nteams"),
        set(FILES),
    ),
    "a picture": (lambda folder: (folder / "bike.png").unlink(), {"buy.journey.yaml"}),
    "a font": (lambda folder: (folder / "own.ttf").write_bytes(b"x"), {"journeymap.yaml"}),
    "an ignored map": (
        lambda folder: (folder / ".gitignore").write_text("pay*\n"),
        {"buy.journey.yaml"},
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_a_result_depends_on(name: str, folder: Path, looked: list[str]) -> None:
    cache = Cache(folder / "kept", "1")
    together(folder, cache)
    looked.clear()
    change, anew = CHANGES[name]
    change(folder)
    together(folder, cache)
    assert anew <= set(looked)
    if name in ("nothing", "a comment", "a picture", "a font"):
        assert set(looked) == anew
    looked.clear()
    together(folder, cache)
    assert not looked


def test_a_day_is_looked_at_where_it_matters(folder: Path, looked: list[str]) -> None:
    cache = Cache(folder / "kept", "1")
    together(folder, cache)
    looked.clear()
    assert not any("overdue-review" in one for one in together(folder, cache, Asked(today=date(2027, 1, 2))))
    assert not looked
    assert any("overdue-review" in one for one in together(folder, cache, Asked(today=date(2027, 1, 3))))
    assert "buy.journey.yaml" in looked
    assert "pay.journey.yaml" not in looked
    looked.clear()
    assert not any("overdue-review" in one for one in together(folder, cache))
    assert "buy.journey.yaml" in looked


def test_other_rules_are_other_results(folder: Path) -> None:
    cache = Cache(folder / "kept", "1")
    every = together(folder, cache)
    some = together(folder, cache, Asked(select=("JM2",), today=DAY))
    assert some != every == together(folder, cache)


def test_another_program_starts_anew(folder: Path, looked: list[str]) -> None:
    together(folder, Cache(folder / "kept", "1"))
    looked.clear()
    together(folder, Cache(folder / "kept", "2"))
    assert set(looked) == set(FILES)


def test_only_what_is_asked_for_is_checked(folder: Path, looked: list[str]) -> None:
    cache = Cache(folder / "kept", "1")
    asked = Asked(today=DAY)
    found = told(
        [one for file in check([folder / "pay.journey.yaml"], asked, cache) for one in file.findings]
    )
    assert found == plainly([folder / "pay.journey.yaml"], asked)
    looked.clear()
    list(check([folder / "pay.journey.yaml"], asked, cache))
    assert not looked


def test_every_damaged_byte_is_a_miss(tmp_path: Path) -> None:
    path = tmp_path / "a.journey.yaml"
    path.write_text("journeymap: 1\ntitle: x\nsteps: [{name: TODO}]\n")
    cache, asked = Cache(tmp_path / "kept", "1"), Asked(select=("JM506", "JM302"), today=DAY)
    right = told([one for file in check([path], asked, cache) for one in file.findings])
    assert len(right) == 2
    kept = tmp_path / "kept" / "results.json"
    whole = kept.read_bytes()
    assert cache.load()
    for at in range(len(whole)):
        kept.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        assert cache.load() == {}
        assert told([one for file in check([path], asked, cache) for one in file.findings]) == right
        assert cache.load(), "what was damaged was not made again"
    for damaged in (b"", whole[:-1], whole + b" ", whole[:32], b"\xff" * 99, b"\n"):
        kept.write_bytes(damaged)
        assert cache.load() == {}


def test_what_cannot_be_written_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to("elsewhere")
    for place in ("file", "file/below", "link"):
        cache = Cache(tmp_path / place, "1")
        cache.save({"a": 1})
        assert cache.load() == {}
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_several_processes_find_what_one_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, looked: list[str]
) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    for number in range(40):
        (tmp_path / f"map-{number}.journey.yaml").write_text(
            FILES["pay.journey.yaml"].replace("card number", f"card number of card {number}, TODO")
        )
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    monkeypatch.setattr(checking, "_MANY", 8)
    assert len(together(tmp_path, None)) > 40
    assert len(looked) < 5, "other processes did the rest"


@pytest.mark.parametrize("name", ["corpus", "examples"])
def test_real_maps(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    folder = EXAMPLES if name == "examples" else request.getfixturevalue("corpus")
    paths = sorted(folder.glob("*.yaml"))
    cache, asked = Cache(tmp_path / "kept", "1"), Asked(today=DAY)
    for _ in range(2):
        found = told([finding for one in check(paths, asked, cache) for finding in one.findings])
        assert found == plainly(paths, asked)


def test_the_folder_says_what_it_is(folder: Path, run: Run) -> None:
    first = run("lint", cwd=folder)
    kept = folder / ".journeymap_cache"
    assert (kept / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
    assert (kept / ".gitignore").read_text() == "*\n"
    assert (kept / "results.json").stat().st_size
    again = run("lint", cwd=folder)
    assert (again.code, again.out, again.err) == (first.code, first.out, first.err)


def test_where_nothing_is_kept(folder: Path, run: Run) -> None:
    run("lint", "--no-cache", cwd=folder)
    run("lint", cwd=folder, env={"CI": "true"})
    assert not (folder / ".journeymap_cache").exists()
    run("lint", cwd=folder, env={"CI": "true", "JOURNEYMAP_CACHE_DIR": "there"})
    assert (folder / "there" / "results.json").is_file()


def test_a_file_in_a_pull_request_does_not_speak_for_itself_in_ci(folder: Path, run: Run) -> None:
    honest = run("lint", cwd=folder)
    assert honest.out
    kept = folder / ".journeymap_cache" / "results.json"
    content = json.loads(kept.read_bytes().partition(b"\n")[2])
    for rows in content.values():
        for row in rows.values():
            row["findings"] = []
    from journeymap.cache import program

    Cache(kept.parent, program()).save(content)
    assert run("lint", cwd=folder, env={"CI": "true"}).out == honest.out
