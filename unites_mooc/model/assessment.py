"""Self-assessments: statements by dimension, each rated on the same scale."""

from __future__ import annotations

from dataclasses import dataclass

from unites_mooc.model.blocks import Block
from unites_mooc.model.prose import Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Block):
    """Something to agree with or not."""

    text: Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelAdvice(Block):
    """What can help those whose mean is nearest to one label of the scale."""

    level: int
    """The place of the label on the scale, from 0."""
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension(Block):
    """Statements on one subject."""

    id: str
    """Unique in its self-assessment; by position where the author wrote none."""
    title: Prose
    introduction: tuple[Block, ...]
    statements: tuple[Statement, ...]
    advice: tuple[Block, ...]
    """Shown with the result, whatever it is."""
    levels: tuple[LevelAdvice, ...] = ()
    """Advice for single labels of the scale, lowest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfAssessment(Block):
    """A self-assessment; its result is a chart and a table, and stays with the learner."""

    id: str
    """Unique in the course."""
    title: Prose
    scale: tuple[str, ...]
    """Labels, lowest first."""
    introduction: tuple[Block, ...]
    dimensions: tuple[Dimension, ...]
