"""What each kind of page says: one function a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from markupsafe import Markup

from unites_mooc.model.assessment import SelfAssessment
from unites_mooc.model.blocks import Listing, TabSet
from unites_mooc.model.contents import every_block
from unites_mooc.model.course import Case, Lesson, Module, Page, Text, Unit, Worksheet
from unites_mooc.model.index import Target
from unites_mooc.model.progress import is_scored
from unites_mooc.model.quiz import Choice, Quiz
from unites_mooc.model.scenario import Scenario
from unites_mooc.render.case_filters import evidence_in_words
from unites_mooc.render.context import Context, Medium
from unites_mooc.render.dates import date_in_words
from unites_mooc.render.downloads import has_downloads
from unites_mooc.render.emblem import ALL_HUES, emblem, hue
from unites_mooc.render.frame import PageView
from unites_mooc.render.screen import ScreenWriter
from unites_mooc.render.workbook import has_workbook, workbook
from unites_mooc.translation.interface import noted


def home_view(context: Context) -> PageView:
    """Return the first page."""
    course = context.publication.course
    lessons = list(course.lessons)
    return PageView(
        writer=_writer(context, context.layout.generated("index")),
        template="home",
        title=course.meta.title,
        description=course.meta.description,
        values={
            "lesson_count": len(lessons),
            "scored": is_scored(course),
            "duration": context.duration(sum(lesson.meta.duration for lesson in lessons)),
            "mosaic": emblem(course.meta.id, 6, 5, ALL_HUES),
            "offline": context.medium is Medium.SITE,
        },
        source=course.span.path,
    )


def module_view(context: Context, module: Module, number: int) -> PageView:
    """Return the overview of a module."""
    writer = _writer(context, context.path(module), module)
    worksheets = [
        {
            "url": writer.url(context.path(worksheet)),
            "title": worksheet.meta.title,
            "purpose": worksheet.meta.purpose,
        }
        for worksheet in module.worksheets
    ]
    return PageView(
        writer=writer,
        template="module",
        title=module.meta.title,
        description=module.meta.summary,
        values={
            "module": module,
            "number": number,
            "duration": context.duration(sum(lesson.meta.duration for lesson in module.lessons)),
            "emblem": emblem(module.meta.id),
            "worksheets": worksheets,
        },
        source=module.path,
        module=number,
    )


def lesson_view(context: Context, module: Module, lesson: Lesson, number: int) -> PageView:
    """Return a lesson."""
    writer = _writer(context, context.path(lesson), lesson)
    handout = ""
    if context.offers("handouts") and lesson.meta.handout:
        handout = writer.url(context.layout.document(context.handout(lesson)))
    values = _text_values(writer, lesson) | {
        "lesson": lesson,
        "module": module,
        "module_url": writer.url(context.path(module)),
        "duration": context.duration(lesson.meta.duration),
        "handout": handout,
    }
    return PageView(
        writer=writer,
        template="lesson",
        title=lesson.meta.title,
        description=" ".join(lesson.meta.outcomes),
        values=values,
        source=lesson.path,
        module=number,
        scripts=_scripts(lesson),
    )


def worksheet_view(context: Context, worksheet: Worksheet, number: int) -> PageView:
    """Return a working aid."""
    _ = context.interface.gettext
    writer = _writer(context, context.path(worksheet), worksheet)
    minutes = worksheet.meta.duration
    document = ""
    if context.offers("worksheets"):
        document = writer.url(context.layout.document(context.worksheet(worksheet)))
    own = {
        "kicker": _("Worksheet"),
        "lead": worksheet.meta.purpose,
        "facts": [writer.own(context.duration(minutes))] if minutes else [],
        "document": document,
        "kept": _("What you write here is kept on this device only."),
    }
    return _text_view(writer, worksheet, own, number)


def case_view(context: Context, case: Case) -> PageView:
    """Return a case with its evidence."""
    _ = context.interface.gettext
    writer = _writer(context, context.path(case), case)
    for key in case.meta.sources:
        writer.cited.setdefault(key)
    meta = case.meta
    facts = [text for text in (meta.place, meta.country) if text]
    if meta.as_of:
        date = date_in_words(meta.as_of, context.interface.words)
        facts.append(writer.own(Markup("{} {}").format(_("As of"), context.amount(date))))
    if evidence := evidence_in_words(writer, case):
        facts.append(writer.own(evidence))
    unknown = {"id": "not--known", "title": _("What we do not know"), "entries": meta.not_known}
    own = {
        "kicker": _("Case example"),
        "facts": facts,
        "sections": [unknown] if meta.not_known else [],
    }
    return _text_view(writer, case, own)


def text_page_view(context: Context, page: Page) -> PageView:
    """Return a page such as the privacy notice."""
    writer = _writer(context, context.path(page), page)
    return _text_view(writer, page, {"sections": _statement(page, context.interface.gettext)})


def generated_views(context: Context) -> Iterator[tuple[str, Callable[[], PageView]]]:
    """Yield the names of the pages that no source file stands for, and what makes each."""
    _, course = context.interface.gettext, context.publication.course
    lists = (
        ("glossary", "glossary", _("Glossary"), bool(course.glossary)),
        ("cases/index", "cases", _("Cases"), bool(course.cases)),
        ("bibliography", "bibliography", _("Bibliography"), bool(course.references)),
        ("schedule", "schedule", _("Schedule"), bool(course.cohorts)),
        ("downloads", "downloads", _("Downloads"), has_downloads(context)),
    )
    for name, kind, title, there in lists:
        if there:
            yield name, partial(_list_view, context, name, kind, title)
    if has_workbook(course.modules):
        yield "workbook", partial(_workbook_view, context)
    yield "certificate", partial(_certificate_view, context)
    if context.medium is Medium.SITE:
        yield "404", partial(_notice_view, context, "404", _("Page not found"))
        yield "offline", partial(_notice_view, context, "offline", _("You are offline"))


def _notice_view(context: Context, name: str, title: str) -> PageView:
    """Return a page that says why there is nothing to see."""
    writer = _writer(context, context.layout.generated(name))
    return PageView(writer=writer, template=name, title=title, values={})


def _list_view(context: Context, name: str, kind: str, title: str) -> PageView:
    """Return a page that is one generated list."""
    writer = _writer(context, context.layout.generated(name))
    writer.is_glossary = kind == "glossary"
    body = writer.blocks([Listing(span=context.publication.course.span, kind=kind)])
    values = {
        "body": body,
        "offline": kind == "downloads" and context.medium is Medium.SITE,
        "sources": writer.sources_html() if kind == "glossary" else "",
    }
    return PageView(writer=writer, template="glossary", title=title, values=values, scripts=("lists",))


def _workbook_view(context: Context) -> PageView:
    """Return the page that gathers what the learner wrote."""
    _ = context.interface.gettext
    writer = _writer(context, context.layout.generated("workbook"))
    chapters = workbook(writer)
    values = {
        "chapters": chapters,
        "hue_of": hue,
        "kept": kept_where(context),
        "may_agree": context.medium is Medium.PACKAGE,
        "own_progress": context.medium is Medium.SITE,
    }
    return PageView(writer=writer, template="workbook", title=_("Workbook"), values=values, scripts=("own",))


def _certificate_view(context: Context) -> PageView:
    """Return the page that prints a certificate of completion."""
    course = context.publication.course
    lessons = list(course.lessons)
    values = {
        "lesson_count": len(lessons),
        "scored": is_scored(course),
        "duration": context.duration(sum(lesson.meta.duration for lesson in lessons)),
        "mosaic": emblem(course.meta.id, 3, 8, ALL_HUES),
    }
    return PageView(
        writer=_writer(context, context.layout.generated("certificate")),
        template="certificate",
        title=context.interface.gettext("Certificate"),
        values=values,
        scripts=("own",),
    )


def kept_where(context: Context) -> str:
    """Return where the learner's progress and notes are kept, in words."""
    _ = context.interface.gettext
    if context.medium is Medium.SITE:
        return _(
            "Your progress and what you write are kept in this browser, on this device, and nowhere else."
        )
    return _(
        "Your progress and your answers to quizzes are kept by the learning platform. What you write is kept "
        "in this browser, on this device. The platform gets none of it, unless you agree in your workbook to "
        "keep reflections there."
    )


def _text_view(
    writer: ScreenWriter, target: Worksheet | Case | Page, own: dict[str, Any], module: int = 0
) -> PageView:
    """Return a page that is made of text alone."""
    defaults = {"kicker": "", "lead": "", "facts": [], "document": "", "kept": "", "sections": []}
    return PageView(
        writer=writer,
        template="text",
        title=target.meta.title,
        description=own.get("lead", ""),
        values=defaults | _text_values(writer, target) | own,
        source=target.path,
        module=module,
        scripts=_scripts(target),
    )


def _writer(context: Context, path: str, target: Target | None = None) -> ScreenWriter:
    footnotes = target.footnotes if isinstance(target, Text) else ()
    return ScreenWriter(context, path, target, footnotes)


def _text_values(writer: ScreenWriter, text: Text) -> dict[str, Any]:
    """Return the body of a text, unit by unit, with its notes and sources."""
    introduction = writer.blocks(text.introduction)
    units = [_unit(writer, unit) for unit in text.units]
    notes = writer.notes_html()
    return {
        "introduction": introduction,
        "units": units,
        "notes": notes,
        "sources": writer.sources_html,
    }


def _scripts(text: Text) -> tuple[str, ...]:
    """Return the scripts that a text needs beyond those of every page."""
    blocks = list(every_block(text))
    quizzes = [block for block in blocks if isinstance(block, Quiz)]
    special = any(isinstance(block, TabSet | Scenario | SelfAssessment) for block in blocks) or any(
        not isinstance(question.answer, Choice) for quiz in quizzes for question in quiz.questions
    )
    listed = any(isinstance(block, Listing) for block in blocks)
    return tuple(name for name, needed in (("more", special), ("lists", listed)) if needed)


def _unit(writer: ScreenWriter, unit: Unit) -> dict[str, Any]:
    writer.section_level = 3
    return {
        "id": unit.id,
        "title": writer.prose(unit.title),
        "short_title": writer.prose_without_links(unit.title),
        "body": writer.blocks(unit.blocks),
    }


def _statement(page: Page, translate: Callable[[str], str]) -> list[dict[str, Any]]:
    """Return the sections of an accessibility statement."""
    if page.meta.id != "accessibility":
        return []
    meta = page.meta
    fields = (
        ("status", noted("Status"), (meta.status,)),
        ("gaps", noted("What is not accessible, and why"), meta.gaps),
        ("alternatives", noted("Alternatives"), meta.alternatives),
        ("method", noted("How this was assessed"), (meta.method, meta.date or "")),
        ("contact", noted("Tell us about barriers"), (meta.contact,)),
        ("enforcement", noted("Enforcement"), (meta.enforcement,)),
    )
    return [
        {
            "id": f"statement--{name}",
            "title": translate(title),
            "entries": [entry for entry in entries if entry],
        }
        for name, title, entries in fields
    ]
