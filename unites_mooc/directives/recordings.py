"""``{video} path`` and ``{audio} path``: recordings with captions and a transcript."""

from __future__ import annotations

from typing import Any

from unites_mooc.diagnostics import Collector, Span
from unites_mooc.directives.base import (
    Argument,
    Directive,
    DirectiveNode,
    Option,
    Parsed,
    minutes,
    text,
    web_address,
)
from unites_mooc.model.blocks import Audio, Block, Paragraph, Video
from unites_mooc.model.paths import resolve
from unites_mooc.model.prose import plain_prose

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
    if path and not captions and "captions" not in node.options:
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
    is_file = written.lower().endswith(_TRANSCRIPT_FILES) and " " not in written
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
        "transcript_path": _resolved(written, place, collector) if is_file else "",
        "transcript": _paragraphs(written, place) if written and not is_file else (),
        "caption": node.blocks,
    }


def _paragraphs(written: str, place: Span) -> tuple[Block, ...]:
    return (Paragraph(span=place, text=plain_prose(written, place)),)


def _path(node: DirectiveNode, collector: Collector) -> str:
    """Return the recording's file; it may be missing where there is a link."""
    if not node.argument:
        if "link" not in node.options:
            message = f"`{{{node.name}}}` needs its path on the same line, or `:link:` to a platform."
            advice = f"Write `:::{{{node.name}}} media/file{_FILES[node.name][0]}`."
            collector.error(node.span, "missing-argument", message, advice)
        return ""
    if node.argument.lower().startswith(("http://", "https://")):
        message = f"A {node.name} on a platform is never embedded: its visitors would be tracked."
        advice = f"Write `:::{{{node.name}}}` and below it `:link: {node.argument}`."
        collector.error(node.span, "embedded-recording", message, advice)
        return ""
    return _known_file(node.argument, node.name, node.span, collector)


def _file(node: DirectiveNode, option: str, collector: Collector) -> str:
    written = node.options.get(option, "")
    return _known_file(written, option, node.option_spans[option], collector) if written else ""


def _known_file(written: str, kind: str, span: Span, collector: Collector) -> str:
    if not written.lower().endswith(_FILES[kind]):
        message = f"`{written}` is no file that every browser takes as {kind}."
        collector.warning(span, "wrong-file-type", message, f"Use {', '.join(_FILES[kind])}.")
    return _resolved(written, span, collector)


def _resolved(written: str, span: Span, collector: Collector) -> str:
    path = resolve(span.path, written)
    if path is None:
        message = f"`{written}` leads out of the course."
        advice = "Put the file into a `media` folder and write a relative path."
        collector.error(span, "path-out-of-course", message, advice)
    return path or ""


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
