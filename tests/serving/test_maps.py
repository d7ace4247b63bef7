"""The maps below a path as their files change: what is read again, what is kept, what is watched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from journeymap.findings import Finding
from journeymap.rules import lint
from journeymap.serving.drawing import DEFAULT, Drawings, themes, views_of
from journeymap.serving.maps import Maps, Served
from journeymap.workspace import Entry, Workspace
from served import write


class Looked(list[str]):
    """What says everything about a file, and keeps account of the files that it was asked about."""

    def __call__(self, entry: Entry, workspace: Workspace) -> list[Finding]:
        self.append(entry.path.name)
        return [*entry.findings, *lint(entry, workspace)]


def maps_of(path: Path) -> Maps:
    return Maps(path, Looked())


def take(maps: Maps) -> dict[str, Served]:
    """The maps as they are now, by their names, each checked."""
    seen = maps.seen()
    maps.refresh(seen)
    if maps.seen() != seen:  # more is watched, now that it is known
        maps.refresh(maps.seen())
    checked = [maps.check(key) for key in maps.served]
    return {one.name: one for one in checked if one}


def touch(path: Path, text: str) -> None:
    """Write a file in another moment than before, on file systems whose clocks are coarse too."""
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(before + 10**9, before + 10**9))


def test_a_folder_is_its_maps_and_then_its_personas(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    write(tmp_path / "z.journey.yaml", "Z")
    write(tmp_path / "b" / "y.journey.yml", "Y")
    (tmp_path / "a.persona.yaml").write_text("journeymap: 1\nname: Ada\n")
    (tmp_path / "journeymap.yaml").write_text("journeymap: 1\n")
    (tmp_path / "notes.yaml").write_text("a: 1\n")
    found = take(maps_of(tmp_path))
    assert {name: one.title for name, one in found.items()} == {
        "b/y.journey.yml": "Y",
        "z.journey.yaml": "Z",
        "a.persona.yaml": "Ada",
    }
    assert list(found)[-1] == "a.persona.yaml"
    assert len({one.key for one in found.values()}) == 3
    assert views_of(found["a.persona.yaml"]) == ("persona",)
    assert views_of(found["z.journey.yaml"])[0] == "map"


def test_a_file_alone_is_served_with_what_it_stands_on(tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    (tmp_path / "journeymap.yaml").write_text("journeymap: 1\n")
    persona = tmp_path / "ada.persona.yaml"
    persona.write_text("journeymap: 1\nname: Ada\n")
    path = tmp_path / "maps" / "x.journey.yaml"
    path.write_text("journeymap: 1\ntitle: X\npersona: ada\nsteps: [{name: a}]\n")
    write(tmp_path / "maps" / "other.journey.yaml")
    maps = maps_of(path)
    assert list(take(maps)) == ["x.journey.yaml"]
    seen = maps.seen()
    touch(persona, "journeymap: 1\nname: Augusta\n")
    assert maps.seen() != seen
    (one,) = take(maps).values()
    assert b"Augusta" in Drawings().draw(one, "map", "light").picture


def test_only_what_changed_is_read_again(tmp_path: Path) -> None:
    for name in "abc":
        write(tmp_path / f"{name}.journey.yaml", name.upper())
    (tmp_path / "journeymap.yaml").write_text("journeymap: 1\n")
    maps = maps_of(tmp_path)
    before = take(maps)
    touch(tmp_path / "b.journey.yaml", (tmp_path / "b.journey.yaml").read_text().replace("Pays", "Rides"))
    changed = maps.refresh(maps.seen())
    after = take(maps)
    assert changed == [after["b.journey.yaml"].key]
    for name, one in after.items():
        assert (one.entry is before[name].entry) == (name != "b.journey.yaml")
    assert all(one.workspace.entry is before[name].workspace.entry for name, one in after.items())


def test_nothing_is_otherwise_while_nothing_changes(tmp_path: Path) -> None:
    write(tmp_path / "a.journey.yaml")
    maps = maps_of(tmp_path)
    take(maps)
    seen = maps.seen()
    (tmp_path / "notes.txt").write_text("not ours")
    (tmp_path / ".a.journey.yaml.swp").write_text("an editor's")
    (tmp_path / "4913").write_text("Vim's")
    assert maps.seen() == seen
    assert maps.refresh(maps.seen()) == []


@pytest.mark.parametrize(
    "change",
    [
        "a.journey.yaml",
        "ada.persona.yaml",
        "journeymap.yaml",
        "p.png",
        "font.ttf",
        "new.persona.yaml",
        "x/journeymap.yaml",
    ],
)
def test_all_that_a_picture_is_made_of_is_watched(change: str, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "journeymap.yaml").write_text("journeymap: 1\ntheme: {fonts: [font.ttf]}\n")
    (tmp_path / "ada.persona.yaml").write_text("journeymap: 1\nname: Ada\nimage: {path: p.png, alt: Ada}\n")
    (tmp_path / "p.png").write_bytes(b"\x89PNG")
    path = tmp_path / "x" / "a.journey.yaml"
    path.write_text("journeymap: 1\ntitle: A\npersona: ada\nsteps: [{name: a}]\n")
    maps = maps_of(tmp_path / "x")
    take(maps)
    seen = maps.seen()
    assert maps.seen() == seen
    target = path if change == path.name else tmp_path / change
    target.write_bytes(b"journeymap: 1\n")
    os.utime(target, ns=(1, 1))
    assert maps.seen() != seen


def test_a_map_with_errors_is_drawn_as_it_was(tmp_path: Path) -> None:
    path = write(tmp_path / "a.journey.yaml", step="Pays by card")
    maps, drawings = maps_of(tmp_path), Drawings()
    (good,) = take(maps).values()
    before = drawings.draw(good, "map", "light")
    touch(path, path.read_text() + "    stage: nonsense\n")
    (bad,) = take(maps).values()
    assert not bad.sound
    assert drawings.draw(bad, "map", "light").picture == before.picture
    # In other views and looks too, which nobody asked for before.
    assert b"Pays by card" in drawings.draw(bad, "flow", "dark").picture
    touch(path, "")
    (empty,) = take(maps).values()
    assert empty.title == "Buy a bike"
    assert drawings.draw(empty, "map", "light").picture == before.picture


def test_a_map_that_always_had_errors_has_no_picture(tmp_path: Path) -> None:
    (tmp_path / "a.journey.yaml").write_text("journeymap: 1\ntitle: A\nsteps: 5\n")
    (one,) = take(maps_of(tmp_path)).values()
    drawn = Drawings().draw(one, "map", DEFAULT)
    assert (drawn.picture, drawn.why) == (b"", "there is no picture until its errors are mended")


def test_errors_of_what_a_map_stands_on_are_its_own(tmp_path: Path) -> None:
    write(tmp_path / "a.journey.yaml")
    (tmp_path / "journeymap.yaml").write_text("journeymap: 1\nnonsense: 1\n")
    (one,) = take(maps_of(tmp_path)).values()
    assert not one.sound
    assert {Path(finding.source.name).name for finding in one.findings if finding.code == "JM101"} == {
        "journeymap.yaml"
    }


def test_a_file_that_was_away_has_not_lost_its_picture(tmp_path: Path) -> None:
    path = write(tmp_path / "a.journey.yaml")
    maps = maps_of(tmp_path)
    take(maps)
    path.unlink()
    assert take(maps) == {}
    path.write_text("journeymap: [")
    (one,) = take(maps).values()
    assert one.good


def test_a_view_with_nothing_to_show_says_why(tmp_path: Path) -> None:
    write(tmp_path / "a.journey.yaml")
    (one,) = take(maps_of(tmp_path)).values()
    drawn = Drawings().draw(one, "matrix", DEFAULT)
    assert not drawn.picture
    assert drawn.why.startswith("no matrix is drawn: the map has no opportunities")


def test_a_picture_is_drawn_once(tmp_path: Path) -> None:
    write(tmp_path / "a.journey.yaml")
    maps, drawings = maps_of(tmp_path), Drawings()
    (one,) = take(maps).values()
    assert drawings.draw(one, "map", "dark") is drawings.draw(one, "map", "dark")
    assert drawings.draw(one, "map", "dark") is not drawings.draw(one, "map", "light")
    for theme in themes():
        for view in views_of(one):
            drawings.draw(one, view, theme)
    assert len(drawings._kept) <= 50


def test_the_look_is_the_command_lines_then_the_workspaces_then_the_screens(tmp_path: Path) -> None:
    write(tmp_path / "a.journey.yaml")
    maps = maps_of(tmp_path)
    (one,) = take(maps).values()
    looks = {name: Drawings().draw(one, "map", name).picture for name in themes()}
    assert looks[DEFAULT] == looks["auto"]
    assert Drawings("light").draw(one, "map", DEFAULT).picture == looks["light"]
    drawings = Drawings()
    for theme in ("dark", "light"):  # and is another one as soon as the file says so
        touch(tmp_path / "journeymap.yaml", f"journeymap: 1\ntheme: {theme}\n")
        (one,) = take(maps).values()
        assert drawings.draw(one, "map", DEFAULT).picture == looks[theme]


def test_odd_names_are_names(tmp_path: Path) -> None:
    names = [
        "a b.journey.yaml",
        "ü.journey.yaml",
        "%2e%2e.journey.yaml",
        "<b>.journey.yaml",
        "日本.journey.yaml",
    ]
    for name in names:
        write(tmp_path / name, name)
    found = take(maps_of(tmp_path))
    assert sorted(found) == sorted(names)
    assert all(one.key.isalnum() and one.key.isascii() for one in found.values())


def test_links_out_of_the_folder_are_no_maps(tmp_path: Path) -> None:
    outside, folder = write(tmp_path / "out.journey.yaml"), tmp_path / "in"
    folder.mkdir()
    (folder / "link.journey.yaml").symlink_to(outside)
    assert take(maps_of(folder)) == {}


def test_a_folder_that_goes_away_is_empty(tmp_path: Path) -> None:
    folder = tmp_path / "maps"
    folder.mkdir()
    path = write(folder / "a.journey.yaml")
    maps = maps_of(folder)
    assert list(take(maps)) == ["a.journey.yaml"]
    path.unlink()
    folder.rmdir()
    assert take(maps) == {}
