"""axe-core: accessibility rules, run in the page as the browser lays it out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from playwright.sync_api import Frame, Page

from .availability import require_npm_file

WCAG_22_AA: tuple[str, ...] = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa")
"""The tags of all success criteria of WCAG 2.2, levels A and AA."""

# axe-core leaves this WCAG 2.2 AA rule off unless it is asked for by name.
OFF_BY_DEFAULT = ("target-size",)


@dataclass(frozen=True)
class Violation:
    """One rule that failed on one element."""

    rule: str
    """axe's name of the rule, such as ``label``."""
    impact: str
    """``minor``, ``moderate``, ``serious`` or ``critical``."""
    target: str
    """CSS selector of the element; steps into frames are joined by `` > ``."""
    html: str
    """The element's own markup, shortened by axe."""
    message: str
    """What is wrong and how it can be mended."""

    def __str__(self) -> str:
        """Return one line for a failed assertion."""
        return f"{self.rule} ({self.impact}) at {self.target}: {self.message} {self.html}"


def violations(page: Page, *, tags: Sequence[str] = WCAG_22_AA) -> list[Violation]:
    """Judge the page with all its frames by the rules that carry one of ``tags``.

    axe is evaluated over the DevTools protocol, not as a script element, so that the page's
    Content-Security-Policy stays in force and need not be bypassed.
    """
    for frame in page.frames:
        _inject(frame)
    options = {
        "runOnly": {"type": "tag", "values": list(tags)},
        "resultTypes": ["violations"],
        "rules": {rule: {"enabled": True} for rule in OFF_BY_DEFAULT},
    }
    result = page.evaluate("options => axe.run(document, options)", options)
    return [
        Violation(
            rule=found["id"],
            impact=node["impact"] or "",
            target=" > ".join(str(step) for step in node["target"]),
            html=node["html"],
            message=" ".join(node["failureSummary"].split()),
        )
        for found in result["violations"]
        for node in found["nodes"]
    ]


def _inject(frame: Frame) -> None:
    if not frame.evaluate("() => typeof axe === 'object'"):
        frame.evaluate(_source())


@cache
def _source() -> str:
    return require_npm_file("axe-core/axe.min.js").read_text(encoding="utf-8")
