"""`journeymap rename`: one name changed in all maps, and nothing else in any of them."""

from __future__ import annotations

import difflib
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conftest import HERE, Ran
from journeymap import files, renaming
from journeymap.cli import _edits
from journeymap.fixing import edited
from journeymap.model import Journey
from journeymap.source import Source
from journeymap.workspace import Entry, from_text

Run = Callable[..., Ran]
EXAMPLES = HERE.parent / "examples"

WORKSPACE = """\
journeymap: 1
channels:
  desk: {name: Desk}  # in the hall
  # the one by the door
  kiosk: {name: Kiosk}
touchpoints:
  - desk: Front desk
  - {name: Ticket, channel: kiosk}
"""
ADA = """\
journeymap: 1
name: Ada  # a reader
channels: [desk, web]
"""
BUY = """\
# The first map.
journeymap: 1
title: Buy a bike
persona: ada  # who else
stages:
  - name: Look
    steps:
      - name: Looks at "bikes"   # in the shop
        emotion: {ada: -1}
        touchpoints:
          - desk: Front desk
          - kiosk: 'Ticket'
          - Front desk
          - {name: "Front desk", channel: desk}
        next: [pays, {to: pays-later, share: 40%}]
      - {name: Pays, actor: ada}
      - Pays later
"""
FUTURE = """\
journeymap: 1
title: Buy a bike, one day
state: future
improves: buy
personas:
  - ada
  - name: Bo
steps:
  - id: pays
    name: Pays at home
    next: pays-later
  - name: Pays later
    emotion: {ada: [-1, 1], bo: 0}
"""
PART = """\
journeymap: 1
title: Pay
parent: buy#pays
steps: [{name: Pays by card}]
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A workspace that says every name in every way."""
    files = {
        "journeymap.yaml": WORKSPACE,
        "people/ada.persona.yaml": ADA,
        "buy.journey.yaml": BUY,
        "future/buy-future.journey.yaml": FUTURE,
        "pay.journey.yml": PART,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    return tmp_path


def texts(folder: Path) -> dict[str, str]:
    """The files of the language in a folder, by name."""
    found = sorted(one for one in folder.rglob("*.y*ml") if ".journeymap_cache" not in one.parts)
    return {one.relative_to(folder).as_posix(): one.read_bytes().decode() for one in found}


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """The lines that went (`-`) and came (`+`), without what is before the first letter."""
    return [
        f"{line[0]} {line[1:].strip()}"
        for name in before | after
        for line in difflib.ndiff(before.get(name, "").split("\n"), after.get(name, "").split("\n"))
        if line[0] in "+-"
    ]


def test_a_persona_that_is_called_by_its_file(run: Run, shop: Path) -> None:
    before = texts(shop)
    ran = run("rename", "persona", "ada", "ada-byron")
    assert (ran.code, ran.out, ran.err) == (0, "", "renamed 6 places in 3 files\n")
    after = texts(shop)
    assert after.pop("people/ada-byron.persona.yaml") == before.pop("people/ada.persona.yaml")
    assert changed(before, after) == [
        "- persona: ada  # who else",
        "+ persona: ada-byron  # who else",
        "- emotion: {ada: -1}",
        "+ emotion: {ada-byron: -1}",
        "- - {name: Pays, actor: ada}",
        "+ - {name: Pays, actor: ada-byron}",
        "- - ada",
        "+ - ada-byron",
        "- emotion: {ada: [-1, 1], bo: 0}",
        "+ emotion: {ada-byron: [-1, 1], bo: 0}",
    ]
    assert run("lint", "--select", "JM2,JM7").code == 0


def test_a_persona_with_an_id_of_its_own_and_one_in_a_map(run: Run, shop: Path) -> None:
    (shop / "people" / "ada.persona.yaml").write_text(ADA + "id: ada\n")
    assert run("rename", "persona", "ada", "eve").code == 0
    assert texts(shop)["people/ada.persona.yaml"] == ADA + "id: eve\n"
    assert run("rename", "persona", "bo", "bob").code == 0
    assert "  - name: Bo\n    id: bob\n" in texts(shop)["future/buy-future.journey.yaml"]
    assert "{eve: [-1, 1], bob: 0}" in texts(shop)["future/buy-future.journey.yaml"]
    assert run("lint", "--select", "JM2,JM7").code == 0


def test_a_channel_everywhere_it_can_be_said(run: Run, shop: Path) -> None:
    before = texts(shop)
    ran = run("rename", "channel", "desk", "counter")
    assert (ran.code, ran.err) == (0, "renamed 5 places in 3 files\n")
    assert [line for line in changed(before, texts(shop)) if line[0] == "+"] == [
        "+ - counter: Front desk",
        '+ - {name: "Front desk", channel: counter}',
        "+ counter: {name: Desk}  # in the hall",
        "+ - counter: Front desk",
        "+ channels: [counter, web]",
    ]


def test_channels_become_one(run: Run, shop: Path) -> None:
    ran = run("rename", "channel", "kiosk", "desk")
    assert ran.code == 0
    assert "note: `kiosk` stays declared beside `desk`: delete it where nothing needs it" in ran.err
    assert "  kiosk: {name: Kiosk}" in texts(shop)["journeymap.yaml"]
    assert "{name: Ticket, channel: desk}" in texts(shop)["journeymap.yaml"]
    assert "- desk: 'Ticket'" in texts(shop)["buy.journey.yaml"]


def test_a_touchpoint_of_all_channels_or_of_one(run: Run, shop: Path) -> None:
    before = texts(shop)
    assert run("rename", "touchpoint", "Front desk", "Counter #1", "--channel", "desk").code == 0
    assert [line for line in changed(before, texts(shop)) if line[0] == "+"] == [
        '+ - desk: "Counter #1"',
        '+ - {name: "Counter #1", channel: desk}',
        '+ - desk: "Counter #1"',
    ]
    assert run("rename", "touchpoint", "Front desk", "Desk: left").code == 0
    assert '- "Desk: left"\n' in texts(shop)["buy.journey.yaml"]
    ran = run("rename", "touchpoint", "Ticket", "Counter #1")
    assert "note: `Ticket` stays in the vocabulary beside `Counter #1`: delete it there" in ran.err
    assert "- kiosk: 'Counter #1'" in texts(shop)["buy.journey.yaml"]


def test_a_step_with_all_that_refers_to_it(run: Run, shop: Path) -> None:
    before = texts(shop)
    ran = run("rename", "step", "buy#pays", "pays-now")
    assert ran.code == 0
    assert ran.err == (
        "note: the map `buy-future` is compared with it, and has it renamed, too\n"
        "renamed 4 places in 3 files\n"
    )
    assert [line for line in changed(before, texts(shop)) if line[0] == "+"] == [
        "+ next: [pays-now, {to: pays-later, share: 40%}]",
        "+ - {name: Pays, id: pays-now, actor: ada}",
        "+ - id: pays-now",
        "+ parent: buy#pays-now",
    ]
    assert run("rename", "step", "buy#pays-later", "later").code == 0
    after = texts(shop)
    assert "      - {name: Pays later, id: later}\n" in after["buy.journey.yaml"]
    assert "next: [pays-now, {to: later, share: 40%}]" in after["buy.journey.yaml"]
    assert "  - name: Pays later\n    id: later\n" in after["future/buy-future.journey.yaml"]
    assert run("lint", "--select", "JM2,JM7").code == 0


def test_an_id_stands_behind_the_comment_of_the_name(run: Run, shop: Path) -> None:
    (shop / "buy.journey.yaml").write_bytes(BUY.replace("\n", "\r\n").encode())
    assert run("rename", "step", "looks-at-bikes", "looks").code == 0
    text = texts(shop)["buy.journey.yaml"]
    assert '      - name: Looks at "bikes"   # in the shop\r\n        id: looks\r\n' in text
    assert text.count("\n") == text.count("\r\n")


def test_the_diff_writes_nothing(run: Run, shop: Path) -> None:
    before = texts(shop)
    ran = run("rename", "persona", "ada", "eve", "--diff")
    assert ran.code == 0
    assert ran.err == "would rename 6 places in 3 files\n"
    assert "-persona: ada  # who else\n+persona: eve  # who else\n" in ran.out
    assert "rename from people/ada.persona.yaml\nrename to people/eve.persona.yaml\n" in ran.out
    assert texts(shop) == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("persona", "eda", "eve"), "error: there is no persona `eda`\n  = help: did you mean `ada`?\n"),
        (("persona", "ada", "bo"), "error: there is a persona `bo` already\n"),
        (("persona", "ada", "../eve"), "error: `../eve` is no id\n"),
        (("persona", "ada", "ada"), "error: it is called `ada` already\n"),
        (("channel", "dsk", "counter"), "error: there is no channel `dsk`\n  = help: did you mean `desk`?\n"),
        (("channel", "web", "site"), "error: there is no channel `site`\n  = help: declare it in "),
        (("touchpoint", "Front", "x"), "error: there is no touchpoint `Front`"),
        (
            ("touchpoint", "Ticket", "x", "--channel", "desk"),
            "error: there is no touchpoint `Ticket` of the channel `desk`",
        ),
        (("touchpoint", "Ticket", " "), "error: a touchpoint needs a name\n"),
        (
            ("step", "buy#pay", "x"),
            "error: there is no step `pay` in the map `buy`\n  = help: did you mean `pays`?\n",
        ),
        (("step", "pay", "x"), "error: there is no step `pay`\n  = help: did you mean `pays`?\n"),
        (("step", "buy#pays", "pays"), "error: it is called `pays` already\n"),
        (("step", "by#pays", "x"), "error: there is no map `by`\n  = help: did you mean `buy`?\n"),
        (("step", "pays", "x"), "error: 2 maps have a step `pays`\n  = help: say which: `buy#pays`"),
        (("step", "buy#pays", "pays-later"), "error: the map `buy` has a step `pays-later` already\n"),
        (("step", "buy#pays", "x", "nowhere"), "error: there is no file or folder 'nowhere'\n"),
        (("step", "buy#pays", "x", "--channel", "web"), "error: `--channel` is for touchpoints\n"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else "",
)
def test_what_cannot_be(run: Run, shop: Path, arguments: tuple[str, ...], told: str) -> None:
    before = texts(shop)
    ran = run("rename", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(told)
    assert texts(shop) == before


def test_a_file_that_is_in_the_way(run: Run, shop: Path) -> None:
    (shop / "people" / "eve.persona.yaml").write_text("journeymap: 1\nname: Eve\nid: other\n")
    before = texts(shop)
    ran = run("rename", "persona", "ada", "eve")
    assert (ran.code, ran.err.count("already: nothing was renamed")) == (2, 1)
    assert texts(shop) == before


def test_all_of_it_is_written_or_nothing(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = texts(shop)
    edits = {}
    for path in sorted(shop.rglob("*.journey.*")):
        source = Source.of(path.read_bytes(), path.read_bytes().decode(), path.name)
        edits[path] = (source, replace(source, text="journeymap: 1\n"))
    persona = shop / "people" / "ada.persona.yaml"
    write, written = files.write, list[Path]()

    def full(path: Path, data: bytes) -> bool:
        if len(written) == 1 and path not in written:
            raise OSError("no space left")
        written.append(path)
        return write(path, data)

    monkeypatch.setattr(files, "write", full)
    with pytest.raises(OSError, match="no space left"):
        _edits.write(edits)
    monkeypatch.undo()
    assert len(written) == 2
    assert texts(shop) == before
    with pytest.raises(OSError, match="nowhere"):
        _edits.write(edits, {persona: shop / "nowhere" / "eve.persona.yaml"})
    assert texts(shop) == before


def test_a_file_with_errors_stands_against_it(run: Run, shop: Path) -> None:
    (shop / "pay.journey.yml").write_text("journeymap: 1\ntitel: Pay\nparent: buy#pays\nsteps: [a]\n")
    before = texts(shop)
    ran = run("rename", "step", "buy#pays", "x")
    assert ran.code == 2
    assert "error[JM101]: unknown key `titel`\n --> pay.journey.yml:2:1\n" in ran.err
    assert "error: nothing was renamed: a name may be in what cannot be read\n" in ran.err
    assert texts(shop) == before


def test_a_folder_without_a_workspace(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.journey.yaml").write_text("journeymap: 1\ntitle: A\nsteps: [{name: Pays, next: pays}]\n")
    assert run("rename", "step", "pays", "buys", "a.journey.yaml").code == 0
    assert texts(tmp_path)["a.journey.yaml"].endswith("steps: [{name: Pays, id: buys, next: buys}]\n")


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("persona", "priya", "priya-nair"),
        ("touchpoint", "Renewal letter", "The *letter*: yearly"),
        ("channel", "kiosk", "terminal"),
    ],
)
def test_back_again_is_what_it_was(run: Run, tmp_path: Path, kind: str, old: str, new: str) -> None:
    folder = tmp_path / "examples"
    shutil.copytree(EXAMPLES, folder, ignore=shutil.ignore_patterns("*.svg"))
    before = texts(folder)
    assert run("rename", kind, old, new, folder).code == 0
    renamed = texts(folder)
    assert renamed != before
    assert run("rename", kind, new, old, folder).code == 0
    # A new name that needs quotes leaves them there.
    after = {name: text.replace(f'"{old}"', old) for name, text in texts(folder).items()}
    assert after == before


names = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
styles = st.sampled_from(
    ["- {c}: {n}", "- {{{c}: {n}}}", "- {{name: {n}, channel: {c}}}", "- name: {n}\n        channel: {c}"]
)


@given(old=names.filter(str.strip), new=names.filter(str.strip), style=styles)
def test_any_touchpoint_by_any_name(old: str, new: str, style: str) -> None:
    written = style.format(
        c="web", n=yaml.safe_dump(old.strip(), default_style='"', allow_unicode=True, width=10**6).strip()
    )
    text = (
        f"journeymap: 1\ntitle: A\nsteps:\n  - name: B\n    touchpoints:\n      {written}\n    emotion: 1\n"
    )
    before = _entry(text)
    if before.part is None or old.strip() == new.strip():
        return
    done = renaming.touchpoint([before], old.strip(), new.strip())
    ((_, edits),) = done.edits.items()
    after = _entry(edited(text, edits))
    assert isinstance(before.part, Journey)
    if isinstance(after.part, Journey):  # not where the name holds what no text may hold
        (step,) = after.part.all_steps
        assert [one.name for one in step.touchpoints] == [new.strip()]
        assert (
            step.model_copy(update={"touchpoints": before.part.all_steps[0].touchpoints})
            == before.part.all_steps[0]
        )
    else:
        assert {one.code[:3] for one in after.findings} <= {"JM0"}


def _entry(text: str) -> Entry:
    return from_text(text.encode(), Path("a.journey.yaml"))
