"""Editions: the firewall.

# unknown-tag (error)

No edition includes a tag.

**Why:** nobody would ever see what carries it.

**Wrong:**

```markdown lesson
:::{only} piolt
For the pilot alone.
:::
```

**Right:**

```markdown lesson
:::{only} pilot
For the pilot alone.
:::
```

# link-to-excluded (error)

An edition shows a link, but not what it leads to.

**Why:** the link would break in that edition, and tell of what the edition must not show.

**Wrong:**

```markdown modules/01-first/03-three.md
---
id: three
title: Lesson three
duration: 5 min
only: [pilot]
---

Text for the pilot.
```

```markdown lesson
Read [the third lesson](03-three.md).
```

**Right:**

```markdown modules/01-first/03-three.md
---
id: three
title: Lesson three
duration: 5 min
only: [pilot]
---

Text for the pilot.
```

```markdown lesson
Some text.

:::{only} pilot
Read [the third lesson](03-three.md).
:::
```

# question-cut-by-edition (error)

An edition leaves a question without a right option, or with one option alone.

**Why:** its readers could not answer the question.

**Wrong:**

```markdown lesson
::::{quiz} Check your understanding
:id: q

### What is co-design? {#what}

- [x] Deciding together

:::{only} pilot
- [ ] Asking politely
:::
::::
```

**Right:**

```markdown lesson
::::{quiz} Check your understanding
:id: q

### What is co-design? {#what}

- [x] Deciding together
- [ ] Asking politely
::::
```

# lesson-empty-in-edition (warning)

An edition shows nothing of a lesson but its title.

**Why:** its readers open an empty page.

**Wrong:**

```markdown lesson
---
id: one
title: Lesson one
duration: 5 min
---

:::{only} pilot
For the pilot alone.
:::
```

**Right:**

```markdown lesson
---
id: one
title: Lesson one
duration: 5 min
only: [pilot]
---

For the pilot alone.
```

# scenario-cut-by-edition (error)

An edition shows a scenario, but not all of a way through it.

A choice leads to a scene that the edition leaves out, or no choice is left that leads to a scene it shows.

Give scenes, and the choices that lead to them, the same tags.

**Why:** learners of that edition would stand before a door that does not open.

**Wrong:**

```markdown lesson
:::::{scenario} A complaint
:id: complaint

### A neighbour calls {#call}

- [I listen](#listen)
- [I call the mentor](#mentor)

### You listen {#listen outcome=good}

The neighbour calms down.

::::{only} pilot
### The mentor helps {#mentor outcome=mixed}

The neighbour waits.
::::
:::::
```

**Right:**

```markdown lesson
:::::{scenario} A complaint
:id: complaint

### A neighbour calls {#call}

- [I listen](#listen)

::::{only} pilot
- [I call the mentor](#mentor)
::::

### You listen {#listen outcome=good}

The neighbour calms down.

::::{only} pilot
### The mentor helps {#mentor outcome=mixed}

The neighbour waits.
::::
:::::
```
"""

from __future__ import annotations

from collections.abc import Iterator

from unites_mooc.diagnostics import COURSE_FILE, Diagnostic, Span, did_you_mean, error, warning
from unites_mooc.editions.publication import Publication
from unites_mooc.editions.select import select, without_drafts
from unites_mooc.model.answers import placement_of
from unites_mooc.model.blocks import Conditions, WorksheetCard
from unites_mooc.model.contents import blocks_in, every_block, fact, facts, is_conditional, parts_of_text
from unites_mooc.model.course import Course, Lesson, Text
from unites_mooc.model.index import Index, anchors, build_index
from unites_mooc.model.prose import FootnoteMark, Link, Part, Reference, references
from unites_mooc.model.quiz import Answer, Choice, Matching, Ordering, Question, Sorting
from unites_mooc.model.scenario import Scenario, reachable
from unites_mooc.translation.apply import Translated

_ADVICE = "Put the link into `{only}` with the same tags, or remove it."


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield an error for every unknown tag and every link across the firewall."""
    if COURSE_FILE in course.unread:
        return
    yield from _unknown_tags(course)
    index = build_index(course)
    finished = without_drafts(course)
    language = course.meta.language
    for edition in course.meta.published_editions:
        publication = select(Translated(finished, language, language), edition)
        yield from _links_to_excluded(course, index, publication)
        yield from _broken_questions(course, publication)
        yield from _broken_scenarios(course, publication)
        yield from _empty_lessons(course, publication)


def _unknown_tags(course: Course) -> Iterator[Diagnostic]:
    known = {tag for edition in course.meta.published_editions.values() for tag in edition.include}
    for conditions, span in _tagged(course):
        for tag in {tag for tags in conditions for tag in tags}:
            if tag not in known:
                message = f"No edition includes the tag `{tag}`, so nobody would ever see this."
                yield error(span, "unknown-tag", message, did_you_mean(tag, known))


def _tagged(course: Course) -> Iterator[tuple[Conditions, Span]]:
    for target in [*course.modules, *course.texts]:
        yield (target.meta.only,), target.at("only")
    for term in course.glossary:
        yield (term.meta.only,), term.at("only")
    for cohort in course.cohorts:
        yield (cohort.meta.only,), cohort.at("only")
        for session in cohort.sessions:
            yield (session.meta.only,), session.at("only")
    for text in course.texts:
        yield from facts(text, "tagged", _tagged_inside)


def _tagged_inside(text: Text) -> Iterator[tuple[Conditions, Span]]:
    yield from ((unit.only, unit.span) for unit in text.units if unit.only)
    yield from ((block.only, block.span) for block in every_block(text) if block.only)


def _links_to_excluded(course: Course, index: Index, publication: Publication) -> Iterator[Diagnostic]:
    for text in publication.course.texts:
        for card in blocks_in(text, WorksheetCard):
            if _is_excluded(card.target, "worksheet", index, publication):
                yield _report(card.span, card.target, publication)
        hidden_notes = _hidden_notes(index, text)
        for part in parts_of_text(text):
            if isinstance(part, FootnoteMark):
                target = f"[^{part.label}]" if part.label in hidden_notes else ""
            else:
                target = _excluded_target(part, index, publication, text)
            if target:
                yield _report(part.span, target, publication)
    for term in publication.course.glossary:
        for part in references(term.definition.parts):
            target = _excluded_target(part, index, publication, None)
            if target:
                yield _report(part.span, target, publication)
    for cohort in publication.course.cohorts:
        for session in cohort.sessions:
            module = session.meta.module or ""
            if _is_excluded(module, "module", index, publication):
                advice = "Give the session `only` with the module's tags, or remove `module`."
                yield _report(session.at("module"), module, publication, advice)


def _broken_questions(course: Course, publication: Publication) -> Iterator[Diagnostic]:
    """Yield an error for a question of which an edition leaves nothing to choose between."""
    cut = _cut_texts(course)
    whole = {
        question.span
        for text in cut.values()
        for question in blocks_in(text, Question)
        if _is_answerable(question.answer)
    }
    for text in publication.course.texts if whole else ():
        if text.path not in cut:
            continue
        for question in blocks_in(text, Question):
            if question.span in whole and not _is_answerable(question.answer):
                message = (
                    f"In the edition `{publication.edition}` the question lacks a right or a wrong option."
                )
                advice = "Put the whole question into `{only}`, not just some of its options."
                yield error(question.span, "question-cut-by-edition", message, advice)


def _cut_texts(course: Course) -> dict[str, Text]:
    """Return the texts of which an edition may show a part, by path: all others are shown whole."""
    return {text.path: text for text in course.texts if is_conditional(text)}


def _is_answerable(answer: Answer) -> bool:
    match answer:
        case Choice():
            options = answer.options
            return not options or (len(options) > 1 and any(option.correct for option in options))
        case Matching() | Ordering() | Sorting():
            return len(placement_of(answer).items) > 1
    return True


def _broken_scenarios(course: Course, publication: Publication) -> Iterator[Diagnostic]:
    """Yield an error for a way through a scenario that an edition cuts."""
    cut = _cut_texts(course)
    whole = {scenario.span: scenario for text in cut.values() for scenario in blocks_in(text, Scenario)}
    for text in publication.course.texts if whole else ():
        if text.path not in cut:
            continue
        for scenario in blocks_in(text, Scenario):
            for span in sorted(_cut_ways(whole[scenario.span], scenario)):
                message = f"In the edition `{publication.edition}` this way through the scenario is cut."
                advice = "Give scenes, and the choices that lead to them, the same tags."
                yield error(span, "scenario-cut-by-edition", message, advice)


def _cut_ways(whole: Scenario, shown: Scenario) -> set[Span]:
    """Return the places of choices and scenes that lead on in the course, and not in an edition."""
    hidden = {scene.id for scene in whole.scenes} - {scene.id for scene in shown.scenes}
    lost = reachable(whole) - reachable(shown) - hidden
    ended = {scene.id for scene in whole.scenes if scene.choices}
    cut = {choice.span for scene in shown.scenes for choice in scene.choices if choice.target in hidden}
    for scene in shown.scenes:
        if scene.id in lost or (not scene.choices and scene.id in ended):
            cut.add(scene.span)
    return cut


def _empty_lessons(course: Course, publication: Publication) -> Iterator[Diagnostic]:
    """Yield a warning for a lesson of which an edition shows nothing but the title."""
    written = {lesson.path for lesson in course.lessons if _says_something(lesson)}
    for lesson in publication.course.lessons:
        if lesson.path in written and not _says_something(lesson):
            message = f"The edition `{publication.edition}` shows nothing of this lesson but its title."
            yield warning(lesson.at("id"), "lesson-empty-in-edition", message, "Give the lesson `only`.")


def _says_something(lesson: Lesson) -> bool:
    return fact(lesson, "says something", lambda: bool(lesson.units) or any(True for _ in lesson.blocks))


def _is_excluded(name: str, kind: str, index: Index, publication: Publication) -> bool:
    return name in index.by_kind[kind] and name not in publication.index.by_kind[kind]


def _hidden_notes(index: Index, text: Text) -> set[str]:
    """Return the labels of a text's footnotes that an edition does not show."""
    whole = index.by_path[text.path]
    return set(_labels(whole)) - set(_labels(text)) if isinstance(whole, Text) else set()


def _labels(text: Text) -> tuple[str, ...]:
    """Return the labels of the footnotes of a text."""
    return fact(text, "labels", lambda: tuple(note.label for note in text.footnotes))


def _excluded_target(part: Part, index: Index, publication: Publication, own: Text | None) -> str:
    """Return what a reference names, where it exists but not in this edition."""
    if isinstance(part, Reference):
        if part.kind == "term":
            hidden = part.target in index.terms and part.target not in publication.index.terms
            return part.target if hidden else ""
        if part.kind == "case":
            return part.target if _is_excluded(part.target, "case", index, publication) else ""
        known = index.referable(part.target)
        return part.target if known and not publication.index.referable(part.target) else ""
    if isinstance(part, Link) and not part.url:
        path = part.path or (own.path if own else "")
        there, here = index.by_path.get(path), publication.index.by_path.get(path)
        if there and not here:
            return path
        if there and here and part.anchor in set(anchors(there)) - set(anchors(here)):
            return f"{path}#{part.anchor}"
    return ""


def _report(span: Span, target: str, publication: Publication, advice: str = _ADVICE) -> Diagnostic:
    message = f"The edition `{publication.edition}` shows this, but not `{target}`, which it links to."
    return error(span, "link-to-excluded", message, advice)
