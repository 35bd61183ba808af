"""A learner's attempt at a package in an LMS: sessions one after another, and what is kept."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, BrowserContext

from ..availability import require_npm_file
from ..browser_log import BrowserLog, watch
from ..static_server import StaticServer
from .package import Package
from .session import ScormSession

HOST = Path(__file__).parent / "host"
COURSE_PAGE = "/lms/course.html"

# Moodle sends this: content that relies on the unload event loses its last words there.
HEADERS = {"Permissions-Policy": "unload=()"}

EMPTY_ANSWERS: Mapping[str, str] = {
    "cmi.completion_status": "",
    "cmi.core.lesson_mode": "",
    "cmi.core.lesson_status": "",
    "cmi.core.score.raw": "",
    "cmi.interactions._count": "",
    "cmi.mode": "",
    "cmi.score.raw": "",
    "cmi.score.scaled": "",
    "cmi.success_status": "",
}
"""What the SCORM XBlock of Open edX answers; for ``ScormAttempt.start(answers=…)``."""

Window = Literal["frame", "nested", "foreign", "popup", "framed opener", "framed popup"]
NAMES = {"1.2": "API", "2004": "API_1484_11"}
POPUPS = ("popup", "framed opener", "framed popup")


class ScormAttempt:
    """One learner's way through one package, over as many sessions as it takes."""

    def __init__(self, browser: Browser, package: Package) -> None:
        """Serve the package and the player from one origin, as an LMS does."""
        self.package = package
        self.log = BrowserLog()
        """What the browser complained about in all sessions."""
        self.records: dict[str, dict[str, str]] = {}
        """What the LMS has kept of each learner's sessions so far, as CMI element → value."""
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self._sessions: list[ScormSession] = []
        self._server = StaticServer(
            {
                "/lms/": HOST,
                "/package/": package.folder,
                "/scorm-again/": require_npm_file("scorm-again/dist"),
            },
            headers=HEADERS,
        )
        self._foreign = StaticServer({"/lms/": HOST})

    def start(
        self,
        *,
        window: Window = "frame",
        mode: Literal["normal", "browse", "review"] = "normal",
        answers: Mapping[str, str] | None = None,
        same_browser: bool = False,
        temper: str = "plain",
        learner: str = "learner-1",
        clock: bool = False,
        record: Mapping[str, str] | None = None,
        named_like_the_api: bool = False,
    ) -> ScormSession:
        """Launch the package, with what the session before has left behind.

        ``window``: the content stands in a frame of the player, in a frame within a frame
        (``foreign``: of another origin), in a pop-up, in a pop-up that a frame of the player has
        opened, or in a frame of a pop-up. ``answers``: values that GetValue returns in place of
        the real ones, to play an LMS with gaps. ``temper``: an LMS with habits, see
        ``host/tempers.js``. ``same_browser``: keep the browser's own storage; otherwise the
        learner comes back on another device, and all that is left is what the LMS kept.
        ``clock``: time stands until the test lets it go on. ``record``: what the LMS has kept, in
        place of what the sessions before have left. ``named_like_the_api``: the frame between
        player and content has an element of the name under which content looks for the API.
        """
        if self._sessions:
            before = self._sessions[-1]
            self.records[before.learner] = before.record or self.records.get(before.learner, {})
        if not (same_browser and self._contexts):
            self._contexts.append(self._new_context())
        storage = f"scorm-session-{len(self._sessions)}"
        page = self._contexts[-1].new_page()
        if clock:
            page.clock.install()
        launch = {
            "address": f"/package/{self.package.launch}",
            "answers": dict(answers or {}),
            "cmi": _initial_values(
                self.package,
                mode=mode,
                record=self.records.get(learner, {}) if record is None else record,
                learner=learner,
            ),
            "keeps": mode == "normal",
            "opener": self._put_host("opener.html", self._server),
            "shell": self._put_host(
                "shell.html",
                self._foreign if window == "foreign" else self._server,
                element=NAMES[self.package.version] if named_like_the_api else "place",
            ),
            "storage": storage,
            "temper": temper,
            "version": self.package.version,
            "window": window,
        }
        page.goto(self._put_player(launch))
        session = ScormSession(
            page,
            storage=storage,
            course_page=self._server.url(COURSE_PAGE),
            popup=window in POPUPS,
            framed=window not in ("popup", "framed opener"),
            began_with=launch["cmi"],
        )
        session.frame()
        self._sessions.append(session)
        return session

    def close(self) -> None:
        """Close the browsers and stop the server."""
        for context in self._contexts:
            context.close()
        self._server.close()
        self._foreign.close()

    def _new_context(self) -> BrowserContext:
        context = self._browser.new_context()
        watch(context, self.log)
        return context

    def _put_player(self, launch: dict) -> str:
        runtime = "scorm12.min.js" if self.package.version == "1.2" else "scorm2004.min.js"
        data = json.dumps(launch).replace("<", "\\u003c")
        page = (HOST / "player.html").read_text(encoding="utf-8")
        return self._server.put("/lms/player.html", page.replace("RUNTIME", runtime).replace("LAUNCH", data))

    def _put_host(self, name: str, server: StaticServer, *, element: str = "place") -> str:
        """Serve a page of the player that leads to the content, and return its address."""
        page = (HOST / name).read_text(encoding="utf-8").replace("PLACE", element)
        address = self._server.url(f"package/{self.package.launch}").replace("&", "&amp;")
        return server.put(f"/lms/{name}", page.replace("ADDRESS", address))


def _initial_values(
    package: Package, *, mode: str, record: Mapping[str, str], learner: str
) -> dict[str, str]:
    """Return the CMI values with which an LMS opens a session."""
    if package.version == "1.2":
        return {**_initial_values_12(package, mode=mode, record=record), "cmi.core.student_id": learner}
    return {**_initial_values_2004(package, mode=mode, record=record), "cmi.learner_id": learner}


def _initial_values_12(package: Package, *, mode: str, record: Mapping[str, str]) -> dict[str, str]:
    """SCORM 1.2 RTE 3.4: the record stays, ``entry`` says whether content may resume."""
    entry = "ab-initio"
    if record:
        entry = "resume" if record.get("cmi.core.exit") == "suspend" else ""
    return {
        **_without(record, "cmi.core.exit", "cmi.core.session_time"),
        "cmi.core.student_name": "Learner, Lena",
        "cmi.core.credit": "credit" if mode == "normal" else "no-credit",
        "cmi.core.lesson_mode": mode,
        "cmi.core.entry": entry,
        "cmi.student_data.mastery_score": package.mastery_score,
    }


def _initial_values_2004(package: Package, *, mode: str, record: Mapping[str, str]) -> dict[str, str]:
    """SCORM 2004 RTE 4.2.8: without exit=suspend the next session starts from nothing."""
    is_suspended = record.get("cmi.exit") == "suspend"
    kept = _without(record, "cmi.exit", "cmi.session_time") if is_suspended else {}
    return {
        **kept,
        "cmi.learner_name": "Lena Learner",
        "cmi.credit": "credit" if mode == "normal" else "no-credit",
        "cmi.mode": mode,
        "cmi.entry": "resume" if is_suspended else "ab-initio",
        "cmi.scaled_passing_score": package.passing_score,
    }


def _without(values: Mapping[str, str], *elements: str) -> dict[str, str]:
    return {element: value for element, value in values.items() if element not in elements}
