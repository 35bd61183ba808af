"""``{scenario} Title``: a branching case.

``###`` headings are scenes; a list of links to scenes is the choice; a scene without one is an
ending and says its outcome. Section 4 of the source format.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unites_mooc.diagnostics import Collector, did_you_mean
from unites_mooc.directives.base import (
    Argument,
    Directive,
    DirectiveNode,
    Option,
    Parsed,
    Section,
    section_id,
    sections,
    slug,
)
from unites_mooc.model.blocks import Block, Heading, ListBlock, ListItem, Paragraph, with_conditions
from unites_mooc.model.prose import Link, Prose
from unites_mooc.model.scenario import OUTCOMES, Scenario, Scene, SceneChoice, ending_reached, reachable


def parse(node: DirectiveNode) -> Parsed:
    """Return the scenario; its ways are followed from the first scene to the endings."""
    assert node.title is not None
    collector = Collector()
    introduction, found = sections(node.blocks)
    scenario = Scenario(
        span=node.span,
        id=node.options["id"],
        title=node.title,
        introduction=introduction,
        scenes=tuple(_scene(section, collector) for section in found),
    )
    if not found:
        message = "The scenario has no scene."
        collector.error(node.span, "scenario-without-scene", message, "Begin one with `### … {#its-id}`.")
    _check_ids(scenario, collector)
    _check_ways(scenario, collector)
    return scenario, tuple(collector.items)


def _scene(section: Section, collector: Collector) -> Scene:
    heading, blocks = section
    section_id(heading, "scene", collector)
    choices = tuple(choice for block in blocks for choice in _choices(block, collector))
    scene = Scene(
        span=heading.span,
        only=heading.only,
        id=heading.id,
        title=heading.text,
        outcome=_outcome(heading, collector),
        blocks=tuple(block for block in blocks if not _is_choice(block)),
        choices=choices,
    )
    if choices and scene.outcome:
        message = "The scene has an outcome, but goes on."
        collector.error(heading.span, "outcome-not-at-end", message, "Remove the outcome or the choices.")
    return scene


def _outcome(heading: Heading, collector: Collector) -> str:
    outcome = ""
    for name, value in heading.attributes:
        if name != "outcome":
            message = f"A scene has no attribute `{name}`."
            collector.error(heading.span, "unknown-attribute", message, did_you_mean(name, ("outcome",)))
        elif value not in OUTCOMES:
            message = f"`{value}` is not an outcome."
            collector.error(heading.span, "unknown-outcome", message, did_you_mean(value, OUTCOMES))
        else:
            outcome = value
    return outcome


def _is_choice(block: Block) -> bool:
    """Tell whether a block is a list of links to scenes: one link makes it one."""
    return isinstance(block, ListBlock) and any(_link(item) for item in block.items)


def _link(item: ListItem) -> Link | None:
    """Return the link to a scene that an item consists of."""
    first = item.blocks[0] if item.blocks else None
    if not isinstance(first, Paragraph) or len(first.text.parts) != 1:
        return None
    part = first.text.parts[0]
    return part if isinstance(part, Link) and part.anchor and not part.path else None


def _choices(block: Block, collector: Collector) -> Iterator[SceneChoice]:
    if not isinstance(block, ListBlock) or not _is_choice(block):
        return
    for item in block.items:
        link = _link(item)
        if link is None or len(item.blocks) > 1:
            message = "A choice is one link to a scene, and nothing else."
            collector.error(item.span, "choice-without-link", message, "Write `- [What I do](#scene-id)`.")
        if link:
            text = Prose(_source(item), link.parts, link.span)
            choice = SceneChoice(span=item.span, text=text, target=link.anchor)
            yield with_conditions(choice, block.only)


def _source(item: ListItem) -> str:
    """Return what a translator sees: the words of the link alone."""
    first = item.blocks[0]
    source = first.text.source if isinstance(first, Paragraph) else ""
    return source.strip().removeprefix("[").rpartition("](")[0]


def _check_ids(scenario: Scenario, collector: Collector) -> None:
    seen: dict[str, Scene] = {}
    for scene in scenario.scenes:
        first = seen.setdefault(scene.id, scene)
        if first is not scene:
            message = f"A second scene has the id `{scene.id}` (first on line {first.span.line})."
            collector.error(scene.span, "duplicate-id", message, "Give it another id.")


def _check_ways(scenario: Scenario, collector: Collector) -> None:
    """Report choices that lead nowhere, scenes nobody comes to, and ways that never end."""
    names = [scene.id for scene in scenario.scenes]
    reached, ending = reachable(scenario), ending_reached(scenario)
    for scene in scenario.scenes:
        for choice in scene.choices:
            if choice.target not in names:
                message = f"There is no scene `{choice.target}`."
                collector.error(choice.span, "unknown-scene", message, did_you_mean(choice.target, names))
        if scene.id not in reached:
            message = f"No choice leads to the scene `{scene.id}`."
            advice = "Add a choice that leads there, or remove the scene."
            collector.error(scene.span, "unreachable-scene", message, advice)
        elif not scene.choices and not scene.outcome:
            message = "The scene has neither a choice nor an outcome."
            advice = "Add `- [What I do](#scene-id)`, or `outcome=good` (mixed, poor) to its heading."
            collector.error(scene.span, "dead-end", message, advice)
        elif scene.id not in ending and _leads_on(scene, names):
            message = "From this scene no way leads to an ending."
            collector.error(scene.span, "scene-without-end", message, "Let one of its choices lead to one.")


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
