"""Runs the SCORM XBlock outside Open edX: ``server.py PACKAGE FOLDER`` prints the learner's page.

What edX would do around the block is here: users, handlers by address, the page. The rest is the
block's own code, its handlers called with real requests, its fields kept in memory.
"""

import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import django
from django.conf import settings

PACKAGE, FOLDER = Path(sys.argv[1]), sys.argv[2]
settings.configure(
    MEDIA_ROOT=FOLDER,
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    USE_TZ=True,
)
django.setup()

from openedxscorm.scormxblock import ScormXBlock  # noqa: E402
from webob import Request  # noqa: E402
from xblock.field_data import DictFieldData  # noqa: E402
from xblock.fields import ScopeIds  # noqa: E402

JQUERY = Path(django.__file__).parent / "contrib/admin/static/admin/js/vendor/jquery/jquery.min.js"
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Unit</title><link rel="icon" href="data:,">
<script src="/jquery.js"></script></head><body><div id="block">{content}</div>
<script>{scripts}</script>
<script>
const runtime = {{ handlerUrl: (element, name) => "/handler/" + name }};
ScormXBlock(runtime, document.getElementById("block"), {arguments});
</script></body></html>
"""
LEARNER = SimpleNamespace(opt_attrs={"edx-platform.user_id": 42, "edx-platform.username": "lena"})


class Runtime:
    """What the block asks of edX."""

    def __init__(self):
        self.published = []

    def service(self, _block, name):
        return SimpleNamespace(get_current_user=lambda: LEARNER) if name == "user" else None

    def handler_url(self, _block, name):
        return f"/handler/{name}"

    def save_block(self, _block):
        """Fields are kept in memory."""

    def publish(self, _block, kind, data):
        self.published.append([kind, data])


runtime = Runtime()
block = ScormXBlock(runtime, DictFieldData({}), scope_ids=ScopeIds("42", "scorm", "block", "usage"))
block.location = SimpleNamespace(block_id="block", org="org", course="course", block_type="scorm")
lock = threading.Lock()


def import_package():
    form = dict.fromkeys(("display_name", "width", "height", "navigation_menu_width", "weight"), "")
    form |= {"enable_navigation_menu": "1", "enable_fullscreen_button": "1", "popup_on_launch": "0"}
    form |= {"has_score": "1", "weight": "1", "file": (PACKAGE.name, PACKAGE.read_bytes())}
    answer = block.studio_submit(Request.blank("/", POST=form), "")
    assert answer.json_body == {"result": "success", "errors": []}, answer.json_body


def page():
    fragment = block.student_view()
    scripts = "\n".join(
        each.data for each in fragment.resources if each.kind == "text" and "javascript" in each.mimetype
    )
    return PAGE.format(
        content=fragment.content, scripts=scripts, arguments=json.dumps(fragment.json_init_args)
    ).encode()


def state():
    names = (
        "index_page_path",
        "lesson_score",
        "lesson_status",
        "scorm_data",
        "scorm_version",
        "success_status",
    )
    stored = {name: getattr(block, name) for name in names}
    stored |= {"grade": block.get_grade(), "warnings": block.get_package_warning_messages()}
    return json.dumps(stored | {"published": runtime.published}, default=str).encode()


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        path = urlsplit(self.path).path
        if path == "/":
            self.answer(200, "text/html; charset=utf-8", page())
        elif path == "/state":
            self.answer(200, "application/json", state())
        elif path == "/jquery.js":
            self.answer(200, "text/javascript", JQUERY.read_bytes())
        else:
            self.handle_by_block(path, b"")

    def do_POST(self):
        self.handle_by_block(self.path, self.rfile.read(int(self.headers["Content-Length"] or 0)))

    def handle_by_block(self, path, body):
        _, _, name, *rest = path.split("/", 3)
        request = Request.blank(path, method=self.command, body=body)
        with lock:
            answer = getattr(block, name)(request, "".join(rest))
            block.save()
        self.answer(answer.status_int, answer.content_type or "application/octet-stream", answer.body)

    def answer(self, status, kind, body):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


import_package()
server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
sys.stdout.write(f"http://127.0.0.1:{server.server_address[1]}\n")
sys.stdout.flush()
server.serve_forever()
