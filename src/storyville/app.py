"""The server: an ASGI application that serves a site and keeps it fresh."""

import asyncio
import html
import logging
import mimetypes
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from storyville import build
from storyville.isolation import choose
from storyville.reload import Reloader
from storyville.sources import PACKAGE

logger = logging.getLogger(__name__)

RELOAD_PATH = "/ws/reload"
LIVE_PATH = f"/{build.WORKSHOP}/live.js"
_LIVE = '<script src="{src}" data-generation="{generation}" defer></script>'
_FRESH = {"Cache-Control": "no-cache"}
_MESSAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>:root{{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}}
body{{max-width:40rem;margin:20vh auto;padding:0 1.5rem}}pre{{white-space:pre-wrap}}</style>
<body><h1>{title}</h1><pre>{text}</pre><p><a href="{home}">The catalog</a></p></body></html>
"""


def create_app(
    path: str | Path,
    *,
    input_path: str | None = None,
    package_location: str | None = None,
    output_dir: str | Path | None = None,
    use_subinterpreters: bool = False,
    with_assertions: bool = True,
) -> Starlette:
    """An application that serves the site in the folder `path`.

    With a catalog (`package_location`, a dotted name or a folder, or else `input_path`) it also
    builds the site, into `output_dir` or else `path`, and builds it anew whenever something
    changes in the catalog, in what it imports, or in `input_path`. With `use_subinterpreters`
    each build imports everything afresh; without, modules stay as they were first imported.
    """
    served = _Served(Path(path).resolve())
    catalog = package_location or input_path
    request = build.Request(
        input_path=catalog or "",
        output=str(Path(output_dir or path).resolve()),
        directory=str(Path.cwd()),
        with_assertions=with_assertions,
    )
    watch = [input_path] if input_path and Path(input_path).is_dir() else []

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncGenerator[None]:
        app.state.clean = True
        if not catalog:
            yield
            return
        isolation = choose(use_subinterpreters=use_subinterpreters)
        served.reloader = Reloader(request, isolation, watch)
        task = asyncio.create_task(served.reloader.run())
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
            app.state.clean = await asyncio.to_thread(isolation.close)

    return Starlette(
        lifespan=lifespan,
        routes=[
            WebSocketRoute(RELOAD_PATH, served.reload),
            Route(LIVE_PATH, served.live),
            Route("/{address:path}", served.file),
        ],
    )


class _Served:
    """A site's folder, and who keeps it fresh, if anyone does."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self.reloader: Reloader | None = None

    @property
    def _generation(self) -> str:
        """The state of the site; empty where nobody keeps it fresh."""
        return self.reloader.hub.generation if self.reloader else ""

    async def reload(self, socket: WebSocket) -> None:
        if self.reloader:
            await self.reloader.hub.connect(socket)
        else:
            await socket.close()

    async def live(self, _request: Request) -> Response:
        script = await asyncio.to_thread(Path(PACKAGE, "static", "dist", "live.js").read_bytes)
        return Response(script, media_type="text/javascript", headers=_FRESH)

    async def file(self, request: Request) -> Response:
        if self.reloader:
            await self.reloader.built.wait()
            if self.reloader.error:
                return self._message(request, 500, "There is no site yet", self.reloader.error)
        response = await asyncio.to_thread(self._respond, request)
        return response or self._message(
            request, 404, "Nothing is here", f"The catalog has no {request.url.path}"
        )

    def _respond(self, request: Request) -> Response | None:
        address = request.path_params["address"]
        path = (self._site / address).resolve()
        if not path.is_relative_to(self._site):
            return None
        if path.is_dir():
            if address and not address.endswith("/"):
                return RedirectResponse(f"{request.url.path}/")
            path /= "index.html"
        generation = self._generation
        try:
            content = path.read_bytes()
        except OSError:
            return None
        media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        if media_type == "text/html":
            content = self._with_live_script(content, generation, request)
        return Response(content, media_type=media_type, headers=_FRESH)

    def _with_live_script(self, page: bytes, generation: str, request: Request) -> bytes:
        if not generation:
            return page
        root = request.scope.get("root_path", "")
        script = _LIVE.format(src=f"{root}{LIVE_PATH}", generation=generation).encode()
        before, end, after = page.rpartition(b"</body>")
        return before + script + end + after if end else page + script

    def _message(self, request: Request, status: int, title: str, text: str) -> Response:
        page = _MESSAGE.format(
            title=html.escape(title),
            text=html.escape(text),
            home=f"{request.scope.get('root_path', '')}/",
        )
        content = self._with_live_script(page.encode(), self._generation, request)
        return HTMLResponse(content, status, headers=_FRESH)
