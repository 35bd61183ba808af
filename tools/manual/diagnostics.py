"""Pages of diagnostics, from the catalogue that ``check --explain`` shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

from tools.manual.markdown import block, code, table_of
from tools.manual.regions import Region
from unites_mooc.catalogue import Example, Page, pages
from unites_mooc.catalogue.page import read_pages

TOPICS: Mapping[str, tuple[str, ...]] = {
    "files": ("catalogue.files", "checks.fake_files", "catalogue.leaks"),
    "yaml": ("catalogue.yaml",),
    "metadata": (
        *("catalogue.metadata", "checks.duplicate_ids", "checks.reserved_ids", "checks.licences"),
        *("checks.insecure_base_url", "checks.completion", "checks.state_size", "checks.drafts"),
        "catalogue.allow",
    ),
    "text": (
        *("catalogue.markdown", "checks.headings", "checks.units", "checks.footnotes", "checks.typos"),
        "checks.glyphs",
    ),
    "links": (
        *("checks.broken_links", "checks.insecure_links", "checks.unknown_references", "checks.see_also"),
        *("checks.unused_references", "checks.unused_terms"),
    ),
    "directives": ("catalogue.directives", "catalogue.tabs", "checks.places"),
    "practice": (
        *("catalogue.quizzes", "catalogue.answers", "catalogue.scenarios", "catalogue.endings"),
        *("catalogue.self_assessments", "checks.giveaway_options"),
    ),
    "media": (
        *("checks.images", "catalogue.recordings", "checks.missing_media", "checks.unused_media"),
        *("checks.large_images", "checks.unsafe_svg", "checks.inline_drawings"),
    ),
    "evidence": (
        "catalogue.references",
        "catalogue.evidence",
        "checks.case_sources",
        "checks.claims",
        "checks.accessibility_page",
    ),
    "editions": (*("checks.editions", "checks.outputs", "catalogue.cohorts", "checks.session_times"),),
    "length": (
        *("checks.unit_length", "checks.lesson_length", "checks.long_sentences", "checks.hard_texts"),
    ),
    "look": (
        *("catalogue.theme", "checks.low_contrast", "checks.logos", "checks.templates"),
        "checks.unused_theme_files",
    ),
    "published": ("catalogue.published",),
    "serve": ("catalogue.serving",),
    "languages": ("catalogue.languages", "checks.unpublished_catalogues"),
}
"""Which modules hold the pages of a topic; each topic is a lesson."""

_PLACES = {
    "course": "in `course/course.yaml`",
    "glossary": "in `course/glossary.yaml`",
    "references": "in `course/references.yaml`",
    "module": "in `module.yaml`",
    "quiz": "in a quiz",
    "statement": "in `course/pages/accessibility.md`",
}


def pages_of_topic(region: Region) -> str:
    """Return a section for every code of a topic."""
    return "\n\n".join(_section(page) for page in _pages(region.argument))


def codes(_region: Region) -> str:
    """Return a table of all codes, each with its severity and a link to its section."""
    topics = {page.code: topic for topic in TOPICS for page in _pages(topic)}
    lost = sorted(set(pages()) - set(topics))
    if lost:
        raise ValueError(f"These codes belong to no topic of `tools/manual/diagnostics.py`: {lost}")
    rows = [
        (_link(page.code, topics[page.code]), f"{_severity(page)} {page.summary}")
        for page in pages().values()
    ]
    return table_of(("Code", "What is wrong"), rows)


def _link(name: str, topic: str) -> str:
    number = list(TOPICS).index(topic) + 2
    return f"[{code(name)}](../03-check/{number:02}-{topic}.md#{name})"


def _pages(topic: str) -> Iterator[Page]:
    for name in TOPICS[topic]:
        module = import_module(f"unites_mooc.{name}")
        yield from read_pages(name, module.__doc__ or "")


def _section(page: Page) -> str:
    """Return a page as a unit of a lesson."""
    parts = [
        f"## {code(page.code)} {{#{page.code}}}",
        f"{_severity(page)} {page.summary}",
    ]
    if page.details:
        parts.append(page.details)
    parts.append(f"**Why:** {page.why}")
    if page.not_shown:
        parts.append(f"**No example:** {page.not_shown}")
    for title, examples in (("Wrong", page.wrong), ("Right", page.right)):
        for example in examples:
            parts.extend((f"**{title}**, {_where(example)}:", block(example.language, example.text)))
    return "\n\n".join(parts)


def _severity(page: Page) -> str:
    return f"**{page.severity.capitalize()}.**"


def _where(example: Example) -> str:
    if "/" in example.place:
        return f"in {code(example.place)}"
    return _PLACES.get(example.place, f"in a {example.place}")
