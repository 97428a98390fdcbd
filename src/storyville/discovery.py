"""One walk of the catalog's folder: where stories, articles and static files are."""

import importlib.util
import os
import stat
import sys
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path

from storyville.errors import InputError
from storyville.models import slug

STORIES_FILE = "stories.py"
ARTICLE = ".md"
"""How the names of Markdown files end."""
STATIC_FOLDER = "static"
MANIFEST = ".storyville.json"
"""The name of the file by which a folder is known to be a site that Storyville wrote."""

_stat = os.stat
_SKIPPED = {"__pycache__", "node_modules", "site-packages"}
_PROJECT_MARKS = ("pyproject.toml", "setup.py", "setup.cfg", ".git")


@dataclass(frozen=True, slots=True)
class Location:
    """Where a catalog is, and how its modules are imported."""

    folder: str
    package: str
    """The dotted name of the folder."""
    path: tuple[str, ...]
    """What `sys.path` needs beside what it has."""
    by_hand: bool = False
    """Whether the package must be made by hand, for no import would find it."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a walk found, all paths sorted."""

    units: tuple[str, ...]
    """The folders of the stories files, as paths from the catalog's; "" is the top.

    An article, a Markdown file beside or below a stories file, is a unit too: by its own path.
    """
    assets: dict[str, str]
    """Address in the site → static file."""


def locate(input_path: str, directory: str = "") -> Location:
    """The catalog that a dotted package name or the path of a folder stands for.

    Relative paths and names are looked up from `directory`, the current one where it is empty.
    Nothing is imported. Raises `InputError` where there is none.
    """
    base = Path(directory) if directory else Path.cwd()
    folder = base / input_path
    if folder.is_dir():
        return _locate_folder(folder.resolve())
    if os.sep in input_path or not all(part.isidentifier() for part in input_path.split(".")):
        raise InputError(_no_folder(input_path, folder))
    return _locate_package(input_path, base)


def _no_folder(input_path: str, folder: Path) -> str:
    if folder.is_file():
        return f"{input_path} is a file. Name the folder that holds the catalog: {folder.parent}"
    return f"There is no folder {folder}. Name a folder that holds stories.py files, or a package."


def _locate_folder(folder: Path) -> Location:
    top = folder
    while (top / "__init__.py").exists():
        top = top.parent
    extra = _project_paths(folder)
    if top == folder:
        return _locate_plain_folder(folder, extra)
    parts = folder.relative_to(top).parts
    path = _missing([str(top), *extra])
    if any("." in part for part in parts) or _is_taken(parts[0], top):
        return Location(str(folder), _made_up(folder), path, by_hand=True)
    return Location(str(folder), ".".join(parts), path)


def _is_taken(name: str, top: Path) -> bool:
    """Whether a module of this name from elsewhere is imported already."""
    module = sys.modules.get(name)
    return module is not None and str(top / name) not in getattr(module, "__path__", [])


def _made_up(folder: Path) -> str:
    """A name that no module of another folder has."""
    base = name = f"{slug(folder.name).replace('-', '_')}_stories"
    number = 1
    while getattr(sys.modules.get(name), "__path__", [str(folder)]) != [str(folder)]:
        number += 1
        name = f"{base}_{number}"
    return name


def _locate_plain_folder(folder: Path, extra: list[str]) -> Location:
    """A folder without `__init__.py`: a namespace package of its own name, if that name is free."""
    path = _missing([str(folder.parent), *extra])
    if _is_free(folder.name, folder):
        return Location(str(folder), folder.name, path)
    return Location(str(folder), _made_up(folder), path, by_hand=True)


def _is_free(name: str, folder: Path) -> bool:
    """Whether importing `name`, with the folder's parent on the path, would mean this folder."""
    if not name.isidentifier() or name in sys.stdlib_module_names:
        return False
    spec = PathFinder.find_spec(name, [*sys.path, str(folder.parent)])
    locations = list(spec.submodule_search_locations or []) if spec else []
    return spec is not None and spec.origin is None and locations[0] == str(folder)


def _project_paths(folder: Path) -> list[str]:
    """The folders of the project around a catalog from which its modules may be imported."""
    for parent in (folder, *folder.parents):
        if any((parent / mark).exists() for mark in _PROJECT_MARKS):
            return [str(path) for path in (parent / "src", parent) if path.is_dir()]
    return []


def _locate_package(name: str, base: Path) -> Location:
    extra = [str(path) for path in (base, base / "src") if path.is_dir()]
    spec = _find_package(name, extra)
    folders = list(spec.submodule_search_locations or []) if spec else []
    if not folders:
        raise InputError(_no_package(name, base, spec))
    return Location(str(Path(folders[0]).resolve()), name, _missing(extra))


def _find_package(name: str, extra: list[str]) -> ModuleSpec | None:
    """The spec of a package, found without importing the packages above it."""
    top, *below = name.split(".")
    spec = PathFinder.find_spec(top, extra) or importlib.util.find_spec(top)
    for part in below:
        if spec is None or not spec.submodule_search_locations:
            return None
        spec = PathFinder.find_spec(part, list(spec.submodule_search_locations))
    return spec


def _no_package(name: str, base: Path, spec: ModuleSpec | None) -> str:
    if spec:
        return f"{name} is a module, not a package with stories.py files in it."
    return (
        f"There is no folder {name} in {base} and no package of that name. "
        "Name a folder that holds stories.py files, or an importable package."
    )


def _missing(paths: list[str]) -> tuple[str, ...]:
    """Those not on `sys.path` yet, each once, in order."""
    return tuple(path for path in dict.fromkeys(paths) if path not in sys.path)


class Homes:
    """Tells which catalogs stories files belong to; looks into each folder once."""

    def __init__(self) -> None:
        self._tops: dict[Path, Path | None] = {}

    def of(self, file: Path) -> tuple[str, str] | None:
        """The folder of the catalog of a stories file, and its unit.

        The catalog is the topmost folder of the project that has a stories file which mentions
        Storyville. None where there is none: then the file is somebody else's.
        """
        folder = file.parent.resolve()
        top = self._top(folder)
        if top is None:
            return None
        unit = folder.relative_to(top).as_posix()
        return str(top), "" if unit == "." else unit

    def _top(self, folder: Path) -> Path | None:
        if folder not in self._tops:
            try:
                names = os.listdir(folder)
            except OSError:
                names = []
            above = None if _ends_catalogs(folder, names) else self._top(folder.parent)
            ours = STORIES_FILE in names and _mentions_us(folder / STORIES_FILE)
            self._tops[folder] = above or (folder if ours else None)
        return self._tops[folder]


def _ends_catalogs(folder: Path, names: Sequence[str]) -> bool:
    """Whether no catalog reaches from above into a folder with files of some names."""
    is_top = any(mark in names for mark in _PROJECT_MARKS)
    return is_top or _is_skipped(folder.name) or _is_passed_over(names) or folder.parent == folder


def _mentions_us(file: Path) -> bool:
    try:
        return b"storyville" in file.read_bytes()
    except OSError:
        return False


def units_to(folder: str, unit: str) -> list[str]:
    """A unit with those of the folders above it that have a stories file, parents first."""
    parts = unit.split("/") if unit else []
    above = ["/".join(parts[:depth]) for depth in range(len(parts))]
    return [*(each for each in above if _is_file(unit_file(folder, each))), unit]


def is_article(unit: str) -> bool:
    """Whether a unit is a Markdown file rather than the folder of a stories file."""
    return unit.endswith(ARTICLE)


def unit_file(folder: str, unit: str) -> str:
    """The file that says what a unit of a catalog's folder is."""
    return str(Path(folder, unit) if is_article(unit) else Path(folder, unit, STORIES_FILE))


def is_unit(folder: str, unit: str) -> bool:
    """Whether there is a unit in a catalog's folder: `discover()`'s rules."""
    *above, name = unit.split("/") if unit else [""]
    if not _is_file(unit_file(folder, unit)):
        return False
    if not is_article(unit):
        return is_in_catalog(folder, [*above, name] if unit else [])
    places = ["/".join([folder, *above[:depth]]) for depth in range(len(above) + 1)]
    is_covered = any(_is_file(f"{place}/{STORIES_FILE}") for place in places)
    return is_covered and _may_be_article([*above, name]) and is_in_catalog(folder, above)


def _may_be_article(parts: Sequence[str]) -> bool:
    return STATIC_FOLDER not in parts and not any(part.startswith(("_", ".")) for part in parts)


def articles_below(folder: str, unit: str) -> Iterator[str]:
    """The articles that a stories file in the folder of a unit covers."""
    for path, files in _walk(folder, unit):
        yield from _articles(path, files)


def _articles(path: str, files: Iterable[str]) -> Iterator[str]:
    for name in files:
        unit = f"{path}/{name}" if path else name
        if is_article(name) and _may_be_article(unit.split("/")):
            yield unit


def discover(folder: str) -> Found:
    """The stories files, articles and static files below a folder.

    Hidden folders, virtual environments and sites that Storyville wrote are passed over.
    """
    units: list[str] = []
    covered: list[str] = []
    assets: dict[str, str] = {}
    for path, files in _walk(folder, ""):
        if STORIES_FILE in files:
            units.append(path)
            covered = [*(each for each in covered if is_below(path, each)), path]
        if any(is_below(path, each) for each in covered):
            units += _articles(path, files)
        if STATIC_FOLDER in path.split("/"):
            addresses = [f"{path}/{name}" for name in _published(files)]
            assets |= {address: f"{folder}{os.sep}{address}" for address in addresses}
    return Found(tuple(units), dict(sorted(assets.items())))


def _published(files: list[str]) -> list[str]:
    """The files of a static folder, but for the code if it is a package of the catalog too."""
    if STORIES_FILE in files or "__init__.py" in files:
        return [name for name in files if not name.endswith(".py")]
    return files


def _walk(root: str, path: str) -> Iterator[tuple[str, list[str]]]:
    """Each folder's path from the root, with the names of its files; parents first."""
    try:
        with os.scandir(f"{root}/{path}") as entries:
            names = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
    except OSError:  # Nobody may look into it, or it is gone.
        return
    files = sorted(name for name, is_folder in names if not is_folder)
    if _is_passed_over(files):
        return
    yield path, [name for name in files if not name.startswith(".")]
    for name in sorted(name for name, is_folder in names if is_folder):
        if not _is_skipped(name):
            yield from _walk(root, f"{path}/{name}" if path else name)


def _is_passed_over(files: Container[str]) -> bool:
    return MANIFEST in files or "pyvenv.cfg" in files


def _is_skipped(name: str) -> bool:
    return name in _SKIPPED or name.startswith(".")


class Assets(Container[str]):
    """Which addresses name static files, found out as they are asked for: `discover()`'s rules."""

    def __init__(self, folder: str, asked: Callable[[str], object] = bool) -> None:
        self._folder = folder
        self._asked = asked
        self._known: dict[str, bool] = {}

    def __contains__(self, address: object) -> bool:
        """Whether an address names one; `asked` is called with the path that decides it."""
        if not isinstance(address, str):
            return False
        self._asked(f"{self._folder}/{address}")
        if address not in self._known:
            self._known[address] = is_asset(self._folder, address)
        return self._known[address]


def is_asset(folder: str, address: str) -> bool:
    """Whether an address in the site is that of a static file of a catalog's folder."""
    *above, name = address.split("/")
    if STATIC_FOLDER not in above or name.startswith(".") or not _is_file(f"{folder}/{address}"):
        return False
    path = "/".join([folder, *above])
    siblings = [mark for mark in (STORIES_FILE, "__init__.py") if _is_file(f"{path}/{mark}")]
    return name in _published([name, *siblings]) and is_in_catalog(folder, above)


def is_below(unit: str, other: str) -> bool:
    """Whether the folder of one unit is that of another, or in it."""
    return not other or f"{unit}/".startswith(f"{other}/")


def is_within(path: str, folder: str) -> bool:
    """Whether a path is a folder, or in it."""
    return f"{path}{os.sep}".startswith(folder.rstrip(os.sep) + os.sep)


def is_in_catalog(folder: str, parts: Sequence[str]) -> bool:
    """Whether the walk of a catalog's folder comes through a folder below it."""
    paths = ["/".join([folder, *parts[:depth]]) for depth in range(len(parts) + 1)]
    return not any(map(_is_skipped, parts)) and not any(
        _is_file(f"{path}/{mark}") for path in paths for mark in (MANIFEST, "pyvenv.cfg")
    )


def _is_file(path: str) -> bool:
    """`os.path.isfile`, unseen by who records what user code looks for."""
    try:
        return stat.S_ISREG(_stat(path).st_mode)
    except OSError, ValueError:
        return False
