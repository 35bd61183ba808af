"""One launch of a SCORM package by a learner, from the start to the end."""

import json
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from playwright.sync_api import BrowserContext, Error, Frame, Page

from .faults import END, SET, STATUS, faults

Found = TypeVar("Found")

LEARNER = ("cmi.core.student_id", "cmi.learner_id")

PATIENCE = 10.0
"""Seconds to wait for what a session should do; the toolkit commits about once a second."""

LAST_WORDS = 1.0
"""Seconds to wait for a Terminate after a page was left."""

PAUSE = 0.05
"""Seconds between two looks."""

# 2004 says "not initialised" (403) when content reads a value that nobody has set: no fault.
READING_NOTHING = ("403",)


@dataclass(frozen=True)
class ApiCall:
    """One call that the content made to the LMS."""

    name: str
    """Function as the standard names it, such as ``LMSSetValue`` or ``SetValue``."""
    arguments: tuple[object, ...]
    """As they were passed, so that a number in place of a string can be seen."""
    result: object
    """As the content got it: most LMSs return texts, some real types."""
    error: str
    """The LMS's last error code after the call, ``"0"`` for none."""
    milliseconds: int
    """Time since the player was opened."""

    @property
    def accepted(self) -> bool:
        """Whether the LMS said yes, or at least not no."""
        return self.result is None or str(self.result).lower() == "true"

    def __str__(self) -> str:
        """Return the call as it would be written in a script."""
        arguments = ", ".join(json.dumps(argument) for argument in self.arguments)
        return f"{self.name}({arguments}) → {json.dumps(self.result)}"


class ScormSession:
    """A running session: the content's frames, the calls it makes, the CMI values it has set."""

    def __init__(
        self,
        player: Page,
        *,
        storage: str,
        course_page: str,
        popup: bool,
        framed: bool,
        began_with: Mapping[str, str],
    ) -> None:
        """Use ``player``, which has loaded the player page.

        ``storage`` is the prefix under which ``player.js`` keeps this session's calls and
        record in localStorage, ``course_page`` a page of the same origin outside the player;
        ``framed``: the content stands in a frame of its window; ``began_with``: what the LMS knew.
        """
        self.learner = next((began_with[name] for name in LEARNER if name in began_with), "")
        self._statuses = [began_with[name] for name in STATUS if name in began_with]
        self.player = player
        """The page of the LMS that holds the API."""
        self.window: Page = _open_popup(player) if popup else player
        """The browser window that shows the content: the player itself or its pop-up."""
        self._framed = framed
        self._storage = storage
        self._course_page = course_page
        self._reader = player
        self._has_ended = False

    @property
    def context(self) -> BrowserContext:
        """The learner's browser, with its local storage."""
        return self.player.context

    def frame(self, address: str = "") -> Frame:
        """Return the launch document, or the frame whose address contains ``address``.

        Waits for the frame to appear and to load.
        """
        frame = self.wait_for(lambda: self._find_frame(address), f"a frame with {address!r}")
        frame.wait_for_load_state()
        return frame

    @property
    def calls(self) -> list[ApiCall]:
        """Every call so far, in order."""
        stored = self._read_storage()
        return [_api_call(stored[key]) for key in sorted(stored) if key.startswith("call/")]

    @property
    def cmi(self) -> dict[str, str]:
        """The values that the LMS holds now, committed or not, as element → value.

        Elements that are empty are left out. After the end: what the LMS kept.
        """
        return self.record if self._has_ended else self.player.evaluate("player.currentValues()")

    @property
    def record(self) -> dict[str, str]:
        """The values at the last successful Commit or Terminate: what the LMS has kept."""
        return self._read_storage().get("record", {})

    def set_values(self, element: str) -> list[str]:
        """Return every value that the LMS took for an element, in order."""
        return [
            str(call.arguments[1])
            for call in self.calls
            if call.name in SET and call.arguments[0] == element and call.accepted
        ]

    def faults(self, *, allowed_errors: Sequence[str] = READING_NOTHING) -> list[str]:
        """Return what a strict LMS would refuse; an empty list is what most tests want."""
        return faults(self.calls, allowed_errors=allowed_errors, stored=self._statuses)

    @property
    def is_terminated(self) -> bool:
        """Whether the content has ended the session in form."""
        return any(call.name in END and call.accepted for call in self.calls)

    def wait_for(self, look: Callable[[], Found | None], what: str, *, seconds: float = PATIENCE) -> Found:
        """Look until there is something true, and return it; fail when it does not come."""
        end = time.monotonic() + seconds
        while not (found := look()):
            if time.monotonic() > end:
                calls = "\n".join(map(str, self.calls[-20:]))
                raise AssertionError(f"waited for {what} in vain; the last calls:\n{calls}")
            self._reader.wait_for_timeout(PAUSE * 1000)
        return found

    def wait_for_value(self, element: str, value: str) -> None:
        """Wait until the LMS has kept this value, which takes a Commit."""
        self.wait_for(lambda: self.record.get(element) == value, f"{element} = {value!r}")

    def set_temper(self, temper: str) -> None:
        """Change the LMS's habits in mid-session, see ``host/tempers.js``."""
        self.player.evaluate("temper => player.setTemper(temper)", temper)

    def finish(self) -> dict[str, str]:
        """Leave by the LMS's own link back to the course, and return what the LMS kept.

        The player's page is left for another one, as in Moodle; a pop-up is closed first.
        """
        if self.window is not self.player:
            self.window.close()
        self.player.goto(self._course_page)
        return self._after_the_end()

    def close(self) -> dict[str, str]:
        """Leave by closing the browser's tab, and return what the LMS kept."""
        if self.window is not self.player:
            self.window.close()
        self.player.close()
        self._read_from_another_page()
        return self._after_the_end()

    def crash(self) -> dict[str, str]:
        """End without a word, as when the battery is empty, and return what the LMS kept."""
        _kill(self.player)
        self._read_from_another_page()
        self._has_ended = True
        return self.record

    def _after_the_end(self) -> dict[str, str]:
        """Wait a little for the content's last words; it may well have none."""
        self._has_ended = True
        with suppress(AssertionError):
            self.wait_for(lambda: self.is_terminated, "the end", seconds=LAST_WORDS)
        return self.record

    def _read_from_another_page(self) -> None:
        self._reader = self.context.new_page()
        self._reader.goto(self._course_page)

    def _find_frame(self, address: str) -> Frame | None:
        if address:
            return next((frame for frame in self.window.frames if address in frame.url), None)
        return self.window.frame(name="content") if self._framed else self.window.main_frame

    def _read_storage(self) -> dict[str, dict]:
        prefix = f"{self._storage}/"
        entries = self._reader.evaluate("Object.entries(localStorage)")
        return {
            key.removeprefix(prefix): json.loads(value) for key, value in entries if key.startswith(prefix)
        }


def _api_call(stored: dict) -> ApiCall:
    return ApiCall(**{**stored, "arguments": tuple(stored["arguments"])})


def _open_popup(player: Page) -> Page:
    with player.expect_popup() as opened:
        frames = player.frames[1:] or player.frames
        frames[0].get_by_role("button", name="Open").click()
    return opened.value


def _kill(page: Page) -> None:
    """Kill the process that renders a page and its pop-ups; no handler of theirs runs."""
    with page.expect_event("crash"), suppress(Error):
        page.goto("chrome://crash")
