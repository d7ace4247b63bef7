"""Files made to do harm: each ends with findings and a place, soon, and without much memory."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Ran, environment
from journeymap.decode import fetch
from journeymap.findings import MOST
from journeymap.workspace import Workspaces

START = b"journeymap: 1\ntitle: x\nsteps: [{name: a}]\n"

# A process of its own between the tests and the command, so that the figures are the command's alone.
MEASURE = """
import resource, subprocess, sys
code = subprocess.call(sys.argv[2:], stdin=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w") as file:
    print(code, used.ru_utime + used.ru_stime, used.ru_maxrss, file=file)
"""


def lint(folder: Path, *arguments: str | Path, env: dict[str, str] | None = None) -> Ran:
    """Run `journeymap lint` and hold it to the limits: no traceback, no signal, 2 s, 200 MB."""
    figures = folder.parent / f"{folder.name}.figures"
    measure = [sys.executable, "-IS", "-c", MEASURE, str(figures)]
    done = subprocess.run(
        [*measure, sys.executable, "-m", "journeymap", "lint", *map(str, arguments)],
        cwd=folder,
        capture_output=True,
        env=environment(**(env or {})),
        timeout=30,
        check=True,
    )
    code, seconds, kilobytes = figures.read_text().split()
    out, err = done.stdout.decode(), done.stderr.decode()
    assert code in ("0", "1", "2"), err
    assert "Traceback" not in err
    assert "JM900" not in err
    assert float(seconds) < 2
    assert int(kilobytes) < 200_000
    assert len(out) < 1_000_000
    assert all(char == "\n" or (ord(char) >= 0x20 and not 0x7F <= ord(char) < 0xA0) for char in out + err)
    return Ran(int(code), out, err)


def laughs(depth: int = 9) -> bytes:
    """Each list holds the one before nine times."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, depth)]
    return "\n".join(lines).encode()


def merges(depth: int = 20) -> bytes:
    """Each mapping merges the one before several times."""
    lines = ["a0: &a0 {x: 1}"]
    lines += [f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}, *a{n - 1}]}}" for n in range(1, depth)]
    return "\n".join(lines).encode()


BOMBS: dict[str, tuple[bytes, str]] = {
    "25,000 lists": (b"[" * 25_000, "JM014"),
    "100,000 lists": (b"[" * 100_000, "JM014"),
    "100,000 mappings": (b"{a: " * 100_000, "JM014"),
    "100,000 lists in a map": (START + b"tags: " + b"[" * 100_000, "JM014"),
    "100,000 dashes": (b"- " * 100_000, "JM014"),
    "deep blocks": (b"".join(b" " * n + b"a:\n" for n in range(1400)), "JM014"),
    "100,000 closed lists": (b"[" + b"[]," * 100_000 + b"]", "JM014"),
    "billion laughs": (laughs(), "JM009"),
    "merge bomb": (merges(), "JM010"),
    "empty merges": (START + b"x: {<<: [" + b"{}," * 90_000 + b"]}", "JM010"),
    "digits": (START + b"tags: [" + b"9" * 5000 + b", 1e999, .nan, 1e" + b"9" * 5000 + b"]", "JM103"),
    "sexagesimal": (START + b"tags: [" + b"1:" * 20_000 + b"1, 190:20:30]\nx: 1", "JM101"),
    "long line": (START + b"colour: " + b"x" * 500_000, "JM101"),
    "long key": (START + b"x" * 900 + b": 1\n", "JM101"),
    "spaces": (b"a: b" + b" " * 900_000 + b"\nc: d", "JM101"),
    "quotes": (b'title: "x" ' + b"- '', " * 150_000, "JM006"),
    "more quotes": (b"title: " + b"'a' b " * 150_000, "JM006"),
    "brackets at the end": (b"[" + b"[]," * 40_000, "JM006"),
    "controls": (b"a\x01" * 500_000, "JM004"),
    "bidirectional overrides": (START + b'notes: "' + "\u202e".encode() * 300_000 + b'"\n', "JM005"),
    "wrong entries": (START + b"tags: [" + b"3," * 99_000 + b"]", "JM103"),
    "unknown keys": (START + b"".join(b"title%05d: 1\n" % n for n in range(49_000)), "JM101"),
    "repeated keys": (START + b"k: 1\n" * 40_000, "JM008"),
    "aliases": (START + b"tags: [" + b"*a ," * 99_000 + b"]", "JM009"),
    "comments": (START + b"tags:\n" + b"- a #b\n" * 90_000, "JM015"),
    "unknown names among many": (
        b"journeymap: 1\ntitle: x\nsteps: ["
        + b"".join(b"{name: a%05d, next: b%05d}," % (n, n) for n in range(8_000))
        + b"]\n",
        "JM207",
    ),
    "no text": (b"\x80" * 1_000_000, "JM003"),
    "too much": (b"#" * (2 << 20), "JM002"),
    "nothing": (b"", "JM007"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bomb(name: str, tmp_path: Path) -> None:
    data, code = BOMBS[name]
    (tmp_path / "x.journey.yaml").write_bytes(data)
    done = lint(tmp_path, "x.journey.yaml")
    assert done.code == 1
    assert f"[{code}]: " in done.out
    assert "--> x.journey.yaml:" in done.out


def test_no_more_than_so_many_findings_are_told(tmp_path: Path) -> None:
    (tmp_path / "x.journey.yaml").write_bytes(BOMBS["wrong entries"][0])
    done = lint(tmp_path, "x.journey.yaml")
    assert done.err.startswith(f"{MOST} errors, 1 hint in 1 file\n")
    assert f"hint[JM902]: there are more than {MOST} findings of this sort; no more are told" in done.out


def test_what_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "folder.journey.yaml").mkdir()
    (tmp_path / "loop.journey.yaml").symlink_to("loop.journey.yaml")
    (tmp_path / "nowhere.journey.yaml").symlink_to("none")
    os.mkfifo(tmp_path / "fifo.journey.yaml")
    (tmp_path / "environ.journey.yaml").symlink_to("/proc/self/environ")
    (tmp_path / "zero.journey.yaml").symlink_to("/dev/zero")
    names = ["loop", "nowhere", "fifo", "environ", "zero"]
    done = lint(tmp_path, *(f"{name}.journey.yaml" for name in names), env={"SECRET": "hunter2"})
    assert done.code == 1
    assert done.out.count("error[JM0") == len(names)
    for name in names:
        assert f"--> {name}.journey.yaml:1:1" in done.out
    assert "hunter2" not in done.out
    # A folder is searched whatever it is called, and of what lies in one only files count.
    searched = lint(tmp_path, ".")
    assert (searched.code, searched.err) == (1, "1 error in 1 file\n")
    assert "fifo" in searched.out
    assert lint(tmp_path, "folder.journey.yaml").code == 0


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "x.journey.yaml"
    path.write_bytes(START)
    path.chmod(0)
    # Whoever may do everything looks as somebody who may not.
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        found = fetch(path)
    finally:
        if root:
            os.seteuid(0)
    assert not isinstance(found, bytes)
    assert found.message == "cannot read the file: permission denied"


NAME = "\x1b[31m\x1b]0;x\x07\n::error::\u202eevil\x9b\x7f.journey.yaml"


def test_names_of_files_are_shown_and_never_obeyed(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"titel: x\n")
    shown = r"\x1b[31m\x1b]0;x\x07 ::error::\u202eevil\x9b\x7f.journey.yaml:1:1"
    for arguments in ([NAME], ["."]):
        done = lint(tmp_path, *arguments)
        assert done.code == 1
        assert f" --> {shown}\n" in done.out
    missing = lint(tmp_path, NAME + "2")
    assert missing.code == 2
    assert missing.err.count("\n") == 1
    assert not missing.err.startswith("::")


def test_words_of_a_map_are_shown_and_never_obeyed(tmp_path: Path) -> None:
    words = '"\\u001b[31m\\n::error::x\\u202e": "\\e"\n\x1b]0;x\x07: \x9b\n'.encode()
    (tmp_path / "x.journey.yaml").write_bytes(START + words)
    done = lint(tmp_path, "x.journey.yaml")
    assert done.code == 1
    assert not any(line.startswith("::") for line in done.out.splitlines())


#: A picture of one pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c636000000002000148afa4710000000049454e44ae426082"
)


PICTURE = b"GIF89a" + bytes([1, 0, 1, 0])


@pytest.fixture
def grounds(tmp_path: Path) -> Path:
    """A workspace in a folder `root`, and beside it what is none of its business."""
    root = tmp_path / "root"
    for folder in (root / "maps", tmp_path / "root_evil", root / ".hidden", root / "node_modules"):
        folder.mkdir(parents=True)
        (folder / "p.png").write_bytes(PNG)
        (folder / "evil.persona.yaml").write_text("journeymap: 1\nname: Evil\n")
    (root / "maps" / "evil.persona.yaml").unlink()
    (root / "journeymap.yaml").write_text(
        "journeymap: 1\npersonas: ['../**/*.persona.yaml', '**/*.persona.yaml', '/**', '**/../**']\n"
        "maps: ['../**', '**/*.journey.yaml']\n"
    )
    (tmp_path / "out.persona.yaml").write_text("journeymap: 1\nname: Out\n")
    (root / "out.persona.yaml").symlink_to("../out.persona.yaml")
    (root / "evil").symlink_to("../root_evil")
    (root / "maps" / "out.png").symlink_to("../../root_evil/p.png")
    (root / "maps" / "loop.png").symlink_to("loop.png")
    (root / "maps" / "in.png").symlink_to("p.png")
    os.mkfifo(root / "maps" / "fifo.png")
    (root / "maps" / "text.png").write_text("<svg/>")
    (root / "maps" / "big.png").write_bytes(PICTURE + bytes(1 << 20))
    return root


OUTSIDE, MISSING = "it lies outside the workspace", "there is no such file"
FORM = "a path starts at the folder of its file and uses `/`"


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("p.png", ""),
        ("./p.png", ""),
        ("../maps/p.png", ""),
        ("in.png", ""),
        ("none.png", MISSING),
        ("loop.png", MISSING),
        ("a" * 5000, MISSING),
        ("..", "it is a folder"),
        ("../../root_evil/p.png", OUTSIDE),
        ("../../root_evil/none.png", OUTSIDE),
        ("../../../../../../../../etc/hostname", OUTSIDE),
        ("../evil/p.png", OUTSIDE),
        ("out.png", OUTSIDE),
        ("/etc/hostname", FORM),
        ("C:/p.png", FORM),
        ("C:\\p.png", FORM),
        ("..\\p.png", FORM),
        ("\\\\host\\p.png", FORM),
        ("fifo.png", "it is not a regular file"),
        ("text.png", "it is no PNG, JPEG, GIF or WebP picture"),
        ("big.png", "it is larger than 1 MiB"),
    ],
)
def test_pictures_come_from_the_workspace(grounds: Path, path: str, why: str) -> None:
    beside = grounds / "maps" / "x.journey.yaml"
    found = Workspaces().around(beside).picture(path, beside)
    assert found == why if why else isinstance(found, bytes)


def test_a_picture_of_a_map_without_a_workspace_comes_from_its_folder(tmp_path: Path) -> None:
    (tmp_path / "p.png").write_bytes(PICTURE)
    (tmp_path / "in").mkdir()
    beside = tmp_path / "in" / "x.journey.yaml"
    assert Workspaces().around(beside).picture("../p.png", beside) == OUTSIDE


def test_patterns_and_links_never_leave_the_workspace(grounds: Path) -> None:
    workspace = Workspaces().around(grounds / "maps" / "x.journey.yaml")
    assert workspace.declared
    assert workspace.folder == grounds
    assert workspace.persona_entries == {}
    assert workspace.maps == {}


def test_patterns_take_no_longer_than_they_are_long(grounds: Path) -> None:
    deep = grounds.joinpath(*["a"] * 40)
    deep.mkdir(parents=True)
    (deep / "x.persona.yaml").write_text("journeymap: 1\nname: X\n")
    pattern = "/".join(["**"] * 200 + ["*a*" * 5] * 200 + ["**"])
    (grounds / "journeymap.yaml").write_text(f"journeymap: 1\npersonas: '{pattern}'\n")
    (grounds / "x.journey.yaml").write_text("journeymap: 1\ntitle: x\npersona: x\nsteps: [{name: a}]\n")
    done = lint(grounds, "x.journey.yaml")
    assert done.code == 1
