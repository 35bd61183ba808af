"""A course in parts: each module as a publication of its own.

A part says what its module says and what the whole course shares: cases, pages, terms and works that it
uses. It is a course to whoever renders it, with the module's title and the number that the module has.
What would lead to another module is there as text, since that one is launched on its own.
"""

from __future__ import annotations

import html
from dataclasses import replace

from unites_mooc.editions.publication import Publication
from unites_mooc.editions.select import without_unused
from unites_mooc.model.blocks import Block
from unites_mooc.model.contents import map_text
from unites_mooc.model.course import Course, Module, Term
from unites_mooc.model.index import Index, build_index
from unites_mooc.model.prose import Link, Part, Prose, Reference
from unites_mooc.model.walk import map_prose_of


def parts_of(publication: Publication) -> tuple[Publication, ...]:
    """Return each module of a publication as a publication; without those that have nothing to show."""
    return tuple(
        _part(publication, number, module)
        for number, module in publication.course.numbered_modules
        if module.lessons or module.worksheets
    )


def launched_of(publication: Publication) -> tuple[Publication, ...]:
    """Return what an LMS launches of a publication: each module where that is asked for, or the course."""
    parts = parts_of(publication) if publication.settings.sco == "module" else ()
    return parts or (publication,)


def _part(publication: Publication, number: int, module: Module) -> Publication:
    course, meta = publication.course, publication.course.meta
    title = f"{meta.title} – {module.meta.title}"
    completion = meta.completion.model_copy(update={"lessons": _share(course)})
    named = meta.model_copy(
        update={
            "title": title,
            "description": module.meta.summary or meta.description,
            "completion": completion,
        }
    )
    alone = replace(course, meta=named, modules=(module,), first_number=number)
    unlinked = _Unlinking(publication.index, build_index(alone)).course(alone)
    kept = without_unused(unlinked, frozenset(meta.editions[publication.edition].include))
    return replace(
        publication,
        course=kept,
        title=title if publication.title == meta.title else publication.title,
        index=build_index(kept),
        part=module.meta.id,
    )


def _share(course: Course) -> str:
    """Return the rule of completion for a part: the same share of its lessons."""
    rule = course.meta.completion.lessons
    if not rule.isdecimal():
        return rule
    lessons = sum(1 for _lesson in course.lessons)
    return f"{min(100, -(-int(rule) * 100 // max(1, lessons)))}%"


class _Unlinking:
    """Turns what leads out of a part into text."""

    def __init__(self, whole: Index, part: Index) -> None:
        self.whole = whole
        self.here = part

    def course(self, course: Course) -> Course:
        return replace(
            course,
            modules=tuple(
                replace(
                    module,
                    lessons=tuple(map_text(text, self.block, self.prose) for text in module.lessons),
                    worksheets=tuple(map_text(text, self.block, self.prose) for text in module.worksheets),
                )
                for module in course.modules
            ),
            cases=tuple(map_text(text, self.block, self.prose) for text in course.cases),
            pages=tuple(map_text(text, self.block, self.prose) for text in course.pages),
            glossary=tuple(self.term(term) for term in course.glossary),
        )

    def term(self, term: Term) -> Term:
        return replace(term, definition=self.prose(term.definition))

    def block(self, block: Block) -> Block:
        return map_prose_of(block, self.prose)

    def prose(self, prose: Prose) -> Prose:
        parts = tuple(self.parts(prose.parts))
        return prose if parts == prose.parts else replace(prose, parts=parts)

    def parts(self, parts: tuple[Part, ...]) -> list[Part]:
        kept: list[Part] = []
        for part in parts:
            match part:
                case Link(path=path) if path in self.whole.by_path and path not in self.here.by_path:
                    kept.extend(self.parts(part.parts))
                case Link():
                    kept.append(replace(part, parts=tuple(self.parts(part.parts))))
                case Reference(kind="case" | "ref") if not self.here.meant(part):
                    target = self.whole.meant(part)
                    assert target is not None
                    title = html.escape(part.text or target.meta.title, quote=False)
                    kept.append(f"<cite>{title}</cite>")
                case _:
                    kept.append(part)
        return kept
