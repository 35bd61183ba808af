"""A course as readers of a language see it: marks in its words, none in what a machine compares."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, get_type_hints

import pytest

from support.courses import COURSE, PIXEL, lesson, write_course
from unites_mooc.build.reading import read_course
from unites_mooc.editions.leaks import LeakScanner, find_canaries
from unites_mooc.editions.publication import Publication
from unites_mooc.editions.select import select
from unites_mooc.model.blocks import Block, Figure
from unites_mooc.model.contents import blocks_in, every_block
from unites_mooc.model.course import Course, Lesson
from unites_mooc.model.metadata import Metadata
from unites_mooc.model.quiz import Quiz, TextEntry
from unites_mooc.model.words import BLOCK_WORDS, METADATA_WORDS
from unites_mooc.model.worksheet import Field
from unites_mooc.render.context import Medium, make_context
from unites_mooc.render.layout import Layout
from unites_mooc.render.pages import render_pages
from unites_mooc.render.search_index import index_script, search_index
from unites_mooc.translation.apply import Translated

BODY = """\
## The "unit" {#unit}

It's {term}`x` and `"code"`.[^1] ["A"](https://example.org/it's) [see 'x' @key-2020; @hr-2020; @words-2020]

```
"code"
```

:::{figure} media/a.png
:alt: It's "a" dot
:credit: By "C"

A "caption"
:::

:::{quiz} A "quiz"
:id: check

### What is 'it'? {#what type=text}

= l'intégration
= "quoted"

> It's 'that'.

### Which? {#which}

- [x] "One"
- [ ] Two
:::

[^1]: A "note"
"""
SHEET = """\
---
id: sheet
title: It's a "sheet"
purpose: Say 'it'
---

:::{field} What's "new"?
:id: new
:type: choice
:options: It's "one", two
:help: Say 'it'
:::
"""
COHORT = """\
id: laquila
city: L'Aquila
timezone: Europe/Rome
only: [pilot]
sessions:
  - {id: first, title: It's "first", start: 2027-01-01T10:00, duration: 1 h, place: https://example.org/it's}
"""
REFERENCES = """\
references:
  - {id: key-2020, type: book, title: "It's \\"one\\"", author: [{family: O'Neil, given: A}], URL: "https://example.org/it's"}
  - {id: hr-2020, type: book, title: '"Dva"', language: hr}
  - {id: words-2020, type: book, title: '"Drei"', language: German}
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    files: dict[str, str | bytes | None] = {
        "course/course.yaml": COURSE.replace("title: A sample", 'title: The "sample\'s"').replace(
            "title: Public edition", "title: 'The \"public\" one'"
        ),
        "course/glossary.yaml": '- {id: x, term: It\'s x, definition: \'An "x" and `"y"`\'}\n',
        "course/references.yaml": REFERENCES,
        "course/cohorts/laquila.yaml": COHORT,
        "modules/01-first/module.yaml": "id: first\ntitle: The \"first\"\noutcomes: [Say 'it']\n",
        "modules/01-first/01-one.md": lesson(BODY, title='It\'s "one"', outcomes="['Say \"it\"']"),
        "modules/01-first/worksheets/sheet.md": SHEET,
        "modules/01-first/media/a.png": PIXEL,
    }
    course, _ = read_course(write_course(tmp_path_factory.mktemp("typography"), files))
    assert course
    return course


def publication(course: Course, content: str, edition: str = "public") -> Publication:
    return select(Translated(course, "en", content), edition)


@pytest.fixture(scope="module")
def german(course: Course) -> Publication:
    return publication(course, "de")


def first_lesson(publication: Publication) -> Lesson:
    return next(publication.course.lessons)


def test_titles_and_other_metadata_have_their_marks(german: Publication) -> None:
    course, text = german.course, first_lesson(german)
    assert course.meta.title == "The „sample’s“ course"
    assert german.title == "The „public“ one"
    assert course.modules[0].meta.title == "The „first“"
    assert course.modules[0].meta.outcomes == ("Say ‚it‘",)
    assert (text.meta.title, text.meta.outcomes) == ("It’s „one“", ("Say „it“",))
    assert text.units[0].title.parts == ("The „unit“",)
    assert next(course.worksheets).meta.purpose == "Say ‚it‘"
    assert course.glossary[0].meta.term == "It’s x"
    assert course.glossary[0].definition.parts == ('An „x“ and <code>"y"</code>',)


def test_blocks_have_their_marks_and_nothing_else_changes(course: Course, german: Publication) -> None:
    text = first_lesson(german)
    (figure,), (quiz,) = blocks_in(text, Figure), blocks_in(text, Quiz)
    assert figure.alt == "It’s „a“ dot"
    assert figure.credit is not None
    assert figure.credit.parts == ("By „C“",)
    assert figure.path == "modules/01-first/media/a.png"
    assert quiz.title.parts == ("A „quiz“",)
    assert quiz.questions[0].prompt.parts == ("What is ‚it‘?",)
    assert quiz.questions[0].answer == TextEntry(
        span=quiz.questions[0].answer.span, accepted=("l'intégration", '"quoted"')
    )
    assert '"code"\n' in {getattr(block, "text", "") for block in every_block(text)}
    assert text.footnotes[0].blocks[0].text.parts == ("A „note“",)  # type: ignore[attr-defined]
    (sheet,) = german.course.worksheets
    (field,) = blocks_in(sheet, Field)
    assert (field.label.parts, field.options, field.help) == (
        ("What’s „new“?",),
        ("It’s „one“", "two"),
        "Say ‚it‘",
    )
    assert "“" not in repr(course)


def test_works_have_the_marks_of_their_own_language(course: Course) -> None:
    items = publication(course, "de").course.references
    assert items["hr-2020"]["title"] == "„Dva”"
    assert items["words-2020"]["title"] == "„Drei“"
    assert items["key-2020"]["title"] == "It’s „one“"
    assert items["key-2020"]["author"][0]["family"] == "O’Neil"
    assert items["key-2020"]["URL"] == "https://example.org/it's"


def test_places_have_their_marks_addresses_stay(course: Course) -> None:
    (cohort,) = publication(course, "it", "pilot").course.cohorts
    assert cohort.meta.city == "L’Aquila"
    assert cohort.sessions[0].meta.title == "It’s «first»"
    assert cohort.sessions[0].meta.place == "https://example.org/it's"


def test_a_name_with_an_apostrophe_does_not_pass_the_scan(course: Course) -> None:
    public = publication(course, "en")
    scanner = LeakScanner(find_canaries([course], [public], lambda _: b"", []))
    assert list(scanner.scan("a.html", "in L’Aquila".encode()))
    assert list(scanner.scan("a.html", b"in L'Aquila"))


def test_what_is_shown_is_no_canary_because_of_its_marks(course: Course) -> None:
    public = publication(course, "de")
    scanner = LeakScanner(find_canaries([course], [public], lambda _: b"", []))
    pages = render_pages(make_context(public, Layout(pages="de/"), Medium.PACKAGE))
    assert not [leak for page in pages for leak in scanner.scan(page.path, page.html.encode())]


def test_pages_and_search_show_the_marks(german: Publication) -> None:
    context = make_context(german, Layout(pages="en/"), Medium.SITE)
    page = next(page.html for page in render_pages(context) if page.path.endswith("/one.html"))
    for shown in ("<h1>It’s „one“</h1>", "A „caption“", 'alt="It’s „a“ dot"', '<code>"code"</code>'):
        assert shown in page.replace("&#34;", '"'), shown
    assert "It&#39;s" not in page
    (task,) = search_index(context).values()
    index = index_script(*task.arguments).decode()  # type: ignore[union-attr]
    assert "„" in json.loads(index[index.index("{") : index.rindex("}") + 1])["words"]


_FILES = {"path", "link", "transcript_path", "captions", "poster"}
NO_WORDS: dict[str, set[str]] = {
    "Activity": {"grouping"},
    "Audio": _FILES,
    "Callout": {"kind"},
    "Code": {"text", "language"},
    "Field": {"type"},
    "Figure": {"path"},
    "Footnote": {"label"},
    "Heading": {"attributes"},
    "Listing": {"kind"},
    "NumberEntry": {"value", "tolerance"},
    "Recording": _FILES,
    "Scene": {"outcome"},
    "SceneChoice": {"target"},
    "Table": {"alignments"},
    "TextEntry": {"accepted"},
    "Video": _FILES,
    "WorksheetCard": {"target"},
}
"""Fields of blocks that are paths, kinds, code, and what learners' answers are compared with."""
NO_WORDS_OF_METADATA = {
    "accent",
    "allow",
    "as_of",
    "base_url",
    "citation_style",
    "date",
    "definition",
    "documents",
    "draft",
    "duration",
    "editions",
    "evidence",
    "hues",
    "id",
    "include",
    "ink",
    "language",
    "languages",
    "lessons",
    "licence",
    "logo",
    "mode",
    "module",
    "only",
    "outputs",
    "paper",
    "pass_percent",
    "see",
    "sources",
    "timezone",
    "version",
}


def _kinds(kind: type[Any]) -> Iterator[type[Any]]:
    for inner in kind.__subclasses__():
        yield inner
        yield from _kinds(inner)


BLOCKS = {kind.__name__: kind for kind in _kinds(Block)}
METADATA = {kind.__name__: kind for kind in _kinds(Metadata)}


def _holds_text(hint: object) -> bool:
    return "str" in str(hint) and "Prose" not in str(hint)


@pytest.mark.parametrize("name", BLOCKS)
def test_every_text_of_a_block_is_known_as_words_or_as_none(name: str) -> None:
    hints = get_type_hints(BLOCKS[name])
    texts = {field for field in hints if field not in {"id", "only"} and _holds_text(hints[field])}
    words = {n for kind, names in BLOCK_WORDS.items() if issubclass(BLOCKS[name], kind) for n in names}
    assert texts - words == NO_WORDS.get(name, set()) & texts
    assert words <= texts


@pytest.mark.parametrize("name", METADATA)
def test_every_text_of_metadata_is_known_as_words_or_as_none(name: str) -> None:
    kind = METADATA[name]
    texts = {key for key, field in kind.model_fields.items() if _holds_text(field.annotation)}
    words = set(METADATA_WORDS.get(kind, ()))
    assert texts - words <= NO_WORDS_OF_METADATA | ({"title"} if name == "Shared" else set())
    assert words <= texts
