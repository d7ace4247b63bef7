"""SVG is safe whatever the map says, the same every time, and complete without its styles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap import fonts, theme
from journeymap.formats import Options, _fonts, names, svg
from journeymap.icons import ICONS
from journeymap.scene import Box, Curve, Group, Icon, Image, Item, Line, Scene, Shape, Words
from journeymap.theme import LOOK, TYPES

SVG = "{http://www.w3.org/2000/svg}"
PNG_BYTES = b"\x89PNG\r\n\x1a\n" + bytes(8)
PLAIN = Options(embed_font=False)

ELEMENTS = """
    svg title desc style defs linearGradient stop clipPath rect line polygon path text g a image
"""
ATTRIBUTES = """
    viewBox width height id role aria-labelledby lang direction font-family font-weight
    font-style font-size letter-spacing word-spacing text-anchor x y x1 y1 x2 y2 rx points d
    transform class fill fill-rule stroke stroke-width stroke-dasharray stroke-linecap
    stroke-linejoin opacity offset stop-color clip-path preserveAspectRatio href
"""
ADDRESS = r"url\(#([A-Za-z0-9_-]*)\)"
RULE = r"#jm-[A-Za-z0-9_-]* \.[a-z0-9_-]+\{((fill|stroke|stop-color):(#[0-9a-f]{6}|none);?)+\}"
ANYTHING = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from("<>&\"'\r\n\t\x00\x85\ufffe\ud800]#:;{}()\\/\u202e\u2069"),
    ),
    max_size=12,
)
THEMES = {name: theme.load(name) for name in theme.names()}


def words(
    text: str, role: str = "cell", x: float = 10, anchor: Literal["start", "middle", "end"] = "start"
) -> Words:
    return Words(x, 20, text, role, 50, 10, 100, anchor)


def scene(
    *items: Item,
    name: str = "checkout",
    title: str = "Title",
    description: str = "",
    lang: str = "en",
    direction: Literal["ltr", "rtl"] = "ltr",
) -> Scene:
    return Scene(name, 200, 100, title, description, lang, direction, items)


def text_of(picture: Scene, name: str = "light", options: Options = PLAIN) -> str:
    return svg.write(picture, THEMES[name], options).decode()


def tree(picture: Scene, name: str = "light", options: Options = PLAIN) -> ElementTree.Element:
    return ElementTree.fromstring(text_of(picture, name, options))


def every(root: ElementTree.Element, tag: str) -> list[ElementTree.Element]:
    return root.findall(f".//{SVG}{tag}")


def legal(text: str) -> str:
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    """A scene with anybody's text in every field that takes text."""
    text = st.one_of(
        ANYTHING, st.sampled_from(["javascript:alert(1)", "https://a.b/?c&d", "#x", "]]>", "</style>"])
    )
    inner = (
        words(draw(text)),
        Image(
            0,
            0,
            9,
            9,
            draw(st.sampled_from([PNG_BYTES, b"<svg onload='x'/>", b""])),
            draw(text),
            2,
        ),
        Box(0, 0, 9, 9, "emotion.field"),
        Icon(0, 0, 14, "face.2", "face.2"),
    )
    group = Group(inner, draw(text), draw(text), draw(text))
    return scene(
        Group((group, words(draw(text), "title")), draw(text), draw(text), draw(text)),
        name=draw(text),
        title=draw(text),
        description=draw(text),
        lang=draw(text),
        direction=draw(st.sampled_from(["ltr", "rtl"])),
    )


def walk(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from walk(item.items)


@settings(max_examples=300)
@given(scenes(), st.sampled_from(sorted(THEMES)))
def test_any_text_gives_a_sound_document_with_the_same_text(picture: Scene, name: str) -> None:
    root = tree(picture, name)
    titles = [element.text or "" for element in every(root, "title")]
    assert titles[0] == legal(picture.title)
    assert [element.text or "" for element in every(root, "desc")] == [
        legal(text) for text in [picture.description] if text
    ]
    wanted = [legal(item.text) for item in walk(picture.items) if isinstance(item, Words)]
    if picture.direction == "rtl":
        wanted = [svg.RIGHT_TO_LEFT.format(text) for text in wanted]
    assert [element.text or "" for element in every(root, "text")] == wanted
    for item in walk(picture.items):
        if isinstance(item, Group) and item.label:
            assert legal(item.label) in titles
    assert root.get("lang") == legal(picture.lang)


@settings(max_examples=300)
@given(scenes(), st.sampled_from(sorted(THEMES)))
def test_any_text_gives_only_known_elements_attributes_and_addresses(picture: Scene, name: str) -> None:
    root = tree(picture, name)
    identities = [element.get("id", "") for element in root.iter() if "id" in element.attrib]
    assert len(identities) == len(set(identities))
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in ELEMENTS.split()
        assert element.attrib.keys() <= {*ATTRIBUTES.split()}
        assert re.fullmatch(r"[A-Za-z0-9_-]*", element.get("id", ""))
        assert re.fullmatch(r"[a-z0-9_-]*", element.get("class", ""))
        href = element.get("href")
        if element.tag == f"{SVG}image":
            assert href is not None
            assert re.fullmatch(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+", href)
        elif href is not None:
            assert element.tag == f"{SVG}a"
            assert re.match(r"https?://|mailto:|#jm-[A-Za-z0-9_-]*$", href)
        for key, value in element.attrib.items():
            if key not in ("lang", "href"):
                assert "(" not in value or re.fullmatch(ADDRESS, value) or key == "transform"
                assert [place for place in re.findall(ADDRESS, value) if place not in identities] == []
    for style in every(root, "style"):
        assert re.fullmatch(f"@media \\(prefers-color-scheme:dark\\){{({RULE})*}}", style.text or "")


@given(ANYTHING, ANYTHING)
def test_different_names_have_different_ids(one: str, other: str) -> None:
    assert (svg.safe_id(one) == svg.safe_id(other)) == (one == other)
    assert re.fullmatch(r"[A-Za-z0-9_-]*", svg.safe_id(one))


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("pay", "pay"),
        ("a_b", "a_5f_b"),
        ("支払う", "_652f__6255__3046_"),
        ("e\u0301", "e_301_"),
        ("é", "_e9_"),
    ],
)
def test_ids(name: str, written: str) -> None:
    assert svg.safe_id(name) == written


def test_ids_of_groups_are_the_pictures_own_and_given_once() -> None:
    root = tree(scene(Group((words("a"),), id="pay"), Group((words("b"),), id="pay"), name="支払う"))
    assert [group.get("id") for group in every(root, "g")] == ["jm-_652f__6255__3046__of_pay"]
    assert root.get("id") == "jm-_652f__6255__3046_"


@pytest.mark.parametrize(
    "link",
    ["https://example.org/a?b=1&c=2#d", "http://example.org", "mailto:a@example.org", "HTTPS://EXAMPLE.ORG"],
)
def test_good_links_are_written(link: str) -> None:
    (found,) = every(tree(scene(Group((words("a"),), link=link))), "a")
    assert found.get("href") == link


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        " https://example.org",
        "java\nscript:alert(1)",
        "\x01https://example.org",
        "https://example.org/\nSet",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org",
        "/etc/passwd",
        "example.org",
        "https:example.org",
        "",
    ],
)
def test_other_links_are_dropped_and_their_group_stays(link: str) -> None:
    picture = scene(Group((words("a"),), id="pay", link=link))
    assert not every(tree(picture), "a")
    assert [element.text for element in every(tree(picture), "text")] == ["a"]
    assert not link or link.strip() not in text_of(picture)


def test_a_link_into_the_picture_leads_to_its_group() -> None:
    root = tree(scene(Group((words("a"),), id="ü"), Group((words("b"),), link="#ü")))
    (target,), (link,) = every(root, "g"), every(root, "a")
    assert link.get("href") == f"#{target.get('id')}"


def test_a_link_in_a_link_is_only_a_group() -> None:
    inner = Group((words("a"),), id="b", link="https://example.org/b")
    root = tree(scene(Group((inner,), link="https://example.org/a")))
    assert [found.get("href") for found in every(root, "a")] == ["https://example.org/a"]
    assert len(every(root, "g")) == 1


def test_the_root_tells_readers_of_the_page_what_it_is() -> None:
    root = tree(scene(title="Checkout", description="In words", lang="de"))
    named = [
        element
        for key in (root.get("aria-labelledby") or "").split()
        for element in root
        if element.get("id") == key
    ]
    assert [element.text for element in named] == ["Checkout", "In words"]
    assert (root.get("role"), root.get("lang"), root.get("viewBox")) == ("img", "de", "0 0 200 100")
    assert tree(scene()).get("aria-labelledby") == "jm-checkout_title_"


def test_shapes_are_where_the_scene_has_them() -> None:
    root = tree(
        scene(
            Box(1, 2, 3.456, 4, "chip", 9),
            Line(1, 2, 3, 4, "rule"),
            Shape(((0, 0), (1, 0), (0.5, 1)), "stage-0"),
            Curve(((0, 0), (1, 1), (2, 2), (3, 3.333)), "curve-0"),
            Icon(10, 20, 12, "web", "chip.icon"),
        )
    )
    (box,) = every(root, "rect")
    assert [box.get(key) for key in ("x", "y", "width", "height", "rx")] == ["1", "2", "3.46", "4", "9"]
    (line,) = every(root, "line")
    assert [line.get(key) for key in ("x1", "y1", "x2", "y2")] == ["1", "2", "3", "4"]
    assert every(root, "polygon")[0].get("points") == "0 0 1 0 0.5 1"
    assert every(root, "path")[0].get("d") == "M0 0C1 1 2 2 3 3.33"
    (icon,) = every(root, "g")
    assert icon.get("transform") == "translate(10 20) scale(0.5)"
    assert [path.get("d") for path in icon] == [layer.path for layer in ICONS["web"]]


def test_words_have_their_anchor_and_type() -> None:
    root = tree(scene(words("a"), words("b", "title", 100, "end"), words("c", "quote", 100, "middle")))
    first, second, third = every(root, "text")
    assert "text-anchor" not in first.attrib
    assert "font-weight" not in first.attrib
    assert (second.get("text-anchor"), second.get("font-weight")) == ("end", "600")
    assert second.get("letter-spacing") == str(TYPES["title"].tracking)
    assert (third.get("text-anchor"), third.get("font-style")) == ("middle", "italic")


def test_right_to_left_is_said_in_the_text_and_never_by_direction() -> None:
    """`direction` would turn the anchors round in browsers, and resvg does not know it."""
    root = tree(
        scene(words("مرحبا Ada!", anchor="end"), Icon(10, 20, 12, "leave", "mark.icon"), direction="rtl")
    )
    (text,) = every(root, "text")
    assert text.text == "\u2067مرحبا Ada!\u2069"
    assert text.get("text-anchor") == "end"
    assert root.get("direction") == "ltr"
    assert every(root, "g")[0].get("transform") == "translate(22 20) scale(-0.5 0.5)"


def test_the_theme_is_in_the_attributes() -> None:
    picture = scene(Box(0, 0, 9, 9, "paper"), words("a"))
    for name in ("light", "dark"):
        root = tree(picture, name)
        assert not every(root, "style")
        assert every(root, "rect")[0].get("fill") == THEMES[name].paint("paper").fill
        assert "class" not in text_of(picture, name)


def test_auto_is_light_and_says_what_is_otherwise_in_the_dark() -> None:
    picture = scene(
        Box(0, 0, 9, 9, "paper"), Box(0, 0, 9, 9, "emotion.field"), words("a"), words("b", "stage.name")
    )
    light, auto = tree(picture), tree(picture, "auto")
    for one, other in zip(light.iter(f"{SVG}rect"), auto.iter(f"{SVG}rect"), strict=True):
        assert one.attrib == {key: value for key, value in other.attrib.items() if key != "class"}
    (style,) = every(auto, "style")
    css = style.text or ""
    assert css.startswith("@media (prefers-color-scheme:dark){#jm-checkout .")
    assert f"#jm-checkout .paper_shape{{fill:{THEMES['dark'].paint('paper').fill}}}" in css
    assert ".emotion_field_stop_0{stop-color:" in css
    assert ".stage_name" not in css  # white in both
    classes = {name for element in auto.iter() for name in element.get("class", "").split()}
    assert set(re.findall(r"\.([a-z0-9_-]+)\{", css)) <= classes


def test_every_role_and_icon_can_be_written() -> None:
    shapes = [Box(0, 0, 9, 9, role) for role in LOOK]
    icons = [Icon(0, 0, 14, name, "legend.icon") for name in ICONS]
    for name in THEMES:
        assert tree(scene(*shapes, *(words("a", role) for role in TYPES), *icons), name) is not None


def test_an_unknown_role_or_icon_is_a_bug_of_ours() -> None:
    for item in (Box(0, 0, 9, 9, "nothing"), words("a", "paper"), Icon(0, 0, 9, "nothing", "legend.icon")):
        with pytest.raises(KeyError):
            text_of(scene(item))


def test_the_fonts_shown_are_embedded_and_no_others() -> None:
    def faces(*items: Item) -> list[str]:
        css = "".join(style.text or "" for style in every(tree(scene(*items), options=Options()), "style"))
        assert css.count("@font-face") == css.count("base64,")
        return re.findall(r"url\(data:font/woff2;base64,(.{64})", css)

    def start(face: fonts.Face, text: str) -> str:
        return _fonts._base64(fonts.woff2(face, text))[:64]

    assert faces() == []
    assert faces(words("Pay")) == [start("regular", "Pay")]
    assert faces(words("Платить", "title")) == [start("semibold", "Платить")]
    assert faces(words("Pay"), words("Ødipus")) == [start("regular", "Pay")]
    assert faces(words("b", "quote"), words("a")) == [start("italic", "b"), start("regular", "a")]
    assert "font-face" not in text_of(scene(words("Pay")))


def test_nothing_is_fetched() -> None:
    picture = scene(words("a"), Image(0, 0, 9, 9, PNG_BYTES, "b"), Box(0, 0, 9, 9, "emotion.field"))
    text = text_of(picture, "auto", Options())
    assert set(re.findall(r"url\((data:font/woff2;base64|#jm-checkout_fill_emotion_field)", text)) == {
        "data:font/woff2;base64",
        "#jm-checkout_fill_emotion_field",
    }
    assert text.count("url(") == text.count("url(data:font/woff2;base64,") + text.count("url(#")
    assert text.count("://") == 1  # the namespace


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (PNG_BYTES, "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
    ],
)
def test_images_are_what_their_bytes_say(data: bytes, media: str) -> None:
    root = tree(scene(Image(0, 0, 9, 9, data, "A shop")))
    (image,) = every(root, "image")
    assert (image.get("href") or "").startswith(f"data:{media};base64,")
    assert image[0].text == "A shop"


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"RIFF\x00\x00\x00\x00WAVE", b"\x89PN"])
def test_other_bytes_are_no_image(data: bytes) -> None:
    assert not every(tree(scene(Image(0, 0, 9, 9, data, ""))), "image")


def test_an_image_with_round_corners_is_clipped() -> None:
    root = tree(scene(Image(0, 0, 9, 9, PNG_BYTES, "", 4)))
    (clip,) = every(root, "clipPath")
    assert every(root, "image")[0].get("clip-path") == f"url(#{clip.get('id')})"
    assert clip[0].get("rx") == "4"


def test_the_same_picture_is_the_same_bytes() -> None:
    picture = scene(words("b", "quote"), words("a"), words("ж", "title"), Group((), "x", "y"))
    for name, look in THEMES.items():
        assert svg.write(picture, look, Options()) == svg.write(picture, theme.load(name), Options())


def test_a_line_that_needs_an_added_font_is_set_in_it_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise resvg loses letters that join, where others in the line are of another font."""
    small, large = Path("small.ttf"), Path("large.ttf")
    known = {fonts.ttf("regular"): "Pay 1", small: "日本", large: "日本 Pay'};"}
    monkeypatch.setattr(_fonts, "_known", lambda path: (path.stem, set(known[path])))
    picture = scene(*(words(text) for text in ("Pay", "日", "日 Pay", "日 Pay 1", "\u2067日\u2069")))
    root = tree(picture, options=Options(embed_font=False, fonts=(small, large)))
    found = [text.get("font-family", "").split(",")[0] for text in every(root, "text")]
    assert found == ["", "'small'", "'large'", "", "'small'"]


def test_a_fonts_name_cannot_end_the_list_of_families() -> None:
    assert _fonts._known(fonts.ttf("italic"))[0] == fonts.FAMILY
    assert _fonts._plain("A';}</style>\u202e&B 3.1") == "AstyleB 3.1"


def test_this_is_a_format() -> None:
    assert svg.suffix == ".svg"
    assert {"png", "svg"} <= set(names())
    assert not [name for name in names() if name.startswith("_")]
