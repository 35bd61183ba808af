"""Scripts in fewer characters do what they did."""

from __future__ import annotations

import pytest
from tree_sitter import Node

from support.javascript import SNIPPETS, parsed, results
from unites_mooc.render.context import THEME
from unites_mooc.render.short_names import shortened
from unites_mooc.render.short_syntax import condensed

CASES = {
    "declarations": ("{const a=1;const b=2;let c;let d=3;f()}", "{const a=1,b=2;let c,d=3;f()}"),
    "declarations at the top": ("var a=1;var b;var c=2", "var a=1,b,c=2"),
    "declarations with something between": ("const a=1;f();const b=2;", "const a=1;f();const b=2;"),
    "the head of a loop": ("for(let a=1;;){let b=2;let c;}", "for(let a=1;;){let b=2,c}"),
    "declarations without a semicolon": ("let a\nlet b", "let a\nlet b"),
    "a parameter": ("f((a)=>a,async(a)=>a,({a})=>a,(...a)=>a,(a=1)=>a,(a,b)=>a,()=>1)", None),
    "a parameter after a word": ("()=>{return(a)=>a}", "()=>{return(a)=>a}"),
    "a parameter among operators": ("a=(b)=>(c)=>b", "a=b=>c=>b"),
    "a semicolon before a brace": ("()=>{if(a){b();}throw c;}", "()=>{if(a){b()}throw c}"),
    "a semicolon that is a statement": ("{while(a());}", "{while(a());}"),
    "another that is one": ("{if(a);}", "{if(a);}"),
    "fields of a class": ("class A{a=1;get;b(){return 1;}}", "class A{a=1;get;b(){return 1}}"),
    "commas": ("f({a,b,},[c,,],[,],d,);({a,}=b)", "f({a,b},[c,,],[,],d);({a}=b)"),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_left_out(case: str) -> None:
    script, expected = CASES[case]
    assert condensed(script) == (expected or "f(a=>a,async(a)=>a,({a})=>a,(...a)=>a,(a=1)=>a,(a,b)=>a,()=>1)")
    assert not parsed(script).has_error
    assert not parsed(condensed(script)).has_error


def tokens(node: Node) -> list[str]:
    """Return the tokens of a script without those that may be left out."""
    if node.child_count and node.type not in {"string", "regex"}:
        return [token for child in node.children for token in tokens(child)]
    text = (node.text or b"").decode()
    return [] if text in {"(", ")", ";", ",", "const", "let", "var"} or node.type == "comment" else [text]


@pytest.mark.parametrize("name", sorted(path.stem for path in (THEME / "js").glob("*.js")))
def test_scripts_of_the_theme_keep_all_that_says_something(name: str) -> None:
    script = (THEME / "js" / f"{name}.js").read_text("utf-8")
    made = condensed(script)
    assert len(made) < len(script)
    assert not parsed(made).has_error
    assert tokens(parsed(made)) == tokens(parsed(script))
    assert condensed(made) == made


def test_snippets_return_the_same() -> None:
    made = [condensed(snippet) for snippet in SNIPPETS]
    assert results(made) == results(SNIPPETS)
    assert results([condensed(shortened(snippet)) for snippet in SNIPPETS]) == results(SNIPPETS)
