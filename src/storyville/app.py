"""The server: an ASGI application that serves a site and keeps it fresh."""

import asyncio
import html
import logging
import mimetypes
import os
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketClose

from storyville import build, pages
from storyville.discovery import is_asset, locate
from storyville.hosts import is_known
from storyville.isolation import Choice
from storyville.models import LONGEST_QUERY, Variant
from storyville.reload import Options, Reloader
from storyville.revisions import Revision

logger = logging.getLogger(__name__)

RELOAD_PATH = "/ws/reload"
LIVE_PATH = f"/{build.WORKSHOP}/live.js"
EDITOR = "vscode://file/{file}:{line}:{column}"
_LIVE = '<script src="{src}" data-generation="{generation}" data-editor="{editor}" defer></script>'
_FRESH = {"Cache-Control": "no-cache"}
_CLIENT = {f"{build.WORKSHOP}/{Path(name).name}": name for name in build.CLIENT_FILES}
_NOT_YET = "globalThis.storyvilleNavigation=null;\n"
_MESSAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><style>:root{{color-scheme:light dark}}
body{{max-width:60ch;margin:20vh auto;padding:0 2rem;font:16px/1.6 system-ui,sans-serif}}
pre{{white-space:pre-wrap;overflow-wrap:anywhere}}</style>
<body><h1>{title}</h1><pre>{text}</pre><p><a href="{home}">The catalog</a></p></body></html>
"""


def create_app(
    path: str | Path,
    *,
    input_path: str | None = None,
    package_location: str | None = None,
    output_dir: str | Path | None = None,
    use_subinterpreters: bool = False,
    isolation: Choice | None = None,
    with_assertions: bool = True,
    limit: float = 10.0,
    editor: str = EDITOR,
    since: str = "",
    hosts: Sequence[str] | None = None,
) -> Starlette:
    """An application that serves the site in the folder `path`.

    With a catalog (`package_location`, a dotted name or a folder, or else `input_path`) it also
    builds the site, into `output_dir` or else `path`, and makes its pages anew whenever something
    changes that they are made from. With `use_subinterpreters` everything is imported afresh for
    it, in this process; without, modules stay as they were first imported. `isolation` chooses
    more exactly; all but `here` and `none` have processes of their own, which may crash. No piece
    of user code may take more than `limit` seconds. `editor` is the link that opens a file, with
    `{file}`, `{line}` and `{column}`. What has changed `since` a revision of git is marked; raises
    `InputError` where there is none of that name. With `hosts`, patterns of names, it doesn't
    answer to other names that a site of the internet could have.
    """
    catalog = package_location or input_path
    served = _Served(Path(path).resolve(), editor)

    reloader = None
    if catalog:
        request = build.Request(
            input_path=catalog,
            output=str(Path(output_dir or path).resolve()),
            directory=str(Path.cwd()),
            with_assertions=with_assertions,
        )
        watch = (input_path,) if input_path and Path(input_path).is_dir() else ()
        kind = isolation or ("here" if use_subinterpreters else "none")
        revision = Revision.find(since, locate(catalog).folder) if since else None
        options = Options(isolation=kind, limit=limit, watch=watch, since=revision)
        reloader = partial(Reloader, request, options)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncGenerator[None]:
        app.state.clean = True
        if not reloader:
            yield
            return
        served.reloader = current = reloader()
        task = asyncio.create_task(current.run())
        task.add_done_callback(_log_failure)
        try:
            yield
        finally:
            task.cancel()
            await asyncio.wait({task})
            app.state.clean = await asyncio.to_thread(current.close)

    return Starlette(
        lifespan=lifespan,
        routes=[
            WebSocketRoute(RELOAD_PATH, served.reload),
            Route(LIVE_PATH, served.live),
            Route("/{address:path}", served.file),
        ],
        middleware=[] if hosts is None else [Middleware(_KnownHosts, hosts)],
    )


def _log_failure(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()):
        logger.critical("The site is no longer kept fresh", exc_info=error)


class _KnownHosts:
    """Lets through what is asked for by a known name."""

    def __init__(self, app: ASGIApp, patterns: Sequence[str]) -> None:
        self._app = app
        self._patterns = patterns

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self._app
        if scope["type"] != "lifespan":
            host = Headers(scope=scope).get("host", "")
            if not is_known(host, self._patterns):
                app = WebSocketClose(1008) if scope["type"] == "websocket" else _unknown(host)
        await app(scope, receive, send)


def _unknown(host: str) -> Response:
    text = (
        f"This server does not answer to the name {host}, which any site could have.\n"
        "If it is yours: storyville serve --allow-host NAME"
    )
    return PlainTextResponse(text, 403)


class _Served:
    """A site's folder, or who keeps a catalog's site fresh."""

    def __init__(self, folder: Path, editor: str) -> None:
        self._folder = folder
        self._editor = editor
        self.reloader: Reloader | None = None

    async def reload(self, socket: WebSocket) -> None:
        if self.reloader:
            await self.reloader.hub.connect(socket)
        else:
            await socket.close()

    async def live(self, _request: Request) -> Response:
        script = await asyncio.to_thread(build.client_file, "dist/live.js")
        return Response(script, media_type="text/javascript", headers=_FRESH)

    async def file(self, request: Request) -> Response:
        address = request.path_params["address"]
        if not address or address.endswith("/"):
            address += "index.html"
        if not _is_plain(address):
            text = f"The catalog has no {request.url.path}"
            return _message(request, 404, "Nothing is here", text)
        if self.reloader:
            return await self._current(self.reloader, address, request)
        return await asyncio.to_thread(self._from_folder, address, request)

    def _from_folder(self, address: str, request: Request) -> Response:
        path = (self._folder / address).resolve()
        if path.is_relative_to(self._folder):
            if path.is_dir():
                return RedirectResponse(f"{request.url.path}/")
            with suppress(OSError):
                return _response(address, path.read_bytes())
        text = f"The catalog has no {request.url.path}"
        return _message(request, 404, "Nothing is here", text)

    async def _current(self, reloader: Reloader, address: str, request: Request) -> Response:
        await reloader.ready.wait()
        if reloader.error:
            return _message(request, 500, "There is no site", reloader.error)
        folder = reloader.site.location.folder
        if address in _CLIENT:
            content = await asyncio.to_thread(build.client_file, _CLIENT[address])
            return _response(address, content)
        if is_asset(folder, address):
            with suppress(OSError):
                return _response(address, await asyncio.to_thread(Path(folder, address).read_bytes))
        if "." not in address.rpartition("/")[2]:
            return RedirectResponse(f"{request.url.path}/")
        if address == pages.NAVIGATION and not reloader.outlined.is_set():
            return _response(address, _NOT_YET.encode())
        return await self._page(reloader, address, request)

    async def _page(self, reloader: Reloader, address: str, request: Request) -> Response:
        variant = Variant.submitted(address, request.query_params.multi_items())
        if variant and len(variant.query) > LONGEST_QUERY:
            return _message(request, 414, "This is too much", "The args are too long.")
        if variant and _is_embedded_elsewhere(request):
            return _message(
                request, 403, "This is not to be embedded", "Other sites may link to it."
            )
        text, generation = await reloader.page(variant.at(address) if variant else address)
        status = 200
        if text is None:
            status = 404
            text = await reloader.missing(address)
        if address.endswith(".html"):
            text = self._with_live_script(text, generation, request)
        return _response(address, text.encode(), status)

    def _with_live_script(self, page: str, generation: str, request: Request) -> str:
        root = request.scope.get("root_path", "")
        script = _LIVE.format(
            src=f"{root}{LIVE_PATH}", generation=generation, editor=html.escape(self._editor)
        )
        before, end, after = page.rpartition("</body>")
        return before + script + end + after if end else page + script


_ODD = ("\0",) if os.sep == "/" else ("\0", "\\", ":")


def _is_plain(address: str) -> bool:
    """Whether an address leads nowhere but down from the top of the site."""
    is_odd = any(part in ("", ".", "..") for part in address.split("/"))
    return not is_odd and not any(mark in address for mark in _ODD)


def _is_embedded_elsewhere(request: Request) -> bool:
    """Whether another site's page has it in itself, rather than a link to it that was followed."""
    headers = request.headers
    is_foreign = headers.get("sec-fetch-site") == "cross-site"
    return is_foreign and headers.get("sec-fetch-dest") != "document"


def _response(address: str, content: bytes, status: int = 200) -> Response:
    media_type = mimetypes.guess_type(address)[0] or "application/octet-stream"
    return Response(content, status, media_type=media_type, headers=_FRESH)


def _message(request: Request, status: int, title: str, text: str) -> Response:
    page = _MESSAGE.format(
        title=html.escape(title),
        text=html.escape(text),
        home=f"{request.scope.get('root_path', '')}/",
    )
    return HTMLResponse(page, status, headers=_FRESH)
