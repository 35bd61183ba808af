"""The judge of recorded calls: each rule catches a wrong call and lets the right ones pass."""

import pytest

from judges.scorm import ApiCall
from judges.scorm.faults import faults


def call(name, *arguments, result="true", error="0"):
    return ApiCall(name, arguments, result, error, 1)


def session(*sets, prefix="LMS", end="LMSFinish"):
    """Return the calls of a session that sets these values, commits and ends."""
    return [
        call(f"{prefix}Initialize", ""),
        *(each if isinstance(each, ApiCall) else call(f"{prefix}SetValue", *each) for each in sets),
        call(f"{prefix}Commit", ""),
        call(end, ""),
    ]


QUESTION = {
    "LMS": [
        ("id", "check_right_1"),
        ("type", "matching"),
        ("time", "23:59:59"),
        ("correct_responses.0.pattern", "a.1,b.2"),
        ("weighting", "2"),
        ("student_response", "a.2,b.2"),
        ("result", "wrong"),
        ("latency", "0000:01:02.03"),
    ],
    "": [
        ("id", "check_right_1"),
        ("type", "numeric"),
        ("timestamp", "2026-01-02T03:04:05.06Z"),
        ("correct_responses.0.pattern", "2[:]3"),
        ("weighting", "2"),
        ("learner_response", "2.5"),
        ("result", "incorrect"),
        ("latency", "PT0H1M2.03S"),
        ("description", "How many?"),
    ],
}
RESULTS = {
    "LMS": [
        ("cmi.suspend_data", "2.abc"),
        ("cmi.core.score.raw", "50"),
        ("cmi.core.lesson_status", "failed"),
        ("cmi.core.lesson_location", "x" * 255),
        ("cmi.core.session_time", "0000:00:59.99"),
        ("cmi.core.exit", "suspend"),
    ],
    "": [
        ("cmi.score.scaled", "0.5"),
        ("cmi.score.raw", "50"),
        ("cmi.progress_measure", "0.33"),
        ("cmi.completion_status", "completed"),
        ("cmi.success_status", "failed"),
        ("cmi.session_time", "PT0H0M59.9S"),
        ("cmi.exit", "suspend"),
    ],
}


def question(prefix, index=0, **changes):
    """Return an interaction; changed elements by their last name, None leaves one out."""
    elements = [(name, changes.get(name.split(".")[-1], value)) for name, value in QUESTION[prefix]]
    return [(f"cmi.interactions.{index}.{name}", value) for name, value in elements if value is not None]


@pytest.mark.parametrize(("prefix", "end"), [("LMS", "LMSFinish"), ("", "Terminate")])
def test_a_session_by_the_contract_has_no_fault(prefix, end):
    sets = [*question(prefix), *question(prefix, 1, id="check_right_2"), *RESULTS[prefix]]
    sets = [*sets, call(f"{prefix}Commit", ""), *RESULTS[prefix]]
    calls = session(*sets, prefix=prefix, end=end)
    assert faults(calls, allowed_errors=()) == []
    texts = session(
        *question(
            prefix,
            type="fill-in",
            pattern=None,
            student_response="ein Wort",
            **({} if prefix else {"learner_response": "ein Wort"}),
        ),
        prefix=prefix,
        end=end,
    )
    assert faults(texts, allowed_errors=()) == []


def swapped(prefix, index):
    elements = question(prefix)
    elements[index], elements[index + 1] = elements[index + 1], elements[index]
    return elements


WRONG_12 = {
    "an argument is no string": [("cmi.core.score.raw", 42)],
    "4097 characters": [("cmi.suspend_data", "x" * 4097)],
    "not ASCII": [("cmi.suspend_data", "ö")],
    "256 characters": [("cmi.core.lesson_location", "x" * 256)],
    "no word of cmi.core.lesson_status": [("cmi.core.lesson_status", "browsed")],
    "no word of cmi.core.exit": [("cmi.core.exit", "")],
    "no number of cmi.core.score.raw": [("cmi.core.score.raw", "100.01")],
    "no time of SCORM 1.2": [("cmi.core.session_time", "PT1M")],
    "the session's time shrinks": [
        ("cmi.core.session_time", "0000:01:00.00"),
        ("cmi.core.session_time", "0000:00:59.00"),
    ],
    "the status falls": [("cmi.core.lesson_status", "passed"), ("cmi.core.lesson_status", "completed")],
    "the score comes after": [("cmi.core.lesson_status", "failed"), ("cmi.core.score.raw", "1")],
    "not one empty string": [call("LMSCommit")],
    "begun twice": [call("LMSInitialize", "")],
    "called after the end": [call("LMSFinish", "")],
    "pass mark is read": [call("LMSGetValue", "cmi.student_data.mastery_score")],
    "error 201": [call("LMSGetValue", "cmi.nothing", result="", error="201")],
    "id is in no form": question("LMS", id="with space"),
    "type is in no form": question("LMS", type="long-fill-in"),
    "time is in no form": question("LMS", time="24:00:00"),
    "pattern is in no form": question("LMS", pattern="a[.]1"),
    "weighting is in no form": question("LMS", weighting="two"),
    "student_response is in no form": question("LMS", student_response="a1"),
    "result is in no form": question("LMS", result="incorrect"),
    "latency is in no form": question("LMS", latency="PT1S"),
    "pattern has 259 characters": question("LMS", pattern=",".join(["a.1"] * 65)),
    "the id does not come first": swapped("LMS", 0),
    "type comes too late": swapped("LMS", 1),
    "student_response comes too late": swapped("LMS", 5),
    "description is of the other": [*question("LMS"), ("cmi.interactions.0.description", "x")],
    "an id comes twice": [*question("LMS"), *question("LMS", 1)],
    "not the next one": [*question("LMS"), *question("LMS", 2, id="other")],
    "answer of a text question": question("LMS", type="fill-in"),
}

WRONG_2004 = {
    "no word of cmi.completion_status": [("cmi.completion_status", "passed")],
    "no word of cmi.success_status": [("cmi.success_status", "completed")],
    "no number of cmi.score.scaled": [("cmi.score.scaled", "50")],
    "no number of cmi.progress_measure": [("cmi.progress_measure", "1.01")],
    "no time of SCORM 2004": [("cmi.session_time", "PT1.234S")],
    "256 characters": [("cmi.location", "x" * 256)],
    "the status falls": [("cmi.success_status", "passed"), ("cmi.success_status", "failed")],
    "pass mark is read": [call("GetValue", "cmi.scaled_passing_score")],
    "timestamp is in no form": question("", timestamp="2026-01-02T03:04:05Z"),
    "pattern is in no form": question("", pattern="2.5"),
    "result is in no form": question("", result="wrong"),
    "description is in no form": question("", description="x" * 251),
    "learner_response is in no form": question("", learner_response="2,5"),
    "time is of the other": [*question(""), ("cmi.interactions.0.time", "00:00:01")],
}


@pytest.mark.parametrize(
    ("prefix", "end", "expected", "sets"),
    [("LMS", "LMSFinish", expected, sets) for expected, sets in WRONG_12.items()]
    + [("", "Terminate", expected, sets) for expected, sets in WRONG_2004.items()],
)
def test_each_rule_catches_its_fault(prefix, end, expected, sets):
    found = faults(session(*sets, prefix=prefix, end=end), allowed_errors=())
    assert any(expected in fault for fault in found), found


def test_a_call_before_the_beginning_is_a_fault():
    (found,) = faults([call("LMSGetValue", "cmi.suspend_data")], allowed_errors=())
    assert found.startswith("called before the beginning")


def test_a_status_may_not_fall_below_what_was_stored():
    calls = session(("cmi.core.lesson_status", "incomplete"))
    assert faults(calls, allowed_errors=(), stored=["failed"])
    assert not faults(calls, allowed_errors=(), stored=["not attempted"])


def test_an_index_that_was_refused_does_not_count():
    refused = call("LMSSetValue", "cmi.interactions.7.id", "check_right_1", result="false")
    assert faults(session(refused, *question("LMS")), allowed_errors=()) == []
