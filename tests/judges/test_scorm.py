"""The SCORM run-time launches a package, writes down its calls and keeps its data."""

import zipfile

import pytest

from judges.scorm import EMPTY_ANSWERS, read
from judges.test_manifest_schema import SCORM_12, SCORM_2004

# A package as small as can be: it finds the API and offers it to the test as `lms`.
CONTENT = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Content</title><link rel="icon" href="data:,">
</head><body><h1>Content</h1>
<script>
  function find(start) {
    for (let w = start; w; w = w.parent === w ? w.opener : w.parent) {
      if (w.API || w.API_1484_11) return w.API || w.API_1484_11;
    }
  }
  const api = find(window);
  const prefix = api.LMSInitialize ? "LMS" : "";
  const lms = {
    begin: () => api[prefix + "Initialize"](""),
    get: (element) => api[prefix + "GetValue"](element),
    set: (element, value) => api[prefix + "SetValue"](element, value),
    commit: () => api[prefix + "Commit"](""),
    end: () => (api.LMSFinish || api.Terminate)(""),
  };
  lms.begin();
</script>
</body></html>
"""

VERSIONS = {
    "1.2": {
        "manifest": SCORM_12,
        "status": "cmi.core.lesson_status",
        "entry": "cmi.core.entry",
        "exit": "cmi.core.exit",
        "time": "cmi.core.session_time",
        "total": "cmi.core.total_time",
        "response": "cmi.interactions.0.student_response",
        "one minute": "00:01:00",
        "two minutes": "00:02:00",
        "error": "405",
    },
    "2004": {
        "manifest": SCORM_2004,
        "status": "cmi.completion_status",
        "entry": "cmi.entry",
        "exit": "cmi.exit",
        "time": "cmi.session_time",
        "total": "cmi.total_time",
        "response": "cmi.interactions.0.learner_response",
        "one minute": "PT1M",
        "two minutes": "PT2M",
        "error": "406",
    },
}


@pytest.fixture(params=VERSIONS)
def names(request):
    """What the two versions call the same things."""
    return VERSIONS[request.param]


one_version = pytest.mark.parametrize("names", ["1.2"], indirect=True)


@pytest.fixture
def make_attempt(tmp_path, scorm_runtime, names):
    def make(script=""):
        archive = tmp_path / "package.zip"
        with zipfile.ZipFile(archive, "w") as members:
            members.writestr("imsmanifest.xml", names["manifest"])
            members.writestr("index.html", CONTENT.replace("</body>", f"{script}</body>"))
        return scorm_runtime(archive)

    return make


def set_value(session, element, value):
    return session.frame().evaluate("([e, v]) => lms.set(e, v)", [element, value])


def get_value(session, element):
    return session.frame().evaluate("e => lms.get(e)", element)


@pytest.mark.parametrize("window", ["frame", "nested", "popup"])
def test_a_session_is_resumed_with_what_the_lms_kept(make_attempt, names, window):
    attempt = make_attempt()

    first = attempt.start(window=window)
    assert get_value(first, names["entry"]) == "ab-initio"
    for element, value in [
        ("cmi.interactions.0.id", "question-1"),
        ("cmi.interactions.0.type", "choice"),
        (names["response"], "b"),
        (names["status"], "incomplete"),
        (names["exit"], "suspend"),
        (names["time"], names["one minute"]),
        ("cmi.suspend_data", "page=2"),
    ]:
        assert set_value(first, element, value) == "true"
    first.frame().evaluate("lms.commit()")
    assert first.cmi[names["status"]] == "incomplete"
    assert first.set_values("cmi.suspend_data") == ["page=2"]
    assert not first.is_terminated
    first.frame().evaluate("lms.end()")
    assert first.is_terminated
    kept = first.finish()
    assert kept["cmi.suspend_data"] == "page=2"
    assert first.faults() == []

    second = attempt.start(window=window)
    assert get_value(second, names["entry"]) == "resume"
    assert get_value(second, "cmi.suspend_data") == "page=2"
    assert get_value(second, names["status"]) == "incomplete"
    assert get_value(second, "cmi.interactions._count") == "1"
    set_value(second, names["time"], names["one minute"])
    second.frame().evaluate("lms.end()")
    assert second.close()[names["total"]] == names["two minutes"]
    assert second.cmi[names["response"]] == "b"
    attempt.log.assert_clean()


def test_calls_are_written_down_in_order(make_attempt, names):
    session = make_attempt().start()
    get_value(session, "cmi.suspend_data")
    set_value(session, "cmi.suspend_data", "x")
    prefix = "LMS" if names["manifest"] is SCORM_12 else ""
    begun, read_, written = session.calls
    assert (begun.name, begun.arguments, begun.result) == (f"{prefix}Initialize", ("",), "true")
    assert (read_.name, read_.arguments, read_.result) == (
        f"{prefix}GetValue",
        ("cmi.suspend_data",),
        "",
    )
    assert str(written) == f'{prefix}SetValue("cmi.suspend_data", "x") → "true"'
    assert begun.milliseconds <= written.milliseconds


def test_a_value_that_the_lms_refuses_is_a_fault(make_attempt, names):
    session = make_attempt().start()
    assert set_value(session, names["status"], "nearly done") == "false"
    refused, *rules = session.faults()
    assert refused.startswith(f"error {names['error']}")
    assert all("nearly done" in rule for rule in rules), rules
    assert session.set_values(names["status"]) == []


LAST_WORDS = """<script>
  window.addEventListener("pagehide", () => {
    lms.set("cmi.suspend_data", "last words");
    lms.end();
  });
</script>"""


def test_only_what_was_committed_survives_a_crash(make_attempt):
    session = make_attempt(LAST_WORDS).start()
    set_value(session, "cmi.suspend_data", "committed")
    session.frame().evaluate("lms.commit()")
    session.wait_for_value("cmi.suspend_data", "committed")
    set_value(session, "cmi.suspend_data", "lost")
    assert session.cmi["cmi.suspend_data"] == "lost"
    assert session.crash()["cmi.suspend_data"] == "committed"
    assert len(session.calls) == 4


@one_version
@pytest.mark.parametrize("leave", ["finish", "close"])
@pytest.mark.parametrize("window", ["frame", "popup"])
def test_last_words_at_pagehide_are_heard(make_attempt, leave, window):
    session = make_attempt(LAST_WORDS).start(window=window)
    kept = getattr(session, leave)()
    assert kept["cmi.suspend_data"] == "last words"
    assert session.is_terminated


@one_version
def test_the_unload_event_is_blocked_and_remarked(make_attempt):
    attempt = make_attempt('<script>window.addEventListener("unload", () => lms.end());</script>')
    session = attempt.start()
    session.finish()
    assert not session.is_terminated
    assert "unload is not allowed" in attempt.log.console_errors[0]


def test_an_lms_with_gaps_answers_nothing(make_attempt, names):
    session = make_attempt().start(answers=EMPTY_ANSWERS)
    set_value(session, names["status"], "incomplete")
    assert get_value(session, names["status"]) == ""
    assert session.cmi[names["status"]] == "incomplete"


@one_version
def test_the_learner_comes_back_on_another_device_or_the_same(make_attempt):
    attempt = make_attempt()
    attempt.start().frame().evaluate("localStorage.setItem('note', 'here')")
    look = "localStorage.getItem('note')"
    assert attempt.start(same_browser=True).frame().evaluate(look) == "here"
    assert attempt.start().frame().evaluate(look) is None


@one_version
def test_a_waiting_that_ends_in_vain_says_what_was_called(make_attempt):
    session = make_attempt().start()
    with pytest.raises(AssertionError, match=r"waited for a wonder in vain.*\n.*Initialize\(\"\"\)"):
        session.wait_for(lambda: False, "a wonder", seconds=0.1)


def test_scorm_2004_without_suspend_begins_anew(tmp_path, scorm_runtime):
    (tmp_path / "imsmanifest.xml").write_text(SCORM_2004)
    (tmp_path / "index.html").write_text(CONTENT)
    attempt = scorm_runtime(tmp_path)
    first = attempt.start()
    set_value(first, "cmi.suspend_data", "page=2")
    first.frame().evaluate("lms.end()")
    assert first.finish()["cmi.suspend_data"] == "page=2"
    second = attempt.start()
    assert get_value(second, "cmi.entry") == "ab-initio"
    assert get_value(second, "cmi.suspend_data") == ""


def test_the_mode_is_told(make_attempt, names):
    session = make_attempt().start(mode="review")
    element = "cmi.core.lesson_mode" if names["manifest"] is SCORM_12 else "cmi.mode"
    assert get_value(session, element) == "review"


def test_the_manifest_is_read_as_an_lms_reads_it(tmp_path):
    (tmp_path / "imsmanifest.xml").write_text(
        SCORM_2004.replace('isvisible="true"', 'isvisible="true" parameters="?unit=1"')
    )
    package = read(tmp_path)
    assert package.version == "2004"
    assert package.launch == "index.html?unit=1"
    assert package.title == "A course"
    assert (package.passing_score, package.mastery_score) == ("0.7", "")
