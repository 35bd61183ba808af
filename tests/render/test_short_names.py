"""Scripts with short names do what they did: judged by their trees, and by what they return."""

from __future__ import annotations

import re

import pytest
from tree_sitter import Node

from support.javascript import SNIPPETS, parsed, results
from unites_mooc.render.context import THEME
from unites_mooc.render.javascript import ScriptNotUnderstoodError
from unites_mooc.render.short_names import shortened

CASES = {
    "a function in itself": (
        "(function () { const total = 1; return total + total; })();",
        "(function () { const e = 1; return e + e; })();",
    ),
    "names of the page": (
        "const kept = 1; function also(value) { return kept + value; }",
        "const kept = 1; function also(e) { return kept + e; }",
    ),
    "the most frequent first": (
        "(() => { const once = 1, often = 2; return often + often + once; })()",
        "(() => { const t = 1, e = 2; return e + e + t; })()",
    ),
    "a global name is never taken": (
        "(() => { const mine = 1; return e + mine; })()",
        "(() => { const t = 1; return e + t; })()",
    ),
    "properties stay": (
        "((given) => given.given?.given[given])",
        "((e) => e.given?.given[e])",
    ),
    "a shorthand": ("((name) => ({ name, other: name }))", "((e) => ({ name:e, other: e }))"),
    "a shorthand of a global name": ("(() => ({ name }))", "(() => ({ name }))"),
    "patterns": (
        "(({ first, second: [third, ...more], fourth = first }) => [first, third, more, fourth])",
        "(({ first:e, second: [t, ...n], fourth:s = e }) => [e, t, n, s])",
    ),
    "a pattern that is assigned": (
        "(() => { let name; ({ name } = source); ({ name = 2 } = source); })()",
        "(() => { let e; ({ name:e } = source); ({ name:e = 2 } = source); })()",
    ),
    "computed keys": ("((key) => ({ [key]: 1, key: 2 }))", "((e) => ({ [e]: 1, key: 2 }))"),
    "templates": ("((name) => `name ${name} ${`${name}`}`)", "((e) => `name ${e} ${`${e}`}`)"),
    "labels": (
        "(() => { again: for (const item of all) { continue again; } })()",
        "(() => { again: for (const e of all) { continue again; } })()",
    ),
    "a block hides": (
        "(() => { const name = 1; { const name = 2; f(name); } return name; })()",
        "(() => { const e = 1; { const e = 2; f(e); } return e; })()",
    ),
    "var belongs to the function": (
        "(() => { if (a) { var found = 1; } return found; })()",
        "(() => { if (a) { var e = 1; } return e; })()",
    ),
    "var of a parameter": (
        "((name, other) => { var name; var third; return name; })",
        "((e, t) => { var e; var n; return e; })",
    ),
    "an unused parameter is not taken": ("((one) => { let two; })", "((e) => { let t; })"),
    "a default sees the outer name": (
        "(() => { const x1 = 1; return (read = () => x1) => { var x1 = 2; return read() + x1; }; })()",
        "(() => { const e = 1; return (t = () => e) => { var e = 2; return t() + e; }; })()",
    ),
    "catch": (
        "(() => { try { f(); } catch (problem) { const text = problem.message; } })()",
        "(() => { try { f(); } catch (e) { const t = e.message; } })()",
    ),
    "catch without a name": ("try { f(); } catch { g(); }", "try { f(); } catch { g(); }"),
    "the name of a function expression": (
        "f(function self(count) { return count && self(count - 1); })",
        "f(function e(t) { return t && e(t - 1); })",
    ),
    "a class": (
        "(() => { class Thing extends Base { static made = 0; #own; get own() { return this.#own; } "
        "set own(value) { Thing.made += value; } } return Thing; })()",
        "(() => { class e extends Base { static made = 0; #own; get own() { return this.#own; } "
        "set own(t) { e.made += t; } } return e; })()",
    ),
    "arguments": (
        "(function (first) { return arguments.length + first; })",
        "(function (e) { return arguments.length + e; })",
    ),
    "switch": (
        "((kind) => { switch (kind) { case 1: let made = kind; return made; default: return made; } })",
        "((e) => { switch (e) { case 1: let t = e; return t; default: return t; } })",
    ),
    "words that depend on their place": (
        "((get, of, async) => get + of + async)",
        "((e, t, n) => e + t + n)",
    ),
    "import as a function": ("((path) => import(path))", "((e) => import(e))"),
    "words that are reserved": (
        "(() => {" + "".join(f"let n{index};" for index in range(3500)) + "})()",
        None,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_names_of_each_construct(case: str) -> None:
    script, expected = CASES[case]
    made = shortened(script)
    if expected is not None:
        assert made == expected
    assert not parsed(made).has_error
    assert shape(parsed(made)) == shape(parsed(script))


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("with (a) { b; }", "with_statement"),
        ("(() => { const a = 1; eval('a'); })()", "local names"),
        ("((__proto__) => ({ __proto__ }))", "prototype"),
        ("(() => { const = ; })()", "line 1, column"),
        ("import a from 'b';", "import_statement"),
        ("export const a = 1;", "export_statement"),
        ("if (a) { function inner() {} }", "declared in a block"),
        ("(() => { try { f(); } catch (e1) { var e1 = 1; } })()", "something else"),
        ("((arguments) => arguments)", "function's own"),
        ("const a = <b>c</b>;", "jsx_element"),
    ],
)
def test_what_cannot_be_done_safely_is_said(script: str, why: str) -> None:
    with pytest.raises(ScriptNotUnderstoodError, match=re.escape(why)):
        shortened(script)


def shape(node: Node) -> list[str]:
    """Return the tokens of a script; local names are alike, and a shorthand is written out."""
    if node.type == "identifier":
        return ["a name"]
    if node.type in {"shorthand_property_identifier", "shorthand_property_identifier_pattern"}:
        return [(node.text or b"").decode(), ":", "a name"]
    if node.child_count and node.type not in {"string", "regex"}:
        return [token for child in node.children for token in shape(child)]
    return [(node.text or b"").decode()]


@pytest.mark.parametrize("name", sorted(path.stem for path in (THEME / "js").glob("*.js")))
def test_scripts_of_the_theme_keep_all_but_names(name: str) -> None:
    script = (THEME / "js" / f"{name}.js").read_text("utf-8")
    made = shortened(script)
    assert len(made) < len(script)
    assert shape(parsed(made)) == shape(parsed(script))
    assert made == shortened(script)
    assert shortened(made) == shortened(shortened(made)), "what is short is understood again"


def test_snippets_return_the_same() -> None:
    assert results([shortened(snippet) for snippet in SNIPPETS]) == results(SNIPPETS)
