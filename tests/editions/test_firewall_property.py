"""Generated nesting of tagged content: what is excluded is never in the publication.

Each piece of text is a marker word that says in which tags it stands; what an edition must
show is worked out from the generator's own tree, not by the code under test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from support.courses import write_course
from unites_mooc.editions.select import select
from unites_mooc.source.loader import load_course
from unites_mooc.translation.apply import Translated

EDITIONS = {"public": {"public"}, "pilot": {"pilot"}, "facilitator": {"pilot", "facilitator"}}
GROUPS = (("public",), ("pilot",), ("facilitator",), ("public", "pilot"))
KINDS = (
    "text",
    "list",
    "quote",
    "note",
    "details",
    "figure",
    "footnote",
    "unit",
    "quiz",
    "feedback",
    "table",
)


@dataclass(frozen=True)
class Piece:
    """Content of one kind, or (with tags) an ``{only}`` around others."""

    kind: str
    tags: tuple[str, ...] = ()
    inner: tuple[Piece, ...] = ()


def pieces() -> st.SearchStrategy[tuple[Piece, ...]]:
    leaf = st.builds(Piece, st.sampled_from(KINDS))
    nested = st.recursive(
        leaf,
        lambda inner: st.builds(
            Piece,
            st.just("only"),
            st.sampled_from(GROUPS),
            st.lists(inner, min_size=1, max_size=4).map(tuple),
        ),
        max_leaves=10,
    )
    return st.lists(nested, min_size=1, max_size=6).map(tuple)


@dataclass
class Writer:
    """Writes pieces as Markdown, and notes under which conditions each marker stands."""

    conditions: dict[str, tuple[tuple[str, ...], ...]]
    depth: int = 12

    def marker(self, around: tuple[tuple[str, ...], ...]) -> str:
        word = f"marker{len(self.conditions):03d}end"
        self.conditions[word] = around
        return word

    def write(
        self, pieces: tuple[Piece, ...], around: tuple[tuple[str, ...], ...], colons: int
    ) -> Iterator[str]:
        for piece in pieces:
            if piece.kind == "only":
                fence = ":" * colons
                yield f"{fence}{{only}} {' '.join(piece.tags)}\n"
                yield from self.write(piece.inner, (*around, piece.tags), colons - 1)
                yield f"{fence}\n"
            else:
                yield self.leaf(piece.kind, around)

    def leaf(self, kind: str, around: tuple[tuple[str, ...], ...]) -> str:
        word = self.marker(around)
        number = len(self.conditions)
        match kind:
            case "list":
                return f"- item\n  - {word}\n"
            case "quote":
                return f"> {word}\n"
            case "note":
                return f":::{{note}} {word}\nx\n:::\n"
            case "details":
                return f":::{{details}} x\n{word}\n:::\n"
            case "figure":
                return f":::{{figure}} media/x.svg\n:alt: {word}\n:::\n"
            case "footnote":
                return f"x[^n{number}]\n\n[^n{number}]: {word}\n"
            case "unit":
                return f"## {word} {{#u{number}}}\n"
            case "quiz":
                quiz = f":::{{quiz}} x\n:id: z{number}\n\n### {word} {{#a}}\n\n- [x] x\n- [ ] y\n"
                secret = self.marker((*around, ("facilitator",)))
                more = f":::{{only}} facilitator\n### {secret} {{#b}}\n\n- [x] x\n- [ ] y\n:::"
                return f"::{quiz}\n{more}\n:::::\n"
            case "feedback":
                secret = self.marker((*around, ("pilot",)))
                quiz = f":::::{{quiz}} {word}\n:id: z{number}\n\n### x {{#a}}\n\n- [x] x\n- [ ] y\n"
                return f"{quiz}\n:::{{only}} pilot\n> {secret}\n:::\n:::::\n"
            case "table":
                return f"| a | b |\n|---|---|\n| x | {word} |\n"
        return f"{word}\n"


def shown(edition: str, around: tuple[tuple[str, ...], ...]) -> bool:
    return all(set(group) & EDITIONS[edition] for group in around)


@settings(max_examples=150, deadline=None)
@given(pieces())
def test_an_edition_shows_what_it_must_and_nothing_else(tree: tuple[Piece, ...]) -> None:
    writer = Writer({})
    body = "\n".join(writer.write(tree, (), 16))
    text = f"---\nid: one\ntitle: One\nduration: 5 min\n---\n\n{body}"
    with TemporaryDirectory() as folder:
        files = {"modules/01-first/01-one.md": text, "modules/01-first/media/x.svg": "<svg/>"}
        course, diagnostics = load_course(write_course(Path(folder), files))
    assert course is not None
    assert [item for item in diagnostics if item.severity == "error"] == []
    for edition in EDITIONS:
        found = set(
            re.findall(r"marker\d{3}end", repr(select(Translated(course, "en", "en"), edition).course))
        )
        expected = {word for word, around in writer.conditions.items() if shown(edition, around)}
        assert found == expected, f"{edition}:\n{body}"
