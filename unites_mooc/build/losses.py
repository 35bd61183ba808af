"""What learners in the middle of a course would lose, from the outlines of then and now.

An LMS and a device know the state by ids (``theme/js/codec.js``), and notes by their keys. So what keeps its
id keeps its progress, wherever it stands; what does not is gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from unites_mooc.diagnostics import COURSE_FILE, Diagnostic, Span, error, hint
from unites_mooc.model.answers import normalized
from unites_mooc.render.progress_outline import Part, ProgressOutline

NAMES = {
    "lesson": "Lesson",
    "unit": "Unit",
    "quiz": "Quiz",
    "question": "Question",
    "reflection": "Reflection",
    "assessment": "Self-assessment",
    "dimension": "Dimension",
    "worksheet": "Worksheet",
    "field": "Field",
}
_COSTS = {
    "lesson": "what learners have read of it is lost",
    "unit": "that learners have read it is lost",
    "quiz": "its answers and its points are lost",
    "question": "its answer and its points are lost",
    "reflection": "what learners wrote there is lost",
    "assessment": "the ratings that learners gave are lost",
    "dimension": "the ratings that learners gave are lost",
    "worksheet": "what learners wrote there is lost",
    "field": "what learners wrote there is lost",
}
_OWNED = frozenset({"unit", "question", "dimension", "field"})
"""Kinds whose key names what they stand in, too: moved elsewhere, they are others."""
_COUNTED_AS_PROGRESS = frozenset({"lesson", "unit", "quiz", "question"})
_WITH_OWN_ID = ("quiz", "reflection", "assessment")
"""Kinds of directives that authors turn into one another, under the same id."""
_SHAPES = {
    "s": "a single choice",
    "m": "a multiple choice",
    "p": "items to be placed",
    "t": "a text to write",
    "n": "a number to write",
}
_WRITTEN = frozenset({"line", "text"})
"""Types of fields that keep a text in the same way."""
_TITLE = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that an edit does to learners' progress."""

    subject: str
    """What it is about: the same in all editions and languages."""
    diagnostic: Diagnostic
    loss: str = ""
    """The kind of what is lost; empty where nothing is."""


def find_losses(old: ProgressOutline, new: ProgressOutline) -> Iterator[Finding]:
    """Yield what becomes of learners' progress when ``new`` takes the place of ``old``."""
    comparison = _Comparison(old, new)
    yield from comparison.of_course()
    for part in old.parts:
        yield from comparison.of_part(part)
    yield from comparison.additions()
    yield from comparison.moves()


@dataclass(slots=True)
class _Comparison:
    """Two outlines, and what was found of them so far."""

    old: ProgressOutline
    new: ProgressOutline
    then: Mapping[str, Part] = field(init=False)
    now: Mapping[str, Part] = field(init=False)
    successors: Mapping[str, tuple[Part, bool]] = field(init=False)
    """By the key of what vanished: what has probably its id now, and whether the titles say so."""
    settled: set[str] = field(default_factory=set)
    """Keys of what looks new and is not."""

    def __post_init__(self) -> None:
        self.then = {part.key: part for part in self.old.parts}
        self.now = {part.key: part for part in self.new.parts}
        self.successors = _successors(self.old.parts, self.new.parts)
        self.settled.update(part.key for part, _by_title in self.successors.values())

    @property
    def course_span(self) -> Span:
        return self.new.span or Span(COURSE_FILE)

    def place_of(self, part: Part) -> Span:
        """Return where a part stands today, or what it stood in."""
        seen: set[str] = set()
        key = part.key
        while key and key not in seen:
            seen.add(key)
            found = self.now.get(key)
            if found is not None and found.span is not None:
                return found.span
            before = self.then.get(key)
            key = before.within if before else ""
        return self.course_span

    def of_course(self) -> Iterator[Finding]:
        old, new, span = self.old, self.new, self.course_span
        if old.scorm != new.scorm:
            changed = [name for name in sorted(old.scorm) if old.scorm[name] != new.scorm.get(name)]
            message = (
                f"Packages name themselves otherwise ({', '.join(changed)}): an LMS takes this for another "
                "course, and learners begin anew."
            )
            advice = "Please report it: identifiers come from the course's id alone."
            yield Finding("scorm", error(span, "other-course", message, advice), "course")
        if not old.survives_edits and old.hash != new.hash:
            message = (
                "The published course is so large that a full state holds no ids, and its structure has "
                "changed: in an LMS, learners who have done much begin anew. Status and score are kept."
            )
            advice = "Change the structure between two runs of the course, or split the course."
            yield Finding("room", error(span, "structure-changed", message, advice), "state")
        if old.pass_percent != new.pass_percent:
            message = f"The course was {_passing(old.pass_percent)} and is now {_passing(new.pass_percent)}."
            yield Finding("pass", hint(span, "changed-result", message, _KEPT_STATUS))
        if old.completion != new.completion:
            message = f"Completion took `{old.completion}` lessons and takes `{new.completion}` now."
            yield Finding("completion", hint(span, "changed-result", message, _KEPT_STATUS))

    def of_part(self, part: Part) -> Iterator[Finding]:
        """Yield what becomes of one part of the published course."""
        if part.kind == "module":
            return
        now = self.now.get(part.key)
        if now is not None and now.kind == part.kind:
            yield from self.changes(part, now)
        elif not (part.kind in _OWNED and part.within not in self.now):
            yield self.vanished(part)

    def vanished(self, part: Part) -> Finding:
        """Return what is to be said of a part that is not there any more."""
        cost, name = _COSTS[part.kind], _named(part)
        if part.kind == "unit" and not part.id:
            span = self.place_of(part)
            owner = _named(self.then[part.within]) if part.within in self.then else "A lesson"
            message = f"{owner} is divided into units now: {cost}."
            return self.lost(part, span, message, "Tell learners before you upload it.")
        if part.key in self.successors:
            new, by_title = self.successors[part.key]
            said = (
                f"looks renamed to `{new.id}`" if by_title else f"is gone, and `{new.id}` stands in its place"
            )
            advice = (
                f"If it is the same, write its old id again: `{part.id}`. Titles may change, ids may not."
            )
            span = new.span or self.course_span
            return Finding(part.key, error(span, "renamed-id", f"{name} {said}: {cost}.", advice), part.kind)
        if other := self.of_another_kind(part):
            was, now = NAMES[part.kind].lower(), NAMES[other.kind].lower()
            message = f"`{part.id}` was a {was} and is a {now} now: {cost}."
            span = other.span or self.course_span
            advice = "Give what is new an id of its own."
            return Finding(part.key, error(span, "retyped-id", message, advice), part.kind)
        if moved := self.moved(part):
            where = f"`{self.now[moved.within].id}`" if moved.within in self.now else "another place"
            self.settled.add(moved.key)
            message = f"{name} stands in {where} now: {cost}."
            return self.lost(part, moved.span or self.course_span, message, "Leave it where it was.")
        advice = (
            f"If it is still there under another id, write `{part.id}` again. If it must go, tell learners."
        )
        return self.lost(part, self.place_of(part), f"{name} is not there any more: {cost}.", advice)

    def lost(self, part: Part, span: Span, message: str, advice: str) -> Finding:
        code = "lost-progress" if part.kind in _COUNTED_AS_PROGRESS else "lost-notes"
        return Finding(part.key, error(span, code, message, advice), part.kind)

    def of_another_kind(self, part: Part) -> Part | None:
        if part.kind not in _WITH_OWN_ID:
            return None
        keys = (f"{kind}/{part.id}" for kind in _WITH_OWN_ID if kind != part.kind)
        return next((self.now[key] for key in keys if key in self.now and key not in self.then), None)

    def moved(self, part: Part) -> Part | None:
        """Return the part of this kind and id that stands elsewhere since then."""
        if part.kind not in _OWNED or not part.id:
            return None
        alike = [new for new in self.new.parts if new.kind == part.kind and new.id == part.id]
        return next((new for new in alike if new.key not in self.then), None)

    def changes(self, old: Part, new: Part) -> Iterator[Finding]:
        """Yield what has changed in a part that has kept its id."""
        span = new.span or self.course_span
        if old.kind == "question":
            yield from _question_changes(old, new, span)
        if old.kind == "quiz" and old.counts.get("draw") != new.counts.get("draw"):
            message = f"{_named(new)} draws another number of questions: its points count otherwise."
            yield Finding(f"{old.key} draw", hint(span, "changed-result", message, _KEPT_STATUS))
        retyped = old.kind == "field" and old.shape != new.shape and {old.shape, new.shape} != _WRITTEN
        if retyped:
            message = (
                f"{_named(new)} was of the type `{old.shape}` and is `{new.shape}` now: {_COSTS['field']}."
            )
            advice = f"Give it its type `{old.shape}` again, or a new id."
            yield Finding(f"{old.key} shape", error(span, "retyped-id", message, advice), "field")
        else:
            yield from _list_changes(old, new, span)

    def additions(self) -> Iterator[Finding]:
        """Yield what is new and keeps learners from being done."""
        new = [p for p in self.new.parts if p.key not in self.then and p.key not in self.settled]
        for part in new:
            if part.kind == "lesson":
                message = f"{_named(part)} is new: it counts where all lessons are required."
                yield Finding(
                    part.key, hint(part.span or self.course_span, "opened-again", message, _KEPT_STATUS)
                )
        steps = {"unit": "opened-again", "quiz": "opened-again", "question": "changed-result"}
        for owner in self.new.parts:
            if owner.key not in self.then:
                continue
            added = [p for p in new if p.within == owner.key and p.kind in steps and p.id]
            if not added:
                continue
            span = added[0].span or self.course_span
            listed = ", ".join(f"`{part.id}`" for part in added)
            if owner.kind == "quiz":
                message = f"{_named(owner)} has new questions ({listed}): its points count otherwise."
                yield Finding(f"{owner.key} new", hint(span, "changed-result", message, _KEPT_STATUS))
            else:
                message = (
                    f"{_named(owner)} has more than before ({listed}): completed lessons are open again."
                )
                yield Finding(f"{owner.key} new", hint(span, "opened-again", message, _KEPT_STATUS))

    def moves(self) -> Iterator[Finding]:
        """Yield which lessons stand elsewhere: progress hangs on it only where modules are launched alone."""
        stayed = [part for part in self.new.parts if part.key in self.then]
        kept = [part for part in stayed if part.kind == "lesson"]
        if self.old.sco == "module":
            yield from self.moves_between_items(stayed)
        for part in kept if self.old.sco == "course" else ():
            before = self.then[part.key]
            if before.within != part.within:
                message = f"{_named(part)} stands in another module now: nothing is lost."
                yield Finding(
                    f"{part.key} module", hint(part.span or self.course_span, "moved-lesson", message, _BY_ID)
                )
        order = {part.key: index for index, part in enumerate(self.old.parts)}
        for module in (part for part in self.new.parts if part.kind == "module"):
            here = [p for p in kept if p.within == module.key == self.then[p.key].within]
            places = [order[part.key] for part in here]
            if places != sorted(places):
                message = f"The lessons of module `{module.id}` stand in another order: nothing is lost."
                yield Finding(
                    f"{module.key} order",
                    hint(module.span or self.course_span, "moved-lesson", message, _BY_ID),
                )

    def moves_between_items(self, stayed: Iterable[Part]) -> Iterator[Finding]:
        """Yield what has left the module that an LMS keeps its progress in."""
        for part in stayed:
            if part.kind in _IN_MODULES and self.then[part.key].within != part.within:
                message = (
                    f"{_named(part)} stands in another module now, which an LMS launches on its own: "
                    f"{_COSTS[part.kind]}."
                )
                yield self.lost(part, part.span or self.course_span, message, "Leave it where it was.")


_IN_MODULES = frozenset({"lesson", "worksheet"})
_KEPT_STATUS = "A status that was reached is kept, and so is the best score."
_BY_ID = "Progress goes with the id, wherever a lesson stands."


def _named(part: Part) -> str:
    """Return what authors call a part: its kind, its id and its title."""
    title = " ".join(part.title.split())
    short = title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"
    return f"{NAMES[part.kind]} `{part.id}`" + (f" (“{short}”)" if short else "")


def _passing(percent: int | None) -> str:
    return "not scored" if percent is None else f"passed with {percent} %"


def _question_changes(old: Part, new: Part, span: Span) -> Iterator[Finding]:
    reason = _other_answer(old, new)
    if reason:
        advice = "If it asks something else, give it an id of its own. If not, write it as it was."
        message = f"{_named(new)} {reason}: {_COSTS['question']}."
        yield Finding(old.key, error(span, "retyped-id", message, advice), "question")
    elif old.digest != new.digest:
        message = f"{_named(new)} offers other words, or the same ones in another order: it is asked anew."
        yield Finding(old.key, hint(span, "asked-anew", message, "The points that learners have are kept."))
    if old.counts.get("points") != new.counts.get("points"):
        was, now = old.counts.get("points", 1), new.counts.get("points", 1)
        message = f"{_named(new)} was worth {was} and is worth {now} now."
        yield Finding(f"{old.key} points", hint(span, "changed-result", message, _KEPT_STATUS))


def _other_answer(old: Part, new: Part) -> str:
    """Return why a kept answer does not fit any more; empty where it does."""
    if old.shape != new.shape:
        was, now = (_SHAPES.get(part.shape, "something else") for part in (old, new))
        return f"was {was} and is {now} now"
    for count, word in (("size", "items" if new.shape == "p" else "options"), ("full", "right options")):
        if old.counts.get(count) != new.counts.get(count):
            return f"had {old.counts.get(count, 0)} {word} and has {new.counts.get(count, 0)} now"
    return ""


_LISTS = {
    "options": "options",
    "rows": "rows",
    "columns": "columns",
    "scale": "steps of its scale",
    "statements": "statements",
}


def _list_changes(old: Part, new: Part, span: Span) -> Iterator[Finding]:
    """Yield what becomes of notes that are kept by numbers of options, rows, columns or statements."""
    for name, word in _LISTS.items():
        was, now = old.lists.get(name, ()), new.lists.get(name, ())
        subject = f"{old.key} {name}"
        if len(now) < len(was):
            counts = f"had {len(was)} {word} and has {len(now)} now"
            message = f"{_named(new)} {counts}: what learners noted for others is lost."
            advice = "Notes are kept by number: leave what is there, and add at the end."
            yield Finding(subject, error(span, "lost-notes", message, advice), old.kind)
        elif _shifted(was, now):
            message = f"{_named(new)} has its {word} in another order: notes for one stand at another."
            advice = "Notes are kept by number: leave the order, and add at the end."
            yield Finding(subject, error(span, "mixed-up-notes", message, advice), old.kind)
        elif was != now[: len(was)]:
            message = f"{_named(new)} has some of its {word} in other words: what learners noted is kept."
            advice = "Notes are kept by number. If the meaning is another, give it a new id."
            yield Finding(subject, hint(span, "reworded-notes", message, advice))


def _shifted(was: Sequence[str], now: Sequence[str]) -> bool:
    """Tell whether a text stands at another place than before."""
    known = set(now)
    return any(text and text != now[index] and text in known for index, text in enumerate(was))


def _successors(old: Iterable[Part], new: Iterable[Part]) -> dict[str, tuple[Part, bool]]:
    """Return, by the key of what vanished, what took its place: by its title, or by its neighbours."""
    then, now = list(old), list(new)
    gone = _not_in(then, {part.key for part in now})
    come = _not_in(now, {part.key for part in then})
    found: dict[str, tuple[Part, bool]] = {}
    taken: set[str] = set()
    titled: dict[tuple[str, ...], list[Part]] = {}
    for part in come:
        titled.setdefault(_title_key(part), []).append(part)
    for part in gone:
        free = [new for new in titled.get(_title_key(part), ()) if new.key not in taken]
        if len(free) == 1 and part.title:
            found[part.key] = (free[0], True)
            taken.add(free[0].key)
    places = {place: part for part, place in _places(now, {part.key for part in come})}
    for part, place in _places(then, {part.key for part in gone}):
        successor = places.get(place)
        if successor and part.id and successor.id and part.key not in found and successor.key not in taken:
            found[part.key] = (successor, False)
            taken.add(successor.key)
    return found


def _not_in(parts: Iterable[Part], keys: set[str]) -> list[Part]:
    return [part for part in parts if part.key not in keys and part.kind != "module"]


def _title_key(part: Part) -> tuple[str, ...]:
    """Return what alike parts have in common: kinds that own no id of their own must stand in the same."""
    return (part.kind, normalized(part.title), part.within if part.kind in _OWNED else "")


_Place = tuple[str, str, str, str, int, int]


def _places(parts: Iterable[Part], loose: set[str]) -> Iterator[tuple[Part, _Place]]:
    """Yield loose parts with their place: between which others of their kind, and as which of how many."""
    families: dict[tuple[str, str], list[Part]] = {}
    for part in parts:
        families.setdefault((part.kind, part.within), []).append(part)
    for (kind, within), siblings in families.items():
        run: list[Part] = []
        before = ""
        for sibling in (*siblings, None):
            if sibling is not None and sibling.key in loose:
                run.append(sibling)
                continue
            after = sibling.key if sibling else ""
            for index, member in enumerate(run):
                yield member, (kind, within, before, after, index, len(run))
            run, before = [], after
