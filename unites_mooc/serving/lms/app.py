"""What a browser gets: the platform's page, the packages, the run-time; nothing else, and from here alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unites_mooc.render.context import THEME
from unites_mooc.render.names import language_name
from unites_mooc.serving.content_types import content_type
from unites_mooc.serving.guard import guards
from unites_mooc.serving.lms.packages import Package
from unites_mooc.serving.lms.runtime import FILES

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

_PAGE = Path(__file__).parent / "page"
_TOKENS = THEME / "css" / "tokens.css"
"""The colours of the theme, of which the page is made too."""
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_FOR_ALL = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
_FOR_PAGE = {**_FOR_ALL, "Content-Security-Policy": _POLICY, "Referrer-Policy": "no-referrer"}
_FOR_PACKAGES = {**_FOR_ALL, "Permissions-Policy": "unload=()"}
"""As Moodle does: content that counts on the event ``unload`` loses its last words."""


def application(packages: Sequence[Package], runtime: Path, host: str) -> Starlette:
    """Return the platform for some packages.

    ``runtime`` is the folder of the SCORM run-time; the server listens on ``host``.
    """
    from starlette.applications import Starlette
    from starlette.responses import FileResponse, JSONResponse, Response
    from starlette.routing import Route

    def sent(path: Path, name: str, headers: dict[str, str]) -> Response:
        return FileResponse(path, media_type=content_type(name), headers=headers)

    def page(_request: Request) -> Response:
        return sent(_PAGE / "index.html", "index.html", _FOR_PAGE)

    def part(request: Request) -> Response:
        name = request.path_params["name"]
        known = {path.name: path for path in (*_PAGE.iterdir(), _TOKENS)}
        known.update({file: runtime / file for file in FILES})
        return sent(known[name], name, _FOR_PAGE) if name in known else Response(status_code=404)

    def listed(_request: Request) -> Response:
        described = [_described(package, number) for number, package in enumerate(packages)]
        return JSONResponse(described, headers=_FOR_PAGE)

    def member(request: Request) -> Response:
        number, name = request.path_params["number"], request.path_params["name"]
        files = packages[number].files if number < len(packages) else {}
        return sent(files[name], name, _FOR_PACKAGES) if name in files else Response(status_code=404)

    routes = [
        Route("/", page),
        Route("/packages.json", listed),
        Route("/platform/{name}", part),
        Route("/package/{number:int}/{name:path}", member),
    ]
    return Starlette(routes=routes, middleware=guards(host))


def _described(package: Package, number: int) -> dict[str, Any]:
    """Return what the page needs to know of a package."""
    return {
        "name": package.name,
        "title": package.title,
        "version": package.version,
        "standard": f"SCORM {package.standard or package.version}",
        "language": package.language,
        "languageName": language_name(package.language) if package.language else "",
        "files": len(package.files),
        "scos": [
            {
                "id": sco.id,
                "title": sco.title,
                "launch": sco.launch,
                "address": f"/package/{number}/{sco.launch}",
                "masteryScore": sco.mastery_score,
                "passingScore": sco.passing_score,
                "launchData": sco.launch_data,
            }
            for sco in package.scos
        ],
    }
