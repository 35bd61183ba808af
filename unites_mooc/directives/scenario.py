"""``{scenario} Title``: a branching case.

``###`` headings are scenes; a list of links to scenes is the choice; a scene without one is an
ending and says its outcome. Section 4 of the source format.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Sequence

from unites_mooc.diagnostics import Collector, did_you_mean, nearest
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
from unites_mooc.model.prose import Link, Prose, plain_prose
from unites_mooc.model.scenario import OUTCOMES, Scenario, Scene, SceneChoice, ending_reached, reachable


def parse(node: DirectiveNode) -> Parsed:
    """Return the scenario; its ways are followed from the first scene to the endings."""
    assert node.title is not None
    collector = Collector()
    introduction, found = sections(node.blocks, collector)
    names = frozenset(heading.id for heading, _blocks in found)
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
    _check_ways(scenario, collector)
    return scenario, tuple(collector.items)


def _scene(section: Section, names: Collection[str], collector: Collector) -> Scene:
    heading, blocks = section
    section_id(heading, "scene", collector)
    choices = tuple(choice for block in blocks for choice in _choices(block, names, collector))
    scene = Scene(
        span=heading.span,
        only=heading.only,
        id=heading.id,
        title=heading.text,
        outcome=_outcome(heading, collector),
        blocks=tuple(block for block in blocks if not _is_choice(block, names)),
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


def _is_choice(block: Block, names: Collection[str]) -> bool:
    """Tell whether a block is a list of links to scenes: one link makes it one, be it well written or not."""
    if isinstance(block, Paragraph):
        return bool(_target_meant((block,), names)) and len(block.text.parts) == 1
    return isinstance(block, ListBlock) and any(
        _link(item) or _target_meant(item.blocks, names) for item in block.items
    )


def _link(item: ListItem) -> Link | None:
    """Return the link to a scene that an item consists of."""
    first = item.blocks[0] if item.blocks else None
    if not isinstance(first, Paragraph) or len(first.text.parts) != 1:
        return None
    part = first.text.parts[0]
    return part if isinstance(part, Link) and part.anchor and not part.path else None


def _target_meant(blocks: Sequence[Block], names: Collection[str]) -> str:
    """Return the scene that a link somewhere in a paragraph was meant to lead to."""
    first = blocks[0] if blocks else None
    for part in first.text.parts if isinstance(first, Paragraph) else ():
        if isinstance(part, Link):
            for name in (part.anchor if not part.path else "", posixpath.basename(part.path)):
                if name in names:
                    return name
    return ""


def _choices(block: Block, names: Collection[str], collector: Collector) -> Iterator[SceneChoice]:
    if isinstance(block, Paragraph) and _is_choice(block, names):
        target = _target_meant((block,), names)
        message = "A choice stands in a list."
        advice = f"Begin its line with `- `: `- [What I do](#{target})`."
        collector.error(block.span, "choice-without-link", message, advice)
        yield with_conditions(
            SceneChoice(span=block.span, text=plain_prose("?", block.span), target=target), block.only
        )
    if not isinstance(block, ListBlock) or not _is_choice(block, names):
        return
    for item in block.items:
        yield from (with_conditions(choice, block.only) for choice in _choice_of(item, names, collector))


def _choice_of(item: ListItem, names: Collection[str], collector: Collector) -> Iterator[SceneChoice]:
    """Yield the choice of an item; where it is badly written, the one that was meant."""
    link, meant = _link(item), _target_meant(item.blocks, names)
    if link is None or len(item.blocks) > 1:
        message = "A choice is one link to a scene, and nothing else."
        advice = f"Write `- [What I do](#{meant or 'scene-id'})`."
        collector.error(item.span, "choice-without-link", message, advice)
    if link:
        text = Prose(_source(item), link.parts, link.span)
        yield SceneChoice(span=item.span, text=text, target=link.anchor)
    elif meant:
        yield SceneChoice(span=item.span, text=plain_prose("?", item.span), target=meant)


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
    """Report choices that lead nowhere, scenes nobody comes to, and ways that never end.

    A scene that is cut off by another flaw of the scenario is not reported.
    """
    names = [scene.id for scene in scenario.scenes]
    wrong_heading = {item.span for item in collector.items if item.code in {"missing-id", "unknown-outcome"}}
    targets = {choice.target for scene in scenario.scenes for choice in scene.choices}
    meant = {nearest(target, names) for target in targets if target not in names}
    reached, ending = reachable(scenario), ending_reached(scenario)
    dead = [scene for scene in scenario.scenes if scene.id in reached and _is_dead_end(scene)]
    for scene in scenario.scenes:
        for choice in scene.choices:
            if choice.target not in names and not any(item.code == "missing-id" for item in collector.items):
                message = f"There is no scene `{choice.target}`."
                collector.error(choice.span, "unknown-scene", message, did_you_mean(choice.target, names))
        if scene.id not in reached:
            if not dead and scene.id not in meant and scene.span not in wrong_heading:
                message = f"No choice leads to the scene `{scene.id}`."
                advice = "Add a choice that leads there, or remove the scene."
                collector.error(scene.span, "unreachable-scene", message, advice)
        elif _is_dead_end(scene) and scene.span not in wrong_heading:
            message = "The scene has neither a choice nor an outcome."
            advice = "Add `- [What I do](#scene-id)`, or `outcome=good` (mixed, poor) in its heading's `{…}`."
            collector.error(scene.span, "dead-end", message, advice)
        elif scene.id not in ending and _leads_on(scene, names):
            message = "From this scene no way leads to an ending."
            collector.error(scene.span, "scene-without-end", message, "Let one of its choices lead to one.")


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
