"""The page that lists editions and languages, or says that there is nothing at an address."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/-/start.css">
</head>
<body>
<main>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""


def start_page(
    title: str,
    choices: Sequence[tuple[str, str, tuple[str, ...]]],
    name_of: Callable[[str], str],
    missing: str = "",
    said: str = "",
) -> str:
    """Return the page; ``missing`` is the address at which there is nothing, ``said`` what else to say."""
    lines = [f"<p>There is no page <code>{escape(missing)}</code> in the course as it is now.</p>"]
    if said:
        lines = [f"<p>{escape(said)}</p><p>Please report it: this is a fault of the tool.</p>"]
    body = "\n".join(lines if said else [*(lines if missing else []), *_list(choices, name_of)])
    return _PAGE.format(title=escape(title or "The course cannot be read"), body=body)


def _list(
    choices: Sequence[tuple[str, str, tuple[str, ...]]], name_of: Callable[[str], str]
) -> Iterator[str]:
    if not choices:
        yield "<p>There is nothing to show yet. What is wrong is said below, and this page follows.</p>"
        return
    yield "<ul>"
    for edition, title, languages in choices:
        links = " ".join(
            f'<a href="/{edition}/{code}/index.html" lang="{code}">{escape(name_of(code))}</a>'
            for code in languages
        )
        yield f"<li><strong>{escape(title)}</strong> <span>{links}</span></li>"
    yield "</ul>"
