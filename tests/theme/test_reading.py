"""What is wrong with a course's own look is said with its place and its mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.courses import PIXEL, write_course
from unites_mooc.build.pipeline import read_course
from unites_mooc.diagnostics import Diagnostic

THEME = "course/theme/theme.yaml"
STYLE = "course/theme/theme.css"
HOME = "course/theme/templates/pages/home.html"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4z"/></svg>'
EXTENDED = '{% extends "builtin/pages/home.html" %}\n'

Files = dict[str, str | bytes]


def flaws(root: Path, files: Files) -> list[Diagnostic]:
    """Return everything that is found in the course with these files."""
    return list(read_course(write_course(root, dict(files)))[1])


def shown(item: Diagnostic) -> str:
    return f"{item.span.path}:{item.span.line}:{item.span.column} {item.code}: {item.message} {item.hint}"


CASES: dict[str, tuple[Files, str, str]] = {
    "a name of a colour": (
        {THEME: "colours:\n  accent: navy\n"},
        f"{THEME}:2:11 invalid-colour",
        'Write `"#000080"`.',
    ),
    "digits without a sign": ({THEME: "dark:\n  ink: fafafa\n"}, f"{THEME}:2:8 invalid-colour", '"#fafafa"'),
    "no colour at all": ({THEME: "colours: {accent: pretty}\n"}, f"{THEME}:1:19 invalid-colour", "in quotes"),
    "a colour that is a note": (
        {THEME: "colours:\n  accent: #14576b\n"},
        f"{THEME}:2:10 invalid-colour",
        "into quotes",
    ),
    "one of the hues": (
        {THEME: 'colours:\n  hues: ["#693a7c", "blue-ish"]\n'},
        f"{THEME}:2:21 invalid-colour",
        "six hexadecimal",
    ),
    "six hues": (
        {THEME: "colours:\n  hues: [" + ", ".join(['"#693a7c"'] * 6) + "]\n"},
        f"{THEME}:2:9 wrong-number-of-hues",
        "Keep 5",
    ),
    "other hues in the dark": (
        {THEME: 'colours: {hues: ["#693a7c"]}\ndark: {hues: []}\n'},
        f"{THEME}:2:1 wrong-number-of-hues",
        "`dark` has 0 `hues`, `colours` has 1.",
    ),
    "an unknown key": ({THEME: "color: {}\n"}, f"{THEME}:1:1 unknown-key", "Did you mean `colours`?"),
    "an unknown key inside": (
        {THEME: 'colours: {acent: "#14576b"}\n'},
        f"{THEME}:1:11 unknown-key",
        "Did you mean `accent`?",
    ),
    "a pale accent": (
        {THEME: 'colours:\n  accent: "#3fa7c9"\n'},
        f"{THEME}:2:11 low-contrast",
        "(links) on `#ffe9a8`",
    ),
    "pale text": ({THEME: 'colours:\n  ink: "#9a9a9a"\n'}, f"{THEME}:2:8 low-contrast", "(text) on"),
    "a dark page for light readers": (
        {THEME: 'colours: {paper: "#333333"}\n'},
        f"{THEME}:1:18 low-contrast",
        "in the light scheme; 4.5 : 1 is needed. The nearest colour",
    ),
    "a dark accent for dark readers": (
        {THEME: 'dark: {accent: "#14576b"}\n'},
        f"{THEME}:1:16 low-contrast",
        "in the dark scheme",
    ),
    "no logo": ({THEME: "logo: logo.svg\n"}, f"{THEME}:1:7 missing-theme-file", "Put the file into"),
    "another logo": (
        {THEME: "logo: Logo.svg\n", "course/theme/logo.svg": LOGO},
        f"{THEME}:1:7 missing-theme-file",
        "Did you mean `logo.svg`? Capitals",
    ),
    "a logo elsewhere": (
        {THEME: "logo: ../media/dot.png\n", "course/media/dot.png": PIXEL},
        f"{THEME}:1:7 missing-theme-file",
        "course/theme",
    ),
    "a logo that runs": (
        {THEME: "logo: logo.svg\n", "course/theme/logo.svg": LOGO.replace("<path", "<script/><path")},
        "course/theme/logo.svg:1:59 unsafe-svg",
        "plain SVG",
    ),
    "a logo under a wrong name": (
        {THEME: "logo: logo.png\n", "course/theme/logo.png": LOGO},
        "course/theme/logo.png:1:1 fake-image",
        "an SVG file",
    ),
    "a logo of another kind": (
        {THEME: "logo: logo.jpg\n", "course/theme/logo.jpg": b"\xff\xd8\xff"},
        f"{THEME}:1:7 wrong-logo",
        "as SVG",
    ),
    "a large logo": (
        {THEME: "logo: logo.png\n", "course/theme/logo.png": PIXEL + bytes(100_000)},
        "course/theme/logo.png:1:1 large-logo",
        "100 kB",
    ),
    "a style that imports": ({STYLE: "\n@import 'x.css';\n"}, f"{STYLE}:2:1 invalid-style", "Copy the rules"),
    "a brace too many": ({STYLE: ".a { color: red }\n}\n.b {}\n"}, f"{STYLE}:2:1 invalid-style", "brace"),
    "no declaration": ({STYLE: "@media print { .a { nonsense } }\n"}, f"{STYLE}:1:", "invalid-style"),
    "another host": (
        {STYLE: '.a { background: url("https://e.org/a.png") }\n'},
        f"{STYLE}:1:22 style-from-elsewhere",
        "`https://e.org/a.png`",
    ),
    "another host without quotes": (
        {STYLE: "@font-face { font-family: X; src: url(//e.org/x.woff2) }\n"},
        f"{STYLE}:1:35 style-from-elsewhere",
        "",
    ),
    "a picture that is not there": (
        {STYLE: ".a { background: url(dots.svg) }", "course/theme/dot.svg": LOGO},
        f"{STYLE}:1:18 missing-theme-file",
        "Did you mean `dot.svg`?",
    ),
    "a file that nothing uses": (
        {"course/theme/old.svg": LOGO},
        "course/theme/old.svg:1:1 unused-theme-file",
        "",
    ),
    "a style under another name": (
        {"course/theme/themes.css": "a {}"},
        "course/theme/themes.css:1:1 unused-theme-file",
        "Did you mean `theme.css`?",
    ),
    "a template under another name": (
        {"course/theme/templates/pages/hom.html": "x"},
        "course/theme/templates/pages/hom.html:1:1 unused-theme-file",
        "Did you mean `pages/home.html`?",
    ),
    "an open block": (
        {HOME: EXTENDED + "{% block main %}\n"},
        f"{HOME}:2:1 template-error",
        "cannot be read",
    ),
    "an unknown filter": (
        {HOME: EXTENDED + "{% block main %}\n{{ 1|nothing }}{% endblock %}"},
        f"{HOME}:3:1 template-error",
        "nothing",
    ),
    "an unknown base": (
        {HOME: '\n{% extends "builtin/pages/hone.html" %}'},
        f"{HOME}:2:1 unknown-template",
        "Did you mean `builtin/pages/home.html`?",
    ),
    "itself as base": (
        {HOME: '{% extends "pages/home.html" %}'},
        f"{HOME}:1:1 unknown-template",
        "`builtin/pages/home.html`",
    ),
    "a name that is not there": (
        {HOME: EXTENDED + "{% block main %}\n{{ navigaton }}{% endblock %}"},
        f"{HOME}:3:1 template-error",
        "'navigaton' is undefined. Did you mean `navigation`?",
    ),
    "a part that is not there": (
        {HOME: EXTENDED + "{% block main %}{{ course.titel }}{% endblock %}"},
        f"{HOME}:2:1 template-error",
        "Did you mean `title`?",
    ),
    "a calculation": (
        {HOME: EXTENDED + "{% block main %}{{ 1 / 0 }}{% endblock %}"},
        f"{HOME}:2:1 template-error",
        "division by zero",
    ),
    "reaching into Python": (
        {HOME: EXTENDED + "{% block main %}{{ course.__class__.__mro__ }}{% endblock %}"},
        f"{HOME}:2:1 template-error",
        "unsafe",
    ),
    "reading a file": (
        {HOME: EXTENDED + "{% block main %}{{ course.parse_file('/etc/hostname') }}{% endblock %}"},
        f"{HOME}:2:1 template-error",
        "unsafe",
    ),
    "changing what pages share": (
        {HOME: EXTENDED + "{% block main %}{{ navigation.clear() }}{% endblock %}"},
        f"{HOME}:2:1 template-error",
        "",
    ),
    "a style in a template": (
        {HOME: EXTENDED + "{% block main %}\n<p style='color: red'>x</p>{% endblock %}"},
        f"{HOME}:3:1 template-breaks-policy",
        "theme.css",
    ),
    "a script": (
        {HOME: EXTENDED + "<script>alert(1)</script>"},
        f"{HOME}:2:1 template-breaks-policy",
        "script",
    ),
    "a handler": (
        {HOME: EXTENDED + '<p class="a"\n onclick="x()">x</p>'},
        f"{HOME}:2:1 template-breaks-policy",
        "handler",
    ),
    "a page without its policy": (
        {"course/theme/templates/pages/404.html": "<html>\n<head></head></html>"},
        "course/theme/templates/pages/404.html:2:1 template-breaks-policy",
        "{{ policy }}",
    ),
    "a frame": (
        {HOME: EXTENDED + "<iframe src='x.html'></iframe>"},
        f"{HOME}:2:1 template-breaks-policy",
        "frame",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_flaw_has_its_place_and_its_mend(name: str, tmp_path: Path) -> None:
    files, place, said = CASES[name]
    found = [shown(item) for item in flaws(tmp_path, files)]
    assert any(line.startswith(place) and said in line for line in found), found


GOOD: Files = {
    THEME: 'logo: logo.svg\ncolours: {accent: "#8a1538", hues: ["#00524c"], paper: "#fff"}\n',
    "course/theme/logo.svg": LOGO,
    STYLE: ".hero { background: url(img/dot.png) } .a { background: url(data:image/png;base64,AA==) }\n"
    '@layer x { .b { mask: url("#m"); content: "}" } } .c { &:hover { color: red } }',
    "course/theme/img/dot.png": PIXEL,
    HOME: EXTENDED + '{% block main %}{% include "own/hello.html" %}{{ super() }}{% endblock %}',
    "course/theme/templates/own/hello.html": '<p><a href="https://example.org/">Hello</a></p>',
}


def test_a_look_of_ones_own_has_no_flaw(tmp_path: Path) -> None:
    found = [item for item in flaws(tmp_path, GOOD) if item.span.path.startswith("course/theme")]
    assert found == []


def test_every_wrong_colour_is_named_at_once(tmp_path: Path) -> None:
    text = 'colours:\n  accent: "#eeeeee"\n  hues: ["#dddddd", "#333333"]\ndark:\n  ink: "#222222"\n'
    found = [item.span.line for item in flaws(tmp_path, {THEME: text}) if item.code == "low-contrast"]
    assert found == [2, 3, 5]
