"""The command line."""

import asyncio
import logging
import os
import shlex
import shutil
import signal
import socket
import sys
import tempfile
import webbrowser
from collections.abc import Generator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
import uvicorn
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from storyville import __version__
from storyville.app import EDITOR, create_app
from storyville.build import Report, build_site, check_stories
from storyville.discovery import locate
from storyville.errors import PortError, StoryvilleError
from storyville.fingerprints import Fingerprints
from storyville.formats import Results, plural, to_github, to_json, to_junit
from storyville.isolation import Choice
from storyville.output import Output
from storyville.reload import unique
from storyville.revisions import Revision
from storyville.seed import seed

_terminal = Console(stderr=True)

cli = typer.Typer(
    name="storyville",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    help="""Browse, publish and test the HTML components of a Python program.

A catalog is a folder with `stories.py` files in it, each beside the component that it shows.

    storyville seed small my_catalog      # something to start from

    storyville serve my_catalog           # browse it, with hot reload

    storyville build my_catalog site      # publish it as a static site

    storyville check my_catalog           # render, lint and assert all stories
""",
)

Input = Annotated[
    str,
    typer.Argument(
        metavar="INPUT",
        help="The catalog: a folder, or the dotted name of a package.",
        show_default=False,
    ),
]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say how long each step takes.")]
Assertions = Annotated[
    bool,
    typer.Option(
        "--with-assertions/--no-with-assertions",
        help="Lint the stories, run their assertions, and show what came of it.",
    ),
]


class Isolation(StrEnum):
    """Where user code runs."""

    AUTO = "auto"
    SUBINTERPRETERS = "subinterpreters"
    PROCESSES = "processes"
    NONE = "none"


Limit = Annotated[
    float,
    typer.Option(
        metavar="SECONDS",
        min=0,
        help="How long a stories file, a component or an assertion may take; 0 is without end.",
    ),
]

Since = Annotated[
    str,
    typer.Option(
        metavar="REVISION",
        help="Mark what is new and what has changed since a revision of git, HEAD for one.",
        show_default=False,
    ),
]


@cli.command("build")
def build_command(
    input_path: Input,
    output: Annotated[
        str,
        typer.Argument(
            metavar="OUTPUT",
            help="The folder for the site: a new or empty one, or one that was built before.",
            show_default=False,
        ),
    ],
    with_assertions: Assertions = True,
    limit: Limit = 60.0,
    since: Since = "",
    verbose: Verbose = False,
) -> None:
    """Publish a catalog as a static site.

    The site works on any web server, below any path, and from disk. Only files that changed are
    written again, and only files that an earlier build wrote are removed.

    Exits with 1 if anything in the catalog is broken or a check of a story fails; all the rest is
    built.
    """
    _log_to_terminal(verbose=verbose)
    before = _fingerprints_at(since, input_path, limit) if since else None
    with _progress() as progress:
        report = build_site(
            input_path,
            output,
            with_assertions=with_assertions,
            limit=limit,
            before=before,
            progress=progress,
        )
    _print_diagnostics(report)
    _print_summary(report, output, verbose=verbose)
    raise typer.Exit(1 if report.diagnostics else 0)


def _fingerprints_at(revision: str, input_path: str, limit: float) -> Fingerprints:
    past = Revision.find(revision, locate(input_path).folder).past(limit)
    for problem in past.problems:
        _terminal.print(f"At {revision}: {problem}", markup=False, highlight=False, soft_wrap=True)
    return past.fingerprints


class _Bars:
    """One bar for each phase of a build."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, phase: str, done: int, total: int) -> None:
        if phase not in self._tasks:
            self._tasks[phase] = self._progress.add_task(phase, total=total)
        self._progress.update(self._tasks[phase], completed=done)


@contextmanager
def _progress() -> Generator[_Bars]:
    columns = (TextColumn("{task.description:>8}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=_terminal, transient=True) as bars:
        yield _Bars(bars)


def _print_diagnostics(report: Report) -> None:
    for diagnostic in unique(report.diagnostics):
        _terminal.print(str(diagnostic), markup=False, highlight=False, soft_wrap=True)
        _terminal.print()


def _print_summary(report: Report, output: str, *, verbose: bool) -> None:
    counts = report.counts
    parts = [plural(counts.get(kind, 0), kind) for kind in ("section", "subject", "story")]
    if articles := counts.get("page", 0):
        parts.append(plural(articles, "page"))
    if passed := counts.get("passed", 0):
        parts.append(f"{plural(passed, 'assertion')} passed")
    if failed := counts.get("failed", 0):
        parts.append(f"{plural(failed, 'assertion')} failed")
    print(f"{output}: {', '.join(parts)}")
    print(f"{plural(len(report.written), 'file')} written, {len(report.removed)} removed")
    if report.diagnostics:
        print(f"{plural(len(unique(report.diagnostics)), 'problem')}, see above")
    if verbose:
        for phase, seconds in report.seconds.items():
            print(f"  {phase:>8} {seconds * 1000:8.1f} ms")


class Format(StrEnum):
    """How it is told what came of a check."""

    TEXT = "text"
    GITHUB = "github"
    JSON = "json"
    JUNIT = "junit"


@cli.command("check")
def check_command(
    input_path: Input,
    nodes: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID]...",
            help="Only these stories, subjects or sections, by their ids: forms/button/primary.",
            show_default=False,
        ),
    ] = None,
    format: Annotated[  # noqa: A002
        Format,
        typer.Option(
            help="What is written to standard output. text: one line; github: annotations of the "
            "files, for GitHub Actions; json and junit: every check."
        ),
    ] = Format.TEXT,
    limit: Limit = 60.0,
) -> None:
    """Render and lint all stories and run their assertions; for a commit hook, or without pytest.

    What is wrong is told on standard error. Exits with 1 if anything is.
    """
    _log_to_terminal(verbose=False)
    with _progress() as progress:
        report = check_stories(input_path, nodes or (), limit=limit, progress=progress)
    _print_diagnostics(report)
    results = Results.of(report, Path.cwd())
    print(results.summary, file=sys.stdout if format is Format.TEXT else sys.stderr)
    match format:
        case Format.GITHUB:
            print(to_github(results), end="")
        case Format.JSON:
            print(to_json(results), end="")
        case Format.JUNIT:
            print(to_junit(results), end="")
    raise typer.Exit(1 if report.diagnostics else 0)


@cli.command("serve")
def serve_command(
    input_path: Input,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The port; 0 takes any that is free.")
    ] = 8080,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Answer to this name too, say of a tunnel or a proxy; *.example.com for all "
            "below it. Without, a name that any site could have is refused.",
            show_default=False,
        ),
    ] = None,
    open_browser: Annotated[
        bool, typer.Option("--open", help="Open the catalog in the browser.")
    ] = False,
    isolation: Annotated[
        Isolation,
        typer.Option(
            help="Where your code runs afresh for each save. auto: in subinterpreters, or in "
            "processes if something that you import does not load there. none: in the server, "
            "where modules stay as they were first imported.",
        ),
    ] = Isolation.AUTO,
    use_subinterpreters: Annotated[
        bool | None,
        typer.Option(
            "--use-subinterpreters/--no-use-subinterpreters",
            help="The same as --isolation subinterpreters, or none.",
            show_default=False,
        ),
    ] = None,
    limit: Limit = 10.0,
    editor: Annotated[
        str,
        typer.Option(
            metavar="LINK",
            envvar="STORYVILLE_EDITOR",
            help="What opens a file at the place of an error, in your editor.",
        ),
    ] = EDITOR,
    with_assertions: Assertions = True,
    since: Since = "",
    output: Annotated[
        str, typer.Option(metavar="DIR", help="Keep the site in this folder.", show_default=False)
    ] = "",
    verbose: Verbose = False,
) -> None:
    """Browse a catalog while you work on it.

    Every saved file takes effect at once, in every open page; Ctrl-C ends it.
    """
    _log_to_terminal(verbose=verbose)
    location = locate(input_path)
    if since:
        Revision.find(since, location.folder)  # says at once what else is said too late
    if output:
        Output(output, ())
    listener = listen(host, port)
    site = output or tempfile.mkdtemp(prefix="storyville-")
    app = create_app(
        site,
        input_path=location.folder,
        package_location=input_path,
        isolation=_isolation(isolation, use_subinterpreters),
        with_assertions=with_assertions,
        limit=limit,
        editor=editor,
        since=since,
        hosts=(host, *(allow_host or ())),
    )
    address = _address(listener)
    print(f"Storyville serves {location.folder} at {address} (Ctrl-C ends it)", flush=True)
    try:
        asyncio.run(_Server(app, listener).run_until_stopped(address if open_browser else ""))
    finally:
        if not output:
            shutil.rmtree(site, ignore_errors=True)
    if not app.state.clean:
        _leave_at_once()


def _isolation(isolation: Isolation, use_subinterpreters: bool | None) -> Choice:
    if use_subinterpreters is None:
        return isolation.value
    return "subinterpreters" if use_subinterpreters else "none"


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; raises `PortError` if the address can't be had."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.create_server(address[:2], family=family, backlog=128)
    except OSError as error:
        raise PortError(
            f"Can't listen on {host}, port {port}: {error.strerror or error}. "
            "Choose another with --port, or --port 0 for any that is free."
        ) from error
    # asyncio sends small pieces at once only where a socket says that it is TCP.
    return socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP, listener.detach())


def _address(listener: socket.socket) -> str:
    host, port, *_ = listener.getsockname()
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


class _Server(uvicorn.Server):
    """Uvicorn on our own socket, ended by SIGINT or SIGTERM with all of our own cleaning done."""

    def __init__(self, app: object, listener: socket.socket) -> None:
        config = uvicorn.Config(
            app,  # ty: ignore[invalid-argument-type]
            loop="asyncio",
            ws="websockets-sansio",
            lifespan="on",
            log_config=None,
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=1,
        )
        super().__init__(config)
        self._listener = listener

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        """End by signals, without raising them again once all is over, as Uvicorn would."""
        signals = (signal.SIGINT, signal.SIGTERM)
        before = [signal.signal(each, self.handle_exit) for each in signals]
        try:
            yield
        finally:
            for each, handler in zip(signals, before, strict=True):
                signal.signal(each, handler)

    async def run_until_stopped(self, open_at: str) -> None:
        if open_at:
            asyncio.get_running_loop().call_later(0.3, webbrowser.open, open_at)
        await self.serve(sockets=[self._listener])


def _leave_at_once() -> None:
    """End the process though an interpreter is stuck in user code, which Python would wait for."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


class Size(StrEnum):
    """How much a seeded catalog shows."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


@cli.command("seed")
def seed_command(
    size: Annotated[
        Size,
        typer.Argument(help="small: one component; medium: a section of them; large: several."),
    ],
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder to make; it must not exist yet.")
    ],
) -> None:
    """Write a catalog to learn from."""
    seed(size.value, folder)
    command = shlex.join(["storyville", "serve", str(folder)])
    print(f"A {size.value} catalog is in {folder}. Look at it with: {command}")


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"storyville {__version__}")
        raise typer.Exit


@cli.callback()
def options(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Say the version."),
    ] = False,
) -> None:
    """The options of the command itself."""


def _log_to_terminal(*, verbose: bool) -> None:
    logging.basicConfig(format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    logging.getLogger("storyville").setLevel(logging.DEBUG if verbose else logging.INFO)


def main() -> None:
    """Run the command line; what Storyville finds wrong is printed, and exits with 2."""
    try:
        cli()
    except StoryvilleError as error:
        print(f"storyville: {error}", file=sys.stderr)
        raise SystemExit(2) from None


if __name__ == "__main__":
    main()
