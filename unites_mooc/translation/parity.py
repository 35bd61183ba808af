"""What of a text must survive its translation: all that leads somewhere, and what a machine reads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from unites_mooc.model.prose import Citation, FootnoteMark, Image, Link, Part, Prose, Reference

_ADDRESS = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)\]]|[\w.+-]+@[\w.-]*\w")
_CODE = re.compile(r"<code>(.*?)</code>", re.S)


def lost_and_added(source: Prose, translated: Prose) -> tuple[list[str], list[str]]:
    """Return what a translation lacks, and what it has too much, as an author writes it.

    Its order is free, and so are the words of links, the texts of roles, text alternatives, and what
    stands before a citation.
    """
    before, after = (Counter(_fixed(prose.parts)) for prose in (source, translated))
    return sorted((before - after).elements()), sorted((after - before).elements())


def addresses(text: str) -> Counter[str]:
    """Return the web and e-mail addresses in plain words."""
    return Counter(_ADDRESS.findall(text))


def _fixed(parts: tuple[Part, ...]) -> Iterator[str]:
    """Yield what may not change, as it would be written with as few words as possible."""
    for part in parts:
        match part:
            case str():
                yield from (f"`{code}`" for code in _CODE.findall(part))
            case Link():
                anchor = f"#{part.anchor}" if part.anchor else ""
                yield f"[…]({part.url or part.path}{anchor})"
                yield from _fixed(part.parts)
            case Image():
                yield f"![…]({part.path}){_attributes(part)}"
            case Citation():
                for cite in part.cites:
                    locator = f", {cite.locator}" if cite.locator else ""
                    yield f"[{'-' if cite.suppress_author else ''}@{cite.key}{locator}]"
            case Reference():
                yield f"{{{part.kind}}}`{part.target}`"
            case FootnoteMark():
                yield f"[^{part.label}]"


def _attributes(image: Image) -> str:
    """Return the attributes of an image as they are written."""
    width = f"width={image.share}%" if image.share else f"width={image.width}" if image.width else ""
    names = [f".{name}" for name in (*image.classes, *(["decorative"] if image.decorative else []))]
    written = " ".join(filter(None, [f"#{image.id}" if image.id else "", *names, width]))
    return f"{{{written}}}" if written else ""
