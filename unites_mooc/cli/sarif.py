"""Diagnostics in the Static Analysis Results Interchange Format (SARIF) 2.1.0.

Code hosts and editors read it: every flaw becomes a result, every code that occurs a rule with
its page of the catalogue.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from unites_mooc import __version__
from unites_mooc.cli.explanation import as_plain_text
from unites_mooc.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from unites_mooc.catalogue import Page

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}

Object = dict[str, object]


def as_sarif(diagnostics: Iterable[Diagnostic]) -> str:
    """Return a SARIF log with one run; paths are relative to the course (``%SRCROOT%``)."""
    from unites_mooc.catalogue import pages

    found = tuple(diagnostics)
    codes = sorted({item.code for item in found})
    driver: Object = {
        "name": "unites-mooc",
        "semanticVersion": __version__,
        "rules": [_rule(code, pages()) for code in codes],
    }
    run: Object = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(item, codes) for item in found],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(code: str, pages: Mapping[str, Page]) -> Object:
    """Return the rule of a code (§3.49)."""
    page = pages[code]
    return {
        "id": code,
        "shortDescription": {"text": page.summary},
        "fullDescription": {"text": " ".join(f"{page.summary} {page.details}".split())},
        "help": {"text": as_plain_text(page), "markdown": page.markdown},
        "defaultConfiguration": {"level": _LEVELS[page.severity]},
    }


def _result(item: Diagnostic, codes: Sequence[str]) -> Object:
    """Return the result of a flaw (§3.27)."""
    return {
        "ruleId": item.code,
        "ruleIndex": codes.index(item.code),
        "level": _LEVELS[item.severity],
        "message": {"text": f"{item.message} {item.hint}".strip()},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(item.span.path), "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": item.span.line, "startColumn": item.span.column},
                }
            }
        ],
    }
