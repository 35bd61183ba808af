"""What belongs to the learner: the workbook, its file, the certificate; and meanings, filters, times."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from playwright.sync_api import Browser, Page, expect

from support.built import everything, lessons_of_unites, manual, unites
from unites_mooc.render.case_filters import filters

if TYPE_CHECKING:
    from unites_mooc.render.writer import PageWriter

PUBLIC = "public/site/en"
DO_EVERYTHING = """() => {
  const { tracker } = unites;
  for (const lesson of tracker.course.lessons) {
    tracker.visit(lesson.id, lesson.units);
    for (const quiz of lesson.quizzes) tracker.record(quiz.id, {
      marks: Object.fromEntries(quiz.questions.map((tuple) => [tuple[0], tuple[3]])),
      answers: {}, drawn: null, interactions: [],
    });
  }
}"""


def address(path: str, course: Callable[[], Path] = everything) -> str:
    return (course() / PUBLIC / path).as_uri()


def shown(page: Page, key: str) -> str:
    return page.locator(f'[data-shows="{key}"]').inner_text()


def write(page: Page) -> None:
    """Write and choose something of every kind."""
    page.goto(address("all-things/blocks.html"))
    page.locator("#reflection--think--text").fill("First line\nSecond <b>line</b>")
    page.goto(address("more/interactive.html"))
    page.locator("#assessment--ready [data-statement]").first.get_by_label("partly").check()
    page.goto(address("worksheets/sheet.html"))
    page.locator("#field--line").fill("Ana")
    page.locator("#field--box").check()
    page.locator("#field--boxes").get_by_label("one").check()
    page.locator("#field--boxes").get_by_label("three").check()
    page.locator("#field--choice").get_by_label("second").check()
    page.locator("#field--table textarea").nth(1).fill("in the table")


def test_the_workbook_gathers_what_was_written(page: Page) -> None:
    page.goto(address("workbook.html"))
    expect(page.locator(".workbook-empty")).to_be_visible()
    expect(page.locator(".chapter:visible")).to_have_count(0)
    write(page)
    page.goto(address("workbook.html"))
    expect(page.locator(".workbook-empty")).to_be_hidden()
    assert shown(page, "reflection/think") == "First line\nSecond <b>line</b>"
    assert shown(page, "worksheet/sheet/line") == "Ana"
    assert shown(page, "worksheet/sheet/box") == "Yes"
    assert shown(page, "worksheet/sheet/boxes") == "one, three"
    assert shown(page, "worksheet/sheet/choice") == "second"
    assert shown(page, "worksheet/sheet/table/1-2") == "in the table"
    assert "partly" in page.locator(".answers dd").all_inner_texts()
    expect(page.locator('[data-shows="worksheet/sheet/number"]')).to_be_hidden()
    page.get_by_label("Show empty fields too").check()
    expect(page.locator('[data-shows="worksheet/sheet/number"]')).to_be_visible()
    page.get_by_role("link", name="Write or change: A line with markup").click()
    assert page.url.endswith("worksheets/sheet.html#field--line")
    expect(page.locator("#field--line")).to_have_value("Ana")


def saved(page: Page, *, sensitive: bool) -> dict[str, object]:
    page.goto(address("workbook.html"))
    page.get_by_label("marked as sensitive").set_checked(sensitive)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    assert download.value.suggested_filename.startswith("everything-public-20")
    loaded: dict[str, object] = json.loads(Path(download.value.path()).read_text("utf-8"))
    return loaded


def test_a_file_leaves_out_what_is_sensitive_unless_it_is_asked_for(page: Page) -> None:
    write(page)
    notes = saved(page, sensitive=False)["notes"]
    assert isinstance(notes, dict)
    assert "reflection/think" in notes
    assert not [key for key in notes if key.startswith("worksheet/sheet/")]
    notes = saved(page, sensitive=True)["notes"]
    assert isinstance(notes, dict)
    assert notes["worksheet/sheet/line"] == "Ana"


def test_what_was_written_in_a_worksheet_that_is_gone_may_be_sensitive_too(page: Page) -> None:
    page.goto(address("workbook.html", manual))
    asked = page.get_by_label("marked as sensitive")
    expect(asked).to_be_hidden()
    page.evaluate("unites.notesOfCourse.set('worksheet/gone/names', 'Ana')")
    page.reload()
    expect(asked).to_be_visible()
    for agreed in (False, True):
        asked.set_checked(agreed)
        with page.expect_download() as download:
            page.get_by_role("button", name="Save as a file").click()
        notes = json.loads(Path(download.value.path()).read_text("utf-8"))["notes"]
        assert ("worksheet/gone/names" in notes) == agreed


@pytest.fixture
def other_device(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def load(page: Page, data: object, folder: Path) -> None:
    file = folder / "data.json"
    file.write_text(data if isinstance(data, str) else json.dumps(data), "utf-8")
    page.locator("input[type=file]").set_input_files(file)


def test_a_file_carries_writing_and_progress_to_another_device(
    page: Page, other_device: Page, tmp_path: Path
) -> None:
    write(page)
    data = saved(page, sensitive=True)
    other_device.goto(address("workbook.html"))
    load(other_device, data, tmp_path)
    expect(other_device.locator(".workbook-status")).to_contain_text("Loaded.")
    assert shown(other_device, "reflection/think") == "First line\nSecond <b>line</b>"
    assert shown(other_device, "worksheet/sheet/boxes") == "one, three"
    progress = "JSON.stringify(unites.tracker.state.visited)"
    assert other_device.evaluate(progress) == page.evaluate(progress)


@pytest.mark.parametrize(
    ("keep", "kept", "words"),
    [
        ("Take what the file says", "from the file", "taken from the file: 2"),
        ("Keep what is on this device", "from here", "taken from the file: 1"),
        ("Cancel", "from here", "Nothing was changed."),
    ],
)
def test_where_file_and_device_differ_the_learner_decides(
    page: Page, tmp_path: Path, keep: str, kept: str, words: str
) -> None:
    write(page)
    data = saved(page, sensitive=False)
    notes = data["notes"]
    assert isinstance(notes, dict)
    notes |= {"reflection/think": "from the file", "worksheet/sheet/text": "only in the file"}
    page.evaluate("unites.notesOfCourse.set('reflection/think', 'from here')")
    page.reload()
    load(page, data, tmp_path)
    expect(page.get_by_role("dialog")).to_contain_text("Answers that differ: 1")
    page.get_by_role("button", name=keep).click()
    expect(page.locator(".workbook-status")).to_contain_text(words)
    assert shown(page, "reflection/think") == kept
    assert (page.locator('[data-shows="worksheet/sheet/text"]').text_content() != "") == (keep != "Cancel")


def test_a_full_device_shows_what_of_a_file_it_could_keep(
    page: Page, other_device: Page, tmp_path: Path
) -> None:
    write(page)
    data = saved(page, sensitive=False)
    data["notes"] = {"reflection/think": "a few words", "worksheet/sheet/text": "x" * 400_000}
    other_device.goto(address("workbook.html"))
    other_device.evaluate("localStorage.setItem('of another site', 'x'.repeat(5_000_000))")
    load(other_device, data, tmp_path)
    expect(other_device.locator(".workbook-status")).to_contain_text("could not be kept")
    assert shown(other_device, "reflection/think") == "a few words"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("not json", "This is not a file that was saved here."),
        ("[]", "This is not a file that was saved here."),
        ({"format": "unites-mooc/learner-data", "version": 2, "notes": {}}, "newer version"),
        ({"format": "unites-mooc/learner-data", "version": 1, "course": "x", "notes": {}}, "another course"),
    ],
)
def test_a_strange_file_is_refused_and_changes_nothing(
    page: Page, tmp_path: Path, data: object, words: str
) -> None:
    write(page)
    page.goto(address("workbook.html"))
    load(page, data, tmp_path)
    expect(page.locator(".workbook-status")).to_contain_text(words)
    assert shown(page, "worksheet/sheet/line") == "Ana"


def test_a_damaged_file_does_no_harm(page: Page, tmp_path: Path) -> None:
    write(page)
    data = saved(page, sensitive=False)
    data["progress"] = {"visited": [1], "quizzes": {"check": None, "kinds": {"answers": 3}}, "score": "high"}
    data["notes"] = {"reflection/think": {"a": 1}, "__proto__": "x", "<img>": "y", "reflection/old": "kept"}
    load(page, data, tmp_path)
    expect(page.locator(".workbook-status")).to_contain_text("taken from the file: 1")
    expect(page.locator("[data-leftover]")).to_contain_text("kept")
    assert shown(page, "reflection/think").startswith("First line")
    page.goto(address("index.html"))
    expect(page.locator("[data-progress=course]")).to_contain_text("of 6 lessons")


def test_writing_of_an_earlier_version_is_not_lost(page: Page) -> None:
    page.goto(address("workbook.html"))
    page.evaluate("unites.notesOfCourse.set('reflection/gone', 'Still here')")
    page.reload()
    expect(page.locator("[data-leftover]")).to_contain_text("Still here")


def test_deleting_asks_first(page: Page) -> None:
    write(page)
    page.goto(address("workbook.html"))
    page.get_by_role("button", name="Delete what I wrote").click()
    page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    assert shown(page, "worksheet/sheet/line") == "Ana"
    page.get_by_role("button", name="Delete what I wrote").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.locator(".workbook-empty")).to_be_visible()
    assert page.evaluate("Object.keys(unites.notesOfCourse.all()).length") == 0


def test_a_reset_forgets_progress_in_all_open_pages(page: Page) -> None:
    other = page.context.new_page()
    other.goto(address("all-things/plain.html"))
    page.goto(address("workbook.html"))
    assert page.evaluate("Object.keys(unites.tracker.state.visited).length") > 0
    page.get_by_role("button", name="Reset my progress").click()
    page.get_by_role("dialog").get_by_role("button", name="Reset").click()
    expect(page.locator(".workbook-status")).to_contain_text("anew")
    other.goto(address("index.html"))
    expect(other.locator("[data-progress=course]")).to_contain_text("0 of 6 lessons")


def test_the_workbook_is_judged_with_everything_in_it(
    page: Page, axe: Callable[[Page], list[object]]
) -> None:
    write(page)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address("workbook.html"))
        page.get_by_label("Show empty fields too").check()
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_certificate_is_for_those_who_passed(page: Page, axe: Callable[[Page], list[object]]) -> None:
    page.goto(address("certificate.html", unites))
    expect(page.locator(".certificate")).to_be_hidden()
    listed = page.locator("[data-list] a").all_inner_texts()
    assert listed[:2] == ["A shared task", "How much say?"]
    assert len(listed) == len(lessons_of_unites())
    page.evaluate(DO_EVERYTHING)
    expect(page.locator("section.certificate")).to_be_visible()
    page.get_by_label("Your name").fill("Ψευδώνυμο <b>")
    page.get_by_label("Date").fill("2027-03-01")
    expect(page.locator("[data-name]")).to_have_text("Ψευδώνυμο <b>")
    expect(page.locator("[data-date]")).to_have_text("1 March 2027")
    assert axe(page) == []
    page.reload()
    expect(page.locator("[data-name]")).to_have_text("Ψευδώνυμο <b>")
    data = page.pdf(prefer_css_page_size=True)
    assert data.count(b"/Type /Page\n") + data.count(b"/Type /Page ") <= 1


def test_a_term_opens_its_meaning_in_place(page: Page) -> None:
    page.goto(address("why-together/shared-task.html", unites))
    term = page.locator("a.term").first
    term.focus()
    page.keyboard.press("Enter")
    box = page.get_by_role("dialog", name="co-design")
    expect(box).to_contain_text("Working on a plan or service together")
    expect(box.get_by_role("link", name="In the glossary")).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(term).to_be_focused()
    page.keyboard.press("Enter")
    box.get_by_role("link").click()
    assert page.url.endswith("glossary.html#term--co-design")


def test_a_meaning_closed_and_opened_at_once_stays_open(page: Page) -> None:
    """The "toggle" of the first box arrives when the second is open already."""
    page.goto(address("why-together/shared-task.html", unites))
    page.locator("a.term").first.click()
    box = page.get_by_role("dialog", name="co-design")
    expect(box).to_be_visible()
    page.evaluate("""() => new Promise((done) => {
      document.querySelector(".definition").addEventListener("toggle", () => setTimeout(done));
      document.querySelector(".definition").hidePopover();
      document.querySelector("a.term").click();
    })""")
    expect(box.get_by_role("link")).to_be_focused()


def test_items_can_be_dragged_to_their_places(page: Page) -> None:
    page.goto(address("more/answers.html"))
    box = page.locator('[data-question="sort"]')
    item = box.locator(".placement").filter(has_text="A questionnaire")
    handle, target = item.locator(".handle"), box.locator(".drop-target", has_text="Consultation")
    handle.scroll_into_view_if_needed()
    handle.drag_to(target)
    chosen = item.locator("select option:checked")
    expect(chosen).to_have_text("Consultation")
    expect(box.get_by_role("status")).to_have_text("A questionnaire: Consultation")
    expect(target).to_have_class("drop-target filled")
    page.locator("[data-quiz=kinds] [data-action=check]").click()
    expect(item).to_have_class("placement right")


def test_cases_are_filtered_by_keyboard(page: Page) -> None:
    page.goto(address("cases/index.html"))
    cards = page.locator(".cards > li")
    expect(page.get_by_role("main").get_by_role("status")).to_have_text("Shown: 4 of 4")
    page.get_by_label("Country").focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(page.get_by_role("main").get_by_role("status")).to_have_text("Shown: 1 of 4")
    expect(cards.locator("visible=true")).to_contain_text("A harbour")
    page.get_by_label("Evidence").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("main").get_by_role("status")).to_have_text("Shown: 0 of 4")


def test_what_all_cases_share_is_no_filter() -> None:
    def controls(*metas: SimpleNamespace) -> list[str]:
        cases = [SimpleNamespace(meta=meta) for meta in metas]
        course = SimpleNamespace(course=SimpleNamespace(cases=cases), content_language="en")
        page = SimpleNamespace(context=SimpleNamespace(publication=course), _=str)
        return [name for name, _, _ in filters(cast("PageWriter", page))]

    oulu, turku = (
        SimpleNamespace(place=place, country="FI", evidence="A", fictional=False)
        for place in ("Oulu", "Turku")
    )
    assert controls(oulu, oulu) == []
    assert controls(oulu, turku) == ["place"]


def test_a_case_says_what_stands_behind_it(page: Page) -> None:
    page.goto(address("cases/index.html", unites))
    expect(page.locator(".cards")).to_contain_text("Evidence A: stated on the responsible body's own page")


def test_times_are_also_shown_as_the_reader_has_them(chromium: Browser) -> None:
    for zone, shown_there in (("America/New_York", True), ("Europe/Athens", False)):
        context = chromium.new_context(timezone_id=zone)
        page = context.new_page()
        page.goto(address("schedule.html"))
        local = page.locator(".meeting").first.locator(".local")
        if shown_there:
            expect(local).to_have_text("Your time: Saturday 27 March at 04:00")
        else:
            expect(local).to_have_count(0)
        context.close()


def test_the_menu_is_a_drawer_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(address("why-together/shared-task.html", unites))
    menu = page.locator(".course-nav")
    expect(menu).to_be_hidden()
    page.get_by_role("button", name="Contents").click()
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(page.get_by_role("button", name="Contents")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="How much say?").first.click()
    assert page.url.endswith("how-much-say.html")


@pytest.mark.parametrize("width", [360, 1280])
def test_where_there_is_no_room_for_columns_cells_name_them(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address("worksheets/w2-charter-check.html", unites))
    row = page.locator(".field-table tbody tr").first
    before = row.locator("td").first.evaluate("cell => getComputedStyle(cell, '::before').content")
    tops = row.locator("textarea").evaluate_all("all => all.map((area) => area.getBoundingClientRect().top)")
    narrow = width == 360
    assert (before == '"Office in charge"') is narrow
    assert (tops == sorted(set(tops))) is narrow
    assert row.evaluate("row => row.scrollWidth <= row.closest('.table').clientWidth")


def test_a_part_is_done_when_its_end_was_seen(page: Page) -> None:
    page.set_viewport_size({"width": 900, "height": 700})
    page.goto(address("why-together/shared-task.html", unites))
    parts = page.locator(".toc [data-unit]")
    expect(page.locator(".toc .done")).to_have_count(0)
    page.locator("section.unit").first.evaluate(
        "unit => scrollTo(0, unit.offsetTop + unit.offsetHeight - innerHeight + 5)"
    )
    expect(parts.first).to_have_class("done")
    expect(page.locator(".toc .done")).to_have_count(1)


def test_paper_shows_all_that_was_written(page: Page) -> None:
    long = "The integration office, the housing office and the library, each with one named person " * 2
    page.goto(address("worksheets/w2-charter-check.html", unites))
    line = page.locator('.field-line input[type="text"]').first
    line.fill(long)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(line).to_be_hidden()
    expect(page.get_by_text(long.strip())).to_be_visible()
    page.emulate_media(media="screen")
    expect(line).to_be_visible()
    expect(page.get_by_text(long.strip())).to_be_hidden()


def test_what_is_folded_is_open_on_paper(page: Page) -> None:
    page.goto(address("why-together/how-much-say.html", unites))
    folded = page.locator("details.details").first
    expect(folded).not_to_have_attribute("open", "")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(folded).to_have_attribute("open", "")
    expect(page.locator(".solution[open]")).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(folded).not_to_have_attribute("open", "")


def test_who_has_not_passed_learns_what_to_improve(page: Page) -> None:
    page.goto(address("certificate.html", unites))
    expect(page.locator("[data-certificate=open]")).to_contain_text("you need 70 % of the points")
    page.evaluate(DO_EVERYTHING.replace("tuple[3]]", "0]"))
    state = page.locator("[data-certificate=open]")
    expect(state.get_by_text("All lessons are done; you have not passed yet")).to_be_visible()
    expect(state.get_by_text("Not yet completed")).to_be_hidden()
    expect(state.get_by_role("link")).to_have_count(len(lessons_of_unites()))
    expect(state.get_by_text(re.compile(r"^0 of [1-9]\d* points$")).first).to_be_visible()


def test_a_link_into_a_hidden_tab_opens_it(page: Page) -> None:
    page.goto(address("more/interactive.html"))
    page.get_by_role("tab", name="On a screen").click()
    expect(page.locator("#mark--1")).to_be_hidden()
    page.locator('.back[href="#mark--1"]').click()
    expect(page.locator("#mark--1")).to_be_visible()
    expect(page.locator("#mark--1")).to_be_in_viewport()


def test_a_meaning_closes_when_the_focus_leaves_it(page: Page) -> None:
    page.goto(address("why-together/how-much-say.html", unites))
    page.locator("a.term").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".definition")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".definition")).to_be_hidden()


def test_deleting_begins_at_the_way_back(page: Page) -> None:
    write(page)
    page.goto(address("workbook.html"))
    page.locator("[data-action=forget]").click()
    expect(page.locator("dialog[open] [data-no]")).to_be_focused()
