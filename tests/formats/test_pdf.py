"""PDF shows what the scene has, says it in the right words, and is the same bytes every time."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest
from fontTools.ttLib import TTFont
from pypdf.generic import ContentStream

from conftest import environment
from journeymap import formats, theme
from journeymap.cli._read import open_maps
from journeymap.draw import Pen
from journeymap.formats import Leaf, Options, TooLarge, pdf
from journeymap.formats._pdf import paper
from journeymap.formats._pdf.text import Fonts
from journeymap.scene import Box, Curve, Group, Icon, Image, Item, Line, Scene, Words
from journeymap.theme import TYPES

LIGHT = theme.load("light")
EXAMPLES = Path(__file__).parents[2] / "examples"
LATIN = ["01-first-map", "02-broadband-switch", "07-moving-house-de"]


def scene(*items: Item, width: float = 400, height: float = 200, **more: Any) -> Scene:
    kept = {"id": "x", "title": "Title", "description": "", "lang": "en", "direction": "ltr", **more}
    return Scene(width=width, height=height, items=(Box(0, 0, width, height, "paper"), *items), **kept)


def words(text: str, role: str = "cell", x: float = 5, y: float = 20) -> Words:
    return Words(x, y, text, role, 100, x, 390)


def example(name: str, view: str = "map") -> Scene:
    (one,) = open_maps([EXAMPLES / f"{name}.journey.yaml"])
    assert one.journey
    return Pen("svg").scene(one.journey, one.workspace, one.path, view)


def read(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(data), strict=True)


def write(picture: Scene, options: Options | None = None) -> pypdf.PdfReader:
    return read(pdf.write(picture, LIGHT, options or Options()))


def text(page: pypdf.PageObject) -> str:
    return page.extract_text()


def squeezed(said: str) -> str:
    return "".join(said.split())


def outline(document: pypdf.PdfReader) -> list[str]:
    """Titles, those below another one with a mark."""

    def told(entries: Any, mark: str) -> list[str]:
        return [
            title
            for one in entries
            for title in (told(one, mark + ">") if isinstance(one, list) else [f"{mark}{one.title}"])
        ]

    return told(document.outline, "")


def test_the_page_is_the_picture_and_says_what_it_is() -> None:
    document = write(scene(words("Pay"), title="Buy (it) \\ now", lang="de"))
    (page,) = document.pages
    assert [float(at) for at in page.mediabox] == [0, 0, 300, 150]
    assert document.metadata == {"/Title": "Buy (it) \\ now"}, "no date, no producer, nothing of the machine"
    root = document.root_object
    assert root["/Lang"] == "de"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert "/ID" not in document.trailer


@pytest.mark.parametrize("name", LATIN)
def test_the_words_are_the_scenes_in_its_order(name: str) -> None:
    picture = example(name)
    (page,) = write(picture).pages
    wanted = [item.text for item in picture.walk() if isinstance(item, Words)]
    assert squeezed(text(page)) == squeezed(" ".join(wanted))


@pytest.mark.parametrize("name", LATIN)
def test_lines_are_as_wide_as_they_were_measured(name: str) -> None:
    fonts = Fonts(())
    for item in example(name).walk():
        if isinstance(item, Words):
            style = TYPES[item.role]
            assert fonts.line(item.text, style.face, rtl=False).wide(style) == pytest.approx(item.width), item


def shown(page: pypdf.PageObject) -> list[tuple[Any, bytes]]:
    stream = page.get_contents()
    assert stream is not None
    return list(ContentStream(stream, page.pdf).operations)


def test_the_viewers_pen_is_where_ours_is() -> None:
    """What viewers add up from widths and adjustments is the width of the line, tracking included."""
    line = "AVAT. Tyre Wave, To-Do: “Ply”"
    (page,) = write(scene(words(line, "title"))).pages
    ((font, size),) = (operands for operands, operator in shown(page) if operator == b"Tf")
    ((tracking,),) = (operands for operands, operator in shown(page) if operator == b"Tc")
    ((array,),) = (operands for operands, operator in shown(page) if operator == b"TJ")
    described = page["/Resources"]["/Font"][font]
    widths = described["/DescendantFonts"][0]["/W"][1]
    encoding = described["/Encoding"].get_data().decode()
    glyphs = {int(code, 16): int(cid) for code, cid in re.findall(r"<(..)> (\d+)\n", encoding)}
    pen = 0.0
    for part in array:
        if isinstance(part, int | float):
            pen -= float(part) / 1000 * float(size)
            continue
        for code in part.original_bytes:
            pen += float(widths[glyphs[code]]) / 1000 * float(size) + float(tracking)
    style = TYPES["title"]
    assert pen == pytest.approx(Fonts(()).line(line, style.face, rtl=False).wide(style), abs=0.12)


def test_fonts_are_embedded_and_hold_what_is_shown_and_no_more() -> None:
    (page,) = write(scene(words("Pay"), words("Yes", "step.name", y=50), words("No", "quote", y=80))).pages
    fonts = page["/Resources"]["/Font"].values()
    assert len(fonts) == 3
    names = set()
    for font in fonts:
        assert re.fullmatch(r"/[A-Z]{6}\+InterJourneymap-\w+", font["/BaseFont"])
        names.add(font["/BaseFont"].partition("+")[2])
        data = font["/DescendantFonts"][0]["/FontDescriptor"]["/FontFile2"].get_data()
        glyphs = TTFont(BytesIO(data))["glyf"].glyphs
        assert len(glyphs) == len({"Pay": 3, "Yes": 3, "No": 2}) + (0 if "Italic" in font["/BaseFont"] else 1)
    assert len(names) == 3


def test_the_same_picture_is_the_same_bytes_in_another_process() -> None:
    picture = example("02-broadband-switch")
    once = pdf.write(picture, LIGHT, Options())
    assert once == pdf.write(picture, LIGHT, Options())
    code = (
        "import sys; from pathlib import Path; from journeymap.cli._read import open_maps\n"
        "from journeymap.draw import Pen\n"
        "(one,) = open_maps([Path(sys.argv[1])])\n"
        "sys.stdout.buffer.write(Pen('pdf', 'light').draw(one.journey, one.workspace, one.path))\n"
    )
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code, str(EXAMPLES / "02-broadband-switch.journey.yaml")],
            env=environment(PYTHONHASHSEED=seed, TZ="Asia/Tokyo"),
            capture_output=True,
            check=True,
        )
        assert done.stdout == once


HOSTILE = [
    ") Tj ET Q (", "\\", "\\)", "(((", "<</S/JavaScript>>", "endstream endobj", "%PDF-1.7", "BT /F0 1 Tf",
    "\x7f", "a\u0000b", "\u202eabc", "ABC" * 500, "é\u0301\u0302", "\ufffd", "𝔘𝔫𝔦", "fi ffl", "אבג", "日本",
]  # fmt: skip


@pytest.mark.parametrize("said", HOSTILE)
def test_hostile_text_stays_text(said: str) -> None:
    inside = Group((words(said),), id=said, label=said, link=f"https://example.org/{said}")
    document = write(scene(inside, title=said))
    (page,) = document.pages
    kept = ["\ufffd" if char < " " or char == "\x7f" else char for char in squeezed(said) if char != "\u202e"]
    assert sorted(squeezed(text(page))) == sorted(kept)
    assert {key for key in document.root_object if key in ("/OpenAction", "/AA", "/AcroForm")} == set()
    for note in page.get("/Annots", []):
        assert note.get_object()["/A"]["/S"] == "/URI"
    operators = {operator for _, operator in shown(page)}
    assert operators <= {*b"q Q cm re f rg BT ET Tm Tf Tc TJ BDC BMC EMC M n W Do".split()}


def test_the_same_glyph_is_copied_as_what_it_stood_for() -> None:
    """Two characters that look alike share a glyph in the font, but not in what is copied."""
    (page,) = write(scene(words("K 1\u00a02"), words("\u212a x\u0302", y=50))).pages
    assert text(page).splitlines() == ["K 1\u00a02", "\u212a x\u0302"]


def test_links_lead_out_and_to_parts_of_the_picture() -> None:
    picture = scene(
        Group((words("Site"),), link="https://example.org/ä b?q=1#z".replace(" ", "%20"), label="The site"),
        Group((words("Script", y=50),), link="javascript:alert(1)"),
        Group((words("Below", y=80),), link="#stage-pay"),
        Group((words("Nowhere", y=110),), link="#gone"),
        Group((words("Pay", x=200, y=150),), id="stage-pay", label="Pay: it all"),
    )
    document = write(picture)
    (page,) = document.pages
    out, inside = (note.get_object() for note in page["/Annots"])
    assert out["/A"]["/URI"] == "https://example.org/%C3%A4%20b?q=1#z"
    assert out["/Contents"] == "The site"
    left, low, right, high = map(float, out["/Rect"])
    assert (left, high) == (3.75, pytest.approx(150 - 0.75 * (20 - 12.5)))
    assert low < 150 - 15 < high
    assert right == 3.75 + 75
    assert inside["/Dest"][0].get_object() == page
    assert [float(at) for at in inside["/Dest"][2:4]] == [150, pytest.approx(150 - 0.75 * (150 - 12.5))]
    assert outline(document) == ["Pay: it all"]
    assert list(document.named_destinations) == ["stage-pay"]


def test_the_outline_has_the_stages() -> None:
    picture = example("02-broadband-switch")
    titles = outline(write(picture))
    assert [title.partition(":")[0] for title in titles] == [
        "Trigger",
        "Compare",
        "Order",
        "Install",
        "Live with it",
    ]


def elements(node: Any) -> list[Any]:
    """The parts of a structure in order, each before what is in it."""
    node = node.get_object()
    kids = node.get("/K", [])
    inside = kids if isinstance(kids, list) else [kids]
    parts = [one.get_object() for one in inside if not isinstance(one, int)]
    return [node, *(part for one in parts if "/S" in one for part in elements(one))]


def test_the_structure_tells_paragraphs_links_and_pictures() -> None:
    style = TYPES["cell"]
    picture = scene(
        words("One line"),
        words("and its next", y=20 + style.leading),
        words("Another", y=100),
        Group((words("Site", y=150),), link="https://example.org", label="A site"),
        Image(300, 0, 50, 50, png_of(2, 2), "A queue"),
    )
    document = write(picture)
    root = document.root_object
    assert root["/MarkInfo"]["/Marked"].value is True
    parts = elements(root["/StructTreeRoot"]["/K"])
    assert [part["/S"] for part in parts] == ["/Document", "/Sect", "/P", "/P", "/Link", "/P", "/Figure"]
    assert parts[1]["/T"] == "Title"
    assert parts[2]["/K"] == [0, 1], "two lines of one paragraph"
    assert parts[-1]["/Alt"] == "A queue"
    numbers = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    (page,) = document.pages
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    of_page = owners[page["/StructParents"]]
    assert [one.get_object() for one in of_page] == [parts[2], parts[2], parts[3], parts[5], parts[6]]
    (note,) = page["/Annots"]
    assert owners[note.get_object()["/StructParent"]].get_object() == parts[4]
    depth = 0
    for _, operator in shown(page):
        depth += {b"BDC": 1, b"BMC": 1, b"EMC": -1}.get(operator, 0)
        assert 0 <= depth <= 1
    assert depth == 0


SIZES = {
    "A4": (595, 842),
    "A3": (842, 1191),
    "A0": (2384, 3370),
    "letter": (612, 792),
    "tabloid": (792, 1224),
}


@pytest.mark.parametrize("name", SIZES)
@pytest.mark.parametrize("landscape", [None, True, False])
def test_the_picture_fills_a_page(name: str, landscape: bool | None) -> None:
    (page,) = write(scene(words("Pay")), Options(page=name, landscape=landscape, margin=20)).pages
    lying = landscape is not False
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (
        SIZES[name][::-1] if lying else SIZES[name]
    )
    a, _, _, d, left, top = next(operands for operands, operator in shown(page) if operator == b"cm")
    margin = 20 * 72 / 25.4
    size = 400 * float(a), 200 * -float(d)
    room = float(page.mediabox.width) - 2 * margin, float(page.mediabox.height) - 2 * margin
    assert size[0] == pytest.approx(room[0], abs=0.1) or size[1] == pytest.approx(room[1], abs=0.1)
    assert size[0] <= room[0] + 0.1
    assert size[1] <= room[1] + 0.1
    assert float(left) == pytest.approx((float(page.mediabox.width) - size[0]) / 2, abs=0.1)
    assert float(top) == pytest.approx((float(page.mediabox.height) + size[1]) / 2, abs=0.1)


def test_scale_and_margin_of_a_page_that_fits() -> None:
    (page,) = write(scene(), Options(scale=2, margin=25.4)).pages
    assert (float(page.mediabox.width), float(page.mediabox.height)) == (600 + 144, 300 + 144)


def test_a_page_longer_than_viewers_know_has_larger_units() -> None:
    (page,) = write(scene(words("Pay"), width=40_000)).pages
    assert (page["/UserUnit"], float(page.mediabox.width)) == (3, 10_000)


@pytest.mark.parametrize("size", [(400, 200), (5000, 1200), (1200, 5000), (716, 1047), (11339, 7559)])
@pytest.mark.parametrize("options", [
    Options(tile="A4"), Options(tile="A3", landscape=True, margin=6), Options(tile="A4", page="A0"),
])  # fmt: skip
def test_sheets_show_all_of_a_picture_and_share_their_edges(
    size: tuple[float, float], options: Options
) -> None:
    rows = paper.tiles(size, options)
    shared = paper.OVERLAP * paper.MM
    for way in (0, 1):
        line = rows[0] if way == 0 else [row[0] for row in rows]
        end = 0.0
        for at, sheet in enumerate(line):
            assert sheet.window
            begin = sheet.window[way] - (sheet.left, sheet.top)[way]
            assert begin == pytest.approx(end - shared if at else 0)
            end = begin + sheet.window[way + 2]
            assert sheet.window[way] + sheet.window[way + 2] <= (sheet.width, sheet.height)[way] - 17
        assert end == pytest.approx(size[way] * rows[0][0].scale)
    names = [sheet.name for row in rows for sheet in row]
    assert len(set(names)) == len(names)
    assert names[0] == "A1"


def test_columns_are_called_as_in_spreadsheets() -> None:
    assert [paper.letters(at) for at in (0, 25, 26, 51, 52, 702)] == ["A", "Z", "AA", "AZ", "BA", "AAA"]


def test_a_wall_map_has_an_overview_and_named_sheets() -> None:
    picture = example("02-broadband-switch")
    document = write(picture, Options(tile="A4"))
    sheets = [
        sheet for row in paper.tiles((picture.width, picture.height), Options(tile="A4")) for sheet in row
    ]
    assert document.page_labels == [picture.title, *(sheet.name for sheet in sheets)]
    overview, *others = document.pages
    assert {sheet.name for sheet in sheets} <= set(text(overview).split())
    for page, sheet in zip(others, sheets, strict=True):
        assert f"{sheet.name} · {picture.title}" in text(page)
        boxes = [tuple(map(float, operands)) for operands, operator in shown(page) if operator == b"re"]
        assert sheet.window
        left, top, width, height = sheet.window
        assert boxes[0] == pytest.approx((left, sheet.height - top - height, width, height), abs=0.01)
    assert document.root_object["/ViewerPreferences"]["/PrintScaling"] == "/None"
    forms = {
        operands[0] for page in document.pages for operands, operator in shown(page) if operator == b"Do"
    }
    assert len(forms) == 1, "the sheets share the picture"


def test_links_and_outline_of_a_wall_map_lead_to_the_sheet() -> None:
    picture = scene(
        Group((words("Out", x=2250, y=1500),), link="https://example.org"),
        Group((words("Pay", x=1500, y=100),), id="stage-pay", label="Pay"),
        width=2400, height=1600,
    )  # fmt: skip
    document = write(picture, Options(tile="A4"))
    with_links = [at for at, page in enumerate(document.pages) if "/Annots" in page]
    assert with_links == [0, len(document.pages) - 1]
    (entry,) = document.outline
    assert document.page_labels[document.get_destination_page_number(entry)] == "C1"


def large(width_mm: float, height_mm: float) -> Scene:
    """A picture of that size, full of cards with a line each."""
    width, height = width_mm / 25.4 * 96, height_mm / 25.4 * 96
    cards: list[Item] = []
    for x in range(40, int(width) - 260, 240):
        for y in range(40, int(height) - 60, 56):
            cards.append(Box(x, y, 220, 48, "pain.card", 5))
            cards.append(words(f"Waits {x} for the {y}th answer", "pain.text", x + 10, y + 20))
    return scene(*cards, width=width, height=height)


def test_a_map_as_large_as_a_wall_is_a_small_file() -> None:
    data = pdf.write(large(3000, 2000), LIGHT, Options(tile="A4"))
    assert len(read(data).pages) > 100
    assert len(data) < 1_000_000


def test_too_many_sheets_are_told_in_numbers() -> None:
    with pytest.raises(TooLarge, match=r"[\d,]+ sheets of A4, and one of ours has at most 1,000"):
        write(scene(width=90_000, height=30_000), Options(tile="A4"))


@pytest.mark.parametrize(("options", "said"), [
    (Options(tile="A4", margin=5), "need a margin of 6 mm at least"),
    (Options(tile="A4", margin=95), "a margin of 95 mm leaves too little of A4"),
    (Options(page="A4", margin=100), "a margin of 100 mm leaves too little of A4"),
    (Options(page="A4", scale=2), "A4 says how large the picture is"),
    (Options(landscape=True), "turned as the picture is"),
    (Options(page="A9"), "no page size 'A9'"),
])  # fmt: skip
def test_paper_that_cannot_be_had(options: Options, said: str) -> None:
    assert said in pdf.objection(options)


def test_several_pictures_and_what_is_in_the_file() -> None:
    leaves = [
        Leaf(f"Map {n}", scene(words(f"Step {n}"), title=f"Map {n}", id=f"m{n}"), LIGHT) for n in range(60)
    ]
    leaves[7] = Leaf("Stages", example("02-broadband-switch"), LIGHT)
    document = read(pdf.bind(leaves, "Contents", Options()))
    count = len(document.pages) - 60
    assert count == 3
    listed = " ".join(" ".join(text(page).split()) for page in document.pages[:count])
    assert listed.startswith(f"Contents Map 0 {count + 1} Map 1 {count + 2} ")
    assert listed.endswith(f"Map 59 {count + 60}")
    to = [
        note.get_object()["/Dest"][0].get_object()
        for page in document.pages[:count]
        for note in page["/Annots"]
    ]
    assert to == list(document.pages[count:])
    assert outline(document)[:3] == ["Contents", "Map 0", "Map 1"]
    assert outline(document)[7:10] == ["Map 6", "Stages", ">" + example_stage()]
    assert "m3.stage" not in document.named_destinations
    assert "broadband-switch.stage-trigger" in document.named_destinations


def example_stage() -> str:
    return next(
        item.label for item in example("02-broadband-switch").walk()
        if isinstance(item, Group) and item.id.startswith("stage-")
    )  # fmt: skip


def test_pages_of_contents_have_the_size_of_the_others() -> None:
    leaves = [Leaf(str(n), scene(words("Pay")), LIGHT) for n in range(2)]
    document = read(pdf.bind(leaves, "Contents", Options(page="A3", landscape=True)))
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in document.pages} == {
        (1191, 842)
    }
    alone = read(pdf.bind(leaves[:1], "Contents", Options()))
    assert len(alone.pages) == 1, "one picture needs no contents"


def test_contents_run_from_right_to_left_with_the_pictures() -> None:
    leaves = [Leaf("אבג", scene(direction="rtl", lang="he"), LIGHT)] * 2
    document = read(pdf.bind(leaves, "אב", Options()))
    rects = [[float(at) for at in note.get_object()["/Rect"]] for note in document.pages[0]["/Annots"]]
    assert {round(rect[0]) for rect in rects} == {48}
    assert document.root_object["/ViewerPreferences"]["/Direction"] == "/R2L"


def png_of(width: int, height: int, kind: int = 2, extra: bytes = b"", broken: bool = False) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    row = b"\x00" + b"\x80" * width * {0: 1, 2: 3, 3: 1, 6: 4}[kind]
    pixels = zlib.compress(row * (height - broken))
    head = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    parts = [(b"IHDR", head), *([(b"PLTE", bytes(range(256)) * 3)] if kind == 3 else [])]
    parts += [(b"tRNS", extra)] if extra else []
    parts += [(b"IDAT", pixels), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffdb004300" + "08" * 64
    + "ffc0000b080001000101011100ffc40014000100000000000000000000000000000009"
    + "ffc40014100100000000000000000000000000000000ffda0008010100003f0054dfffd9"
)  # fmt: skip
GIF = bytes.fromhex("47494638396101000100800000ff0000ffffff2c00000000010001000002024401003b")


@pytest.mark.parametrize(("data", "filter", "space", "mask"), [
    (JPEG, "/DCTDecode", "/DeviceGray", False),
    (png_of(4, 3, 0), "/FlateDecode", "/DeviceGray", False),
    (png_of(4, 3, 2), "/FlateDecode", "/DeviceRGB", False),
    (png_of(4, 3, 3), "/FlateDecode", "/Indexed", False),
    (png_of(4, 3, 3, b"\x00"), "/FlateDecode", "/DeviceRGB", True),
    (png_of(4, 3, 6), "/FlateDecode", "/DeviceRGB", True),
    (png_of(4, 3, 2, broken=True), "/FlateDecode", "/DeviceRGB", True),
    (GIF, "/FlateDecode", "/DeviceRGB", True),
])  # fmt: skip
def test_pictures(data: bytes, filter: str, space: str, mask: bool) -> None:  # noqa: A002
    image = Image(10, 10, 40.5, 30, data, "A queue", 4)
    document = write(scene(image, image))
    (page,) = document.pages
    made = [one for one in page["/Resources"]["/XObject"].values() if one["/Subtype"] == "/Image"]
    (found,) = made
    assert found["/Filter"] == filter
    assert space in (
        found["/ColorSpace"] if isinstance(found["/ColorSpace"], str) else found["/ColorSpace"][0]
    )
    assert ("/SMask" in found) is mask
    if filter == "/FlateDecode":
        channels = {"/DeviceRGB": 3}.get(space, 1)
        assert len(found.get_data()) == found["/Width"] * found["/Height"] * channels
    if mask:
        assert len(found["/SMask"].get_data()) == found["/Width"] * found["/Height"]
    else:
        assert (found["/Width"], found["/Height"]) == ((1, 1) if data is JPEG else (4, 3))


def test_channels_part_as_the_picture_was() -> None:
    """The colours and opacity of a redrawn picture are those that were there."""
    (page,) = write(scene(Image(0, 0, 8, 8, png_of(8, 8, 6), ""))).pages
    (found,) = page["/Resources"]["/XObject"].values()
    # A half-transparent grey.
    assert set(found["/SMask"].get_data()) == {0x80}
    assert all(abs(value - 0x80) <= 1 for value in found.get_data())


def test_paints() -> None:
    picture = scene(
        Box(0, 0, 400, 100, "emotion.field"),
        Line(0, 50, 400, 50, "emotion.zero"),
        Curve(((0, 0), (10, 10), (20, 10), (30, 0)), "curve-0"),
        Box(0, 0, 40, 20, "emotion.tag", 40),
        Icon(10, 10, 12, "face.1", "face.1"),
        Icon(30, 10, 12, "face.1", "face.1"),
        Box(0, 0, 0, 20, "pain.card"),
    )
    (page,) = write(picture).pages
    operations = shown(page)
    operators = [operator for _, operator in operations]
    assert operators.count(b"sh") == 1
    assert ([[0.1, 5], 0], b"d") in [
        ([[float(a) for a in one[0]], one[1]], op) for one, op in operations if op == b"d"
    ]
    assert operators.index(b"J") > operators.index(b"sh")
    states = page["/Resources"]["/ExtGState"]
    assert [float(states[one[0]]["/ca"]) for one, op in operations if op == b"gs"] == [0.8]
    drawn = [one[0] for one, op in operations if op == b"Do"]
    assert len(drawn) == 2
    assert len(set(drawn)) == 1, "an icon is drawn once for all its places"
    shading = page["/Resources"]["/Shading"]["/S0"]
    assert [float(at) for at in shading["/Function"]["/Bounds"]] == [0.5]
    assert operators.count(b"q") == operators.count(b"Q")


def test_a_dark_page_is_dark_to_its_edges() -> None:
    (page,) = read(pdf.write(scene(), theme.load("dark"), Options(page="A4"))).pages
    boxes = [tuple(map(float, one)) for one, operator in shown(page) if operator == b"re"]
    assert boxes[0][2:] == pytest.approx((842 / 0.75, 595 / 0.75), abs=1)
    adapting = pdf.write(scene(words("Pay")), theme.load("auto"), Options())
    assert adapting == pdf.write(scene(words("Pay")), LIGHT, Options())


def test_this_is_a_format() -> None:
    assert isinstance(formats.load("pdf"), formats.Binder)
    assert not isinstance(formats.load("svg"), formats.Binder)
