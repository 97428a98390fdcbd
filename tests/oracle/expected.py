"""What a server is to give: a fresh build's pages, and the last good ones of what is broken."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from storyville import pages
from storyville.articles import stories_named
from storyville.build import SHARED, shared_page
from storyville.discovery import discover, is_below
from storyville.fingerprints import changes_of
from storyville.loading import Tree
from storyville.models import Node, trails
from storyville.rendering import Status
from storyville.snapshots import SnapshotState

from .serving import Fresh


@dataclass(slots=True)
class Expected:
    """Follows the fresh builds, and remembers what was last good."""

    folder: Path
    nodes: dict[str, Node] = field(default_factory=dict)
    """What each stories file last said."""
    statuses: dict[str, Status] = field(default_factory=dict)
    """How each story was when it was last loaded."""
    snapshots: dict[str, SnapshotState] = field(default_factory=dict)
    """The same of those that had one."""
    before: dict[str, int] = field(default_factory=dict)
    """The fingerprints that stories had at first."""
    fingerprints: dict[str, int] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    """What is to be at each address."""
    open: set[str] = field(default_factory=set)
    """The addresses of pages that are to be there, whatever they say."""
    substitutes: set[str] = field(default_factory=set)
    """Those that never were good, and say what is wrong."""
    assets: dict[str, bytes] = field(default_factory=dict)

    def follow(self, fresh: Fresh) -> None:
        """Take in a build of the files as they are now."""
        found = discover(str(self.folder))
        failed = [unit for unit in found.units if unit not in fresh.report.units]
        held = {
            unit: node
            for unit, node in self.nodes.items()
            if any(is_below(unit, each) for each in failed)
        }
        known = {**self.nodes, **fresh.report.units, **held}
        self.nodes = {unit: known[unit] for unit in found.units if unit in known}
        self.assets = {each: Path(file).read_bytes() for each, file in found.assets.items()}
        self.statuses |= fresh.report.statuses
        for id in fresh.report.statuses:
            self.snapshots.pop(id, None)
        self.snapshots |= fresh.report.snapshots
        self.fingerprints |= fresh.report.fingerprints
        self.before = self.before or fresh.report.fingerprints
        before, self.texts, self.open = self.texts, {}, set()
        tree = Tree(str(self.folder), self.nodes.values())
        catalog = tree.catalog()
        broken = {each.node for each in fresh.report.diagnostics if each.kind == "render"}
        for trail in trails(catalog):
            used = [trail[-1].id, *self._shown_in(trail[-1])]
            is_held = any(is_below(each, unit) for each in used for unit in failed)
            if pages.has_everything(trail[-1]):
                self.texts[trail[-1].everything] = pages.everything(pages.Site(catalog), trail)
            for address in _addresses(trail[-1]):
                if trail[-1].kind == "section":
                    self.texts[address] = pages.section(pages.Site(catalog), trail)
                elif is_held or trail[-1].id in broken:
                    self._hold(address, before, None if is_held else fresh)
                elif address == trail[-1].page and any(
                    child.id in broken for child in trail[-1].children
                ):
                    self.open.add(address)
                else:
                    self.texts[address] = fresh.text(address)
                    self.substitutes.discard(address)
        self.substitutes &= self.texts.keys() | self.open
        for address in SHARED:
            changes = changes_of(self.fingerprints, self.before)
            site = pages.Site(catalog, self.statuses, self.snapshots, changes)
            self.texts[address] = shared_page(site, address)
        if not failed:
            assert all(self.texts[address] == fresh.text(address) for address in SHARED)

    def _shown_in(self, node: Node) -> set[str]:
        """The ids of the stories that an article shows."""
        return stories_named(Path(node.place.file).read_text()) if node.kind == "page" else set()

    def _hold(self, address: str, before: dict[str, str], fresh: Fresh | None) -> None:
        """What is at an address is broken: the last good text stays."""
        if address in before and address not in self.substitutes:
            self.texts[address] = before[address]
        elif fresh:
            self.texts[address] = fresh.text(address)
            self.substitutes.add(address)
        else:
            self.open.add(address)


def _addresses(node: Node) -> Iterator[str]:
    if node.kind != "catalog":
        yield node.page
    if node.kind == "subject":
        yield node.docs
    if node.kind == "story":
        yield node.canvas
