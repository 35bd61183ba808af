"""A page of the catalogue as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from unites_mooc.diagnostics import did_you_mean

if TYPE_CHECKING:
    from unites_mooc.catalogue import Example, Page


def explain(code: str) -> str:
    """Return what there is to know of a code; raise ``UsageError`` where there is no such code."""
    from unites_mooc.catalogue import pages

    page = pages().get(code)
    if page is None:
        raise click.UsageError(f"There is no code `{code}`. {did_you_mean(code, pages())}".rstrip())
    return f"{page.code} ({page.severity})\n\n{as_plain_text(page)}"


def as_plain_text(page: Page) -> str:
    """Return a page without its marks."""
    return "\n\n".join(_paragraphs(page))


def _paragraphs(page: Page) -> Iterator[str]:
    yield page.summary
    if page.details:
        yield page.details
    yield f"Why it matters: {page.why}"
    if page.not_shown:
        yield f"Not shown here: {page.not_shown}"
    for heading, examples in (("Wrong", page.wrong), ("Right", page.right)):
        for example in examples:
            yield f"{heading} ({_where(example)}):"
            yield "\n".join(f"    {line}".rstrip() for line in example.text.rstrip("\n").split("\n"))


def _where(example: Example) -> str:
    places = {
        "course": "course/course.yaml",
        "glossary": "course/glossary.yaml",
        "module": "the module.yaml of a module",
        "references": "course/references.yaml",
        "statement": "course/pages/accessibility.md",
    }
    name = example.place if "/" in example.place else places.get(example.place, f"a {example.place}")
    return f"in {name}"
