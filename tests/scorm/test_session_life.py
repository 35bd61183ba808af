"""A learner's way through many sessions, and sessions in which nothing counts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from support.cmi import COMMIT, EXIT, RAW, SET, STATUS, check_passed, count, hide
from support.packages import answer, course_frame, turn


def test_from_unvisited_to_improved_and_looked_at_again(
    version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    attempt = scorm_runtime(package)
    states = []

    def learn(*, right: bool | None = None, turns: int = 0, mode: str = "normal") -> dict[str, str]:
        session = attempt.start(mode=mode)
        frame = turn(session, turns) if turns else course_frame(session)
        frame.locator("html.js").wait_for(state="attached")
        if right is not None:
            again = frame.locator("[data-action=retry]")
            if again.is_visible():
                again.click()
            answer(frame, right=right)
        kept = dict(session.finish())
        assert session.faults() == []
        assert session.is_terminated
        if mode == "normal":
            assert kept[EXIT[version]] == "suspend"
        else:
            assert count(session, SET) == count(session, COMMIT) == 0
        states.append((kept.get(STATUS[version]), kept.get(RAW[version])))
        return kept

    learn()
    learn(turns=2)
    learn(turns=1, right=False)
    improved = learn(right=True)
    check_passed(version, improved)
    learn(right=False)
    after = ("failed", "passed") if version == "scorm12" else ("completed", "completed")
    assert states == [
        ("incomplete", None),
        ("incomplete", None),
        (after[0], "0"),
        (after[1], "100"),
        (after[1], "100"),
    ]
    learn(mode="browse")
    learn(mode="review", right=False)
    attempt.log.assert_clean()


@pytest.mark.parametrize("mode", ["browse", "review"])
def test_where_nothing_counts_nothing_is_written(
    mode: str, version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    session = scorm_runtime(package).start(mode=mode)
    answer(turn(session, 3), right=True)
    hide(session)
    session.player.wait_for_timeout(1500)
    frame = session.frame("/index.html")
    assert frame.locator("#shell-status").inner_text() == "You look at the course without being assessed."
    assert not frame.evaluate("Object.keys(localStorage).some((key) => key.startsWith('unites-mooc/'))")
    session.finish()
    assert count(session, SET) == count(session, COMMIT) == 0
    assert session.faults() == []


def test_a_session_of_an_instant_says_incomplete_once(
    version: str, package: Path, scorm_runtime: Callable[..., object]
) -> None:
    """The learner leaves before the first page has loaded."""
    attempt = scorm_runtime(package)
    session = attempt.start()
    kept = session.finish()
    assert kept[STATUS[version]] == "incomplete"
    assert kept[EXIT[version]] == "suspend"
    assert RAW[version] not in kept
    assert session.faults() == []
