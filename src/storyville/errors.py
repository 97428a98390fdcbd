"""What can go wrong, as exceptions with their place and as plain values that can travel."""

import linecache
import traceback
from dataclasses import asdict, dataclass, replace
from types import TracebackType
from typing import Any, Literal, Self

from storyville.sources import PACKAGE, is_first_party

type DiagnosticKind = Literal["load", "render", "assertion", "lint", "page", "build"]

CONTEXT_LINES = 3
USER_ERRORS = BaseException
"""What user code may raise that ends no more than the work on that code.

Some of what is no `Exception` is meant for less than the process: `SystemExit` of a command,
`CancelledError` of a task, `pytest.fail()`. Only a `KeyboardInterrupt` is let through, before.
"""


class StoryvilleError(Exception):
    """Anything that Storyville itself finds wrong; its text is for the person at the keyboard."""


class InputError(StoryvilleError):
    """The catalog that was asked for can't be found."""


class OutputError(StoryvilleError):
    """The output folder can't be written without harm to files that Storyville did not write."""


class OvertakenError(StoryvilleError):
    """A build was given up because nobody wants its result any longer."""


class PortError(StoryvilleError):
    """The address to serve at can't be had."""


class AuthoringError(StoryvilleError):
    """A `stories.py` says something that can't be; `file` and `line` tell where."""

    def __init__(self, message: str, file: str = "", line: int = 0) -> None:
        super().__init__(message, file, line)
        self.message = message
        self.file = file
        self.line = line

    def __str__(self) -> str:
        return self.message


class RenderingError(StoryvilleError):
    """A component returned something that is not HTML and that no adapter knows."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One step of a traceback."""

    file: str
    line: int
    function: str
    code: str
    user: bool
    """Whether this is the user's own code rather than a library's."""

    @classmethod
    def at(cls, file: str, line: int, function: str) -> Self:
        """A step whose code is looked up."""
        code = linecache.getline(file, line).strip()
        return cls(file, line, function, code, is_first_party(file))


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of user code that is run as one: a stories file, a story, an assertion."""

    kind: str
    node: str
    """The id of the story or subject concerned; empty where none is known yet."""
    file: str
    line: int

    @property
    def key(self) -> str:
        """What names it; two assertions of a story share one."""
        return f"{self.kind}:{self.node or self.file}"


class WorkerError(StoryvilleError):
    """A call in a worker ended with an error of its own; the text is its traceback."""


class WorkerCrash(StoryvilleError):  # noqa: N818
    """A worker process ended before it had answered."""

    def __init__(
        self,
        reason: str,
        alone: bool = True,
        unit: Unit | None = None,
        frames: tuple[Frame, ...] = (),
    ) -> None:
        super().__init__(reason, alone, unit, frames)
        self.reason = reason
        """Such as "ended by SIGSEGV"."""
        self.alone = alone
        """Whether this call was the only one in the process, and so the cause."""
        self.unit = unit
        """What the call was running."""
        self.frames = frames
        """Where, innermost first, as far as it is known."""

    @property
    def did_not_end(self) -> bool:
        """Whether it was this call that took too long."""
        return self.reason.startswith("did not end")

    def __str__(self) -> str:
        unit = self.unit
        place = f"{unit.file}:{unit.line}: " if unit else ""
        what = f", at work on {unit.node}" if unit and unit.node else ""
        steps = [f"    {f.file}:{f.line} in {f.function}: {f.code}" for f in self.frames]
        return "\n".join([f"{place}The worker process {self.reason}{what}", *steps])


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that went wrong in user code: plain values, JSON both ways."""

    kind: DiagnosticKind
    message: str
    node: str = ""
    """The id of the story or subject concerned, where one is known."""
    file: str = ""
    line: int = 0
    column: int = 0
    """Counted from 1; 0 where it is not known."""
    excerpt: tuple[str, ...] = ()
    excerpt_line: int = 0
    """The line number of the excerpt's first line."""
    frames: tuple[Frame, ...] = ()
    """Innermost first, the user's own before the libraries'."""
    story: str = ""
    """Title, id and props of the story concerned, for where they are not in sight."""

    @property
    def is_shown(self) -> bool:
        """Whether the page concerned is made nevertheless, and shows what is wrong."""
        return self.is_finding or self.kind == "page"

    @property
    def is_finding(self) -> bool:
        """Whether the story renders, and a check of its HTML failed."""
        return self.kind in ("assertion", "lint")

    @classmethod
    def at(
        cls, kind: DiagnosticKind, message: str, file: str, line: int = 0, node: str = ""
    ) -> Self:
        """A diagnostic for a place in a file."""
        excerpt, first = _excerpt(file, line)
        return cls(kind, message, node, file, line, 0, excerpt, first)

    @classmethod
    def from_exception(
        cls,
        kind: DiagnosticKind,
        error: BaseException,
        file: str = "",
        line: int = 0,
        node: str = "",
    ) -> Diagnostic:
        """What an exception from user code means to its author.

        `file` and `line` are the place to name where no frame of the traceback is the user's own.
        """
        match error:
            case SyntaxError(filename=str(source), lineno=int(lineno)) if is_first_party(source):
                excerpt, first = _excerpt(source, lineno)
                here = Frame(source, lineno, "<module>", (error.text or "").strip(), user=True)
                frames = (here, *_frames(error.__traceback__))
                message = f"{type(error).__name__}: {error.msg}"
                column = error.offset or 0
                return cls(kind, message, node, source, lineno, column, excerpt, first, frames)
            case SkippedError():
                return replace(error.diagnostic, kind=kind, node=node)
            case AuthoringError():
                return cls.at(kind, error.message, error.file or file, error.line or line, node)
        frames = _frames(error.__traceback__)
        own = next((frame for frame in frames if frame.user), None)
        if own:
            file, line = own.file, own.line
        excerpt, first = _excerpt(file, line)
        column = _column(error.__traceback__, file, line)
        return cls(kind, _message(error), node, file, line, column, excerpt, first, frames)

    @classmethod
    def from_crash(cls, crash: WorkerCrash, kind: DiagnosticKind = "render") -> Self:
        """What the end of a worker process means to the author of what it was running."""
        unit, frames = crash.unit, crash.frames
        own = next((frame for frame in frames if frame.user), None)
        file = own.file if own else unit.file if unit else ""
        line = own.line if own else unit.line if unit else 0
        excerpt, first = _excerpt(file, line)
        message = f"The process that built this {crash.reason}"
        node = unit.node if unit else ""
        return cls(kind, message, node, file, line, 0, excerpt, first, frames)

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """The diagnostic that `to_json` was taken of."""
        plain = {name: values[name] for name in values.keys() - {"excerpt", "frames"}}
        frames = tuple(Frame(**frame) for frame in values["frames"])
        return cls(**plain, excerpt=tuple(values["excerpt"]), frames=frames)

    def to_json(self) -> dict[str, Any]:
        """The same as values that JSON knows."""
        return asdict(self)

    def __str__(self) -> str:
        story = [f"  in the story {self.story}"] if self.story else []
        return "\n".join([self.headline, *story, *self.excerpt_lines(), *self.frame_lines()])

    @property
    def headline(self) -> str:
        """The place and the message, on one line."""
        place = f"{self.file}:{self.line}: " if self.line else f"{self.file}: " if self.file else ""
        return f"{place}{self.message}"

    def excerpt_lines(self) -> list[str]:
        """The excerpt with line numbers, a mark at the line, and a caret below the column."""
        width = len(str(self.excerpt_line + len(self.excerpt)))
        lines = []
        for number, text in enumerate(self.excerpt, self.excerpt_line):
            mark = ">" if number == self.line else " "
            lines.append(f"  {mark} {number:>{width}} | {text}")
            if number == self.line and self.column:
                lines.append(f"    {' ' * width} | {' ' * (self.column - 1)}^")
        return lines

    def frame_lines(self) -> list[str]:
        """The user's own frames, where there is more to see than the headline's place."""
        own = [frame for frame in self.frames if frame.user]
        if len(own) < 2:
            return []
        return [
            "  called from",
            *(f"    {f.file}:{f.line} in {f.function}: {f.code}" for f in own[1:]),
        ]


class SkippedError(StoryvilleError):
    """A piece of user code is not run, because of what came of it before."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic)
        self.diagnostic = diagnostic

    def __str__(self) -> str:
        return self.diagnostic.message


def _message(error: BaseException) -> str:
    if isinstance(error, StoryvilleError):
        return str(error)
    if isinstance(error, AssertionError):
        return f"Assertion failed: {error}" if str(error) else "Assertion failed"
    told = traceback.TracebackException(type(error), error, error.__traceback__, compact=True)
    return "".join(told.format_exception_only()).strip()


def _frames(trace: TracebackType | None) -> tuple[Frame, ...]:
    frames = [
        Frame(s.filename, s.lineno or 0, s.name, s.line or "", is_first_party(s.filename))
        for s in reversed(traceback.extract_tb(trace))
        if not s.filename.startswith((PACKAGE, "<frozen"))
    ]
    return tuple(sorted(frames, key=lambda frame: not frame.user))


def _column(trace: TracebackType | None, file: str, line: int) -> int:
    for step in reversed(traceback.extract_tb(trace)):
        if (step.filename, step.lineno) == (file, line) and step.colno is not None:
            return step.colno + 1
    return 0


def _excerpt(file: str, line: int) -> tuple[tuple[str, ...], int]:
    if line < 1:
        return (), 0
    linecache.checkcache(file)
    lines = linecache.getlines(file)
    first = max(1, line - CONTEXT_LINES)
    return tuple(text.rstrip("\n") for text in lines[first - 1 : line + CONTEXT_LINES]), first
