"""The house is built as docs/architecture says: who may import whom, and who may do what."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import PACKAGE, environment

# In each line a name may import the ones before it. What a name is: a module, or a folder of them.
LANGUAGE = [
    "source",
    "findings",
    "decode",
    "ignored",
    "folders",
    "slips",
    "document",
    "fields",
    "model",
    "settings",
    "mend",
    "complaints",
    "validate",
    "outline",
    "workspace",
    "rules",
    "selection",
    "allow",
    "configuration",
    "inspection",
    "survey",
    "checking",
]
PICTURE = [
    *(
        "markup",
        "icons",
        "fonts",
        "sfnt",
        "family",
        "breaks",
        "scene",
        "text",
        "roles",
        "contrast",
        "themes",
        "theme",
    ),
    "formats",
]
VIEWS = ["labels", "experience", "lanes", "views", "draw"]
#: These import nothing of ours, and all may import them.
BESIDE = {"registry", "visible", "files", "pictures", "processes", "quoting", "today", "__version__"}
#: What else a name may import.
MORE: dict[str, set[str]] = {
    "folders": {"family"},
    "lanes": {"model", "settings", "source", "scene", "text", "theme"},
    "views": {
        *("model", "settings", "source", "scene", "breaks", "text", "theme"),
        *("summary", "flow", "reckoning", "graph", "placing", "roles", "diff"),
    },
    "labels": set(),
    "element": {"source", "model"},
    "age": {"fields", "model"},
    "collection": {"fields", "model", "experience", "reckoning", "summary", "age"},
    "tables": {"collection", "summary"},
    "conditions": {"findings", "tables"},
    "gathering": {"decode", "findings", "model", "outline", "workspace", "rules", "collection"},
    "rules": {"age", "experience", "element", "flow", "family", "contrast", "theme"},
    "baseline": {"findings"},
    "cache": set(),
    "kept": {"source", "findings", "outline"},
    "survey": {"cache", "kept"},
    "checking": {"cache", "kept"},
    "fixing": {"source", "findings", "document", "workspace"},
    "layout": {"source", "findings", "folders", "document", "allow", "model", "settings"},
    "renaming": {"source", "findings", "document", "fields", "model", "settings", "workspace"},
    "history": {
        *("findings", "decode", "model", "workspace", "survey", "summary"),
        *("collection", "diff", "git"),
    },
    "experience": {"model"},
    "flow": {"source", "model"},
    "chain": set(),
    "graph": set(),
    "placing": {"graph", "markup"},
    "reckoning": {"model", "flow", "chain"},
    "saying": {"model", "settings", "labels", "experience"},
    "longhand": {"fields", "model"},
    "lines": {"fields", "model"},
    "git": {"decode", "folders", "workspace"},
    "markdown": {"markup"},
    "forms": {
        *("fields", "model", "labels", "experience", "summary", "saying", "markup"),
        *("longhand", "markdown"),
    },
    "export": {"model", "workspace", "labels", "saying", "forms"},
    "draw": {
        *(
            "source",
            "findings",
            "folders",
            "model",
            "settings",
            "workspace",
            "family",
            "scene",
            "text",
            "theme",
        ),
        "formats",
        "diff",
    },
    "page": {"model", "labels", "saying", "markup", "scene", "theme", "formats"},
    "publish": {"diff", "model", "workspace", "theme", "draw", "export", "page", "markup", "saying"},
    "atlas": {
        *("settings", "experience", "summary", "collection", "labels"),
        *("markup", "formats", "page"),
    },
    "building": {
        *("source", "findings", "decode", "folders", "model", "workspace", "rules", "survey", "checking"),
        *("cache", "kept", "collection", "labels", "markup", "saying", "draw", "publish", "atlas"),
    },
    "report": {"source", "findings", "model", "markup", "markdown"},
    "sites": {
        *("findings", "decode", "folders", "model", "workspace", "rules", "report"),
        *("markup", "scene", "placing", "theme", "formats", "views", "draw"),
    },
    "summary": {"source", "findings", "model", "experience", "flow", "reckoning"},
    "serving": {
        *(
            "findings",
            "folders",
            "model",
            "settings",
            "workspace",
            "rules",
            "formats",
            "theme",
            "views",
            "draw",
        ),
    },
    "diff": {
        *("source", "folders", "fields", "model", "experience", "reckoning", "summary"),
        *("collection", "longhand", "markup", "markdown"),
    },
    "importers": {"source", "findings", "model", "settings", "fields"},
}
#: Packages of others, and which of our names know them.
OTHERS = {
    "yaml": {"document"},
    "imagesize": {"pictures"},
    "pathspec": {"ignored"},
    "pydantic": {"fields", "model", "settings", "validate", "mend"},
    "pydantic_core": {"fields", "model", "settings"},
    "typer": {"cli"},
    "click": {"cli"},
    "rich": {"cli"},
    "uniseg": {"breaks"},
    "pyphen": {"breaks"},
    "uharfbuzz": {"family", "text", "formats"},
    "resvg_py": {"formats"},
    "graphviz": {"placing"},
    "deflate": {"formats"},
    "pydyf": {"formats"},
    "openpyxl": {"forms"},
    "uvicorn": {"serving"},
    "sphinx": {"sites"},
    "docutils": {"sites"},
}


def allowed(name: str) -> set[str] | None:
    """The names of ours that one may import; None if the house has no place for it."""
    found = set(MORE[name]) if name in MORE else None
    for chain in (LANGUAGE, PICTURE, VIEWS):
        if name in chain:
            found = (found or set()) | set(chain[: chain.index(name)])
    if name in BESIDE:
        return set()
    # The model of the language knows nothing of text and the places in it.
    if name in ("fields", "model", "settings"):
        found = (found or set()) - {"findings", "decode", "ignored", "folders", "slips", "document"}
    return None if found is None else found | BESIDE


def modules() -> Iterator[tuple[str, Path, ast.Module]]:
    """Every module: its name in the house, its file, and its tree."""
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).with_suffix("").parts[0]
        yield name, path, ast.parse(path.read_text(encoding="utf-8"))


MODULES = list(modules())


def imported(tree: ast.Module) -> set[str]:
    """The full names of what a module imports, wherever in it: at the top, or in a function."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            inner = node.module == "journeymap"
            found |= {f"journeymap.{alias.name}" for alias in node.names} if inner else {str(node.module)}
    return found


@pytest.mark.parametrize("name", sorted({name for name, _, _ in MODULES} - {"cli", "__main__", "__init__"}))
def test_direction(name: str) -> None:
    may = allowed(name)
    assert may is not None, f"{name} has no place in the lines above"
    for other, path, tree in MODULES:
        if other == name:
            ours = {one.split(".")[1] for one in imported(tree) if one.startswith("journeymap.")} - {name}
            assert ours <= may, f"{path.name} imports {ours - may}"


def test_nothing_imports_the_command_line() -> None:
    for name, path, tree in MODULES:
        if name not in ("cli", "__main__"):
            assert not any(one.startswith("journeymap.cli") for one in imported(tree)), path


def test_packages_of_others_stay_where_they_belong() -> None:
    for name, path, tree in MODULES:
        for package in {one.partition(".")[0] for one in imported(tree)} - {"journeymap", "__future__"}:
            if package not in sys.stdlib_module_names:
                assert name in OTHERS.get(package, set()), f"{path} imports {package}"


#: What only the command line does: these names and attributes of modules are its own.
OWN = {"print", "input", "exit", "quit", "breakpoint"}
OWN_OF = {
    "os": {"environ", "getenv", "putenv", "_exit", "system", "popen"},
    "sys": {"exit", "argv", "stdin", "stdout", "stderr"},
}


def test_only_the_command_line_speaks_listens_and_ends() -> None:
    for name, path, tree in MODULES:
        if name in ("cli", "__main__"):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in OWN, f"{path}:{node.lineno}"
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                assert node.attr not in OWN_OF.get(node.value.id, ()), f"{path}:{node.lineno}"


def texts(tree: ast.Module) -> Iterator[ast.Constant]:
    """The strings of a module that are not docstrings."""
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare:
            yield node


def test_only_markup_writes_tags() -> None:
    # A tag, a comment, a declaration; `<stdin>` is how findings call standard input. A sign alone is
    # the start of a tag where something is put behind it.
    tag = re.compile(r"(?<!\(\?)</?[A-Za-z!?](?!tdin>)")
    for name, path, tree in MODULES:
        if path.parent.name == "_pdf":
            continue  # where `<<` is what PDF has for a dictionary
        nodes = list(ast.walk(tree))
        specs = {id(node.format_spec) for node in nodes if isinstance(node, ast.FormattedValue)}
        mixed = [node for node in nodes if isinstance(node, ast.JoinedStr) and id(node) not in specs]
        pieces = {id(one) for node in mixed for one in node.values}
        for node in texts(tree) if name != "markup" else ():
            text = str(node.value)
            assert not tag.search(text), f"{path}:{node.lineno}: {text!r}"
            assert not (text.endswith("<") and id(node) in pieces), f"{path}:{node.lineno}: {text!r}"


def test_no_dangerous_ways() -> None:
    banned = {"eval", "exec", "compile", "__import__"}
    # What is served is listened for, on this machine alone (tests/serving/test_requests.py).
    listening = {"serving": {"socket"}}
    for name, path, tree in MODULES:
        names = imported(tree)
        assert names & {
            "pickle",
            "marshal",
            "shelve",
            "socket",
            "urllib.request",
            "http.client",
            "ssl",
        } <= listening.get(name, set()), path
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in banned, f"{path}:{node.lineno} of {name}"


def loaded(*arguments: str, cwd: Path) -> set[str]:
    """The packages that a run of the command line imports."""
    code = (
        "import atexit, sys\n"
        "atexit.register(lambda: print(*sys.modules, file=open('modules', 'w')))\n"
        f"sys.argv = ['journeymap', *{arguments!r}]\n"
        "from journeymap.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=cwd, env=environment(), capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return {name.partition(".")[0] for name in (cwd / "modules").read_text().split()}


@pytest.mark.parametrize(
    "arguments",
    [("--version",), ("--help",), ("lint", "--help"), ("atlas", "--help"), ("query", "--help")],
    ids=" ".join,
)
def test_help_is_light(arguments: tuple[str, ...], tmp_path: Path) -> None:
    heavy = {"pydantic", "pydantic_core", "yaml", "rich", "uharfbuzz", "resvg_py", "uniseg", "pyphen"}
    heavy |= {"uvicorn", "asyncio", "socket"}
    assert not loaded(*arguments, cwd=tmp_path) & heavy


@pytest.mark.parametrize("form", ["md", "csv", "json", "mermaid"])
def test_what_is_no_picture_is_light(form: str, tmp_path: Path) -> None:
    (tmp_path / "x.journey.yaml").write_text("journeymap: 1\ntitle: x\nsteps: [{name: a}]\n")
    heavy = {"rich", "uharfbuzz", "resvg_py", "uniseg", "pyphen", "graphviz", "pydyf", "openpyxl"}
    assert not loaded("render", ".", "-f", form, cwd=tmp_path) & heavy
    assert list(tmp_path.glob("x.journey.*")) != [tmp_path / "x.journey.yaml"]


def test_a_workbook_is_written_without_drawing(tmp_path: Path) -> None:
    (tmp_path / "x.journey.yaml").write_text("journeymap: 1\ntitle: x\nsteps: [{name: a}]\n")
    packages = loaded("render", ".", "-f", "xlsx", cwd=tmp_path)
    assert "openpyxl" in packages
    assert not packages & {"rich", "uharfbuzz", "resvg_py", "uniseg", "pyphen"}


def test_lint_of_what_was_linted_before_is_lighter_still(tmp_path: Path) -> None:
    (tmp_path / "x.journey.yaml").write_text("journeymap: 1\ntitle: x\nsteps: [{name: a}]\n")
    loaded("lint", ".", "--exit-zero", cwd=tmp_path)
    assert not loaded("lint", ".", "--exit-zero", cwd=tmp_path) & {"yaml", "pydantic", "pydantic_core"}


def test_lint_is_light(tmp_path: Path) -> None:
    (tmp_path / "x.journey.yaml").write_text("journeymap: 1\ntitle: x\nsteps: [{name: a}]\n")
    heavy = {"rich", "uharfbuzz", "resvg_py", "uniseg", "pyphen", "graphviz"}
    packages = loaded("lint", ".", "--exit-zero", cwd=tmp_path)
    assert "yaml" in packages
    assert not packages & heavy
