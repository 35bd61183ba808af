"""The leak scan finds what a target should never have written."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from support.cache import SHARED_CACHE
from support.courses import COURSE, PIXEL, lesson, write_course
from unites_mooc.build import pipeline
from unites_mooc.build.pipeline import BuildOptions, build
from unites_mooc.editions.leaks import Canaries, LeakScanner, find_canaries, squeeze
from unites_mooc.editions.publication import Publication
from unites_mooc.editions.select import select
from unites_mooc.render.files import Content, Files, SourceFile
from unites_mooc.render.search_index import Entries, Entry, Sections, index_script
from unites_mooc.source.loader import load_course
from unites_mooc.targets.base import Target
from unites_mooc.translation.apply import translate

SECRET = "The budget of the opening workshop is confidential"
BODY = f"""\
## Common {{#common}}

Shown to all.

:::{{only}} pilot
{SECRET}, and so is *the second* half of it.

![The plan of the secret room](media/floor-plan-of-the-room.png)
:::
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_course(
        tmp_path / "course",
        {
            "modules/01-first/01-one.md": lesson(BODY),
            "modules/01-first/media/floor-plan-of-the-room.png": PIXEL,
            "modules/01-first/03-hidden.md": lesson(
                "## A {#a}\n\nx\n", id="hidden-rehearsal", title="The rehearsal nobody sees", only="[pilot]"
            ),
        },
    )


def options(root: Path, tmp_path: Path) -> BuildOptions:
    return BuildOptions(
        root=root, out=tmp_path / "out", editions=("public",), targets=("site",), cache=SHARED_CACHE
    )


def sabotage(monkeypatch: pytest.MonkeyPatch, leak: Files) -> None:
    """Make the site target write something that it never got from its publication."""
    site = pipeline.TARGETS["site"]

    def render(publication: Publication) -> Files:
        return {**site.render(publication), **leak}

    monkeypatch.setitem(pipeline.TARGETS, "site", Target("site", render))


def zipped(name: str, data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return buffer.getvalue()


def test_an_honest_build_passes(root: Path, tmp_path: Path) -> None:
    assert build(options(root, tmp_path), lambda *_: None).succeeded


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("site/en/a.html", SECRET.encode()),
        ("site/en/a.html", SECRET.replace(" ", "\n  ").upper().encode()),
        ("site/en/a.html", b"The <b>budget</b> of the opening&nbsp;workshop is&#32;confidential, and so is"),
        ("site/en/a.js", b'x = "The budget of the opening workshop is con\\u0066idential, and so is"'),
        ("site/en/a.html", b'<p title="The rehearsal nobody sees">'),
        ("site/en/hidden-rehearsal.html", b"empty"),
        ("site/media/floor-plan-of-the-room.svg", b"empty"),
        ("site/en/a.zip", zipped("b.txt", SECRET.encode())),
        ("site/en/a.zip", zipped("the-rehearsal-nobody-sees.txt", b"x")),
        ("site/en/a.bin", PIXEL),
        ("site/en/a.zip", zipped("x.png", PIXEL)),
    ],
)
def test_a_leak_fails_the_build(
    path: str, data: bytes, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sabotage(monkeypatch, {path: Content(data)})
    result = build(options(root, tmp_path), lambda *_: None)
    assert result.leaks
    assert not result.succeeded
    assert not (tmp_path / "out" / "public").exists()


def test_a_copied_media_file_is_a_leak(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    digest = hashlib.sha256(PIXEL).hexdigest()
    source = SourceFile("modules/01-first/media/floor-plan-of-the-room.png", digest)
    sabotage(monkeypatch, {"site/media/x.png": source})
    assert build(options(root, tmp_path), lambda *_: None).leaks


def test_a_leak_leaves_the_old_edition_alone(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(options(root, tmp_path), lambda *_: None)
    before = (tmp_path / "out/public/build.json").read_bytes()
    sabotage(monkeypatch, {"site/a.html": Content(SECRET.encode())})
    build(options(root, tmp_path), lambda *_: None)
    assert (tmp_path / "out/public/build.json").read_bytes() == before


def test_pdf_text_metadata_outline_and_fields_are_read() -> None:
    from weasyprint import HTML

    html = (
        "<html lang=en><title>{}</title><meta name=author content='{}'><h1>{}</h1><p>{}</p>"
        "<input style='appearance: auto' title='{}'>"
    )
    secrets = [f"canary number {word} flies" for word in ("one", "two", "three", "four", "five")]
    data = HTML(string=html.format(*secrets)).write_pdf(pdf_forms=True, pdf_tags=True)
    scanner = LeakScanner(Canaries({squeeze(text): text for text in secrets}, {}))
    assert {leak.text for leak in scanner.scan("a.pdf", data)} == set(secrets)


def test_words_that_the_edition_shows_elsewhere_are_no_leak(tmp_path: Path) -> None:
    sentence = "The same sentence stands here."
    body = f"## A {{#a}}\n\n{sentence}\n\n:::{{only}} pilot\n{sentence}\n:::\n"
    root = write_course(tmp_path / "course", {"modules/01-first/01-one.md": lesson(body)})
    result = build(replace(options(root, tmp_path), editions=()), lambda *_: None)
    assert not result.leaks
    assert result.succeeded


FALSE_ALARMS = {
    "the address of a link that a hidden reference has too": (
        "[the report](https://example.org/report-2020)\n\n:::{only} pilot\nx [@report]\n:::\n"
    ),
    "a word of the interface": "x\n\n:::{only} pilot\n### What we do not know\n\nx\n:::\n",
    "the title of the edition": "x\n\n:::{only} pilot\n### Public edition\n\nx\n:::\n",
    "words that meet in a table": (
        "| Planning | workshop |\n|---|---|\n| a | b |\n\n:::{only} pilot\n### Planning workshop\n\nx\n:::\n"
    ),
    "a heading and the words below it": (
        "x\n\n## What is not in it {#b}\n\nWe say why.\n\n"
        ":::{only} pilot\n### What is not in it we\n\nx\n:::\n"
    ),
    "a title and how long it takes": "x\n\n:::{only} pilot\n### The long workshop 5\n\nx\n:::\n",
    "columns of a table to fill in, and its first row": (
        "x\n\n:::{only} pilot\n### What it costs a person\n\nx\n:::\n"
    ),
    "words that meet in a list": (
        "- Planning\n- workshop\n\n:::{only} pilot\n### Planning workshop\n\nx\n:::\n"
    ),
}


@pytest.mark.parametrize("name", FALSE_ALARMS)
def test_no_false_alarm(name: str, tmp_path: Path) -> None:
    references = (
        "references:\n  - {id: report, type: webpage, title: R, URL: 'https://example.org/report-2020'}\n"
    )
    files = {
        "course/course.yaml": COURSE.replace(
            "public: [site, scorm12, scorm2004]", "public: [site, scorm12, pdf]"
        ),
        "course/references.yaml": references,
        "modules/01-first/01-one.md": lesson(
            "## A {#a}\n\n" + FALSE_ALARMS[name], title="The long workshop", duration="50 min"
        ),
        "modules/01-first/worksheets/costs.md": (
            "---\nid: costs\ntitle: Costs\npurpose: To know.\n---\n\n:::{field} Costs\n:id: f\n:type: table\n"
            ":columns: Who, What it costs\n:rows: A person, A place\n:::\n"
        ),
    }
    root = write_course(tmp_path / "course", files)
    result = build(replace(options(root, tmp_path), targets=()), lambda *_: None)
    assert result.leaks == ()
    assert result.succeeded


def test_a_number_beside_shown_words_is_no_canary(tmp_path: Path) -> None:
    """A list, a page or a line to fill in may have that number, too, and stand beside the words."""
    body = (
        "An online workshop, on 12 May\n\n:::{only} pilot\n### Online workshop 2\n\nx\n\n"
        "### 3. Online workshop\n\nx\n\n### Secret workshop 2\n\nx\n\n### Online workshop 2027\n\nx\n:::\n"
    )
    root = write_course(tmp_path / "course", {"modules/01-first/01-one.md": lesson("## A {#a}\n\n" + body)})
    course, _flaws = load_course(root)
    assert course
    canaries = find_canaries([course], [select(translate(course, "en")[0], "public")], lambda _path: b"", [])
    told = {text for text in canaries.texts.values() if "workshop" in text}
    assert told == {"Secret workshop 2", "Online workshop 2027"}


def test_stale_outputs_that_would_leak_by_now_are_not_kept(tmp_path: Path) -> None:
    sentence = "The mayor told us in confidence what the budget will be next year."
    shown = lesson(f"## A {{#a}}\n\n{sentence}\n")
    hidden = lesson(f"## A {{#a}}\n\nx\n\n:::{{only}} pilot\n{sentence}\n:::\n")
    two = COURSE + "languages: [en, de]\n"
    root = write_course(tmp_path / "course", {"course/course.yaml": two, "modules/01-first/01-one.md": shown})
    everything = replace(options(root, tmp_path), targets=())
    build(everything, lambda *_: None)
    (root / "modules/01-first/01-one.md").write_text(hidden)
    result = build(replace(everything, targets=("scorm12",), languages=("en",)), lambda *_: None)
    assert result.succeeded
    left = {
        path.relative_to(tmp_path / "out/public").as_posix()
        for path in (tmp_path / "out/public").rglob("*.*")
    }
    assert left == {"build.json", "scorm/sample-public-en-scorm12.zip"}


def test_an_index_is_read_back_before_it_is_searched(tmp_path: Path) -> None:
    around = '{"content": ["en", "ltr"], "language": "en", "messages": {}}'
    canaries = Canaries({squeeze(SECRET): SECRET}, {})
    told, silent = (
        index_script(
            Entries((Entry("Lesson", "a.html", Sections.of("A", [("u", "B", text)])),)), "en", around
        )
        for text in (f"All of this. {SECRET}.", "All of this.")
    )
    assert SECRET.encode() not in told
    scanner = LeakScanner(canaries)
    assert [leak.text for leak in scanner.scan("site/en/search-index.js", told)] == [SECRET]
    assert not list(scanner.scan("site/en/search-index.js", silent))
    broken = list(scanner.scan("site/en/search-index.js", silent.replace(b'"words"', b'"others"')))
    assert [leak.text for leak in broken] == ["an index that cannot be read"]


def test_two_files_with_the_same_bytes_are_two_files(tmp_path: Path) -> None:
    """What is published under one name and under another is no leak of either."""
    body = (
        "## A {#a}\n\n[One](media/drawing-of-the-neighbourhood.txt), [two](media/second-drawing-of-it.txt).\n"
        "\n"
        ":::{only} pilot\nHidden.\n:::\n"
    )
    same = b"The same bytes in two files.\n"
    files = {
        "modules/01-first/01-one.md": lesson(body),
        "modules/01-first/media/drawing-of-the-neighbourhood.txt": same,
        "modules/01-first/media/second-drawing-of-it.txt": same,
    }
    root = write_course(tmp_path / "course", files)
    result = build(options(root, tmp_path), lambda *_: None)
    assert result.leaks == ()
