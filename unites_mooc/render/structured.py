"""What pages say to machines, in the words of schema.org: the course, its parts, its terms.

Only what the metadata state becomes a statement here. So there is no level, no price and no rating,
and "free" is said alone of courses under a licence that lets everybody share them. A course that is
read on the web is an online instance of itself, and its workload that of its lessons: search engines
ask for both (https://developers.google.com/search/docs/appearance/structured-data/course-info).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from unites_mooc.model.course import Cohort, Lesson, Module, Worksheet
from unites_mooc.model.index import Target
from unites_mooc.model.prose import plain_text
from unites_mooc.render.context import Context
from unites_mooc.render.sessions import in_order, session_period

Statement = dict[str, Any]

_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-ND|-SA)?)-(\d\.\d)")
_FREE_TO_SHARE = frozenset({"CC0-1.0", "DL-DE-BY-2.0", "EUPL-1.2", "GFDL-1.3-or-later", "etalab-2.0"})
_SPDX_IDENTIFIER = re.compile(r"(?!LicenseRef-)[A-Za-z0-9.-]+\+?")


def licence_url(licence: str) -> str:
    """Return the address of a licence, given its SPDX identifier; empty for an expression or none."""
    if licence == "CC0-1.0":
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    if match := _CREATIVE_COMMONS.fullmatch(licence):
        return f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/"
    known = _SPDX_IDENTIFIER.fullmatch(licence)
    return f"https://spdx.org/licenses/{licence}.html" if known else ""


def statement(context: Context, path: str, target: Target | None) -> Statement | None:
    """Return what a page states; None for a page that has nothing to state."""
    layout = context.layout
    if path == layout.generated("index"):
        return _top(_course(context))
    if path == layout.generated("glossary"):
        return _top(_glossary(context))
    if isinstance(target, Module):
        return _top(_part_of_course(context) | _module(context, target))
    if isinstance(target, Lesson):
        module = _module(context, context.modules[target.meta.id])
        named = {name: module[name] for name in ("@type", "name", "url") if name in module}
        return _top(_lesson(context, target) | _common(context) | {"isPartOf": [named, _whole(context)]})
    if isinstance(target, Worksheet):
        return _top(_part_of_course(context) | _worksheet(context, target))
    return None


def _top(value: Statement) -> Statement:
    return {"@context": "https://schema.org", **value}


def _filled(**values: Any) -> Statement:
    """Return a statement without what is not known."""
    return {name: value for name, value in values.items() if value}


def _named(kind: str, name: str) -> Statement:
    return {"@type": kind, "name": name}


def _address(context: Context, path: str, anchor: str = "") -> str:
    """Return the address of a page; empty where it is not known where the site will stand."""
    base = context.publication.course.meta.base_url
    return f"{base}{path}{anchor}" if base else ""


def _duration(minutes: int | None) -> str:
    """Return a duration by ISO 8601."""
    return f"PT{minutes}M" if minutes else ""


def _common(context: Context) -> Statement:
    """Return what holds of the course and of each of its parts."""
    meta = context.publication.course.meta
    licence = meta.licence
    return _filled(
        inLanguage=context.publication.content_language,
        license=licence_url(licence),
        isAccessibleForFree=licence in _FREE_TO_SHARE or bool(_CREATIVE_COMMONS.fullmatch(licence)),
    )


def _whole(context: Context) -> Statement:
    """Return the course as its parts name it."""
    title = context.publication.course.meta.title
    url = _address(context, context.layout.generated("index"))
    return _named("Course", title) | _filled(url=url)


def _part_of_course(context: Context) -> Statement:
    return _common(context) | {"isPartOf": _whole(context)}


def _course(context: Context) -> Statement:
    course = context.publication.course
    meta = course.meta
    common = _common(context)
    workload = _duration(sum(lesson.meta.duration for lesson in course.lessons))
    online = _named("CourseInstance", meta.title) | _filled(courseMode="Online", courseWorkload=workload)
    free = {"offers": {"@type": "Offer", "category": "Free"}} if "isAccessibleForFree" in common else {}
    return (
        _whole(context)
        | common
        | free
        | _filled(
            description=meta.description,
            provider=_named("Organization", meta.publisher) if meta.publisher else None,
            version=meta.version if "version" in meta.model_fields_set else "",
            timeRequired=workload,
            teaches=[outcome for module in course.modules for outcome in module.meta.outcomes],
            hasPart=[_module(context, module) for module in course.modules],
            hasCourseInstance=[online, *(_cohort(context, c) for c in course.cohorts if c.sessions)],
        )
    )


def _module(context: Context, module: Module) -> Statement:
    return _named("LearningResource", module.meta.title) | _filled(
        url=_address(context, context.path(module)),
        learningResourceType="module",
        description=module.meta.summary,
        timeRequired=_duration(sum(lesson.meta.duration for lesson in module.lessons)),
        teaches=list(module.meta.outcomes),
    )


def _lesson(context: Context, lesson: Lesson) -> Statement:
    return _named("LearningResource", lesson.meta.title) | _filled(
        url=_address(context, context.path(lesson)),
        learningResourceType="lesson",
        timeRequired=_duration(lesson.meta.duration),
        teaches=list(lesson.meta.outcomes),
    )


def _worksheet(context: Context, worksheet: Worksheet) -> Statement:
    return _named("LearningResource", worksheet.meta.title) | _filled(
        url=_address(context, context.path(worksheet)),
        learningResourceType="worksheet",
        description=worksheet.meta.purpose,
        timeRequired=_duration(worksheet.meta.duration),
    )


def _cohort(context: Context, cohort: Cohort) -> Statement:
    """Return a group's run of the course; its mode only where every session says its own."""
    sessions = in_order(cohort)
    modes = {session.meta.mode for session in sessions}
    mode = ""
    if None not in modes:
        mode = "Online" if modes == {"online"} else "Blended" if "online" in modes else "Onsite"
    address = {"@type": "PostalAddress"} | _filled(
        addressLocality=cohort.meta.city, addressCountry=cohort.meta.country
    )
    return _named("CourseInstance", context.publication.course.meta.title) | _filled(
        courseMode=mode,
        courseWorkload=_duration(sum(session.meta.duration for session in sessions)),
        startDate=session_period(cohort, sessions[0])[0].isoformat(),
        endDate=max(session_period(cohort, session)[1] for session in sessions).isoformat(),
        location=None if mode == "Online" else {"@type": "Place", "address": address},
    )


def _glossary(context: Context) -> Statement:
    course = context.publication.course
    path = context.layout.generated("glossary")
    title = f"{context.interface.gettext('Glossary')}: {course.meta.title}"
    terms: list[Mapping[str, Any]] = [
        _named("DefinedTerm", term.meta.term)
        | _filled(
            description=plain_text(term.definition),
            url=_address(context, path, f"#term--{term.meta.id}"),
        )
        for term in course.glossary
    ]
    own = _named("DefinedTermSet", title) | _filled(url=_address(context, path), hasDefinedTerm=terms)
    return own | _part_of_course(context)
