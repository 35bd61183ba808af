"""Walk through a course's values, whatever their kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from operator import is_
from typing import Any, TypeVar, get_args, get_type_hints

from unites_mooc.model.blocks import Block, Only
from unites_mooc.model.prose import Prose

B = TypeVar("B", bound=Block)


@dataclass(frozen=True, slots=True)
class ContentFields:
    """The fields of a kind of block that may hold content, by what their types let them hold."""

    all: tuple[str, ...]
    blocks: tuple[str, ...]
    prose: tuple[str, ...]


def content_fields(kind: type[Block]) -> ContentFields:
    """Return which fields of a block may hold what; looked up once a kind."""
    if kind not in _FIELDS:
        _FIELDS[kind] = _find_fields(kind)
    return _FIELDS[kind]


_FIELDS: dict[type[Block], ContentFields] = {}


def _find_fields(kind: type[Block]) -> ContentFields:
    hints = get_type_hints(kind)
    names = tuple(item.name for item in fields(kind) if item.name not in {"span", "only", "id"})
    return ContentFields(
        all=names,
        blocks=tuple(name for name in names if _may_hold(hints[name], Block)),
        prose=tuple(name for name in names if _may_hold(hints[name], Prose)),
    )


def _may_hold(hint: Any, kind: type) -> bool:
    """Tell whether a value of a type may be of a class, or a tuple with some of it, at any depth."""
    parts = get_args(hint)
    if parts:
        return any(_may_hold(part, kind) for part in parts if part is not ...)
    return not isinstance(hint, type) or issubclass(hint, kind) or issubclass(kind, hint)


def children(block: Block) -> Iterator[Block]:
    """Yield the blocks directly inside ``block``, in reading order."""
    found: list[Block] = []
    for name in content_fields(type(block)).blocks:
        _gather(getattr(block, name), found)
    return iter(found)


def _gather(value: object, found: list[Block]) -> None:
    """Add the blocks in a value, without those inside them: generators would be several times slower."""
    if isinstance(value, Block):
        found.append(value)
    elif isinstance(value, tuple):
        for item in value:
            _gather(item, found)


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield every block, outer ones before inner ones, in reading order."""
    found: list[Block] = []
    for block in blocks:
        _gather_all(block, found)
    return iter(found)


def _gather_all(value: object, found: list[Block]) -> None:
    """Add the blocks in a value, and those inside them."""
    if isinstance(value, Block):
        found.append(value)
        for name in content_fields(type(value)).blocks:
            _gather_all(getattr(value, name), found)
    elif isinstance(value, tuple):
        for item in value:
            _gather_all(item, found)


def find(blocks: Iterable[Block], kind: type[B]) -> Iterator[B]:
    """Yield every block of one kind."""
    for block in walk(blocks):
        if isinstance(block, kind):
            yield block


def prose_of(block: Block) -> list[Prose]:
    """Return the prose directly in ``block``, without that of blocks inside it."""
    found: list[Prose] = []
    for name in content_fields(type(block)).prose:
        _gather_prose(getattr(block, name), found)
    return found


def _gather_prose(value: object, found: list[Prose]) -> None:
    if isinstance(value, Prose):
        found.append(value)
    elif isinstance(value, tuple):
        for item in value:
            if not isinstance(item, Block):
                _gather_prose(item, found)


def strings_of(block: Block) -> Iterator[str]:
    """Yield the plain texts directly in ``block``: alternatives, labels, codes."""
    for name in content_fields(type(block)).all:
        yield from _strings_in(getattr(block, name))


def _strings_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            if not isinstance(item, Block | Prose):
                yield from _strings_in(item)


def all_prose(blocks: Iterable[Block]) -> Iterator[Prose]:
    """Yield the prose of all blocks, at any depth, in reading order."""
    for block in walk(blocks):
        yield from prose_of(block)


def filter_blocks(blocks: tuple[Block, ...], keep: Callable[[Block], bool]) -> tuple[Block, ...]:
    """Return the blocks without those that ``keep`` refuses, at every depth.

    A kept ``Only`` is replaced by what it contains. Unchanged blocks stay the same objects.
    """
    result: list[Block] = []
    for block in blocks:
        if not keep(block):
            continue
        filtered = _filter_inside(block, keep)
        if isinstance(filtered, Only):
            result.extend(filtered.blocks)
        else:
            result.append(filtered)
    return tuple(result) if not _same(result, blocks) else blocks


def map_blocks(blocks: tuple[Block, ...], change: Callable[[Block], Block]) -> tuple[Block, ...]:
    """Return the blocks, each replaced by what ``change`` makes of it, inner ones first."""
    changed = tuple(_change(block, change) for block in blocks)
    return changed if not _same(changed, blocks) else blocks


def _change(block: Block, change: Callable[[Block], Block]) -> Block:
    changes: dict[str, object] = {}
    for name in content_fields(type(block)).blocks:
        value = getattr(block, name)
        mapped = _map_value(value, change)
        if mapped is not value:
            changes[name] = mapped
    return change(replace(block, **changes) if changes else block)  # type: ignore[arg-type]


def _map_value(value: object, change: Callable[[Block], Block]) -> object:
    if isinstance(value, Block):
        return _change(value, change)
    if not isinstance(value, tuple) or not value:
        return value
    mapped = tuple(_map_value(item, change) for item in value)
    return value if _same(mapped, value) else mapped


def map_prose_of(block: B, change: Callable[[Prose], Prose]) -> B:
    """Return a block with its own prose, each run replaced by what ``change`` makes of it."""
    changes: dict[str, object] = {}
    for name in content_fields(type(block)).prose:
        value = getattr(block, name)
        mapped = _map_prose(value, change)
        if mapped is not value:
            changes[name] = mapped
    return replace(block, **changes) if changes else block  # type: ignore[arg-type]


def _map_prose(value: object, change: Callable[[Prose], Prose]) -> object:
    if isinstance(value, Prose):
        return change(value)
    if not isinstance(value, tuple) or not value:
        return value
    mapped = tuple(_map_prose(item, change) for item in value)
    return value if _same(mapped, value) else mapped


def _filter_inside(block: Block, keep: Callable[[Block], bool]) -> Block:
    changes: dict[str, object] = {}
    for name in content_fields(type(block)).blocks:
        value = getattr(block, name)
        filtered = _filter_value(value, keep)
        if filtered is not value:
            changes[name] = filtered
    return replace(block, **changes) if changes else block  # type: ignore[arg-type]


def _filter_value(value: object, keep: Callable[[Block], bool]) -> object:
    if isinstance(value, Block):
        return _filter_inside(value, keep)
    if not isinstance(value, tuple) or not value:
        return value
    if all(isinstance(item, Block) for item in value):
        return filter_blocks(value, keep)
    filtered = [_filter_value(item, keep) for item in value]
    return value if _same(filtered, value) else tuple(filtered)


def _same(new: Sequence[object], old: Sequence[object]) -> bool:
    return len(new) == len(old) and all(map(is_, new, old))
