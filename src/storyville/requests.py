"""What is asked of a worker, and what it answers: frozen values of plain types."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from storyville.dependencies import Plain
from storyville.errors import Diagnostic
from storyville.models import Node, Variant
from storyville.rendering import Check, Status
from storyville.snapshots import SnapshotState

_LISTS = ("written", "removed", "sources", "libraries", "refused")


@dataclass(frozen=True, slots=True)
class Pick:
    """One unit, and what to make of it."""

    unit: str
    """The folder of a stories file, as a path from the catalog's; "" is the top. Or an article."""
    stories: tuple[str, ...] | None = None
    """The ids of those to render; None is all."""
    canvases: tuple[str, ...] = ()
    """The ids of those of which only the canvas is to be made."""
    variants: tuple[Variant, ...] = ()
    """What to render beside them: stories with edited args."""

    def __or__(self, other: Pick) -> Pick:
        """What this and another pick of the same unit are together."""
        is_whole = self.stories is None or other.stories is None
        stories = None if is_whole else _joined(self.stories or (), other.stories or ())
        alone = _joined(self.canvases, other.canvases)
        canvases = () if stories is None else tuple(each for each in alone if each not in stories)
        return Pick(self.unit, stories, canvases, _joined(self.variants, other.variants))

    def renders(self, story: str) -> bool:
        """Whether the story of an id is to be rendered."""
        return self.stories is None or story in self.stories or story in self.canvases


def _joined[T](some: Iterable[T], others: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys([*some, *others]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to build; plain values that can cross into a worker."""

    input_path: str
    """A dotted package name or the path of a folder."""
    output: str = ""
    directory: str
    """Where relative paths and names are looked up from."""
    with_assertions: bool = True
    partial: bool = False
    """Leave out assertions and what else pages show late."""
    keep_last_good: bool = False
    """Leave what can't be made anew as it was, rather than publish a page that says so."""
    only: tuple[Pick, ...] | None = None
    """Only the pages of some units, which the report then holds; nothing is written."""
    checks: bool = False
    """Make no pages; report what came of the stories and their assertions, check by check."""
    with_html: bool = False
    """Report the HTML of the stories that are checked."""
    nodes: tuple[str, ...] = ()
    """Ids: check only what has one of them, and what is below; none is all."""
    with_fingerprints: bool = False
    """Report the fingerprints of what is rendered in full."""
    before: Mapping[str, int] | None = None
    """Those of another state of the catalog: say in the site what has changed since."""
    record: bool = False
    """Record what each unit is made from; for an interpreter that is used once."""
    skip: Mapping[str, Diagnostic] = field(default_factory=dict)
    """The keys of units of user code that are not to be run → why."""
    journal: str = ""
    """The file in which what runs is noted, for the case that the worker dies of it."""
    limit: float = 0
    """Seconds that one piece of user code may take; 0 is without end."""
    cancel: str = ""
    """The build ends with `OvertakenError` when there is a file of this name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What came of a build; plain values that can cross out of a worker."""

    diagnostics: tuple[Diagnostic, ...] = ()
    published: bool = False
    """Whether the output folder is now as this build has it."""
    written: tuple[str, ...] = ()
    """Addresses of the files that are new or changed."""
    removed: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    """How many nodes of each kind; `passed` and `failed` assertions."""
    seconds: dict[str, float] = field(default_factory=dict)
    """How long each phase took."""
    sources: tuple[str, ...] = ()
    """The first-party files that were imported, or that could not be."""
    libraries: tuple[str, ...] = ()
    """The names of the installed modules that were imported."""
    folder: str = ""
    """The catalog's own folder."""
    units: dict[str, Node] = field(default_factory=dict)
    """What each stories file says, by its folder; of a recorded build."""
    recording: Plain = field(default_factory=dict)
    """What `dependencies.Recorder` saw; of a recorded build."""
    pages: dict[str, str] = field(default_factory=dict)
    """Address → text, where only some units were asked for."""
    substitutes: dict[str, str] = field(default_factory=dict)
    """The same of what is broken: for where there is no last good page."""
    variants: dict[str, str] = field(default_factory=dict)
    """Address → text, of the variants that were asked for."""
    refused: tuple[str, ...] = ()
    """Those of these that only say what is wrong with the args."""
    stopped: dict[str, Diagnostic] = field(default_factory=dict)
    """The keys of units that did not end in time → what there is to say of them."""
    statuses: dict[str, Status] = field(default_factory=dict)
    """The ids of the stories that were rendered → how they are."""
    snapshots: dict[str, SnapshotState] = field(default_factory=dict)
    """The ids of those of them that have a snapshot → whether they are as it says."""
    fingerprints: dict[str, int] = field(default_factory=dict)
    """The ids of the stories that were rendered → their fingerprints; where asked for."""
    results: dict[str, tuple[Check, ...]] = field(default_factory=dict)
    """The ids of the stories that were checked → what came of it."""
    html: dict[str, str] = field(default_factory=dict)
    """The same → the HTML of their components; where it was asked for."""

    @property
    def broken(self) -> bool:
        """Whether something could not be made; a failed check is a result, not a breakage."""
        return any(not diagnostic.is_finding for diagnostic in self.diagnostics)

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Self:
        values: dict[str, Any] = json.loads(text)
        diagnostics = tuple(map(Diagnostic.from_json, values.pop("diagnostics")))
        lists = {name: tuple(values.pop(name)) for name in _LISTS}
        units = {unit: Node.from_json(node) for unit, node in values.pop("units").items()}
        stopped = values.pop("stopped")
        stopped = {key: Diagnostic.from_json(each) for key, each in stopped.items()}
        results = values.pop("results")
        results = {id: tuple(map(Check.from_json, checks)) for id, checks in results.items()}
        return cls(
            **values,
            **lists,
            diagnostics=diagnostics,
            units=units,
            stopped=stopped,
            results=results,
        )
