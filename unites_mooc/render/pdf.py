"""HTML → tagged PDF, in a worker: WeasyPrint lays out, ``pdf_tags`` mends the tags."""

from __future__ import annotations

import atexit
import gc
import logging
import os
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

LIBRARIES = (
    *("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "pyphen", "pillow"),
    *("fonttools", "pikepdf", "pango"),
)
"""What shapes a document."""

FONT_SETTINGS = Path(__file__).parent.parent / "theme" / "fonts.conf"

Resources = tuple[tuple[str, bytes], ...]
"""URL with the scheme ``course:`` → bytes."""
Faces = tuple[tuple[str, str, int, bytes], ...]
"""Family, style, weight and font file of each face."""

_SMALLER = (1, 0.96, 0.92, 0.88, 0.84, 0.8)
"""How much smaller a document is set, step by step, until it fits on the pages that it may have."""


def render_pdf(
    html: str,
    css: str,
    faces: Faces,
    resources: Resources,
    field_names: tuple[tuple[str, str], ...],
    most_pages: int = 0,
) -> bytes:
    """Return a document as PDF/UA-1 (ISO 14289-1), and as PDF/A-3a (ISO 19005-3) too if it has no form.

    Nothing but ``resources`` is ever fetched; a document that asks for more is a bug.
    ``field_names`` gives the label of each group of radio buttons, by its name. ``most_pages`` is how
    long the document may be: it is set a little smaller where that helps.
    """
    import weasyprint

    from unites_mooc.render.pdf_drawings import join_letters
    from unites_mooc.render.pdf_marks import mark_passages
    from unites_mooc.render.pdf_tags import mend_tags

    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    mark_passages()
    join_letters()
    has_form = "<input" in html or "<textarea" in html or "<select" in html
    fonts, face_sheet = _typeface(faces)
    fetcher = fetcher_of(dict(resources))
    options = {"pdf_variant": "pdf/ua-1" if has_form else "pdf/a-3a", "pdf_forms": has_form}
    with _without_garbage_collection():
        source = weasyprint.HTML(string=html, base_url="course:/", url_fetcher=fetcher)
        for scale in _SMALLER:
            sheet = _sheet(css.replace("$scale", str(scale)))
            document = source.render(stylesheets=[face_sheet, sheet], font_config=fonts, **options)
            if not most_pages or len(document.pages) <= most_pages:
                break
        with warnings.catch_warnings():
            # WeasyPrint 70 leaves the colour profile of PDF/A open, which Python remarks when it cleans up.
            warnings.simplefilter("ignore", ResourceWarning)
            data = document.write_pdf(**options)
        return mend_tags(data, dict(field_names))


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Keep Python from looking for cycles among millions of boxes: that takes a sixth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@lru_cache(maxsize=16)
def _sheet(css: str) -> Any:
    """Return a style sheet of this process: most documents share theirs."""
    import weasyprint

    return weasyprint.CSS(string=css, base_url="course:/", url_fetcher=fetcher_of({}))


_typefaces: dict[tuple[int, Faces], tuple[Any, Any]] = {}
"""The font configurations of this process, and of those that it was forked from."""
_MOST_TYPEFACES = 4


def _typeface(faces: Faces) -> tuple[Any, Any]:
    """Return the font configuration of this process: fonts are loaded once a worker.

    What was inherited is neither used nor let go: when WeasyPrint's object goes, it removes the files of its
    fonts, and those belong to the process that made them. Whoever reads one later embeds an empty font.
    """
    here = os.getpid()
    if (here, faces) not in _typefaces:
        own = [key for key in _typefaces if key[0] == here]
        if len(own) >= _MOST_TYPEFACES:
            del _typefaces[own[0]]
        _typefaces[here, faces] = _load(faces)
    return _typefaces[here, faces]


@atexit.register
def _let_go() -> None:
    """Remove the files of this process's fonts while Python still can."""
    for key in [key for key in _typefaces if key[0] == os.getpid()]:
        del _typefaces[key]


def _load(faces: Faces) -> tuple[Any, Any]:
    import weasyprint

    fonts = font_configuration()
    urls = [f"course:fonts/{index}.ttf" for index in range(len(faces))]
    rules = "\n".join(
        f'@font-face{{font-family:"{family}";font-style:{style};font-weight:{weight};src:url("{url}")}}'
        for (family, style, weight, _font), url in zip(faces, urls, strict=True)
    )
    fetcher = fetcher_of({url: font for url, (*_, font) in zip(urls, faces, strict=True)})
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
