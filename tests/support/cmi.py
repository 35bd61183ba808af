"""What both versions of SCORM call the same things, and what a learner sees in the launch document."""

from __future__ import annotations

from playwright.sync_api import Frame, Locator

STATUS = {"scorm12": "cmi.core.lesson_status", "scorm2004": "cmi.completion_status"}
RAW = {"scorm12": "cmi.core.score.raw", "scorm2004": "cmi.score.raw"}
EXIT = {"scorm12": "cmi.core.exit", "scorm2004": "cmi.exit"}
TIME = {"scorm12": "cmi.core.session_time", "scorm2004": "cmi.session_time"}
LOCATION = {"scorm12": "cmi.core.lesson_location", "scorm2004": "cmi.location"}

INITIALIZE = ("LMSInitialize", "Initialize")
SET = ("LMSSetValue", "SetValue")
COMMIT = ("LMSCommit", "Commit")
TERMINATE = ("LMSFinish", "Terminate")


def count(session: object, names: tuple[str, ...]) -> int:
    """Return how often the content called one of these functions."""
    return sum(call.name in names for call in session.calls)  # type: ignore[attr-defined]


def shell(session: object) -> Frame:
    """Return the launch document."""
    return session.frame("/index.html")  # type: ignore[attr-defined, no-any-return]


def said(session: object) -> str:
    """Return what the launch document says of saving."""
    return shell(session).locator("#shell-status").inner_text()


def retry(session: object) -> Locator:
    """Return the button by which a learner tries to save again."""
    return shell(session).get_by_role("button", name="Try again")


def check_passed(version: str, kept: dict[str, str]) -> None:
    """The LMS has that the learner passed, with the full score."""
    assert float(kept[RAW[version]]) == 100
    if version == "scorm12":
        assert kept["cmi.core.lesson_status"] == "passed"
    else:
        assert kept["cmi.completion_status"] == "completed"
        assert kept["cmi.success_status"] == "passed"
        assert float(kept["cmi.score.scaled"]) == 1


def hide(session: object) -> None:
    """The learner looks at another tab."""
    shell(session).evaluate(
        "() => { Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });"
        " document.dispatchEvent(new Event('visibilitychange')); delete document.visibilityState; }"
    )
