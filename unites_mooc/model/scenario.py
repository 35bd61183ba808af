"""Scenarios: scenes, and choices that lead from one to the next."""

from __future__ import annotations

from dataclasses import dataclass

from unites_mooc.model.blocks import Block
from unites_mooc.model.prose import Prose

OUTCOMES = ("good", "mixed", "poor")


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneChoice(Block):
    """What one can do in a scene."""

    text: Prose
    target: str
    """The id of the scene it leads to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene(Block):
    """A scene; one without choices is an ending."""

    id: str
    """Unique in its scenario."""
    title: Prose
    outcome: str
    """One of ``OUTCOMES`` for an ending; else empty."""
    blocks: tuple[Block, ...]
    choices: tuple[SceneChoice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Block):
    """A branching case; its first scene is the start."""

    id: str
    """Unique in the course."""
    title: Prose
    introduction: tuple[Block, ...]
    scenes: tuple[Scene, ...]


def reachable(scenario: Scenario) -> set[str]:
    """Return the ids of the scenes that one can come to."""
    scenes = {scene.id: scene for scene in scenario.scenes}
    found: set[str] = set()
    open_ids = [scenario.scenes[0].id] if scenario.scenes else []
    while open_ids:
        name = open_ids.pop()
        if name in scenes and name not in found:
            found.add(name)
            open_ids.extend(choice.target for choice in scenes[name].choices)
    return found


def ending_reached(scenario: Scenario) -> set[str]:
    """Return the ids of the scenes from which one can come to an ending."""
    found = {scene.id for scene in scenario.scenes if not scene.choices}
    while True:
        further = {
            scene.id
            for scene in scenario.scenes
            if scene.id not in found and any(choice.target in found for choice in scene.choices)
        }
        if not further:
            return found
        found |= further
