"""The set-ups of docs/sites.md, built as they are written there."""

from __future__ import annotations

from pathlib import Path

from building import Page, files_of, need, tool

PAGE = Path(__file__).parent.parent.parent / "docs" / "sites.md"
FILES = files_of(PAGE)


def lay_out(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        (content,) = FILES[name]
        path.write_text(content, encoding="utf-8")


def test_mkdocs(tmp_path: Path) -> None:
    need("mkdocs", "material")
    lay_out(tmp_path, "mkdocs.yml", "docs/index.md", "journeys/parking.journey.yaml")
    built = tool("mkdocs", "build", "--strict", cwd=tmp_path)
    assert built.code == 0, built.said
    assert len(Page(tmp_path / "site" / "index.html").pictures) == 2


def test_zensical(tmp_path: Path) -> None:
    need("zensical")
    for config in ("mkdocs.yml", "zensical.toml"):
        lay_out(tmp_path / config, config, "docs/index.md", "journeys/parking.journey.yaml")
        built = tool("zensical", "build", "--strict", cwd=tmp_path / config)
        assert built.code == 0, built.said
        assert len(Page(tmp_path / config / "site" / "index.html").pictures) == 2


def test_sphinx(tmp_path: Path) -> None:
    need("sphinx")
    lay_out(tmp_path, "docs/conf.py", "docs/index.rst", "journeys/parking.journey.yaml")
    (tmp_path / "journeys" / "parking.journey.yaml").rename(tmp_path / "docs" / "parking.journey.yaml")
    built = tool("sphinx", "-W", "docs", "build", cwd=tmp_path)
    assert built.code == 0, built.said
    assert len(Page(tmp_path / "build" / "index.html").images) == 2


def test_notebook(tmp_path: Path) -> None:
    need("nbconvert", "ipykernel")
    from nbformat import v4, write

    lay_out(tmp_path, "journeys/parking.journey.yaml")
    (tmp_path / "journeys" / "parking.journey.yaml").rename(tmp_path / "parking.journey.yaml")
    write(v4.new_notebook(cells=[v4.new_code_cell(FILES["parking.ipynb"][0])]), tmp_path / "parking.ipynb")
    built = tool("nbconvert", "--to", "html", "--execute", "parking.ipynb", cwd=tmp_path)
    assert built.code == 0, built.said
    assert len(Page(tmp_path / "parking.html").images) == 1


def test_every_file_is_built() -> None:
    assert FILES.keys() == {
        *("mkdocs.yml", "docs/index.md", "journeys/parking.journey.yaml", "zensical.toml"),
        *("docs/conf.py", "docs/index.rst", "parking.ipynb"),
    }
