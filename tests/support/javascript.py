"""Scripts as trees, and small ones that Node runs: what makes scripts shorter must change no result."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

from judges.availability import require_command

SNIPPETS = [
    "(() => { const { first, rest: [second = first, ...third] } = { first: 1, rest: [undefined, 2, 3] }; "
    "return { first, second, third }; })()",
    "(() => { const made = []; for (let index = 0; index < 3; index += 1) made.push(() => index); "
    "return made.map((call) => call()); })()",
    "(() => { let left = 1, right = 2; [left, right] = [right, left]; ({ left, other: right } = "
    "{ left: 5, other: right }); return [left, right]; })()",
    "(() => { const outer = 1; const read = (given = outer, made = () => given + outer) => { "
    "var outer = 10; return made() + outer; }; return read(); })()",
    "(function factorial(number) { return number < 2 ? 1 : number * factorial(number - 1); })(6)",
    "(() => { var seen = 'a'; for (var seen in { b: 1 }) { const inner = seen; { let seen = inner + 'c'; "
    "return seen + inner; } } })()",
    "(() => { try { throw new Error('no'); } catch ({ message, name }) { return { message, name }; } })()",
    "(() => { class Counter { #count = 0; static made = []; static { const first = 1; "
    "Counter.made.push(first); } add(by = 1) { this.#count += by; return this; } get count() { "
    "return this.#count; } } return [new Counter().add().add(4).count, Counter.made]; })()",
    "((one, two) => { switch (one) { case 1: { const two = 'inner'; return two; } default: return two; } })"
    "(2, 'outer')",
    "(function (one, two) { return [arguments.length, one, two].concat([...arguments]); })(1, 2, 3)",
    "(() => { const key = 'a', tag = (parts, ...values) => parts.raw.join('|') + values; "
    "return tag`x${key}y${{ [key]: key }.a}`; })()",
    "(() => { const later = () => after; const after = 7; return later?.(); })()",
    "(() => { function hoisted() { return inner(); function inner() { return outer; } } "
    "const outer = 3; return hoisted(); })()",
    "(() => { function* numbers(limit) { for (let value = 0; value < limit; value += 1) yield value; } "
    "return [...numbers(4)].reduce((sum, value) => sum + value, 0); })()",
    "(() => { const e = 1, t = 2, n = 3; return ((s) => { const e = s + t; return [e, n]; })(e); })()",
    "(() => { outer: for (const outer of [1, 2]) { for (;;) { if (outer > 1) break outer; continue outer; } }"
    " return 'done'; })()",
]
"""Each is an expression with a result that JSON can hold."""


def parsed(script: str) -> Node:
    """Return the tree of a script, as the grammar has it."""
    return Parser(Language(tree_sitter_javascript.language())).parse(script.encode()).root_node


def results(scripts: Sequence[str]) -> list[object]:
    """Return what each script comes to, in both modes of the language."""
    node = require_command("node", "nodejs")
    program = (
        "const vm = require('vm'), given = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
        "const run = (text) => ['', '\"use strict\";'].map((mode) => vm.runInNewContext(mode + text));"
        "console.log(JSON.stringify(given.map(run)));"
    )
    done = subprocess.run(
        [node, "-e", program], input=json.dumps(scripts), capture_output=True, text=True, check=True
    )
    found: list[object] = json.loads(done.stdout)
    assert len(found) == len(scripts)
    assert all(found)
    return found
