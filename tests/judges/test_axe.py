"""axe finds what a page keeps from people, under a strict policy and in frames too."""

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Form</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self';
frame-src 'self'"></head>
<body><main><h1>Form</h1>{}</main></body></html>
"""

LABELLED = '<label for="name">Name</label> <input id="name">'
UNLABELLED = "<input id='name'>"
SMALL_TARGETS = "".join(f'<button aria-label="{number}" class="small">{number}</button>' for number in (1, 2))


def open_page(page, static_server, folder, body):
    (folder / "index.html").write_text(PAGE.format(body))
    page.goto(static_server(folder).url())


def test_an_accessible_page_has_no_violation(page, static_server, tmp_path, axe, browser_log):
    open_page(page, static_server, tmp_path, LABELLED)
    assert axe(page) == []
    assert axe(page) == [], "a second run on the same page"
    assert browser_log.console_errors == []


def test_an_input_without_a_label_is_found(page, static_server, tmp_path, axe):
    open_page(page, static_server, tmp_path, UNLABELLED)
    (violation,) = axe(page)
    assert (violation.rule, violation.target) == ("label", "#name")
    assert "label (critical) at #name" in str(violation)


def test_a_fault_inside_a_frame_is_found(page, static_server, tmp_path, axe):
    (tmp_path / "inner.html").write_text(PAGE.format(UNLABELLED))
    open_page(page, static_server, tmp_path, '<iframe title="Inner" src="inner.html"></iframe>')
    (violation,) = axe(page)
    assert violation.target == "iframe > #name"


def test_targets_too_small_for_wcag_22_are_found(page, axe):
    page.set_content(
        "<!DOCTYPE html><html lang='en'><title>Small</title><style>.small { width: 12px;"
        " height: 12px; padding: 0; margin: 0; border: 0; font-size: 8px; color: black;"
        f" background: white }}</style><main><h1>Small</h1>{SMALL_TARGETS}</main></html>"
    )
    assert {violation.rule for violation in axe(page)} == {"target-size"}
