"""``{scenario} Title``: a branching case.

``###`` headings are scenes; a list of links to scenes is the choice; a scene without one is an
ending and says its outcome. Section 4 of the source format.
"""

from __future__ import annotations

from collections.abc import Sequence

from unites_mooc.diagnostics import Collector, did_you_mean, nearest
from unites_mooc.directives.base import (
    Argument,
    Directive,
    DirectiveNode,
    Option,
    Parsed,
    slug,
)
from unites_mooc.directives.scenario.choices import choices_of, is_choice
from unites_mooc.directives.sections import Section, section_id, sections
from unites_mooc.model.blocks import Heading
from unites_mooc.model.prose import plain_text
from unites_mooc.model.scenario import OUTCOMES, Scenario, Scene, ending_reached, reachable
from unites_mooc.model.slugs import is_slug, slugify

_OTHER_OUTCOMES = {
    "bad": "poor",
    "fail": "poor",
    "negative": "poor",
    "neutral": "mixed",
    "ok": "mixed",
    "partial": "mixed",
    "positive": "good",
    "success": "good",
}


def parse(node: DirectiveNode) -> Parsed:
    """Return the scenario; its ways are followed from the first scene to the endings."""
    assert node.title is not None
    collector = Collector()
    introduction, found = sections(node.blocks, collector)
    names = frozenset(heading.id for heading, _blocks in found if heading.explicit)
    scenario = Scenario(
        span=node.span,
        id=node.options["id"],
        title=node.title,
        introduction=introduction,
        scenes=tuple(_scene(section, names, collector) for section in found),
    )
    if not found:
        message = "The scenario has no scene."
        collector.error(node.span, "scenario-without-scene", message, "Begin one with `### … {#its-id}`.")
    _check_ids(scenario, collector)
    _check_targets(scenario, collector)
    if len(names) == len(found):
        _check_ways(scenario, collector)
    return scenario, tuple(collector.items)


def _scene(section: Section, names: frozenset[str], collector: Collector) -> Scene:
    heading, blocks = section
    section_id(heading, "scene", collector)
    choices = tuple(choice for block in blocks for choice in choices_of(block, names, collector))
    scene = Scene(
        span=heading.span,
        only=heading.only,
        id=heading.id,
        title=heading.text,
        outcome=_outcome(heading, collector),
        blocks=tuple(block for block in blocks if not is_choice(block, names)),
        choices=choices,
    )
    if choices and scene.outcome:
        message = "The scene has an outcome, but goes on."
        collector.error(heading.span, "outcome-not-at-end", message, "Remove the outcome or the choices.")
    return scene


def _outcome(heading: Heading, collector: Collector) -> str:
    """Return the outcome; some outcome where it is wrong, for a wrong one does not make a dead end."""
    outcome = ""
    for name, value in heading.attributes:
        if name == "class" and value in OUTCOMES:
            message = f"`.{value}` does not say an outcome."
            collector.error(heading.span, "unknown-attribute", message, f"Write `outcome={value}`.")
            outcome = value
        elif name == "class":
            continue
        elif name != "outcome":
            message = f"A scene has no attribute `{name}`."
            collector.error(heading.span, "unknown-attribute", message, did_you_mean(name, ("outcome",)))
        elif value not in OUTCOMES:
            message = f"`{value}` is not an outcome."
            meant = _OTHER_OUTCOMES.get(value.lower(), value)
            collector.error(heading.span, "unknown-outcome", message, did_you_mean(meant, OUTCOMES))
            outcome = OUTCOMES[0]
        else:
            outcome = value
    return outcome


def _check_ids(scenario: Scenario, collector: Collector) -> None:
    seen: dict[str, Scene] = {}
    for scene in scenario.scenes:
        first = seen.setdefault(scene.id, scene)
        if first is not scene:
            message = f"A second scene has the id `{scene.id}` (first on line {first.span.line})."
            collector.error(scene.span, "duplicate-id", message, "Give it another id.")


def _check_targets(scenario: Scenario, collector: Collector) -> None:
    """Report choices that lead nowhere; a scene without an id, which is reported, may be meant."""
    names = [scene.id for scene in scenario.scenes if is_slug(scene.id)]
    unnamed = [plain_text(scene.title) for scene in scenario.scenes if not is_slug(scene.id)]
    for scene in scenario.scenes:
        for choice in scene.choices:
            name = choice.target
            if name in names or any(slugify(title) == name or f"#{name}" in title for title in unnamed):
                continue
            message = f"There is no scene `{name}`."
            collector.error(choice.span, "unknown-scene", message, did_you_mean(name, names))


def _check_ways(scenario: Scenario, collector: Collector) -> None:
    """Report scenes nobody comes to, and ways that never end.

    A scene that is cut off by another flaw of the scenario is not reported.
    """
    names = [scene.id for scene in scenario.scenes]
    targets = {choice.target for scene in scenario.scenes for choice in scene.choices}
    meant = {nearest(target, names) for target in targets if target not in names}
    reached, ending = reachable(scenario), ending_reached(scenario)
    dead = [scene for scene in scenario.scenes if scene.id in reached and _is_dead_end(scene)]
    for scene in scenario.scenes:
        if scene.id not in reached:
            if not dead and scene.id not in meant:
                message = f"No choice leads to the scene `{scene.id}`."
                collector.error(scene.span, "unreachable-scene", message, _advice_on_reaching(scenario))
        elif _is_dead_end(scene):
            message = "The scene has neither a choice nor an outcome."
            advice = "Add `- [What I do](#scene-id)`, or `outcome=good` (mixed, poor) in its heading's `{…}`."
            collector.error(scene.span, "dead-end", message, advice)
        elif scene.id not in ending and _leads_on(scene, names):
            message = "From this scene no way leads to an ending."
            collector.error(scene.span, "scene-without-end", message, "Let one of its choices lead to one.")


def _advice_on_reaching(scenario: Scenario) -> str:
    first = scenario.scenes[0]
    if not first.choices and first.outcome:
        return f"The scenario begins with its first scene, `{first.id}`, which is an ending: move it down."
    return "Add a choice that leads there, or remove the scene."


def _is_dead_end(scene: Scene) -> bool:
    return not scene.choices and not scene.outcome


def _leads_on(scene: Scene, names: Sequence[str]) -> bool:
    """Tell whether all choices lead somewhere: one that does not is reported already."""
    return all(choice.target in names for choice in scene.choices)


DIRECTIVE = Directive(
    name="scenario",
    parse=parse,
    options=(Option("id", slug, required=True, help="Unique in the course."),),
    argument=Argument.REQUIRED,
    summary="A branching case.",
)
