"""The index of the search: what is in it, what is not, how large it is and how long it takes."""

from __future__ import annotations

import gzip
import json
import os
import random
import re
import subprocess
import sys
from itertools import accumulate
from pathlib import Path

import pytest

from support.built import MANUAL, everything, unites
from support.cache import SHARED_CACHE
from support.courses import lesson, write_course
from support.pages import read
from support.search import all_text, indexes_of, pages_of, read_index
from unites_mooc.build.pipeline import BuildOptions, build
from unites_mooc.editions.leaks import index_text
from unites_mooc.render.search_index import Entries, Entry, Sections, index_script

QUIZ = """\
## Ask {#ask}

:::{quiz} A check
:id: asking

Introduced by a heron.

### Which animal is meant? {#which}

Think of the pelican.

- [x] The ostrich
  > Praise of the ostrich.
- [ ] The flamingo

> Told after the penguin.

### Name it. {#name type=text}

= kookaburra

### Match them. {#match type=matching}

Toucan
: Large beak

Heron
: Long beak
:::
"""
SECRET = """\
## Common {#common}

Shown to all, with a {term}`shown word <shared>`.

:::{only} pilot
The zyxomma is confidential. {term}`Quagga <hidden>`
:::
"""
GLOSSARY = """\
- {id: shared, term: Shared word, definition: Known to all.}
- {id: hidden, term: Quagga, definition: The wombat knows.}
"""


def script(root: Path, edition: str = "pilot") -> bytes:
    """Return the index of an edition's site."""
    out = root.parent / "out"
    options = BuildOptions(root=root, out=out, editions=(edition,), targets=("site",), cache=SHARED_CACHE)
    result = build(options, lambda *_: None)
    assert result.succeeded, result
    return (out / edition / "site/en/search-index.js").read_bytes()


def test_what_learners_can_read_is_found_and_answers_are_not(tmp_path: Path) -> None:
    text = all_text(script(write_course(tmp_path / "course", {"modules/01-first/01-one.md": lesson(QUIZ)})))
    for word in ("A check", "heron", "Which animal is meant?", "pelican"):
        assert word in text
    for word in ("ostrich", "flamingo", "penguin", "kookaburra", "Toucan", "beak"):
        assert word not in text


def test_every_kind_of_text_is_in_the_index() -> None:
    found = pages_of((everything() / "public/site/en/search-index.js").read_bytes())
    interactive = {
        anchor: text
        for anchor, _heading, text in found["more/interactive.html", "Tabs, scenes, statements, recordings"]
    }
    assert "All tabs are shown. A footnote in a tab." in interactive["tabs"]
    for words in ("The meeting begins", "A callout inside a scene.", "Ask why first", "Everybody comes."):
        assert words in interactive["decide"]
    for words in ("not yet · partly · fully", "We know who lives here.", "Ask an association."):
        assert words in interactive["assess"]
    for words in ("A clip", "A caption with a link."):
        assert words in interactive["watch"]
    kinds = {
        kind
        for kind, *_ in read_index((everything() / "public/site/en/search-index.js").read_bytes())["pages"]
    }
    assert kinds == {"Lesson", "Working aid", "Case example", "Term", "Page", "Module"}


@pytest.mark.parametrize("course", [everything, unites])
@pytest.mark.parametrize("edition", ["public", "facilitator"])
def test_every_result_leads_to_an_anchor(course: object, edition: str) -> None:
    for path in sorted((course() / edition / "site").rglob("search-index.js")):  # type: ignore[operator]
        for (url, title), sections in pages_of(path.read_bytes()).items():
            anchors = read(path.parent / url).anchors
            for anchor, _heading, _text in sections:
                assert not anchor or anchor in anchors, (path, title, anchor)


def test_an_excluded_word_is_in_no_index(tmp_path: Path) -> None:
    files = {
        "course/glossary.yaml": GLOSSARY,
        "modules/01-first/01-one.md": lesson(SECRET),
        "modules/01-first/03-hidden.md": lesson(
            "## A {#a}\n\nThe xebec.\n", id="hidden", title="The yurt", only="[pilot]"
        ),
    }
    root = write_course(tmp_path / "course", files)
    options = BuildOptions(root=root, out=tmp_path / "out", editions=("public",), cache=SHARED_CACHE)
    assert build(options, lambda *_: None).succeeded
    indexes = indexes_of(tmp_path / "out/public")
    assert len(indexes) >= 3, "one of the site, one in each package"
    for data in indexes.values():
        plain = (data.decode() + index_text(data)).lower()
        for word in ("zyxomma", "quagga", "wombat", "xebec", "yurt", "confidential"):
            assert word not in plain
        assert "shared word" in plain
    pilot = all_text(script(root)).lower()
    assert all(word in pilot for word in ("zyxomma", "quagga", "wombat", "xebec", "yurt"))


def test_the_index_of_a_package_is_that_of_the_site() -> None:
    indexes = indexes_of(everything() / "public")
    of_site = {data for name, data in indexes.items() if "/en/" in name and "-en-" not in name}
    of_packages = {data for name, data in indexes.items() if "-en-" in name}
    assert (len(of_site), len(of_packages)) == (1, 1)
    assert len(indexes) > 3
    (site,), (package,) = of_site, of_packages
    one, other = read_index(site), read_index(package)
    addresses = [
        (entry.pop(1), twin.pop(1)) for entry, twin in zip(one["pages"], other["pages"], strict=True)
    ]
    assert one == other
    assert ("all-things/blocks.html", "lesson-blocks.html") in addresses


def test_content_in_another_language_than_the_interface_says_so() -> None:
    index = read_index((everything() / "public/site/ar/search-index.js").read_bytes())
    assert index["content"] == ["en", "ltr"]
    assert index["language"] == "ar"


def test_titles_stand_for_references_and_no_gap_for_citations(tmp_path: Path) -> None:
    body = "## A {#a}\n\nSee {ref}`two` and {term}`shared`. Known well [^n].\n\n[^n]: A note.\n"
    files = {"course/glossary.yaml": GLOSSARY, "modules/01-first/01-one.md": lesson(body)}
    sections = pages_of(script(write_course(tmp_path / "course", files)))["first/one.html", "Lesson one"]
    assert sections == [("", "", ""), ("a", "A", "See Lesson two and Shared word. Known well. A note.")]


SYLLABLES = re.findall(
    "..", "babebobocodedienerfigainiokalalemamemominanenonoorpaperprararerirosasesististatetitotratruunve"
)


def natural(lessons: int, words: int = 7000) -> tuple[Entry, ...]:
    """Return lessons of 900 words, which are as unequally frequent as words are (Zipf)."""
    chance = random.Random(1)
    known: set[str] = set()
    while len(known) < words:
        known.add("".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3, 3, 3, 4)))))
    ranked = sorted(known)
    chance.shuffle(ranked)
    frequency = list(accumulate(1 / rank for rank in range(1, words + 1)))

    def some(count: int) -> str:
        return " ".join(chance.choices(ranked, cum_weights=frequency, k=count))

    def text() -> str:
        return ". ".join(some(15).capitalize() for _ in range(12)) + "."

    return tuple(
        Entry(
            "Lesson",
            f"module/lesson-{number}.html",
            Sections.of(some(4), [(f"u{unit}", some(3), text()) for unit in range(5)]),
        )
        for number in range(lessons)
    )


AROUND = json.dumps({"content": ["en", "ltr"], "language": "en", "messages": {}})


def test_sixty_lessons_weigh_little() -> None:
    data = index_script(Entries(natural(60)), "en", AROUND)
    assert len(gzip.compress(data, 6)) <= 110_000


def test_the_same_bytes_whatever_the_order_of_sets() -> None:
    program = (
        "import hashlib, sys; sys.path.insert(0, 'tests')\n"
        "from unites_mooc.render.search_index import Entries, Entry, Sections, index_script\n"
        "sections = Sections.of('City', [('u', 'Unit', 'policies policy policymaking')])\n"
        "entries = Entries((Entry('Lesson', 'a.html', sections),))\n"
        "print(hashlib.sha256(index_script(entries, 'en', '{}')).hexdigest())"
    )
    results = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=MANUAL.parent,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(results) == 1


def test_the_scripts_of_the_search_are_small() -> None:
    assets = everything() / "public/site/assets"
    assert (assets / "search.js").stat().st_size <= 8500
    assert (assets / "found.js").stat().st_size <= 2048
