"""Searching as learners do: by keyboard and mouse, from disk, in Arabic, in a package, without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from support.built import everything
from support.cache import SHARED_CACHE
from support.courses import COURSE, lesson, write_course
from support.packages import course_frame, sample_package
from support.search import read_index
from unites_mooc.build.pipeline import BuildOptions, build
from unites_mooc.render.search_words import fold
from unites_mooc.translation.interface import interface

CITIES = """\
## Before {#before}

Łódź and Århus negotiated an agreement on housing.

## Openings {#openings}

:::{details} Folded
The hidden marmot sleeps.
:::

::::{tab-set}
:::{tab-item} First
Nothing here.
:::
:::{tab-item} Second
The badger waits.
:::
::::

## Housing {#housing}

What a city can do about rooms and flats.
"""
ARABIC = """\
## البداية {#begin}

المُدُنُ تتعلّم معًا كيف يشارك اللاجئون في القرار.

## الاندماج في المدينة {#city}

الاندماج طريق في اتجاهين.
"""


def built(folder: Path, files: dict[str, str | bytes | None]) -> Path:
    """Build a course and return the folder of its site."""
    root = write_course(folder / "course", files)
    options = BuildOptions(
        root=root, out=folder / "out", editions=("pilot",), targets=("site",), cache=SHARED_CACHE
    )
    result = build(options, lambda *_: None)
    assert result.succeeded, result
    return folder / "out/pilot/site"


@pytest.fixture(scope="module")
def cities(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {"modules/01-first/01-one.md": lesson(CITIES, title="Cities at work")}
    return built(tmp_path_factory.mktemp("cities"), files) / "en"


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {
        "course/course.yaml": COURSE.replace("language: en", "language: ar"),
        "modules/01-first/01-one.md": lesson(ARABIC, title="مدن متعلمة"),
    }
    return built(tmp_path_factory.mktemp("arabic"), files) / "ar"


def opened(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("html.js").wait_for(state="attached")


def searched(page: Page, folder: Path, question: str) -> None:
    """Ask on the page of the search and wait for the answer."""
    opened(page, (folder / "search.html").as_uri())
    page.get_by_role("searchbox").fill(question)
    expect(page.get_by_role("status")).not_to_be_empty()


def titles(page: Page) -> list[str]:
    return page.locator(".results a").all_inner_texts()


def test_by_keyboard_from_any_page_and_back(page: Page, cities: Path, browser_log: object) -> None:
    opened(page, (cities / "first/two.html").as_uri())
    page.locator(".brand a").focus()
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog", name="Search")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("hous")
    expect(dialog.get_by_role("status")).to_have_text("Results: 2")
    page.keyboard.press("ArrowDown")
    first, second = dialog.get_by_role("link").all()[:2]
    expect(first).to_be_focused()
    expect(first).to_have_accessible_description(
        "Lesson · Cities at work What a city can do about rooms and flats."
    )
    page.keyboard.press("ArrowDown")
    expect(second).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator(".brand a")).to_be_focused()
    page.keyboard.press("Control+k")
    expect(dialog.get_by_role("searchbox")).to_have_value("hous")
    page.keyboard.press("Enter")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/first/one.html?find=*#housing")
    expect(page.get_by_role("heading", name="Housing")).to_be_in_viewport()
    page.go_back()
    expect(page).to_have_url((cities / "first/two.html").as_uri())
    browser_log.assert_clean()  # type: ignore[attr-defined]


def test_by_mouse_over_http(
    page: Page, cities: Path, static_server: Callable[..., object], browser_log: object
) -> None:
    opened(page, static_server(cities.parent).url("en/index.html"))  # type: ignore[attr-defined]
    page.get_by_role("link", name="Search").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("searchbox").fill("agreement")
    dialog.locator(".results li").first.click()
    page.wait_for_url("**/first/one.html?find=agreement#before")
    page.get_by_role("link", name="Search").click()
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
    page.get_by_role("link", name="Search").click()
    page.mouse.click(5, 700)
    expect(dialog).to_be_hidden()
    browser_log.assert_clean()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("question", "first", "marked"),
    [
        ("lodz", "Before", {"Łódź"}),
        ("ÅRHUS", "Before", {"Århus"}),
        ("aarhus", "Before", {"Århus"}),
        ("negotiat", "Before", {"negotiated"}),
        ("negotiates", "Before", {"negotiated"}),
        ("agremeent", "Before", {"agreement"}),
        ("agrement", "Before", {"agreement"}),
        ("agreemxnt", "Before", {"agreement"}),
        ("agre", "Before", {"agreement"}),
        ("housing rooms", "Housing", {"Housing", "rooms"}),
        ("cities", "Cities at work", {"Cities"}),
    ],
)
def test_what_a_question_finds(page: Page, cities: Path, question: str, first: str, marked: set[str]) -> None:
    searched(page, cities, question)
    assert titles(page)[0] == first
    assert set(page.locator(".results li").first.locator("mark").all_inner_texts()) == marked


def test_titles_come_before_texts(page: Page, cities: Path) -> None:
    searched(page, cities, "housing")
    assert titles(page) == ["Housing", "Before"]


def test_a_text_with_most_of_the_words_is_better_than_none(page: Page, cities: Path) -> None:
    searched(page, cities, "marmot badger zzyzx")
    expect(page.get_by_role("status")).to_have_text(
        "No text has all of these words. These have most of them. Results: 1"
    )
    assert titles(page) == ["Openings"]
    page.get_by_role("searchbox").fill("zzyzx qqqqq")
    expect(page.get_by_role("status")).to_contain_text("Nothing found. Check the spelling")
    assert titles(page) == []


def test_the_page_keeps_its_question(page: Page, cities: Path) -> None:
    searched(page, cities, "100 % housing & flats?")
    page.locator(".results a").first.click()
    page.wait_for_url("**/one.html?*")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("100 % housing & flats?")
    expect(page.locator(".results a").first).to_be_visible()
    expect(page.get_by_role("heading", name="All pages")).to_be_hidden()
    page.get_by_role("searchbox").fill("")
    expect(page.get_by_role("heading", name="All pages")).to_be_visible()
    opened(page, (cities / "search.html").as_uri() + "?q=flats")
    assert titles(page) == ["Housing"]


@pytest.mark.parametrize(
    ("word", "shown"), [("marmot", "The hidden marmot sleeps."), ("badger", "The badger waits.")]
)
def test_what_is_folded_opens_where_the_word_is(page: Page, cities: Path, word: str, shown: str) -> None:
    opened(page, (cities / "first/one.html").as_uri())
    expect(page.get_by_text(shown)).to_be_hidden()
    searched(page, cities, word)
    page.locator(".results a").first.click()
    expect(page.get_by_text(shown)).to_be_visible()
    expect(page.get_by_role("heading", name="Openings")).to_be_in_viewport()
    assert page.evaluate(
        "[...CSS.highlights.get('search')].map((range) => range.startOffset < range.endOffset)"
    ) == [True]


def test_no_solution_is_opened(page: Page) -> None:
    opened(page, (everything() / "public/site/en/all-things/quiz.html").as_uri() + "?find=two%20right")
    page.wait_for_function("window.CSS.highlights.has('search')")
    assert page.locator("details.solution[open]").count() == 0


def test_the_key_can_be_turned_off(page: Page, cities: Path) -> None:
    opened(page, (cities / "index.html").as_uri())
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("checkbox", name="Pressing the / key opens the search").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(dialog).to_be_hidden()
    opened(page, (cities / "first/one.html").as_uri())
    page.keyboard.press("/")
    page.wait_for_timeout(300)
    expect(dialog).to_have_count(0)
    page.keyboard.press("Control+k")
    expect(dialog).to_be_visible()


def test_a_slash_can_be_written(page: Page) -> None:
    opened(page, (everything() / "public/site/en/all-things/blocks.html").as_uri())
    page.get_by_label("What do you think?").fill("and")
    page.keyboard.press("/")
    page.wait_for_timeout(300)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_label("What do you think?")).to_have_value("and/")


@pytest.mark.parametrize("question", ["مدن", "المُدُن", "اندماج", "الاندماج"])
def test_arabic_with_and_without_signs_and_article(page: Page, arabic: Path, question: str) -> None:
    searched(page, arabic, question)
    assert titles(page)
    link = page.locator(".results a > span").first
    assert link.evaluate("(link) => link.closest('[lang]').lang") == "ar"
    expect(link).to_have_css("direction", "rtl")
    expect(page.locator(".results li > p:last-child").first).to_have_css("direction", "rtl")


@pytest.mark.parametrize("course", ["cities", "arabic"])
def test_python_and_the_browser_fold_alike(page: Page, course: str, request: pytest.FixtureRequest) -> None:
    folders = [request.getfixturevalue(course), everything() / "public/site/en"]
    for folder in folders:
        opened(page, (folder / "search.html").as_uri())
        page.get_by_role("searchbox").wait_for()
        words = read_index((folder / "search-index.js").read_bytes())["words"].split("\n")
        words += ["Straße", "İstanbul", "ΣΊΣΥΦΟΣ", "Đà Nẵng", "مدرسةٌ", "ﬁn", "١٢", "שָׁלוֹם", "เรียนรู้", "हिन्दी"]
        folded = page.evaluate("words => words.map(unites.searcher(unitesSearch).fold)", words)
        assert folded == [fold(word) for word in words]


def test_in_a_package_results_open_in_the_frame(
    tmp_path: Path, scorm_runtime: Callable[[Path], object]
) -> None:
    package = sample_package("scorm12", tmp_path, **{"modules/01-first/01-one.md": lesson(CITIES)})
    session = scorm_runtime(package).start()  # type: ignore[attr-defined]
    frame = course_frame(session)
    frame.locator("html.js").wait_for(state="attached")
    frame.get_by_role("link", name="Search").click()
    frame.get_by_role("searchbox").fill("flats")
    frame.get_by_role("dialog").get_by_role("link", name="Housing").click()
    frame.wait_for_url("**/pages/lesson-one.html?find=flats#housing")
    expect(frame.get_by_role("heading", name="Housing")).to_be_in_viewport()
    assert session.faults() == []  # type: ignore[attr-defined]
    session.finish()  # type: ignore[attr-defined]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_dialog_and_page(
    chromium: Browser,
    axe: Callable[..., list[object]],
    static_server: Callable[..., object],
    cities: Path,
    arabic: Path,
    scheme: str,
    width: int,
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for folder, question in ((cities, "housing agreement"), (arabic, "المدينة")):
        server = static_server(folder.parent)
        opened(page, server.url(f"{folder.name}/first/one.html"))  # type: ignore[attr-defined]
        page.get_by_role("link", name=interface(folder.name).gettext("Search")).first.click()
        page.get_by_role("dialog").get_by_role("searchbox").fill(question)
        page.locator(".results li").first.wait_for()
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        opened(page, server.url(f"{folder.name}/search.html#q={question}"))  # type: ignore[attr-defined]
        page.locator(".results li").first.wait_for()
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_without_javascript_all_pages_are_listed(chromium: Browser, cities: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((cities / "first/one.html").as_uri())
    page.get_by_role("link", name="Search").click()
    expect(page).to_have_url((cities / "search.html").as_uri())
    expect(page.get_by_text("Searching needs JavaScript.")).to_be_visible()
    main = page.locator("main")
    for name in ("Overview", "The first module", "Cities at work", "Lesson two", "Accessibility"):
        expect(main.get_by_role("link", name=name, exact=True)).to_be_visible()
    context.close()


def test_no_page_loads_the_search_before_it_is_asked_for(
    page: Page, cities: Path, static_server: Callable[..., object]
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    server = static_server(cities.parent)
    opened(page, server.url("en/first/one.html"))  # type: ignore[attr-defined]
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "search" in url]
    shared = page.evaluate("JSON.stringify(unitesCourse)")
    assert "lessons" in shared
    assert "earch" not in shared


def test_the_way_past_the_menu_leaves_the_results(page: Page, cities: Path) -> None:
    page.goto((cities / "search.html").as_uri() + "#q=housing")
    expect(page.locator(".results a").first).to_be_visible()
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    expect(page.get_by_role("searchbox")).to_have_value("housing")
    expect(page.locator(".results a").first).to_be_visible()


@pytest.mark.parametrize("address", ["?utm_find=1", "?find=housing#%E0%A4%A"])
def test_addresses_that_others_made_break_nothing(
    address: str, page: Page, cities: Path, browser_log: Any
) -> None:
    page.goto((cities / "index.html").as_uri() + address, wait_until="networkidle")
    browser_log.assert_clean()
