"""The file server serves what lies in its folder, with the right types, and nothing else."""

import http.client
from urllib.parse import urlsplit

import pytest

from judges.static_server import StaticServer


@pytest.fixture
def server(tmp_path):
    folder = tmp_path / "site"
    (folder / "sub").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("not served")
    (folder / "index.html").write_text("start")
    (folder / "sub" / "index.html").write_text("below")
    (folder / "a b.js").write_text("script")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    with StaticServer({"/": folder}, headers={"X-Test": "yes"}) as server:
        yield server


def get(server, path):
    connection = http.client.HTTPConnection(urlsplit(server.origin).netloc)
    connection.request("GET", path)
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response, body


@pytest.mark.parametrize(
    ("path", "body", "content_type"),
    [
        ("/", "start", "text/html; charset=utf-8"),
        ("/sub/?query=1", "below", "text/html; charset=utf-8"),
        ("/a%20b.js", "script", "text/javascript; charset=utf-8"),
    ],
)
def test_files_are_served(server, path, body, content_type):
    response, text = get(server, path)
    assert (response.status, text) == (200, body)
    assert response.headers["Content-Type"] == content_type
    assert response.headers["X-Test"] == "yes"


@pytest.mark.parametrize("path", ["/none.html", "/../secret.txt", "/%2e%2e/secret.txt", "/link.txt"])
def test_nothing_else_is_served(server, path):
    response, text = get(server, path)
    assert response.status == 404
    assert "not served" not in text
    assert server.requests[-1][1] == 404


def test_a_document_can_be_put(server):
    address = server.put("/made.json", '{"a": 1}')
    response, text = get(server, urlsplit(address).path)
    assert (response.headers["Content-Type"], text) == ("application/json", '{"a": 1}')


def test_parts_are_sent_where_a_browser_asks_for_them(server):
    connection = http.client.HTTPConnection(urlsplit(server.origin).netloc)
    connection.request("GET", "/index.html", headers={"Range": "bytes=1-2"})
    answer = connection.getresponse()
    assert (answer.status, answer.getheader("Content-Range")) == (206, "bytes 1-2/5")
    assert answer.read() == b"ta"
    connection.close()
