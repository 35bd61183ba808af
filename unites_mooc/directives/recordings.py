"""``{video} path`` and ``{audio} path``: recordings with captions and a transcript."""

from __future__ import annotations

import re
from typing import Any

from unites_mooc.diagnostics import Collector, Span
from unites_mooc.directives.base import (
    Argument,
    Directive,
    DirectiveNode,
    Option,
    Parsed,
    course_path,
    minutes,
    text,
    web_address,
)
from unites_mooc.model.blocks import Audio, Block, Paragraph, Video
from unites_mooc.model.prose import plain_prose

_ADDRESS = re.compile(r"https?://|www\.|(?:[\w-]+\.)+(?:be|com|de|eu|net|org|tv)/", re.I)
_DOCUMENT = re.compile(r"\S+\.(?:docx?|html?|odt|pdf|rtf|srt)", re.I)
_TRANSCRIPT_FILES = (".md", ".txt", ".vtt")
_FILES = {
    "video": (".mp4", ".webm", ".ogv", ".m4v"),
    "audio": (".mp3", ".ogg", ".oga", ".opus", ".m4a", ".wav"),
    "captions": (".vtt",),
    "poster": (".png", ".jpg", ".jpeg", ".webp", ".svg"),
}


def parse_video(node: DirectiveNode) -> Parsed:
    """Return the video; one that is a file of the course needs captions."""
    collector = Collector()
    path = _path(node, collector)
    captions = _file(node, "captions", collector)
    if path and not node.options.get("captions"):
        message = "The video has no captions."
        advice = "Add `:captions: file.vtt`: people who cannot hear it read them."
        collector.error(node.span, "video-without-captions", message, advice)
    video = Video(
        **_shared(node, path, collector), captions=captions, poster=_file(node, "poster", collector)
    )
    return video, tuple(collector.items)


def parse_audio(node: DirectiveNode) -> Parsed:
    """Return the audio recording."""
    collector = Collector()
    path = _path(node, collector)
    audio = Audio(**_shared(node, path, collector))
    return audio, tuple(collector.items)


def _shared(node: DirectiveNode, path: str, collector: Collector) -> dict[str, Any]:
    written = node.options.get("transcript", "")
    place = node.option_spans.get("transcript", node.span)
    is_file = written.lower().endswith(_TRANSCRIPT_FILES)
    if _DOCUMENT.fullmatch(written):
        message = f"The transcript `{written}` cannot be shown on the page."
        advice = "Save it as text (`.txt`), or put it into a file of Markdown (`.md`)."
        collector.warning(place, "wrong-file-type", message, advice)
    if not written:
        message = f"The {node.name} has no transcript."
        advice = "Add `:transcript: file.md`, or the text itself where it is short."
        collector.error(place, "recording-without-transcript", message, advice)
    return {
        "span": node.span,
        "path": path,
        "link": node.options.get("link", ""),
        "title": node.options.get("title", ""),
        "minutes": node.options.get("duration", 0),
        "transcript_path": course_path(written, place, collector) if is_file else "",
        "transcript": _paragraphs(written, place) if written and not is_file else (),
        "caption": node.blocks,
    }


def _paragraphs(written: str, place: Span) -> tuple[Block, ...]:
    return (Paragraph(span=place, text=plain_prose(written, place)),)


def _path(node: DirectiveNode, collector: Collector) -> str:
    """Return the recording's file; it may be missing where there is a link."""
    if not node.argument:
        if "link" not in node.option_spans:
            message = f"`{{{node.name}}}` needs its path on the same line, or `:link:` to a platform."
            advice = f"Write `:::{{{node.name}}} media/file{_FILES[node.name][0]}`."
            collector.error(node.span, "missing-argument", message, advice)
        return ""
    if _ADDRESS.match(node.argument):
        address = node.argument if "://" in node.argument else f"https://{node.argument}"
        message = f"A {node.name} on a platform is never embedded: its visitors would be tracked."
        advice = f"Write `:::{{{node.name}}}` and below it `:link: {address}`."
        collector.error(node.span, "embedded-recording", message, advice)
        return ""
    return _known_file(node.argument, node.name, node.span, collector)


def _file(node: DirectiveNode, option: str, collector: Collector) -> str:
    written = node.options.get(option, "")
    return _known_file(written, option, node.option_spans[option], collector) if written else ""


def _known_file(written: str, kind: str, span: Span, collector: Collector) -> str:
    if not written.lower().endswith(_FILES[kind]):
        message = f"`{written}` is no file that every browser takes as {kind}."
        collector.warning(span, "wrong-file-type", message, _advice_on_type(written, kind))
    return course_path(written, span, collector)


def _advice_on_type(written: str, kind: str) -> str:
    """Return how to get a file that browsers take."""
    other = {"video": "audio", "audio": "video"}.get(kind, "")
    if other and written.lower().endswith(_FILES[other]):
        return f"For this file, write `:::{{{other}}}`."
    if kind == "captions":
        return "Save them as WebVTT (`.vtt`): most programs for captions can."
    first, *others = (f"`{ending}`" for ending in _FILES[kind])
    return f"Export it as {first}; {', '.join(others)} are fine, too."


_SHARED = (
    Option("transcript", text, help="What is said and shown: a text, or a file (`.md`, `.txt`, `.vtt`)."),
    Option("title", text, help="What it is called."),
    Option("duration", minutes, help="How long it takes: `4 min`."),
    Option("link", web_address, help="Its address on a platform; shown as a link, never embedded."),
)

DIRECTIVES = (
    Directive(
        name="video",
        parse=parse_video,
        options=(
            Option("captions", text, help="A WebVTT file; required for a file of the course."),
            *_SHARED,
            Option("poster", text, help="An image to show before it plays."),
        ),
        argument=Argument.OPTIONAL,
        argument_name="path",
        prose_argument=False,
        summary="A video; the body is its caption.",
    ),
    Directive(
        name="audio",
        parse=parse_audio,
        options=_SHARED,
        argument=Argument.OPTIONAL,
        argument_name="path",
        prose_argument=False,
        summary="An audio recording; the body is its caption.",
    ),
)
