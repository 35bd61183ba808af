"""Quizzes answered as their own page says is right."""

from __future__ import annotations

from playwright.sync_api import Frame, Page

DATA = "JSON.parse(document.getElementById('page--data').textContent).quizzes"
"""What a page holds of its quizzes: the key of each question."""


def pick_the_right_answers(page: Page | Frame, quiz: str) -> None:
    """Answer each question with what the page itself holds as its key, and check."""
    form = page.locator(f"[data-quiz={quiz}]")
    for question in page.evaluate(DATA)[quiz]["questions"]:
        box = form.locator(f"[data-question={question['id']}]")
        key = question["key"]
        match question["type"]:
            case "matching" | "sequencing":
                for item, place in enumerate(key):  # by index: a number may also be another option's label
                    box.locator(f"#quiz--{quiz}--{question['id']}--{item}").select_option(index=place + 1)
            case "numeric":
                box.locator("input").fill(f"{key[0]:g}")
            case _:
                for index in key:
                    box.locator(f"#quiz--{quiz}--{question['id']}--{index}").check()
    form.locator("[data-action=check]").click()
