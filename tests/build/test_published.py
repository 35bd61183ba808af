"""Reading what was published: whatever a file holds, there are outlines or a reason, never a traceback."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from unites_mooc.build.published import UnreadableError, published_outlines
from unites_mooc.render.progress_outline import FORMAT

OUTLINE: dict[str, Any] = {
    "format": FORMAT,
    "course": "sample",
    "edition": "public",
    "language": "en",
    "version": "1.0.0",
    "completion": "all",
    "pass": None,
    "hash": "abcdef",
    "survives_edits": True,
    "scorm": {"item": "item-sample"},
    "parts": [{"kind": "lesson", "key": "lesson/one", "id": "one", "title": "One"}],
}
MANIFEST = {"imsmanifest.xml": b"<manifest/>"}
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def as_bytes(data: Any) -> bytes:
    return json.dumps(data).encode()


def package(members: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def refused(path: Path) -> str:
    with pytest.raises(UnreadableError) as problem:
        published_outlines(path)
    return str(problem.value)


def reason(path: Path) -> str:
    """Return why a file is refused; a full stop where it is read."""
    try:
        return "." if published_outlines(path) else ""
    except UnreadableError as problem:
        return str(problem)


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_all_that_can_be_given_is_read(tmp_path: Path) -> None:
    data = package({**MANIFEST, "outline.json": as_bytes(OUTLINE)})
    one = written(tmp_path, "packages/deep/a-scorm12.zip", data)
    written(tmp_path, "packages/a-scorm2004.zip", data)
    report = as_bytes({"files": {"site/index.html": {}}, "outlines": {"en": OUTLINE}})
    file = written(tmp_path, "build/public/build.json", report)
    site = written(tmp_path, "build/public/site/index.html", b"").parent
    unpacked = written(tmp_path, "unpacked/outline.json", as_bytes(OUTLINE)).parent
    expected = published_outlines(one)
    assert [(item.course, item.edition, item.parts[0].id) for item in expected] == [
        ("sample", "public", "one")
    ]
    for given_ in (one.parents[1], file, file.parent, file.parents[1], site, unpacked):
        assert published_outlines(given_) == expected, given_


def test_different_packages_in_a_folder_are_all_read(tmp_path: Path) -> None:
    for language in ("en", "de"):
        outline = as_bytes({**OUTLINE, "language": language})
        written(tmp_path, f"{language}.zip", package({**MANIFEST, "outline.json": outline}))
    assert [item.language for item in published_outlines(tmp_path)] == ["de", "en"]


REFUSED: dict[str, tuple[str, bytes, str]] = {
    "no zip": ("a.zip", b"PK", "no package, or a damaged one"),
    "empty": ("a.zip", b"", "no package, or a damaged one"),
    "another zip": ("a.zip", package({"x": b""}), "no `imsmanifest.xml`"),
    "an older package": ("a.zip", package(MANIFEST), "build them with this version"),
    "a bomb": (
        *("a.zip", package({**MANIFEST, "outline.json": b"[" + b" " * 9_000_000}), "larger than any"),
    ),
    "another compression": (
        *(
            "a.zip",
            package({"outline.json": as_bytes(OUTLINE)}, zipfile.ZIP_LZMA),
            "no package, or a damaged",
        ),
    ),
    "a long list of files": (
        *("a.zip", b"PK\x05\x06" + b"\0" * 8 + b"\xff\xff\xff\x7f" + b"\0" * 6, "lists more files"),
    ),
    "no JSON": ("build.json", b"{", "is not what the tool writes"),
    "deep JSON": ("build.json", b'{"outlines":' + b"[" * 100_000, "is not what the tool writes"),
    "another JSON": ("build.json", b"{}", "is not what the tool writes"),
    "an older build": ("build.json", as_bytes({"files": {"a": {}}}), "build them with this version"),
    "a newer build": (
        *("build.json", as_bytes({"outlines": {"en": {"format": FORMAT + 1}}}), "Update the tool"),
    ),
    "a newer package": ("outline.json", as_bytes({"format": FORMAT + 1}), "Update the tool"),
    "half a character": (
        "outline.json",
        as_bytes({**OUTLINE, "version": "X"}).replace(b'"X"', b'"\\ud800"'),
        "is not what the tool writes",
    ),
    "an unknown kind": (
        "outline.json",
        as_bytes({**OUTLINE, "parts": [{**OUTLINE["parts"][0], "kind": "page"}]}),
        "is not what the tool writes",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_compared_is_refused_with_what_to_do(case: str, tmp_path: Path) -> None:
    name, data, reason = REFUSED[case]
    path = written(tmp_path, name, data)
    message = refused(path)
    assert reason in message
    assert name in message


def test_a_folder_without_anything_is_refused(tmp_path: Path) -> None:
    assert "holds neither a build nor a package" in refused(tmp_path)


@given(data=st.binary(max_size=200), at=st.integers(0, 500), length=st.integers(0, 40))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_package_never_raises_anything_else(
    data: bytes, at: int, length: int, tmp_path: Path
) -> None:
    whole = package({**MANIFEST, "outline.json": as_bytes(OUTLINE)})
    path = written(tmp_path, "a.zip", whole[:at] + data + whole[at + length :])
    assert reason(path).endswith(".")


@given(
    key=st.sampled_from(sorted(OUTLINE)),
    value=ANYTHING,
    part=st.dictionaries(st.sampled_from(["kind", "key", "id", "within", "counts", "lists"]), ANYTHING),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_json_in_place_of_an_outline_never_raises_anything_else(
    key: str, value: Any, part: dict[str, Any], tmp_path: Path
) -> None:
    parts = [{**OUTLINE["parts"][0], **part}]
    path = written(tmp_path, "outline.json", as_bytes({**OUTLINE, "parts": parts, key: value}))
    assert reason(path).endswith(".")
