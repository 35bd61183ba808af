"""What a browser complained about while a test used it, and whom it tried to reach."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})
LOCAL_SCHEMES = frozenset({"about", "blob", "chrome-error", "data", "file", "javascript"})


@dataclass
class BrowserLog:
    """Complaints of all pages of one browser context, as lines that can be read."""

    console_errors: list[str] = field(default_factory=list)
    """Console messages of the level error or warning, with the address of their source.

    Content-Security-Policy and Permissions-Policy violations are among them.
    """

    page_errors: list[str] = field(default_factory=list)
    """Exceptions that no script caught."""

    foreign_requests: list[str] = field(default_factory=list)
    """Addresses outside this machine; the browser is started so that none can be reached."""

    failed_requests: list[str] = field(default_factory=list)
    """Requests that got no answer, or an answer with a status of 400 or above."""

    def all(self) -> list[str]:
        """Return every complaint; an empty list is what most tests want."""
        return [
            *(f"console: {line}" for line in self.console_errors),
            *(f"uncaught: {line}" for line in self.page_errors),
            *(f"foreign request: {line}" for line in self.foreign_requests),
            *(f"failed request: {line}" for line in self.failed_requests),
        ]

    def assert_clean(self) -> None:
        """Fail with every complaint, one a line."""
        assert not self.all(), "\n".join(["the browser complained:", *self.all()])


def watch(context: BrowserContext, log: BrowserLog) -> None:
    """Write down in ``log`` from now on what happens in the pages of ``context``."""

    def on_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            log.console_errors.append(f"{message.text} [{message.location.get('url', '')}]")

    def on_page_error(error: WebError) -> None:
        log.page_errors.append(str(error.error))

    def on_request(request: Request) -> None:
        if not is_local(request.url):
            log.foreign_requests.append(request.url)

    def on_failure(request: Request) -> None:
        # A download or a page that is left in mid-load is "aborted", which is no failure.
        if is_local(request.url) and request.failure != "net::ERR_ABORTED":
            log.failed_requests.append(f"{request.failure} {request.url}")

    def on_response(response: Response) -> None:
        if response.status >= 400 and not response.url.endswith("/favicon.ico"):
            log.failed_requests.append(f"{response.status} {response.url}")

    context.on("console", on_console)
    context.on("weberror", on_page_error)
    context.on("request", on_request)
    context.on("requestfailed", on_failure)
    context.on("response", on_response)


def is_local(address: str) -> bool:
    """Say whether an address stays on this machine."""
    parts = urlsplit(address)
    return parts.scheme in LOCAL_SCHEMES or parts.hostname in LOCAL_HOSTS
