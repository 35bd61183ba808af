"""What learners write for themselves reaches no LMS, and no copy that waits for one."""

from __future__ import annotations

import json
from collections.abc import Callable

from support.built import everything
from support.cmi import shell
from support.packages import course_frame

MARK = "q7private"
DAY = "2031-12-24"
WRITE = """([mark, day]) => {
  const fields = Array.from(document.querySelectorAll('[data-note], textarea, [data-local-only] input'));
  let written = 0;
  for (const field of fields) {
    if (field.type === 'radio' || field.type === 'checkbox') field.click();
    else {
      field.value = field.type === 'date' ? day : mark;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      written += 1;
    }
  }
  return written;
}"""


def test_no_note_reaches_the_lms(version: str, scorm_runtime: Callable[..., object]) -> None:
    package = next((everything() / "public/scorm").glob(f"*-en-{version}.zip"))
    session = scorm_runtime(package).start(temper="commit fails")
    frame = course_frame(session)
    frame.locator("html.js").wait_for(state="attached")
    pages = json.loads(shell(session).locator("#shell-data").text_content() or "")["pages"]
    address, written = shell(session).url.split("index.html")[0], 0
    for page in pages:
        frame.goto(address + page)
        frame.locator("html.js").wait_for(state="attached")
        written += frame.evaluate(WRITE, [MARK, DAY])
    assert written >= 10, "the sample has fields of each kind"
    session.wait_for(lambda: any(call.name.endswith("Commit") for call in session.calls), "a commit")
    kept = dict(shell(session).evaluate("Object.entries(localStorage)"))
    waiting = [value for key, value in kept.items() if "/scorm-" in key]
    notes = [value for key, value in kept.items() if "/note/" in key]
    assert any(MARK in note for note in notes), "notes are on the device"
    assert len(waiting) == 1
    assert MARK not in waiting[0]
    assert DAY not in waiting[0]
    session.finish()
    for call in session.calls:
        assert MARK not in str(call.arguments), call
        assert DAY not in str(call.arguments), call
    assert session.faults() == []
