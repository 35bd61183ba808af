"""Packages of the sample course, and how a learner moves in them."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Frame

from support.cache import SHARED_CACHE
from support.courses import write_course
from unites_mooc.build.pipeline import BuildOptions, build
from unites_mooc.model.settings import OutputSettings


def sample_package(version: str, folder: Path, settings: OutputSettings | None = None, **files: str) -> Path:
    root = write_course(folder / "course", files)
    options = BuildOptions(
        root=root,
        out=folder / "out",
        editions=("public",),
        targets=(version,),
        cache=SHARED_CACHE,
        settings=settings or OutputSettings(),
    )
    result = build(options, lambda *_: None)
    assert result.succeeded, result.diagnostics
    return folder / f"out/public/scorm/sample-public-en-{version}.zip"


def course_frame(session: object) -> Frame:
    return session.frame("/pages/")  # type: ignore[attr-defined, no-any-return]


def turn(session: object, times: int = 1) -> Frame:
    """Follow the link to the next page."""
    frame = course_frame(session)
    for _ in range(times):
        before = frame.url
        frame.locator("main a[rel=next]").click()
        frame.wait_for_url(lambda url, before=before: url != before)
        frame.wait_for_load_state()
        frame.locator("html.js").wait_for(state="attached")
    return frame


def answer(frame: Frame, right: bool) -> None:
    """Answer both questions of the sample's quiz, and check."""
    labels = ["This one", "Two", "Four"] if right else ["That one", "Three"]
    for label in labels:
        frame.get_by_label(label, exact=True).check()
    frame.locator("[data-action=check]").click()
