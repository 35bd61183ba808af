"""The catalogue of diagnostics: one page for every code that the tool can emit.

Pages of the rules in ``checks`` are the docstrings of their files; those of what the reading
stages find are the docstrings of the modules here, by topic. ``page`` says how a page is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType, ModuleType

from unites_mooc.catalogue.page import Example, Page, PageError, read_pages

__all__ = ["Example", "Page", "PageError", "pages"]


@cache
def pages() -> Mapping[str, Page]:
    """Return all pages by their code, sorted."""
    found: dict[str, Page] = {}
    for module in _modules():
        for page in read_pages(module.__name__, module.__doc__ or ""):
            if page.code in found:
                raise PageError(f"{module.__name__}: there is another page `{page.code}`.")
            found[page.code] = page
    return MappingProxyType(dict(sorted(found.items())))


def _modules() -> Iterator[ModuleType]:
    """Yield the modules whose docstrings hold pages."""
    from unites_mooc import catalogue, checks

    for room in (catalogue, checks):
        for info in iter_modules(room.__path__):
            if info.name != "page":
                yield import_module(f"{room.__name__}.{info.name}")
