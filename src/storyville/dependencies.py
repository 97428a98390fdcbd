"""Which files a story is made from: recorded while it is made, asked when a file changes.

The files form a graph: a stories file's unit uses the modules that it imports, those use others,
and each uses the files that its code read or looked for. Nothing is guessed from names.
"""

import builtins
import importlib
import importlib.util
import os
import stat
import sys
from collections.abc import Callable, Container, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import CodeType, FrameType, ModuleType
from typing import Any
from zlib import crc32

from storyville.sources import is_first_party

_stat = os.stat
_listdir = os.listdir
_SYSTEM = (
    *("/dev/", "/etc/", "/proc/", "/sys/", "/usr/lib/", "/usr/share/"),
    f"{os.path.dirname(os.path.realpath(sys.executable))}{os.sep}",
)
_IMPORTER = "<frozen importlib._bootstrap_external>"
_PATHS = tuple(f"<frozen {name}>" for name in ("genericpath", "posixpath", "ntpath"))
_PYTHON = os.path.dirname(os.__file__)
_SEARCHES = (os.path.join(_PYTHON, "importlib", "metadata"), os.path.join(_PYTHON, "sysconfig"))


@dataclass(slots=True)
class Uses:
    """What one module, or one unit, was made with."""

    files: set[str] = field(default_factory=set)
    """Whose content counts: modules, and what was read."""
    places: set[str] = field(default_factory=set)
    """Of which only counts what is there: `state()` tells it."""


def state(place: str) -> str:
    """What is at a place.

    A place is a path and what counts of it: with a slash at its end the names in a folder, with a
    `?` whether there is a module of that name, with a `=` whether there is anything.
    """
    if place.endswith("?"):
        path = place[:-1]
        return "".join(_kind(path + suffix) for suffix in ("", ".py", f"{os.sep}__init__.py"))
    return _kind(place[:-1]) if place.endswith("=") else _names(place)


def is_there(path: str) -> bool:
    """Whether there is something at a path; nobody sees that it was looked for."""
    return _kind(path) != "-"


def _kind(path: str) -> str:
    try:
        return "d" if stat.S_ISDIR(_stat(path).st_mode) else "f"
    except OSError, ValueError:
        return "-"


def _names(folder: str) -> str:
    try:
        return str(crc32("\0".join(sorted(_listdir(folder))).encode(errors="surrogateescape")))
    except OSError:
        return "-"


def _places_of(path: str) -> Iterator[str]:
    """The places whose state a change of a path may change."""
    folder, name = os.path.split(path)
    yield f"{path}="
    yield f"{path}?"
    yield folder + os.sep
    if name.endswith(".py"):
        yield f"{path.removesuffix('.py')}?"
    if name == "__init__.py":
        yield f"{folder}?"


type Plain = dict[str, Any]
"""A recording as values that JSON knows; paths are written once, and named by their numbers."""


class Recorder:
    """Sees, in this interpreter, what user code imports, reads and looks for.

    It can't be taken out again: for an interpreter that is used once.
    """

    def __init__(self) -> None:
        self._uses: dict[str, Uses] = {}
        self._states: dict[str, str] = {}
        self._seen: set[object] = set()
        self._unit = Uses()
        self._is_on = False
        self.is_complete = True
        """Whether all was run; what was not uses what it used before."""

    @contextmanager
    def unit(self, unit: str, files: Iterable[str] = ()) -> Generator[None]:
        """What happens inside is done for a unit, which uses some files in any case."""
        before, self._unit = self._unit, self._uses.setdefault(unit_key(unit), Uses())
        self._unit.files.update(files)
        try:
            yield
        finally:
            self._unit = before

    def install(self) -> None:
        """Begin."""
        self._is_on = True
        for place, name, recording in (
            (builtins, "__import__", self._recording_import),
            (importlib, "import_module", self._recording_import_module),
            (os, "stat", self._recording_look),
            (os, "lstat", self._recording_look),
            (os, "access", self._recording_look),
        ):
            setattr(place, name, recording(getattr(place, name)))
        sys.addaudithook(self._hear)

    def looked_for(self, path: str) -> None:
        """The current unit depends on whether there is something at a path."""
        self._place(self._unit, f"{path}=")

    def to_plain(self) -> Plain:
        """All that was seen."""
        self._is_on = False
        table: dict[str, int] = {}

        def numbers(paths: Iterable[str]) -> list[int]:
            return [table.setdefault(path, len(table)) for path in paths]

        uses = {key: [numbers(use.files), numbers(use.places)] for key, use in self._uses.items()}
        return {
            "uses": uses,
            "states": self._states,
            "paths": list(table),
            "complete": self.is_complete,
        }

    def _place(self, use: Uses, place: str) -> None:
        use.places.add(place)
        if place not in self._states:
            self._states[place] = state(place)

    # What is imported.

    def _recording_import(self, original: Callable[..., ModuleType]) -> Callable[..., ModuleType]:
        def recording_import(name: str, *args: Any, **options: Any) -> ModuleType:
            try:
                return original(name, *args, **options)
            finally:
                if self._is_on:
                    self._imported(name, *args, **options)

        return recording_import

    def _recording_import_module(
        self, original: Callable[..., ModuleType]
    ) -> Callable[..., ModuleType]:
        def import_module(name: str, package: str | None = None) -> ModuleType:
            try:
                return original(name, package)
            finally:
                if self._is_on:
                    level = len(name) - len(name.lstrip("."))
                    importer = {**sys._getframe(1).f_globals, "__package__": package}  # noqa: SLF001
                    self._imported(name[level:], importer, level=level)

        return import_module

    def _imported(
        self,
        name: str,
        globals: Mapping[str, Any] | None = None,  # noqa: A002
        _locals: object = None,
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> None:
        """An import statement was carried out; the parameters are those of `__import__()`."""
        importer = globals or {}
        file = importer.get("__file__")
        uses = self._unit
        if isinstance(file, str) and is_first_party(file):
            key = (file, name, tuple(fromlist or ()), level)
            if key in self._seen:
                return
            self._seen.add(key)
            uses = self._uses.setdefault(file, Uses())
        elif level or not _may_be_the_users(name):
            return
        for full in _all_names(importer.get("__package__"), name, fromlist or (), level):
            self._use_module(uses, full)

    def _use_module(self, use: Uses, name: str) -> None:
        module = sys.modules.get(name)
        file = getattr(module, "__file__", None)
        if module and not (is_first_party(file) if file else hasattr(module, "__path__")):
            return
        if file:
            use.files.add(file)
        for base in _bases(name, file or ""):
            self._place(use, f"{base}?")
            if module is None:  # It failed: what was tried may be mended.
                tried = (f"{base}.py", f"{base}{os.sep}__init__.py")
                use.files.update(path for path in tried if _kind(path) == "f")

    # What is read and looked for.

    def _recording_look(self, original: Callable[..., object]) -> Callable[..., object]:
        def recording_look(path: Any, *args: Any, **options: Any) -> object:
            if self._is_on:
                self._used(path, sys._getframe(1), "=")  # noqa: SLF001
            return original(path, *args, **options)

        return recording_look

    def _hear(self, event: str, args: tuple[Any, ...]) -> None:
        if not self._is_on:
            return
        if event == "open":
            path, _mode, flags = args
            if not flags & (os.O_WRONLY | os.O_RDWR):
                self._used(path, sys._getframe(1))  # noqa: SLF001
        elif event in ("os.listdir", "os.scandir"):
            path = "." if args[0] is None else args[0]
            self._used(path, sys._getframe(1), os.sep)  # noqa: SLF001
        elif event == "sqlite3.connect":
            self._used(args[0], sys._getframe(1))  # noqa: SLF001

    def _used(self, path: Any, frame: FrameType | None, ending: str = "") -> None:
        """A path was read, listed (`/`), or looked at (`=`), by whoever is on the stack."""
        if not isinstance(path, str | bytes | os.PathLike):
            return
        file = os.path.abspath(os.fsdecode(path))
        if not _is_the_users(file) or _is_search(frame):
            return
        if _is_import(frame) and (ending or file.endswith(".pyc")):
            return
        if ending == "=" and _kind(file) != "d":
            ending = ""  # a file's time and size may count, of a folder only that it is there
        for use in [self._unit, *self._on_stack(frame)]:
            if ending:
                self._is_on = False
                self._place(use, file.rstrip(os.sep) + ending)
                self._is_on = True
            else:
                use.files.add(file)

    def _on_stack(self, frame: FrameType | None) -> Iterator[Uses]:
        codes: set[CodeType] = set()
        while frame:
            if frame.f_code not in codes and is_first_party(frame.f_code.co_filename):
                codes.add(frame.f_code)
                yield self._uses.setdefault(frame.f_code.co_filename, Uses())
            frame = frame.f_back


def _is_import(frame: FrameType | None) -> bool:
    return frame is not None and frame.f_code.co_filename == _IMPORTER


def _is_search(frame: FrameType | None) -> bool:
    """Whether Python goes through all that is installed: nothing of the user's depends on it."""
    while frame and frame.f_code.co_filename in _PATHS:
        frame = frame.f_back
    return frame is not None and frame.f_code.co_filename.startswith(_SEARCHES)


def _is_the_users(file: str) -> bool:
    return is_first_party(file) and not file.startswith(_SYSTEM)


def unit_key(unit: str) -> str:
    """The name of a unit in the graph; no path is like it."""
    return f"unit:{unit}"


def _may_be_the_users(name: str) -> bool:
    top = sys.modules.get(name.partition(".")[0])
    file = getattr(top, "__file__", None)
    return top is None or not isinstance(file, str) or is_first_party(file)


def _all_names(package: str | None, name: str, items: Iterable[str], level: int) -> list[str]:
    """The full names of all modules that an import statement may import."""
    full = name
    if level:
        try:
            full = importlib.util.resolve_name("." * level + name, package or "")
        except ImportError:
            return []
    parts = full.split(".")
    names = [".".join(parts[: depth + 1]) for depth in range(len(parts))]
    module = sys.modules.get(full)
    below = (item for item in items if f"{full}.{item}" in sys.modules or not _has(module, item))
    return [*names, *(f"{full}.{item}" for item in below if item != "*")]


def _has(module: ModuleType | None, name: str) -> bool:
    return module is not None and name in vars(module)


def _bases(name: str, file: str) -> Iterator[str]:
    """Where a module is looked for, suffixes left away, up to where it was found."""
    above, _, last = name.rpartition(".")
    parent = sys.modules.get(above)
    if above and parent is None:
        return
    folders = getattr(parent, "__path__", ()) if above else sys.path
    for folder in folders:
        base = os.path.join(os.path.abspath(folder), last)
        if _is_the_users(base):
            yield base
            if file.startswith((f"{base}.", f"{base}{os.sep}")):
                return


class Graph:
    """Who uses which files, all units taken together."""

    def __init__(self) -> None:
        self._uses: dict[str, Uses] = {}
        self._users: dict[str, set[str]] = {}
        self._states: dict[str, str] = {}

    def update(self, plain: Plain, made: Container[str] = (), *, whole: bool = False) -> None:
        """Add a recording; a `whole` one, of a full build, takes the place of all before.

        `made` are units of which all pages were made: what they used before counts no longer. Of
        a recording that is not complete that can't be known: it only adds.
        """
        if whole and plain["complete"]:
            self._uses, self._users, self._states = {}, {}, {}
        paths: list[str] = plain["paths"]
        self._states |= plain["states"]
        for key, (files, places) in plain["uses"].items():
            if plain["complete"] and key.removeprefix("unit:") in made:
                self.forget(key)
            use = self._uses.setdefault(key, Uses())
            use.files.update(paths[number] for number in files)
            use.places.update(paths[number] for number in places)
            for path in (*use.files, *use.places):
                self._users.setdefault(path, set()).add(key)

    def forget(self, key: str) -> None:
        """Drop what a unit uses."""
        use = self._uses.pop(key, None)
        for path in (*use.files, *use.places) if use else ():
            self._users[path].discard(key)

    def affected(self, changed: Iterable[str]) -> set[str]:
        """The units that something of what changed may have a part in."""
        waiting = [path for each in changed for path in self._touched(each)]
        known = set(waiting)
        while waiting:
            for user in self._users.get(waiting.pop(), ()):
                if user not in known:
                    known.add(user)
                    waiting.append(user)
        return {key.removeprefix("unit:") for key in known if key.startswith("unit:")}

    def _touched(self, path: str) -> Iterator[str]:
        yield path
        for place in _places_of(path):
            if place in self._states and state(place) != self._states[place]:
                yield place
        if path not in self._users and not os.path.exists(path):
            inside = path + os.sep
            yield from [known for known in self._users if known.startswith(inside)]

    def knows(self, path: str) -> bool:
        """Whether something is known to use a file."""
        return path in self._users
