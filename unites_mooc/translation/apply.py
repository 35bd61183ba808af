"""Course → Course in a language.

What has no translation stays in the source language, and says so: the publication carries the
language of its content apart from that of its interface.
"""

from __future__ import annotations

from dataclasses import dataclass

from unites_mooc.diagnostics import Diagnostic, Span, warning
from unites_mooc.model.course import Course
from unites_mooc.translation.interface import interface


@dataclass(frozen=True, slots=True)
class Translated:
    """A course as readers of one language will see it."""

    course: Course
    language: str
    """The language it is published in: that of the interface."""
    content_language: str
    """The language its content is in: the source language where it is not translated."""


def translate(course: Course, language: str) -> tuple[Translated, tuple[Diagnostic, ...]]:
    """Return the course in ``language``, with what is missing as warnings."""
    source = course.meta.language
    span = _place(course, language)
    diagnostics: list[Diagnostic] = []
    if not interface(language).translated:
        message = f"There is no interface catalogue for `{language}`; the interface is English."
        advice = "Remove the language, or ask for the words of the tool to be translated."
        diagnostics.append(warning(span, "interface-untranslated", message, advice))
    if language != source:
        message = f"The course is not translated into `{language}`; readers get it in `{source}`."
        diagnostics.append(
            warning(span, "course-untranslated", message, "Remove the language, or translate it.")
        )
    return Translated(course, language, source), tuple(diagnostics)


def _place(course: Course, language: str) -> Span:
    """Return where the course asks for a language."""
    languages = course.meta.published_languages
    index = languages.index(language) if language in languages else 0
    return course.places.get(f"languages.{index}", course.at("languages"))
