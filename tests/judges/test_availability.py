"""A missing judge skips a test with words that help, and fails it where judges are required."""

import pytest

from judges import availability


def test_a_missing_judge_skips(monkeypatch):
    monkeypatch.delenv(availability.REQUIRED_VARIABLE, raising=False)
    with pytest.raises(pytest.skip.Exception, match="no-such-command is missing: run 'make test'"):
        availability.require_command("no-such-command", "some-package")


@pytest.mark.parametrize("value", ["1", "yes"])
def test_a_missing_judge_fails_where_it_is_required(monkeypatch, value):
    monkeypatch.setenv(availability.REQUIRED_VARIABLE, value)
    with pytest.raises(pytest.fail.Exception, match=r"npm package file no/such\.js is missing"):
        availability.require_npm_file("no/such.js")
