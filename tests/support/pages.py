"""What built pages hold and link to."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Links(HTMLParser):
    """Collects the anchors of a page, and what it links to and loads."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: list[str] = []
        self.links: list[str] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.anchors.append(value)
            elif name in {"href", "src"} and value is not None and (tag, name) != ("base", "href"):
                self.links.append(value)
            elif name.startswith("on") or name == "style":
                self.handlers.append(f"{tag} {name}")


def read(path: Path) -> Links:
    parser = Links()
    parser.feed(path.read_text("utf-8"))
    return parser


def flaws_of_site(root: Path) -> Iterator[str]:
    """Yield every link that leads nowhere, anchor that stands twice, and inline handler or style.

    The page for missing addresses is left out: it is shown at addresses where there is no file.
    """
    pages = {path: read(path) for path in root.rglob("*.html")}
    for path, page in pages.items():
        name = path.relative_to(root)
        if len(page.anchors) != len(set(page.anchors)):
            yield f"{name}: an anchor stands twice"
        yield from (f"{name}: {handler}" for handler in page.handlers)
        for link in page.links if path != root / "404.html" else ():
            parts = urlsplit(link)
            if parts.scheme or link.startswith("//"):
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not target.is_file() or (parts.fragment and parts.fragment not in pages[target].anchors):
                yield f"{name}: {link}"
