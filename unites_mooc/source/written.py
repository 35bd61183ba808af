"""One Markdown file of a course → a lesson, a working aid, a case or a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from unites_mooc.diagnostics import Collector, Diagnostic, Span
from unites_mooc.model.course import Body, Case, Lesson, Page, Text, Worksheet
from unites_mooc.model.metadata import CaseMeta, LessonMeta, Metadata, PageMeta, WorksheetMeta
from unites_mooc.model.slugs import is_slug
from unites_mooc.source.metadata_reader import read_metadata
from unites_mooc.source.text_reader import read_markdown_file
from unites_mooc.source.yaml_reader import Positions

AnyText = TypeVar("AnyText", bound=Text)
TEXT_OF: Mapping[type[Metadata], type[Text]] = {
    LessonMeta: Lesson,
    WorksheetMeta: Worksheet,
    CaseMeta: Case,
    PageMeta: Page,
}
"""What a file is, by the metadata at its top."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a file says, and what is wrong with it; it depends on nothing but the file."""

    values: dict[str, Any]
    """The fields of the text, apart from its body."""
    body: Body
    """Transcripts are not in it yet."""
    diagnostics: tuple[Diagnostic, ...]
    allowed: Mapping[str, Span]
    """The codes that it silences, and where it says so."""
    is_nameless: bool
    """Whether it has no id of its own, so that nothing can be said of what leads to it."""

    def text(self, build: type[AnyText], further: Mapping[str, str]) -> AnyText:
        """Return the text; ``further`` are fields that do not stand in the file."""
        values: dict[str, Any] = {**self.values, **further}
        for name in ("introduction", "units", "footnotes"):
            values[name] = getattr(self.body, name)
        return build(**values)


def read_written(kind: type[Metadata], path: str, text: str) -> Written:
    """Read a file; where its metadata are wrong, others stand in for them.

    Then there is an error already: nothing is ever built with them, but what stands below is checked too.
    """
    collector = Collector()
    file, diagnostics = read_markdown_file(path, text)
    collector.extend(diagnostics)
    meta, allowed = None, dict[str, Span]()
    if file.data is not None:
        meta, diagnostics = read_metadata(kind, file.data, file.positions)
        collector.extend(diagnostics)
        allowed = allowed_codes(path, file.data, file.positions)
    named = meta is not None or _has_name(file.data)
    values = {
        "meta": meta or _stand_in(kind, path, file.data),
        "path": path,
        "span": Span(path),
        "places": file.positions.below(),
    }
    body = Body(file.introduction, file.units, file.footnotes)
    return Written(values, body, tuple(collector.items), allowed, not named)


def allowed_codes(
    path: str, data: Any, positions: Positions, at: tuple[str | int, ...] = ()
) -> dict[str, Span]:
    """Return the codes that metadata allow, be the rest of them right or wrong, and where."""
    written = data.get("allow", ()) if isinstance(data, dict) else ()
    codes = written.split(",") if isinstance(written, str) else written
    found: dict[str, Span] = {}
    for index, code in enumerate(code.strip() for code in codes if isinstance(code, str)):
        if is_slug(code):
            found.setdefault(code, positions.of((*at, "allow", index)) or Span(path))
    return found


def _has_name(data: Any) -> bool:
    name = data.get("id") if isinstance(data, dict) else None
    return isinstance(name, str) and is_slug(name)


def _stand_in(kind: type[Metadata], path: str, data: Any) -> Metadata:
    """Return metadata in the place of wrong ones."""
    known = data if isinstance(data, dict) else {}
    name = known["id"] if _has_name(data) else f"unread {path}"
    title = known.get("title")
    shown = title if isinstance(title, str) else path.rpartition("/")[2].removesuffix(".md")
    return kind.model_construct(id=name, title=shown, duration=1, purpose="?")
