"""The user's own source files: which they are, loading them fresh, and where a value was made."""

import linecache
import os
import sys
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache
from importlib.machinery import (
    BYTECODE_SUFFIXES,
    EXTENSION_SUFFIXES,
    SOURCE_SUFFIXES,
    ExtensionFileLoader,
    FileFinder,
    SourceFileLoader,
    SourcelessFileLoader,
)
from itertools import islice
from pathlib import Path
from types import CodeType, ModuleType
from typing import ClassVar

PACKAGE = str(Path(__file__).resolve().parent)
_INSTALLED = (f"{os.sep}site-packages{os.sep}", f"{os.sep}dist-packages{os.sep}")


_PYTHON = Path(os.__file__).parent
_ZIP = _PYTHON.with_name("python{}{}.zip".format(*sys.version_info))
_LIBRARIES = (f"{_PYTHON}{os.sep}", f"{PACKAGE}{os.sep}", str(_ZIP))


type Watch = Callable[[str, str, str, int], AbstractContextManager[object]]
"""Called with what user code is about to run for: a kind of work, a node's id, file and line."""


def unwatched(_kind: str, _node: str, _file: str, _line: int) -> AbstractContextManager[object]:
    """Let user code run as it likes."""
    return nullcontext()


@cache
def is_first_party(file: str) -> bool:
    """Whether a file is the user's own: not Python's, an installed package's or Storyville's."""
    return not file.startswith(("<", *_LIBRARIES)) and not any(part in file for part in _INSTALLED)


class CurrentSourceLoader(SourceFileLoader):
    """Compiles first-party modules from their current bytes, and runs them watched.

    Python takes a `.pyc` for current when whole-second mtime and size agree, so of two saves of
    one size within a second the second would be missed.
    """

    watch: ClassVar[Watch] = unwatched

    def exec_module(self, module: ModuleType) -> None:
        path = str(self.path)
        watch = type(self).watch if is_first_party(path) else unwatched
        with watch("import", "", path, 1):
            super().exec_module(module)

    def get_code(self, fullname: str) -> CodeType | None:
        path = self.get_filename(fullname)
        if not is_first_party(path):
            return super().get_code(fullname)
        return self.source_to_code(self.get_data(path), path)


@contextmanager
def imports_watched(watch: Watch) -> Generator[None]:
    """Whatever first-party modules are imported from their current source run inside `watch`."""
    CurrentSourceLoader.watch = watch
    try:
        yield
    finally:
        CurrentSourceLoader.watch = unwatched


def compile_from_current_source() -> None:
    """From now on, in this interpreter, import first-party modules from their current source."""
    hook = FileFinder.path_hook(
        (ExtensionFileLoader, EXTENSION_SUFFIXES),
        (CurrentSourceLoader, SOURCE_SUFFIXES),
        (SourcelessFileLoader, BYTECODE_SUFFIXES),
    )
    sys.path_hooks[:] = [*(old for old in sys.path_hooks if not _finds_files(old)), hook]
    sys.path_importer_cache.clear()


def _finds_files(hook: object) -> bool:
    return getattr(hook, "__name__", "") == "path_hook_for_FileFinder"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something was written; lines count from 1."""

    file: str
    line: int
    end_line: int

    def text(self) -> str:
        """The source lines, as they are on disk now."""
        linecache.checkcache(self.file)
        lines = linecache.getlines(self.file)
        return "".join(lines[self.line - 1 : self.end_line])


class Written:
    """Something that knows where it was written."""

    __slots__ = ()
    place: Place


@dataclass(frozen=True, slots=True)
class CallSite:
    """A call that is being made: cheap to take, and turned into a `Place` when it is asked for."""

    code: CodeType
    instruction: int

    @classmethod
    def outside(cls, module: str) -> CallSite:
        """The innermost call on the stack that was not made by `module` itself.

        Nor by what dataclasses generate, or call to make a changed copy.
        """
        passed = (module, __name__, "copy", "dataclasses")
        frame = sys._getframe(1)  # noqa: SLF001
        while frame.f_back and (
            frame.f_globals.get("__name__") in passed or frame.f_code.co_filename == "<string>"
        ):
            frame = frame.f_back
        return cls(frame.f_code, frame.f_lasti)

    def place(self) -> Place:
        """Its file and lines."""
        positions = _positions(id(self.code), self.code)
        line, end_line, *_ = positions[self.instruction // 2]
        line = line or self.code.co_firstlineno
        return Place(self.code.co_filename, line, end_line or line)


@cache
def _positions(_identity: int, code: CodeType) -> list[tuple[int | None, ...]]:
    return list(islice(code.co_positions(), None))
