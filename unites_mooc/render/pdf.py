"""HTML → tagged PDF, in a worker: WeasyPrint lays out, ``pdf_tags`` mends the tags."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from unites_mooc.render.fonts import CODE_FAMILY, FAMILY, PRINT_FACES

LIBRARIES = (
    *("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "pyphen", "pillow"),
    *("fonttools", "pikepdf", "pango"),
)
"""What shapes a document."""

FONT_SETTINGS = Path(__file__).parent.parent / "theme" / "fonts.conf"

Resources = tuple[tuple[str, bytes], ...]
"""URL with the scheme ``course:`` → bytes."""


def render_pdf(
    html: str,
    css: str,
    faces: tuple[bytes, ...],
    resources: Resources,
    field_names: tuple[tuple[str, str], ...],
) -> bytes:
    """Return a document as PDF/UA-1; ``faces`` are the fonts in the order of ``PRINT_FACES``.

    Nothing but ``resources`` is ever fetched; a document that asks for more is a bug.
    """
    import weasyprint

    from unites_mooc.render.pdf_tags import mend_tags

    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    fonts, face_sheet = _typeface(faces)
    fetcher = fetcher_of(dict(resources))
    sheet = weasyprint.CSS(string=css, font_config=fonts, url_fetcher=fetcher)
    document = weasyprint.HTML(string=html, base_url="course:/", url_fetcher=fetcher)
    data = document.write_pdf(
        stylesheets=[face_sheet, sheet],
        font_config=fonts,
        pdf_variant="pdf/ua-1",
        pdf_forms=bool(field_names) or "<input" in html or "<textarea" in html,
    )
    return mend_tags(data, dict(field_names))


@lru_cache(maxsize=4)
def _typeface(faces: tuple[bytes, ...]) -> tuple[Any, Any]:
    """Return the font configuration of this process: fonts are loaded once a worker."""
    import weasyprint

    fonts = font_configuration()
    urls = [f"course:fonts/{index}.ttf" for index in range(len(faces))]
    rules = "\n".join(
        f'@font-face{{font-family:"{CODE_FAMILY if style == "code" else FAMILY}";'
        f'font-style:{"italic" if style == "italic" else "normal"};font-weight:{weight};src:url("{url}")}}'
        for (style, weight), url in zip(PRINT_FACES, urls, strict=False)
    )
    fetcher = fetcher_of(dict(zip(urls, faces, strict=True)))
    return fonts, weasyprint.CSS(string=rules, font_config=fonts, url_fetcher=fetcher)


def font_configuration() -> Any:
    """Return fonts that hide those of the machine, so that what is set is the same everywhere."""
    from weasyprint.text.fonts import FontConfiguration

    with _environment("FONTCONFIG_FILE", str(FONT_SETTINGS)):
        return FontConfiguration()


@contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    """Set an environment variable for a while: a library reads it, and nobody else should."""
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


def fetcher_of(resources: Mapping[str, bytes]) -> Any:
    """Return a fetcher that knows the resources and nothing else."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class CourseFetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url not in resources:
                raise FatalURLFetchingError(f"{url} is not a resource of this document")
            return URLFetcherResponse(url, resources[url])

    return CourseFetcher()
