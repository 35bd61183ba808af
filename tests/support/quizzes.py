"""Quizzes answered as their own page says is right."""

from __future__ import annotations

from playwright.sync_api import Frame, Page

DATA = "JSON.parse(document.getElementById('page--data').textContent).quizzes"
"""What a page holds of its quizzes: the key of each question."""

INDEX = "(select, value) => [...select.options].findIndex((option) => option.value === value)"
"""Places may stand in any order, and the number of one may be the label of another."""


def pick_the_right_answers(page: Page | Frame, quiz: str) -> None:
    """Answer each question with what the page itself holds as its key, and check."""
    form = page.locator(f"[data-quiz={quiz}]")
    for question in page.evaluate(DATA)[quiz]["questions"]:
        box = form.locator(f"[data-question={question['id']}]")
        key = question["key"]
        match question["type"]:
            case "matching" | "sequencing":
                for item, place in enumerate(key):
                    select = box.locator(f"#quiz--{quiz}--{question['id']}--{item}")
                    select.select_option(index=select.evaluate(INDEX, str(place)))
            case "numeric":
                box.locator("input").fill(f"{key[0]:g}")
            case _:
                for index in key:
                    box.locator(f"#quiz--{quiz}--{question['id']}--{index}").check()
    form.locator("[data-action=check]").click()
