"""Learning on the site: by keyboard and by mouse, leaving and coming back, without JavaScript."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page, expect

from support.built import everything, lessons_of_unites, unites
from support.cache import SHARED_CACHE
from support.courses import lesson, write_course
from support.quizzes import pick_the_right_answers
from unites_mooc.build.pipeline import BuildOptions, build


def quiz_page() -> str:
    return (everything() / "public/site/en/all-things/quiz.html").as_uri()


def question(page: Page, name: str) -> object:
    return page.locator(f'[data-quiz=check] [data-question="{name}"]')


def test_a_quiz_is_answered_and_corrected_by_keyboard(page: Page) -> None:
    page.goto(quiz_page())
    form = page.locator("[data-quiz=check]")
    form.locator("input[type=radio]").first.focus()
    page.keyboard.press("Space")
    assert form.locator("input[type=radio]:checked").count() == 1
    check = form.locator("[data-action=check]")
    for _ in range(10):
        if check.evaluate("button => button === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(form.locator(".quiz-result")).to_contain_text("of 4 points")
    expect(form.locator("[data-action=retry]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(check).to_be_visible()
    assert form.locator("input:checked").count() == 0
    assert form.locator("input:focus").count() == 1


def test_points_and_feedback_for_what_was_chosen(page: Page) -> None:
    page.goto(quiz_page())
    form = page.locator("[data-quiz=check]")
    form.get_by_label("One & <two>").check()
    for label in ("Two", "Four", "Three"):
        form.locator('[data-question="even"]').get_by_label(label, exact=True).check()
    form.locator("[data-action=check]").click()
    expect(form.locator(".quiz-result")).to_contain_text(
        "You have 1 of 4 points. Not yet passed: 70 % are needed."
    )
    what = form.locator('[data-question="what"]')
    expect(what.locator(".option.wrong .feedback")).to_contain_text("No.")
    expect(what.locator(".general-feedback")).to_contain_text("In any case.")
    expect(what.locator(".general-feedback .verdict")).to_have_text("Not yet right.")
    expect(form.locator('[data-question="even"] .general-feedback .verdict')).to_have_text("Partly right.")
    assert what.locator(".feedback:visible").count() == 1


def answers_page() -> str:
    return (everything() / "public/site/en/more/answers.html").as_uri()


def test_items_are_placed_and_texts_written(page: Page) -> None:
    page.goto(answers_page())
    form = page.locator("[data-quiz=kinds]")
    for name, places in {
        "levels": {"Consult": "B: We will listen to you.", "Inform": None},
        "visit": {"Agree the questions": "1", "Visit": "2", "Write up together": "3"},
        "sort": {"A questionnaire": "Consultation", "A joint drafting group": "Consultation"},
    }.items():
        box = form.locator(f'[data-question="{name}"]')
        for item, place in places.items():
            if place:
                labels = box.get_by_label(item).locator("option").all_inner_texts()
                (label,) = [text for text in labels if text.endswith(place.split(": ")[-1])]
                box.get_by_label(item).select_option(label=label)
    form.locator('[data-question="council"] input').fill(" INTEGRATION  council")
    form.locator('[data-question="half"] input').fill("2.55")
    form.locator("[data-action=check]").click()
    # 1 of 4 pairs of 4 points; 3 of 3 steps; 1 of 3 sorted of 2 points; the text; the second number
    expect(form.locator(".quiz-result")).to_contain_text("You have 5.7 of 11 points. Passed.")
    sort = form.locator('[data-question="sort"]')
    expect(sort.locator(".placement.right")).to_have_count(1)
    expect(sort.locator(".general-feedback .verdict")).to_have_text("Partly right.")
    expect(form.locator('[data-question="visit"] .feedback').first).to_be_visible()
    page.reload()
    expect(form.locator(".quiz-result")).to_contain_text("You have 5.7 of 11 points.")
    expect(form.locator('[data-question="council"] input')).to_have_value(" INTEGRATION  council")


def test_the_page_holds_no_accepted_text_but_in_its_solution(page: Page) -> None:
    page.goto(answers_page())
    page.evaluate("document.querySelectorAll('details.solution').forEach((part) => part.remove())")
    assert "ntegrationsrat" not in page.content()


def test_tabs_by_keyboard(page: Page) -> None:
    page.goto((everything() / "public/site/en/more/interactive.html").as_uri())
    first, second = page.get_by_role("tab").all()
    first.focus()
    page.keyboard.press("ArrowRight")
    expect(second).to_be_focused()
    expect(page.get_by_role("tabpanel", name="On a screen")).to_be_visible()
    expect(page.get_by_text("All tabs are shown.")).to_be_hidden()
    page.keyboard.press("Home")
    expect(page.get_by_text("All tabs are shown.")).to_be_visible()


def test_a_scenario_shows_one_scene_at_a_time(page: Page) -> None:
    page.goto((everything() / "public/site/en/more/interactive.html").as_uri())
    scenario = page.locator("[data-scenario=chair]")
    expect(scenario.locator(".scene:visible")).to_have_count(1)
    scenario.get_by_role("link", name="Ask why first").click()
    expect(scenario.get_by_role("heading", name="You ask")).to_be_focused()
    scenario.get_by_role("button", name="Back").click()
    expect(scenario.get_by_role("heading", name="The meeting begins")).to_be_focused()
    scenario.get_by_role("link", name="Begin without them").click()
    expect(scenario.get_by_text("A poor outcome")).to_be_visible()
    scenario.get_by_role("link", name="Start again").click()
    expect(scenario.get_by_role("button", name="Back")).to_be_hidden()


def test_a_self_assessment_shows_a_chart_and_a_table(page: Page) -> None:
    page.goto((everything() / "public/site/en/more/interactive.html").as_uri())
    assessment = page.locator("[data-assessment=ready]")
    expect(assessment.locator(".assessment-result")).to_be_hidden()
    people = assessment.locator('[data-dimension="people"]')
    fitting = assessment.locator("[data-fitting]")
    people.get_by_label("fully").first.check()
    expect(fitting).to_contain_text("fully")
    expect(fitting).to_contain_text("Tell another town how.")
    people.get_by_label("not yet").last.check()
    expect(fitting).to_contain_text("not yet")
    expect(fitting).to_contain_text("Begin with one street.")
    expect(fitting).not_to_contain_text("Tell another town how.")
    expect(assessment.get_by_role("row", name="People")).to_contain_text("2")
    expect(assessment.get_by_role("row", name="People")).to_contain_text("2 / 2")
    expect(assessment.locator(".chart svg .area")).to_have_count(1)
    page.reload()
    expect(assessment.get_by_role("row", name="People")).to_contain_text("2 / 2")
    assessment.get_by_role("button", name="Clear my answers").click()
    expect(assessment.locator(".assessment-result")).to_be_hidden()
    page.reload()
    expect(assessment.locator("input:checked")).to_have_count(0)


def test_an_empty_quiz_is_not_submitted(page: Page) -> None:
    page.goto(quiz_page())
    form = page.locator("[data-quiz=check]")
    form.locator("[data-action=check]").click()
    expect(form.locator(".quiz-result")).to_have_text("Answer at least one question first.")
    expect(form.locator(".quiz-result")).to_be_in_viewport()
    assert form.locator("[data-result]").count() == 0


def test_a_pool_draws_one_question_and_keeps_it(page: Page) -> None:
    page.goto(quiz_page())
    pool = page.locator("[data-quiz=pool] .question:visible")
    assert pool.count() == 1
    name = pool.get_attribute("data-question")
    page.reload()
    assert pool.get_attribute("data-question") == name
    pool.locator("input").first.check()
    page.locator("[data-quiz=pool] [data-action=check]").click()
    page.reload()
    assert pool.get_attribute("data-question") == name
    assert pool.locator("input").first.is_checked()


def test_answers_and_notes_are_there_after_coming_back(page: Page) -> None:
    page.goto(quiz_page())
    form = page.locator("[data-quiz=check]")
    form.locator('[data-question="what"]').get_by_label("Two", exact=True).check()
    form.locator("[data-action=check]").click()
    page.goto((everything() / "public/site/en/all-things/blocks.html").as_uri())
    page.get_by_label("What do you think?").fill("I think so.")
    page.goto((everything() / "public/site/en/worksheets/sheet.html").as_uri())
    page.get_by_label("sometimes").check()
    page.get_by_label("three", exact=True).check()
    page.get_by_label("one", exact=True).check()
    page.get_by_label("What, row 2").fill("a cell")
    page.goto(quiz_page())
    assert form.locator('[data-question="what"]').get_by_label("Two", exact=True).is_checked()
    expect(form.locator(".quiz-result")).to_contain_text("You have 1 of 4 points")
    page.goto((everything() / "public/site/en/all-things/blocks.html").as_uri())
    expect(page.get_by_label("What do you think?")).to_have_value("I think so.")
    page.goto((everything() / "public/site/en/worksheets/sheet.html").as_uri())
    assert page.get_by_label("sometimes").is_checked()
    assert page.get_by_label("three", exact=True).is_checked()
    assert page.get_by_label("one", exact=True).is_checked()
    assert not page.get_by_label("two", exact=True).is_checked()
    expect(page.get_by_label("What, row 2")).to_have_value("a cell")


def test_the_whole_course_from_the_first_page_to_the_last(page: Page) -> None:
    page.goto((unites() / "public/site/index.html").as_uri())
    page.get_by_role("link", name="English").click()
    lessons = 0
    while page.locator("main a[rel=next]").count():
        page.locator("main a[rel=next]").click()
        page.locator("html.js").wait_for(state="attached")
        for section in page.locator("[data-quiz]").all():
            pick_the_right_answers(page, section.get_attribute("data-quiz") or "")
            expect(section.locator(".quiz-result")).to_contain_text("point")
        lessons += page.locator("[data-quiz]").count() > 0
    assert lessons == len(lessons_of_unites())
    page.locator(".brand a").click()
    expect(page.locator("[data-progress=course]")).to_contain_text("Course completed.")
    expect(page.locator("[data-progress=course]")).to_contain_text(f"{lessons} of {lessons} lessons")
    expect(page.locator("[data-progress=course]")).to_contain_text("100 %")
    expect(page.locator("[data-continue]")).to_have_text("Your certificate")
    assert set(page.locator(".module-card progress").evaluate_all("all => all.map((bar) => bar.value)")) == {
        100
    }
    assert page.locator("ol.modules li.done").count() == lessons


def test_progress_survives_a_change_of_language(page: Page) -> None:
    page.goto((everything() / "public/site/en/all-things/plain.html").as_uri())
    page.get_by_role("button", name="Language").click()
    page.get_by_role("link", name="Deutsch").click()
    assert page.url.endswith("/de/all-things/plain.html")
    page.goto((everything() / "public/site/de/index.html").as_uri())
    expect(page.locator("[data-progress=course]")).to_contain_text("1 von 6")


def test_who_changes_the_language_reads_on_at_the_same_part(page: Page) -> None:
    page.goto((unites() / "public/site/en/why-together/how-much-say.html").as_uri())
    page.locator("#five-levels").evaluate("(heading) => heading.scrollIntoView()")
    link = page.locator(".language-list a[hreflang=de]")
    expect(link).to_have_attribute("href", re.compile(r"how-much-say\.html#five-levels$"))
    page.get_by_role("button", name="Language").click()
    link.click()
    assert page.url.endswith("/de/why-together/how-much-say.html#five-levels")
    expect(page.locator("#five-levels")).to_be_in_viewport()


def test_everything_can_be_read_without_javascript(chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(quiz_page())
    expect(page.get_by_role("main").get_by_role("button")).to_have_count(0)
    solution = page.locator('[data-question="what"] details.solution')
    expect(solution).to_be_visible()
    solution.locator("summary").click()
    expect(solution).to_contain_text("Right: Two")
    expect(solution).to_contain_text("No.")
    expect(solution).to_contain_text("In any case.")
    page.goto(answers_page())
    for name, text in {
        "levels": "Collaborate → We will decide together",
        "visit": "3. Write up together",
        "sort": "A hearing → Consultation",
        "council": "Integrationsrat / integration council",
        "half": "2.5 ± 0.1",
    }.items():
        solution = page.locator(f'[data-question="{name}"] details.solution')
        solution.locator("summary").click()
        expect(solution).to_contain_text(text)
    page.goto((everything() / "public/site/en/more/interactive.html").as_uri())
    expect(page.get_by_text("One is shown, with a list:")).to_be_visible()
    expect(page.get_by_text("Decisions are made without those")).to_be_visible()
    context.close()


def test_a_site_works_from_a_sub_path(
    page: Page, static_server: Callable[..., object], browser_log: object, tmp_path: Path
) -> None:
    shutil.copytree(everything() / "public/site", tmp_path / "deep")
    server = static_server(tmp_path)
    page.goto(server.url("deep/en/all-things/quiz.html"))  # type: ignore[attr-defined]
    page.locator("main a[rel=next]").click()
    assert page.url.endswith("deep/en/all-things/plain.html")
    browser_log.assert_clean()  # type: ignore[attr-defined]


def _packed(file: Path) -> int:
    """Return what a server sends of a file; fonts are packed as they are, drawings are media."""
    if file.suffix == ".woff2":
        return file.stat().st_size
    return len(gzip.compress(re.sub(rb'<svg class="drawing.*?</svg>', b"", file.read_bytes(), flags=re.S)))


def test_the_weight_of_a_lesson(page: Page, static_server: Callable[..., object]) -> None:
    """A lesson is light enough for an old phone: what it loads, media apart, as a server packs it."""
    site = unites() / "public/site"
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    server = static_server(site)
    for name in ("shared-task", "how-much-say", "when-not-to-ask"):
        loaded.clear()
        page.goto(server.url(f"en/why-together/{name}.html"), wait_until="networkidle")  # type: ignore[attr-defined]
        asked = dict.fromkeys(url for url in loaded if "/media/" not in url)
        files = [site / unquote(urlsplit(url).path).lstrip("/") for url in asked]
        assert len(files) <= 8, loaded
        packed = {file.name: _packed(file) for file in files}
        fonts = sum(size for name, size in packed.items() if name.endswith(".woff2"))
        assert fonts <= 25_000, packed
        assert sum(packed.values()) - fonts <= 40_000, packed
        assert sum(f.stat().st_size for f in files if f.suffix == ".js") <= 30_000
        styles = {f.name: f.stat().st_size for f in files if f.suffix == ".css"}
        assert styles["learn-en.css"] <= 30_000
        assert sum(styles.values()) <= 40_000, "with the styles of exercises"


def test_a_lesson_with_special_activities_asks_for_little(
    page: Page, static_server: Callable[..., object]
) -> None:
    """Tabs, scenarios, sorting and so on are one more script and one more style sheet."""
    site = everything() / "public/site"
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    server = static_server(site)
    page.goto(server.url("en/more/answers.html"), wait_until="networkidle")  # type: ignore[attr-defined]
    names = {urlsplit(url).path.rpartition("/")[2] for url in loaded if "/media/" not in url}
    assert {"more.js", "more.css", "learn.js", "course.js"} <= names
    assert len(names) <= 8, names
    files = [site / unquote(urlsplit(url).path).lstrip("/") for url in dict.fromkeys(loaded)]
    assert sum(file.stat().st_size for file in files if file.suffix == ".js") <= 30_000


def test_a_part_with_a_quiz_is_done_when_it_is_answered(page: Page) -> None:
    page.goto((unites() / "public/site/en/why-together/how-much-say.html").as_uri())
    page.mouse.wheel(0, 30_000)
    parts = page.locator(".toc li")
    quizzes = [quiz.get_attribute("data-quiz") or "" for quiz in page.locator("[data-quiz]").all()]
    expect(page.locator(".toc .done")).to_have_count(parts.count() - len(quizzes))
    for quiz in quizzes:
        pick_the_right_answers(page, quiz)
    expect(page.locator(".toc .done")).to_have_count(parts.count())


def test_another_attempt_keeps_what_was_right(page: Page) -> None:
    page.goto(quiz_page())
    form = page.locator("[data-quiz=check]")
    right = form.locator('[data-question="what"]').get_by_label("Two", exact=True)
    right.check()
    form.locator("[data-action=check]").click()
    expect(form.locator('[data-question="what"]')).to_have_attribute("data-result", "right")
    form.locator("[data-action=retry]").click()
    expect(right).to_be_checked()
    assert form.locator("[data-question]:not([data-question=what]) input:checked").count() == 0
    expect(right).not_to_be_focused()


def test_two_tabs_do_not_overwrite_each_other(page: Page) -> None:
    page.goto((everything() / "public/site/en/all-things/blocks.html").as_uri())
    other = page.context.new_page()
    other.goto(quiz_page())
    form = other.locator("[data-quiz=check]")
    form.locator('[data-question="what"]').get_by_label("Two", exact=True).check()
    form.locator("[data-action=check]").click()
    page.bring_to_front()
    page.mouse.wheel(0, 20_000)
    page.wait_for_timeout(500)
    other.reload()
    expect(form.locator(".quiz-result")).to_contain_text("You have 1 of 4 points")
    other.goto((everything() / "public/site/en/index.html").as_uri())
    expect(other.locator("[data-progress=course]")).to_contain_text("1 of 6 lessons")


def test_a_shuffled_quiz_keeps_its_order(page: Page) -> None:
    page.goto(quiz_page())
    order = "boxes => boxes.map(box => box.dataset.question + box.querySelector('.number').textContent)"
    options = "options => options.map(option => option.dataset.option)"
    questions = page.locator("[data-quiz=check] .question")
    choices = page.locator('[data-question="even"] .option')
    before = (questions.evaluate_all(order), choices.evaluate_all(options))
    page.locator('[data-question="what"]').get_by_label("Two", exact=True).check()
    page.locator("[data-quiz=check] [data-action=check]").click()
    page.reload()
    assert (questions.evaluate_all(order), choices.evaluate_all(options)) == before
    page.locator("[data-quiz=check] [data-action=retry]").click()
    numbers = [entry[-1] for entry in questions.evaluate_all(order)]
    assert numbers == ["1", "2"]


def test_a_later_attempt_keeps_the_order_of_its_options(page: Page) -> None:
    page.goto(quiz_page())
    form = page.locator("[data-quiz=check]")
    options = form.locator('[data-question="even"] .option')
    for _ in range(5):
        form.locator('[data-question="what"]').get_by_label("Two", exact=True).check()
        form.locator("[data-action=check]").click()
        answered = options.all_inner_texts()
        page.reload()
        assert options.all_inner_texts() == answered
        form.locator("[data-action=retry]").click()


def test_titles_with_terms_pictures_and_notes(page: Page) -> None:
    page.goto((everything() / "public/site/en/more/end.html").as_uri())
    expect(page.locator(".toc")).to_contain_text("What is a A term?")
    assert page.locator(".toc a a, .toc sup, .toc img, .toc .drawing").count() == 0
    drawing = page.get_by_role("heading", name="What is a A term?").locator(".drawing")
    expect(drawing).to_have_attribute("width", "40")
    expect(page.locator("section.notes")).to_contain_text("The note of a title.")
    assert "nobody reads" not in page.content()


def test_a_long_menu_shows_where_the_learner_is(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 260})
    page.goto((everything() / "public/site/en/more/end.html").as_uri())
    expect(page.locator(".course-nav a[data-lesson=end]")).to_be_in_viewport()
    assert page.evaluate("window.scrollY") == 0


def test_the_box_of_a_task_stands_beside_its_text(page: Page, tmp_path: Path) -> None:
    files = {"modules/01-first/01-one.md": lesson("## A {#a}\n\n- [x] done\n\n- [ ] to do\n")}
    root = write_course(tmp_path / "course", files)
    options = BuildOptions(
        root=root, out=tmp_path / "out", editions=("pilot",), targets=("site",), cache=SHARED_CACHE
    )
    assert build(options, lambda *_: None).succeeded
    page.goto((tmp_path / "out/pilot/site/en/first/one.html").as_uri())
    item = page.locator("li.task").first
    box, text = item.locator(".box").bounding_box(), item.locator("p").bounding_box()
    assert box
    assert text
    assert text["y"] < box["y"] + box["height"] / 2 < text["y"] + text["height"]
