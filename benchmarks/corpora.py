"""Courses made up for measuring: the same lessons in the folders of each tool.

Lessons have about 1,150 words with headings, lists, a table, footnotes, a drawing and, for ours, a quiz
(for the others, its questions as a list). Nothing is random: the same number gives the same words in the same
round. In another round they are others, so that nothing is known to who remembers.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

round_ = 0
"""The round that is measured."""
A_MODULE = 8
"""Lessons in a module."""
_WORDS = """
city people plan strategy together listen council office integration resident meeting decision language
school housing work neighbour answer promise budget interpreter invitation change measure evidence partner
association group lesson question honest early shared written public small clear fair open bridge table
letter door kitchen garden market station bus evening morning winter summer first second third
"""
WORDS = _WORDS.split()
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 80"><rect width="200" height="80" fill="#eef"/>'
    '<text x="20" y="45">{number}</text></svg>\n'
)

STATEMENT = """---
id: accessibility
title: Accessibility
status: partially compliant
gaps: [Nobody has looked]
alternatives: [Ask us]
date: 2026-01-01
method: self-assessment
contact: team@example.org
enforcement: The ombuds office
---

We would like to know what does not work for you.
"""


def _random(what: object) -> random.Random:
    return random.Random(f"{round_} {what}")


def prose(rng: random.Random, words: int) -> str:
    """Return sentences of so many words."""
    out: list[str] = []
    while words > 0:
        length = min(rng.randint(7, 16), words)
        sentence = " ".join(rng.choice(WORDS) for _ in range(length))
        out.append(f"{sentence.capitalize()}.")
        words -= length
    return " ".join(out)


def body(number: int, image: str, changed: str = "") -> str:
    """Return the common Markdown of a lesson."""
    rng = _random(number)
    parts: list[str] = []
    for unit in range(1, 5):
        parts.append(f"## Part {unit} of lesson {number} {{#part-{unit}}}\n")
        parts.extend(f"{prose(rng, 70)}\n" for _ in range(2))
        parts.append("\n".join(f"- **{rng.choice(WORDS)}** {prose(rng, 9)}" for _ in range(4)) + "\n")
        link = f"[office](https://example.org/{number})"
        parts.append(f"{prose(rng, 50)}[^n{unit}] See the {link} and *ask*.\n")
        if unit == 2:
            rows = "\n".join(f"| {prose(rng, 4)} | {prose(rng, 6)} |" for _ in range(4))
            parts.append(f"| Who | What |\n|---|---|\n{rows}\n")
        if unit == 3:
            parts.append(f"![A drawing of lesson {number}]({image})\n")
    parts.extend(f"[^n{unit}]: {prose(rng, 8)}\n" for unit in range(1, 5))
    return "\n".join([*parts, changed])


def quiz(number: int) -> str:
    """Return a quiz in our format."""
    rng = _random(f"quiz {number}")
    lines = [f":::{{quiz}} Check\n:id: quiz-{number}\n"]
    for question in range(1, 4):
        lines.append(f"### {prose(rng, 8)} {{#q{question}}}\n")
        for option in range(3):
            lines.append(f"- [{'x' if option == question % 3 else ' '}] {prose(rng, 6)}\n  > {prose(rng, 8)}")
        lines.append("")
    return "\n".join([*lines, ":::\n"])


def as_list(number: int) -> str:
    """Return the same questions as a list, for tools without quizzes."""
    rng = _random(f"quiz {number}")
    return "\n".join(f"- {prose(rng, 8)} {prose(rng, 18)} {prose(rng, 24)}" for _ in range(3)) + "\n"


def title(number: int) -> str:
    """Return the title of a lesson."""
    return f"Lesson {number} about {random.Random(-number).choice(WORDS)}"


def ours(folder: Path, lessons: int) -> None:
    """Write a course of ours."""
    write(
        folder / "course/course.yaml",
        "id: measured\ntitle: A measured course\nversion: 1.0.0\nlanguage: en\nlicence: CC0-1.0\n"
        "editions:\n  public: {title: Public, include: [public]}\noutputs:\n  public: [site]\n"
        "documents: {public: []}\n",
    )
    write(folder / "course/pages/accessibility.md", STATEMENT)
    for number in range(1, lessons + 1):
        module = (number - 1) // A_MODULE + 1
        home = folder / f"modules/{module:03}-m"
        if number % A_MODULE == 1:
            write(home / "module.yaml", f"id: m{module}\ntitle: Module {module}\n")
        metadata = f"id: lesson-{number}\ntitle: {title(number)}\nduration: 7 min\nallow: [unit-too-short]\n"
        head = f"---\n{metadata}---\n\n"
        text = body(number, f"media/d{number}.svg")
        write(
            home / f"{number:04}-l.md",
            f"{head}{text}\n## Check it {{#check}}\n\n{prose(_random(number), 30)}\n\n{quiz(number)}",
        )
        write(home / f"media/d{number}.svg", DRAWING.format(number=number))


def flat(folder: Path, lessons: int, head: Callable[[int], str], place: str, media: str) -> None:
    """Write the same lessons for a tool that takes a folder of Markdown."""
    for number in range(1, lessons + 1):
        module = (number - 1) // A_MODULE + 1
        text = body(number, media.format(number=number)).replace(f" {{#part-{1}}}", "")
        text = "".join(line for line in text.splitlines(keepends=True))
        for unit in range(1, 5):
            text = text.replace(f" {{#part-{unit}}}", "")
        write(folder / place.format(module=module, number=number), f"{head(number)}{text}\n{as_list(number)}")


def write(path: Path, text: str) -> None:
    """Write a file with the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
