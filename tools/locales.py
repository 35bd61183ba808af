"""The words of the interface → a template for translators, and the catalogues brought up to date.

``python -m tools.locales`` writes ``unites_mooc/theme/locales/interface.pot`` and every ``.po`` beside it.
Words are found by the functions that say them, in templates and in Python; ``noted`` marks those in tables.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unites_mooc.translation.interface import CATALOGUES

if TYPE_CHECKING:
    from polib import POEntry, POFile

PROJECT = Path(__file__).parent.parent
SOURCES = PROJECT / "unites_mooc"
TEMPLATE = CATALOGUES / "interface.pot"
PLURAL_FORMS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 "
    ": n%100>=11 ? 4 : 5);",
    "cs": "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);",
    "fr": "nplurals=2; plural=(n > 1);",
    "hr": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 "
    ": n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
}
"""By language, where it is not the rule of English: CLDR's categories for whole numbers."""
_USUAL_FORMS = "nplurals=2; plural=(n != 1);"
_TEXTS = {"_": 1, "gettext": 1, "noted": 1, "say": 1, "translate": 1, "counted": 2, "ngettext": 2}
"""Functions that say words, and how many of their arguments are words."""
Call = tuple[str, list[Any]]
"""The name of a function, and its arguments where they are constants."""
NOTES = {
    "All": "choice of a filter: nothing is filtered",
    "Alone": "form of work: nobody works with others",
    "Answer": "heading of a column of the answer key",
    "As of": "before a date: when the sources of a case were read",
    "Back": "button of a scenario: to the scene before",
    "Belongs to": "heading of a column: where an item belongs",
    "Best result: {percent} %": "the best score so far",
    "Close": "button that closes a panel",
    "Code that leads to this page on the web": "text alternative of a QR code",
    "Course": "name of the panel that lists the modules of the course",
    "Fully": "rating in a feedback form, the highest of five",
    "From": "heading of a column of times: when a step begins",
    "Hardly": "rating in a feedback form, the second of five",
    "How": "heading of a column: who works with whom",
    "Item": "heading of a column: what has to be placed",
    "Mean": "heading of a column: the average of ratings",
    "Mostly": "rating in a feedback form, the fourth of five",
    "No.": "heading of a column: the number of a line",
    "Not answered.": "verdict on a question of a quiz",
    "Not at all": "rating in a feedback form, the lowest of five",
    "Not right.": "verdict on an answer",
    "Note": "box with a remark; also the mark of a footnote",
    "Online": "how a group meets",
    "On site": "how a group meets",
    "Overview": "link to the first page of the course",
    "Partly": "rating in a feedback form, the third of five",
    "Partly right.": "verdict on an answer",
    "Passed.": "the quiz or the course is passed",
    "Place": "filter of cases: a city or town; also where a session takes place",
    "Previous": "link to the page before",
    "Next": "link to the next page",
    "Practice sheets": "cases in a compendium, as sheets to print",
    "Reset": "button: forget progress",
    "Right?": "heading of a column of the answer key",
    "Run sheet": "times and steps of a session, for facilitators",
    "Such as %(date)s": "help for a date to write; the date is filled in",
    "Time": "heading of a column: how long",
    "Together": "what the lines above add up to",
    "Visit": "how a group meets: it visits a city",
    "Warning": "title of a box",
    "When": "heading of a column: date and time",
    "about": "before a duration: about 45 minutes",
    "done": "state of an item of a check list",
    "leads to another site:": "before the name of a web site, after a link to a video",
    "no": "heading of the answer key: this choice is not right",
    "page %(n)s": "after a reference to a page of a book",
    "row": "before the number of a row of a table to fill in",
    "to do": "state of an item of a check list",
    "yes": "in the answer key: this choice is right",
    "{points} of {total} points": "result of a quiz",
}
"""What a translator cannot know from the words alone."""
Message = tuple[str, str]
"""The English text, and its plural where it counts something."""


def interface_messages() -> dict[Message, list[str]]:
    """Return all words of the interface, each with the files that say it."""
    found: dict[Message, list[str]] = {}
    for path in sorted(SOURCES.rglob("*")):
        if path.suffix == ".py" or (path.suffix in {".html", ".xml"} and "templates" in path.parts):
            for message in _messages_in(path):
                places = found.setdefault(message, [])
                name = path.relative_to(PROJECT).as_posix()
                places.extend([name] if name not in places else [])
    return found


def _messages_in(path: Path) -> Iterator[Message]:
    """Yield what the calls in a file say, wherever they stand: in expressions and in f-strings, too."""
    text = path.read_text("utf-8")
    for name, arguments in _python_calls(text) if path.suffix == ".py" else _template_calls(text):
        texts = arguments[: _TEXTS.get(name, 0)]
        if texts and all(isinstance(argument, str) and argument for argument in texts):
            yield texts[0], texts[1] if len(texts) > 1 else ""


def _python_calls(text: str) -> Iterator[Call]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
            yield name, [getattr(argument, "value", None) for argument in node.args]


def _template_calls(text: str) -> Iterator[Call]:
    from jinja2 import Environment, nodes

    for node in Environment(autoescape=True).parse(text).find_all(nodes.Call):
        name = getattr(node.node, "name", "") or getattr(node.node, "attr", "")
        yield name, [getattr(argument, "value", None) for argument in node.args]


def catalogue(language: str, old: POFile | None) -> POFile:
    """Return the catalogue of a language with all words, and what was translated of them.

    Words that the interface no longer says are left out.
    """
    import polib

    known = {(entry.msgid, entry.msgid_plural): entry for entry in old or ()}
    file = polib.POFile(wrapwidth=100)
    file.metadata = _metadata(language)
    for (singular, plural), places in interface_messages().items():
        entry = polib.POEntry(
            msgid=singular, msgid_plural=plural, occurrences=[(name, "") for name in places]
        )
        _fill(entry, known.get((singular, plural)), language)
        if "%(n)s" in singular:
            entry.flags.append("python-format")
        file.append(entry)
    return file


def _fill(entry: POEntry, known: POEntry | None, language: str) -> None:
    """Give an entry what was translated; empty forms where nothing was."""
    if entry.msgid_plural:
        count = int(PLURAL_FORMS.get(language, _USUAL_FORMS).split("nplurals=")[1][0])
        forms = known.msgstr_plural if known else {}
        entry.msgstr_plural = {number: forms.get(number, "") for number in range(count)}
    elif known:
        entry.msgstr = known.msgstr
    if known and known.fuzzy:
        entry.flags.append("fuzzy")
    entry.tcomment = known.tcomment if known else ""


def _metadata(language: str) -> dict[str, str]:
    return {
        "Project-Id-Version": "unites-mooc",
        "Report-Msgid-Bugs-To": "",
        "PO-Revision-Date": "",
        "Last-Translator": "",
        "Language-Team": "",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURAL_FORMS.get(language, _USUAL_FORMS),
    }


def main(languages: list[str]) -> None:
    """Write the template, the catalogues that are there, and new ones for further languages."""
    import polib

    CATALOGUES.mkdir(exist_ok=True)
    catalogue("", None).save(str(TEMPLATE))
    present = [path.stem for path in CATALOGUES.glob("*.po")]
    for language in sorted({*present, *languages}):
        path = CATALOGUES / f"{language}.po"
        old = polib.pofile(str(path)) if path.is_file() else None
        catalogue(language, old).save(str(path))


if __name__ == "__main__":
    main(sys.argv[1:])
