"""The site as the dev server has it: a folder, and over it whatever is newer.

The folder holds the last whole build. What is made between two of these is kept in memory, page by
page, until the next whole build has confirmed it. Versions count the change sets; whatever was
made at an older version than that of the last change that concerns it is made again before anybody
gets it.
"""

import os
import time
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from storyville import pages
from storyville.build import SHARED, STATUS_PAGES, shared_page
from storyville.dependencies import Graph, unit_key
from storyville.discovery import (
    ARTICLE,
    STORIES_FILE,
    Location,
    articles_below,
    is_article,
    is_asset,
    is_unit,
    is_within,
)
from storyville.errors import Diagnostic
from storyville.fingerprints import Change, Fingerprints, change_of, changes_of
from storyville.loading import Tree, unit_id
from storyville.models import Node, Trail, page_of, trails
from storyville.rendering import Status
from storyville.requests import Pick, Report
from storyville.snapshots import SnapshotState

KEPT_CHANGES = 200
"""So many change sets are remembered, for what is still at work on older sources."""


@dataclass(slots=True)
class News:
    """What there is to tell the browsers."""

    files: dict[str, str] = field(default_factory=dict)
    """Address → new text."""
    gone: dict[str, Node | None] = field(default_factory=dict)
    """Address of a page that is no longer → what took its place, if anything did."""
    untold: list[str] = field(default_factory=list)
    """The addresses of other texts that are new, which nobody looks at."""
    nodes: list[str] = field(default_factory=list)
    """The ids of nodes of which the sidebar may say something else now."""
    is_restructured: bool = False
    """Whether nodes came or went that are no stories."""
    nodes_changed: bool = False
    """Whether anything is different in any node, were it only a description."""
    problems: bool = False
    """Whether something else is broken than before."""
    new_problems: list[Diagnostic] = field(default_factory=list)


@dataclass(slots=True)
class _Cache:
    """What is made of the nodes; given up with them, since threads may be at work on it."""

    tree: Tree | None = None
    trails: Mapping[str, Trail] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Change:
    version: int
    paths: frozenset[str]


class LiveSite:
    """All pages of a catalog, each either current or known not to be."""

    def __init__(self, location: Location, folder: str) -> None:
        self.location = location
        self.version = 0
        self.units: dict[str, Node] = {}
        """What the stories files say, by folder; of a broken one, what it last said."""
        self.graph = Graph()
        self.is_outlined = False
        """Whether all stories files were loaded once."""
        self._folder = Path(folder)
        self._whole = -1
        """The version of the last whole build."""
        self._written_over: float | None = None
        """The time from which the folder may have texts of whole builds that were not taken in."""
        self._over: dict[str, str | None] = {}
        """Address → text that is newer than the folder's; None where there is nothing any more."""
        self._early: dict[str, str] = {}
        """Address → the text that browsers were told, where that was not final."""
        self._substitutes: set[str] = set()
        """The addresses at which there never was a good page: what is there says what is wrong."""
        self._current: dict[str, int] = {}
        """Address → the version at which its text was right."""
        self._made: dict[str, int] = {}
        self._listed: dict[str, int] = {}
        """Unit → the version at which its stories file was last loaded."""
        self._changed: dict[str, int] = {}
        """Unit → the version of the last change that concerns it."""
        self._recent: list[_Change] = []
        self._problems: dict[str, list[Diagnostic]] = {}
        self._statuses: dict[str, Status] = {}
        """How each story was when its assertions last ran."""
        self._snapshots: dict[str, SnapshotState] = {}
        """The same of those that have one."""
        self._fingerprints: dict[str, int] = {}
        self._before: Fingerprints | None = None
        """Those in the state of the catalog that it is compared with."""
        self._changes: dict[str, Change] = {}
        self._moved: dict[str, Node] = {}
        self._owners: dict[str, str] = {}
        """The id of a subject, a story or a page → its unit."""
        self._dropped: set[str] = set()
        """The units that were gone a moment ago: they may just be written again."""
        self._articles: dict[str, set[str]] = {}
        """Folder → the articles in it that are among the units."""
        self._cache = _Cache()

    # Where things are.

    @property
    def top(self) -> str:
        """The id of the top folder."""
        root = self.units.get("")
        return Path(self.location.folder).name if root and root.kind != "catalog" else ""

    @property
    def catalog(self) -> Node:
        """The tree of all that is known."""
        return self._trail("")[0]

    @property
    def site(self) -> pages.Site:
        """What pages need to know of the tree."""
        return self._site(self.catalog)

    def _site(self, top: Node) -> pages.Site:
        changes = None if self._before is None else self._changes
        return pages.Site(top, self._statuses, self._snapshots, changes)

    def trail(self, id: str) -> Trail | None:
        """From the catalog to a node; None if there is none of that id."""
        return self._trails.get(id)

    def _trail(self, id: str) -> Trail:
        return self._trails[id]

    @property
    def _tree(self) -> Tree:
        cache = self._cache
        if not cache.tree:
            ordered = sorted(self.units.items(), key=lambda unit: unit[0].split("/"))
            cache.tree = Tree(self.location.folder, [node for _, node in ordered])
        return cache.tree

    @property
    def _trails(self) -> Mapping[str, Trail]:
        cache = self._cache
        if not cache.trails:
            cache.trails = {trail[-1].id: trail for trail in trails(self._tree.catalog())}
        return cache.trails

    def unit_of(self, id: str) -> str | None:
        """The unit that makes the pages of a node, as far as can be known."""
        if id in self._owners:
            return self._owners[id]
        trail = self.trail(id)
        return None if trail and trail[-1].kind != "page" else self._guessed_unit(id)

    def is_story(self, id: str) -> bool:
        """Whether an id is that of a story."""
        return id in self._owners and self.units[self._owners[id]].id != id

    def size(self, unit: str) -> int:
        """How many stories a unit has, at least 1."""
        node = self.units.get(unit)
        return max(1, len(node.children)) if node else 1

    def node(self, id: str) -> Node | None:
        """The node of an id, with all below it; None if there is none."""
        unit = self._owners.get(id)
        if unit is not None and self.units[unit].id == id and unit not in self._articles:
            return self.units[unit]
        trail = self.trail(id)
        return trail[-1] if trail else None

    def entry(self, id: str) -> object:
        """What the sidebar says of a node; None if there is none of that id."""
        node = self.node(id)
        return node and pages.entry(node, self._site(node), str)

    def _unit(self, id: str) -> str:
        """The unit of a node that is no story."""
        return id.removeprefix(self.top).removeprefix("/") if self.top else id

    def _guessed_unit(self, id: str) -> str | None:
        """The unit by the folders alone: it may not be loaded yet, or be broken."""
        parts = id.split("/")
        tops = ([], [Path(self.location.folder).name])
        for top in tops:
            if parts[: len(top)] != top:
                continue
            below = parts[len(top) :]
            for depth in range(len(below), -1, -1):
                unit = "/".join(below[:depth])
                for each in (unit, unit + ARTICLE):
                    if self.has(each):
                        return each
        return None

    def has(self, unit: str) -> bool:
        """Whether the file of a unit is there."""
        return is_unit(self.location.folder, unit)

    # What changed.

    def change(self, paths: frozenset[str]) -> frozenset[str]:
        """Count files as changed; gives the units that this may concern."""
        self.version += 1
        self._recent = [*self._recent, _Change(self.version, paths)][-KEPT_CHANGES:]
        affected = self.graph.affected(paths)
        for path in paths:
            affected |= self._new_or_gone(path)
        affected |= {unit for unit in self._dropped if self.has(unit)}
        self._dropped -= affected
        self.outdate(affected)
        return frozenset(affected)

    def change_all(self) -> frozenset[str]:
        """Count everything as changed."""
        self.version += 1
        self.outdate(self.units)
        return frozenset(self.units)

    def outdate(self, units: Iterable[str]) -> None:
        """Count units as changed with the latest change."""
        self._changed |= dict.fromkeys(units, self.version)

    def _new_or_gone(self, path: str) -> set[str]:
        """The units that come, go or stand below another folder now, with a file of theirs."""
        if not is_within(path, self.location.folder):
            return set()
        relative = os.path.relpath(path, self.location.folder).replace(os.sep, "/")
        folder, _, name = relative.rpartition("/")
        if is_article(name):
            return {relative} if self.has(relative) != (relative in self.units) else set()
        if name != STORIES_FILE or self.has(folder) == (folder in self.units):
            return set()
        below = [known for known in self.units if not folder or known.startswith(f"{folder}/")]
        return {folder, *below, *articles_below(self.location.folder, folder)}

    def assets(self, paths: Iterable[str]) -> list[str]:
        """The addresses of static files among some paths, those that are gone included."""
        folder = self.location.folder
        addresses = [
            os.path.relpath(path, folder).replace(os.sep, "/")
            for path in paths
            if is_within(path, folder)
        ]
        return sorted(
            each for each in addresses if is_asset(folder, each) or _may_have_been_asset(each)
        )

    # What is current.

    def changed_at(self, unit: str) -> int:
        """The version of the last change that concerns a unit."""
        return self._changed.get(unit, 0)

    def is_current(self, unit: str) -> bool:
        """Whether all pages of a unit are."""
        made = max(self._made.get(unit, -1), self._whole)
        return made >= self._changed.get(unit, 0)

    def is_current_page(self, address: str, unit: str) -> bool:
        """Whether one page of a unit is."""
        return self.is_current(unit) or self._current.get(address, -1) >= self._changed.get(unit, 0)

    def outdated(self) -> list[str]:
        """The units that are not current."""
        return [
            unit for unit in self._changed if not self.is_current(unit) and self._is_there(unit)
        ]

    def unlisted(self) -> list[str]:
        """The units whose stories file may say something else by now."""
        return [
            unit
            for unit in self.outdated()
            if self._listed.get(unit, -1) < self._changed[unit] and self.has(unit)
        ]

    def _is_there(self, unit: str) -> bool:
        return unit in self.units or self.has(unit)

    def text(self, address: str) -> str | None:
        """The last good text at an address; None if there is nothing."""
        if address in self._over:
            return self._over[address]
        try:
            return (self._folder / address).read_text(encoding="utf-8")
        except OSError, ValueError:
            return None

    def newest(self, address: str) -> str | None:
        """The text that browsers were told last, though it may lack what is made later."""
        return self._early.get(address) or self.text(address)

    def substitute(self, address: str) -> str | None:
        """What stands for a page of a unit that was broken ever since; None if there is none."""
        id = address.rpartition("/")[0]
        unit = self.unit_of(id)
        if unit is None or not self.has(unit) or unit_id(unit, self.top) not in self._problems:
            return None
        node = self.node(id)
        if unit in self.units and not node:
            return None
        return pages.unmade(self.site, address, node.title if node else id.rpartition("/")[2])

    def shared(self, address: str) -> str | None:
        """The text of a page that is made of many units' nodes; None if it is none of these.

        May run in a thread while the site changes.
        """
        known = self._cache.shared
        if address not in known:
            try:
                known[address] = self._make_shared(address)
            except KeyError:
                return None
        return known[address]

    def _make_shared(self, address: str) -> str:
        if address in SHARED:
            return shared_page(self.site, address)
        folder, _, name = address.rpartition("/")
        trail = self.trail(folder)
        if trail and trail[-1].kind == "section" and name == "index.html":
            return pages.section(self.site, trail)
        if trail and pages.has_everything(trail[-1]) and trail[-1].everything == address:
            return pages.everything(self.site, trail)
        raise KeyError(address)

    def is_lost(self, address: str) -> bool:
        """Whether a page that is taken for current is not in the folder any more."""
        id = address.rpartition("/")[0]
        if id not in self._owners or self.text(address) is not None:
            return False
        node = self.node(id)
        return node is not None and address in (
            {"story": (node.page, node.canvas), "subject": (node.page, node.docs)}.get(
                node.kind, (node.page,)
            )
        )

    def moved(self, address: str) -> Node | None:
        """What took the place of a page that is gone."""
        node = self._moved.get(address)
        return node if node and self.trail(node.id) else None

    # What is broken.

    def problems(self) -> list[Diagnostic]:
        """All that is broken, in the order of the catalog's folders."""
        found = dict(self._problems)
        for problem in self._tree.diagnostics:
            found[problem.node] = [*found.get(problem.node, ()), problem]
        return [problem for id in sorted(found) for problem in found[id]]

    def _set_problems(self, id: str, problems: list[Diagnostic], news: News) -> None:
        """Say what is wrong with a node."""
        before = self._problems.pop(id, [])
        if problems:
            self._problems[id] = problems
        news.problems |= before != problems
        news.new_problems += [problem for problem in problems if problem not in before]

    # What was made.

    def absorb(self, report: Report, picks: Iterable[Pick], version: int, *, final: bool) -> News:
        """Take in a part that was built from the sources of a version.

        Pages of stories whose assertions did not run are not `final`: they are told, not kept.
        """
        news = News()
        picked = {pick.unit: pick for pick in picks}
        if report.recording:
            complete = {unit for unit, pick in picked.items() if pick.stories is None}
            self.graph.update(report.recording, complete)
            self._catch_up(version)
        chosen = {u: pick for u, pick in picked.items() if self._changed.get(u, 0) <= version}
        self._take_problems(report, chosen, news, final=final)
        self._take_nodes(report, version, news)
        self._listed |= dict.fromkeys(chosen, version)
        if final:
            self._take_statuses(report, chosen, news)
            self._made |= {unit: version for unit, pick in chosen.items() if pick.stories is None}
        for address, text in report.pages.items():
            self._take_page(address, text, chosen, version, news, final=final)
        for address, text in report.substitutes.items():
            if self._owner(address) in chosen:
                self._take_substitute(address, text, news)
        return news

    def _take_substitute(self, address: str, text: str, news: News) -> None:
        known = self.text(address)
        if known is None or (address in self._substitutes and known != text):
            self._substitutes.add(address)
            news.files[address] = self._over[address] = text

    def _catch_up(self, version: int) -> None:
        """Mind changes that came while nobody knew yet whom they concern."""
        for change in self._recent:
            if change.version > version:
                for unit in self.graph.affected(change.paths):
                    self._changed[unit] = max(self._changed.get(unit, 0), change.version)

    def _owner(self, address: str) -> str | None:
        return self.unit_of(address.rpartition("/")[0])

    def _take_page(
        self,
        address: str,
        text: str,
        chosen: Mapping[str, Pick],
        version: int,
        news: News,
        *,
        final: bool,
    ) -> None:
        if self._owner(address) not in chosen:
            return
        known = self.text(address)
        seen = str if final else pages.without_late
        is_told = address in self._over or self._written_over is None
        if not is_told or known is None or seen(text) != seen(known) or address in self._early:
            news.files[address] = text
        if final or address.endswith("/canvas.html"):
            self._early.pop(address, None)
            self._over[address] = text
            self._current[address] = version
            self._substitutes.discard(address)
        elif address in news.files:
            self._early[address] = text

    def _take_nodes(self, report: Report, version: int, news: News) -> None:
        """Take in what stories files say; what is below one that is broken stays as it was."""
        for unit, node in report.units.items():
            is_held = unit in self.units and self._is_held(unit, report.units)
            if self._changed.get(unit, 0) <= version and not is_held:
                self._take_node(unit, node, news)

    def _take_statuses(self, report: Report, units: Iterable[str], news: News) -> None:
        """Take in how the stories of some units are."""
        told = set(news.nodes)
        for node in [report.units[unit] for unit in units if unit in report.units]:
            for id in [each.id for each in node.children if each.id in report.statuses]:
                if self._take_state(id, report) and node.id not in told:
                    news.nodes.append(id)
        self._forget_status_pages()

    def _take_state(self, id: str, report: Report) -> bool:
        """Take in how a story is; whether the sidebar may say something else now."""
        before = self._state(id)
        self._statuses[id] = report.statuses[id]
        _put(self._snapshots, id, report.snapshots.get(id))
        _put(self._fingerprints, id, report.fingerprints.get(id))
        if self._before is not None:
            _put(self._changes, id, self._change(id, self._before))
        return before != self._state(id)

    def _state(self, id: str) -> object:
        status = self._statuses.get(id, "none")
        return status, self._snapshots.get(id, "none"), self._changes.get(id)

    def _change(self, id: str, before: Fingerprints) -> Change | None:
        known = self._fingerprints.get(id)
        return None if known is None else change_of(id, known, before)

    def _forget_status_pages(self) -> None:
        shared = dict(self._cache.shared)
        for address in STATUS_PAGES:
            shared.pop(address, None)
        self._cache = replace(self._cache, shared=shared)

    def compare(self, before: Fingerprints) -> News:
        """Say from now on which stories are not as in another state of the catalog."""
        self._before = before
        self._changes = changes_of(self._fingerprints, before)
        self._forget_status_pages()
        return News(nodes=list(self._changes))

    def _is_held(self, unit: str, loaded: Container[str]) -> bool:
        parts = unit.split("/") if unit else []
        above = ["/".join(parts[:depth]) for depth in range(len(parts))]
        return any(each not in loaded and self.has(each) for each in above)

    def _take_node(self, unit: str, node: Node, news: News) -> None:
        before = self.units.get(unit)
        if before == node:
            return
        self.units[unit] = node
        self._forget_tree()
        if before:
            self._disown(unit, before)
        else:
            for address in _pages_above(node.id):
                if self._over.get(address, "") is None:
                    del self._over[address]
        if node.kind == "subject":
            self._owners |= {each.id: unit for each in node.walk()}
        if node.kind == "page":
            self._owners.setdefault(node.id, unit)
            self._articles.setdefault(unit.rpartition("/")[0], set()).add(unit)
        news.nodes_changed = True
        if before is None or _rank(before) != _rank(node):
            news.is_restructured = True
        elif _sidebar(before) != _sidebar(node):
            news.nodes.append(node.id)
        if before:
            self._find_gone(before, node, news)

    def _find_gone(self, before: Node, after: Node | None, news: News) -> None:
        """Mark the pages of stories that are no longer, and find those in their place."""
        if before.kind == "subject" and not (after and after.kind == "subject"):
            self._remove(before.docs, None, news)
        old = [story for story in before.children if story.kind == "story"]
        new = [story for story in after.children if story.kind == "story"] if after else []
        ids = {story.id for story in old}
        left = ids - {story.id for story in new}
        heirs = (story for story in new if story.id not in ids)
        for story in old:
            if story.id in left:
                heir = next(heirs, None)
                self._remove(story.page, heir, news)
                self._remove(story.canvas, heir, news)
                self._problems.pop(story.id, None)
                for known in (self._statuses, self._snapshots, self._fingerprints, self._changes):
                    known.pop(story.id, None)

    def _remove(self, address: str, heir: Node | None, news: News) -> None:
        self._over[address] = None
        self._early.pop(address, None)
        self._substitutes.discard(address)
        news.gone[address] = heir
        if heir:
            self._moved[address] = heir

    def _drop(self, unit: str, news: News) -> None:
        """A stories file is no longer."""
        node = self.units.pop(unit)
        self._disown(unit, node)
        self._forget_tree()
        self.graph.forget(unit_key(unit))
        self._made.pop(unit, None)
        self._listed.pop(unit, None)
        self._changed.pop(unit, None)
        news.is_restructured = news.nodes_changed = True
        self._set_problems(node.id, [], news)
        if node.kind == "page":
            self._forget_article(unit)
        if node.kind in ("subject", "page"):
            self._find_gone(node, None, news)
            self._remove(node.page, None, news)
            self._forget_sections(node.id)

    def _forget_sections(self, id: str) -> None:
        """The folders above, which no stories file describes, were sections only for its sake."""
        for address in _pages_above(id):
            if self.trail(address.rpartition("/")[0]) is None:
                self._over[address] = None

    def _forget_article(self, unit: str) -> None:
        folder = unit.rpartition("/")[0]
        self._articles[folder].discard(unit)
        if not self._articles[folder]:
            del self._articles[folder]

    def drop_missing(self, changed: Iterable[str]) -> News:
        """Drop the units whose stories file is gone, if something that changed is."""
        news = News()
        missing = {path for path in changed if not os.path.exists(path)}
        if not missing:
            return news
        for unit in [each for each in self._units_at(missing) if not self.has(each)]:
            self._drop(unit, news)
            self._dropped.add(unit)
        for id in [id for id in self._problems if self._is_missing(id)]:
            self._set_problems(id, [], news)
        return news

    def _units_at(self, missing: Iterable[str]) -> list[str]:
        """The units that are at or below some paths, or that files in their folders made units."""
        top = self.location.folder
        gone = {os.path.relpath(path, top).replace(os.sep, "/") for path in missing}
        folders = {path.rpartition("/")[0] for path in gone}
        return [
            unit
            for unit in self.units
            if unit in folders
            or "." in gone
            or not gone.isdisjoint(_and_above(unit))
            or (is_article(unit) and not folders.isdisjoint(["", *_and_above(unit)]))
        ]

    def _is_missing(self, id: str) -> bool:
        unit = self._unit(id)
        is_there = any(self.has(each) for each in (unit, unit + ARTICLE))
        return self.trail(id) is None and not is_there and bool(unit)

    def _disown(self, unit: str, node: Node) -> None:
        for each in node.walk():
            if self._owners.get(each.id) == unit:
                del self._owners[each.id]

    def _forget_tree(self) -> None:
        self._cache = _Cache()

    def _take_problems(
        self, report: Report, chosen: Mapping[str, Pick], news: News, *, final: bool
    ) -> None:
        found = _by_node(report.diagnostics)
        for unit, pick in chosen.items():
            is_loaded = unit in report.units
            before = self.units.get(unit)
            node = report.units.get(unit, before)
            for id in _left(before, node) if before and node else ():
                self._set_problems(id, [], news)
            ids = [unit_id(unit, self.top)]
            ids += [
                story.id
                for story in (node.children if node else ())
                if story.kind == "story"
                if pick.renders(story.id) or not is_loaded
            ]
            for id in ids:
                known = () if final or not is_loaded else self._problems.get(id, ())
                failed = [each for each in known if each.is_shown]
                self._set_problems(id, found.get(id) or failed, news)

    def absorb_outline(self, report: Report, picks: Iterable[Pick], version: int) -> News:
        """Take in what all stories files say."""
        news = self.absorb(report, picks, version, final=False)
        for id, problems in _by_node(report.diagnostics).items():
            self._set_problems(id, problems, news)
        self.is_outlined = True
        news.is_restructured = news.problems = True
        return news

    def begin_whole(self) -> None:
        """Count on a whole build that writes into the folder, and may be given up."""
        if self._written_over is None:
            self._written_over = time.time()

    def absorb_whole(
        self, report: Report, version: int, viewed: Iterable[str] = ()
    ) -> tuple[News, list[str]]:
        """Take in a whole build; gives with the news the addresses that had been wrong.

        Of what only a build that was given up has put right, it finds what is viewed.
        """
        news = News()
        if version != self.version:
            return news, []
        self.is_outlined = True
        self._dropped.clear()
        for unit in [each for each in self.units.keys() - report.units if not self.has(each)]:
            self._drop(unit, news)
        self._take_nodes(report, version, news)
        self._listed |= dict.fromkeys(report.units, version)
        found = _by_node(report.diagnostics)
        if report.recording:
            self.graph.update(report.recording, whole=report.published)
        loaded = () if report.published else report.units.items()
        left = {id for unit, node in loaded for id in _left(self.units[unit], node)}
        for id in self._problems.keys() | found.keys():
            # What could not be published was loaded, not rendered.
            is_outdated = report.published or self._is_unloaded(id, report) or id in left
            known = () if is_outdated else self._problems.get(id, ())
            rendered = [each for each in known if each.kind != "load"]
            self._set_problems(id, [*found.get(id, ()), *rendered], news)
        if not report.published:
            return news, []
        self._take_statuses(report, report.units, news)
        wrong = self._compare(report, viewed, news)
        self._written_over = None
        self._whole = version
        return news, wrong

    def _is_unloaded(self, id: str, report: Report) -> bool:
        return id in self._owners and self._owners[id] not in report.units

    def _compare(self, report: Report, viewed: Iterable[str], news: News) -> list[str]:
        """Where the folder says something else than what browsers had got; that is dropped."""
        broken = {each.node for each in report.diagnostics if not each.is_shown}
        over, self._over = self._over, {}
        for address in report.written:
            if address.rpartition("/")[0] in broken:
                self._substitutes.add(address)
            else:
                self._substitutes.discard(address)
        wrong = []
        for address, text in over.items():
            if self._is_of(address, broken):
                self._over[address] = text
            elif (made := self.text(address)) != text:
                if self._is_taken_for_current(address):
                    wrong.append(address)
                if made is not None:
                    news.files[address] = made
        told, self._early = set(self._early), {}
        if self._whole >= 0:
            before = filter(self._is_written_before, viewed)
            written = dict.fromkeys([*report.written, *before])
            missed = [each for each in written if self._was_thought_current(each, over)]
            wrong += missed
            news.untold += [each for each in (*written, *report.removed) if each not in over]
            told.update(missed, written.keys() & set(viewed))
        news.files |= {each: text for each in told if (text := self.text(each))}
        return wrong

    def _is_written_before(self, address: str) -> bool:
        """Whether a build that was not taken in may have written a text."""
        try:
            written = (self._folder / address).stat().st_mtime
        except OSError, ValueError:
            return False
        return self._written_over is not None and written >= self._written_over

    def _was_thought_current(self, address: str, over: Mapping[str, str | None]) -> bool:
        is_page = address.endswith(".html") and address not in SHARED and not Node.is_ahead(address)
        unit = self._owner(address) if is_page else None
        return unit is not None and address not in over and self.is_current_page(address, unit)

    def _is_taken_for_current(self, address: str) -> bool:
        unit = self._owner(address)
        return unit is None or self.is_current_page(address, unit)

    def _is_of(self, address: str, broken: set[str]) -> bool:
        id = address.rpartition("/")[0]
        return any(node == id or node.startswith(f"{id}/") for node in broken)


def _put[T](values: dict[str, T], id: str, value: T | None) -> None:
    if value is None:
        values.pop(id, None)
    else:
        values[id] = value


def _left(before: Node, after: Node) -> set[str]:
    """The ids of what a stories file has no longer."""
    return {each.id for each in before.walk()} - {each.id for each in after.walk()}


def _and_above(unit: str) -> list[str]:
    """A unit and the folders above it."""
    parts = unit.split("/")
    return ["/".join(parts[: depth + 1]) for depth in range(len(parts))]


def _pages_above(id: str) -> list[str]:
    """The pages of the folders above."""
    parts = id.split("/")[:-1]
    return [page_of("/".join(parts[:depth])) for depth in range(len(parts), 0, -1)]


def _by_node(diagnostics: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    found: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        found.setdefault(diagnostic.node, []).append(diagnostic)
    return found


def _rank(node: Node) -> object:
    """What decides where a node stands in the catalog."""
    return node.kind, node.id, node.order


def _sidebar(node: Node) -> object:
    return pages.entry(node, pages.Site(node), str)


def _may_have_been_asset(address: str) -> bool:
    return "static" in address.split("/")[:-1] and not address.endswith(".py")
