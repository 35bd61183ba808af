"""Transcripts of recordings: files whose text becomes part of the page."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from unites_mooc.diagnostics import Collector, Diagnostic, Span
from unites_mooc.model.blocks import Block, Paragraph, Recording
from unites_mooc.model.contents import blocks_in, fact
from unites_mooc.model.course import Text, Unit
from unites_mooc.model.prose import plain_prose
from unites_mooc.model.walk import map_blocks
from unites_mooc.source.text_reader import read_markdown

T = TypeVar("T", bound=Text)
Transcript = tuple[tuple[Block, ...], tuple[Diagnostic, ...]]

_TIMING = re.compile(r"[\d:.]+[ \t]+-->[ \t]+[\d:.]+")
_VOICE = re.compile(r"<v(?:\.[^ >]*)?[ \t]+([^>]+)>")
_CUE_TAG = re.compile(r"<[^>]*>")
_SKIPPED = ("WEBVTT", "NOTE", "STYLE", "REGION")


def with_transcripts(text: T, read: Callable[[Recording], tuple[Block, ...]]) -> T:
    """Return a text with the transcripts of its recordings, where they are files."""

    def change(block: Block) -> Block:
        if isinstance(block, Recording) and block.transcript_path:
            return replace(block, transcript=read(block))
        return block

    if not fact(text, "transcripts", lambda: _has_transcripts(text)):
        return text
    introduction = map_blocks(text.introduction, change)
    units = tuple(_changed_unit(unit, change) for unit in text.units)
    return replace(text, introduction=introduction, units=units)


def _has_transcripts(text: Text) -> bool:
    return any(recording.transcript_path for recording in blocks_in(text, Recording))


def _changed_unit(unit: Unit, change: Callable[[Block], Block]) -> Unit:
    blocks = map_blocks(unit.blocks, change)
    return unit if blocks is unit.blocks else replace(unit, blocks=blocks)


def read_transcript(path: str, text: str) -> Transcript:
    """Return the blocks of a transcript: Markdown, plain text or the cues of a WebVTT file."""
    collector = Collector()
    if path.lower().endswith(".md"):
        blocks, _footnotes = read_markdown(path, text, 1, collector)
    else:
        lines = _cues(text) if path.lower().endswith(".vtt") else _plain(text)
        blocks = tuple(_paragraphs(path, lines))
    if not blocks:
        collector.error(Span(path), "empty-file", "The transcript says nothing.", "Write down what is said.")
    return blocks, tuple(collector.items)


Line = tuple[int, str]


def _plain(text: str) -> Iterator[Line]:
    yield from enumerate(text.split("\n"), 1)


def _cues(text: str) -> Iterator[Line]:
    """Yield the words of the cues; an empty line stands between two speakers."""
    skipping, timed, speaker = False, False, ""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            skipping = timed = False
        elif _TIMING.match(line.strip()):
            timed = True
        elif line.startswith(_SKIPPED) and not timed:
            skipping = True
        elif timed and not skipping:
            voice = _VOICE.search(line)
            if voice and voice[1] != speaker:
                speaker = voice[1]
                yield number, ""
                line = f"{speaker}: {line}"
            yield number, html.unescape(_CUE_TAG.sub("", line))


def _paragraphs(path: str, lines: Iterator[Line]) -> Iterator[Block]:
    pending: list[Line] = []
    for number, line in [*lines, (0, "")]:
        if line.strip():
            pending.append((number, line.strip()))
        elif pending:
            span = Span(path, pending[0][0])
            yield Paragraph(span=span, text=plain_prose(" ".join(words for _, words in pending), span))
            pending = []
