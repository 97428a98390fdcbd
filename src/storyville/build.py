"""A catalog → a site in a folder, or only some of its pages, in whatever interpreter this runs."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePath

from storyville import pages
from storyville.discovery import Found, discover, is_article, is_below
from storyville.errors import Diagnostic, InputError
from storyville.fingerprints import changes_of
from storyville.loading import Loaded, unit_id
from storyville.making import Job, Making, Page, Progress
from storyville.models import Node, Trail, Variant, trails
from storyville.output import Changes, Output, is_site
from storyville.rendering import Rendered
from storyville.requests import Pick, Report, Request
from storyville.sources import PACKAGE, imports_watched, is_first_party
from storyville.watchdog import Guard, lower_priority

WORKSHOP = pages.WORKSHOP
SHARED = ("index.html", "index.json", pages.ABOUT, pages.NAVIGATION, pages.SEARCH)
STATUS_PAGES = ("index.json", pages.NAVIGATION)
"""Those of them that say how stories are."""
CLIENT_FILES = (
    "dist/workshop.js",
    "dist/workshop.css",
    "dist/canvas.js",
    "dist/axe.js",
    "client/favicon.svg",
)


def _silent(phase: str, done: int, total: int) -> None:
    """Report no progress."""


def build_site(
    input_path: str,
    output: str,
    *,
    directory: str = "",
    with_assertions: bool = True,
    limit: float = 0,
    before: Mapping[str, int] | None = None,
    progress: Progress = _silent,
) -> Report:
    """Build a catalog's site in this interpreter; `limit` is that of one piece of user code, in s.

    `before` are the fingerprints of the stories in another state of the catalog: the site says
    what has changed since. Raises `InputError` or `OutputError` where there is no catalog or no
    folder to write to; what is wrong inside the catalog is in the report's diagnostics.
    """
    request = Request(
        input_path=input_path,
        output=output,
        directory=directory or str(Path.cwd()),
        with_assertions=with_assertions,
        limit=limit,
        with_fingerprints=before is not None,
        before=before,
    )
    return build(request, progress)


def check_stories(
    input_path: str,
    nodes: Iterable[str] = (),
    *,
    directory: str = "",
    limit: float = 0,
    progress: Progress = _silent,
) -> Report:
    """Render and check a catalog's stories in this interpreter; write nothing.

    `nodes` are ids of stories, or of what they are in; none is all. Raises `InputError` where
    there is no such catalog or nothing of such an id; what is wrong is in the report.
    """
    request = Request(
        input_path=input_path,
        directory=directory or str(Path.cwd()),
        limit=limit,
        checks=True,
        nodes=tuple(nodes),
    )
    report = build(request, progress)
    for id in request.nodes:
        if not report.diagnostics and not any(is_below(each, id) for each in report.results):
            raise InputError(f"There is no story {id} in {input_path}, nor any below it.")
    return report


def build(request: Request, progress: Progress = _silent) -> Report:
    """Carry out a request in this interpreter; raises as `build_site()` does."""
    with Guard(request.journal, request.limit) as guard:
        job = Job(request, guard, progress)
        with imports_watched(job.watch):
            if request.checks:
                return _checked(job)
            return _whole(job) if request.only is None else _part(job, request.only)


def build_to_json(request: Request) -> str:
    """Carry out a request and give the report as JSON, all that may leave a worker."""
    return build(request).to_json()


def settle_to_json(request: Request) -> str:
    """The same while all other work goes first; for a worker that does nothing after it."""
    if request.record:
        lower_priority()
    return build_to_json(request)


def _checked(job: Job) -> Report:
    """What came of the stories that are to be checked."""
    loaded = job.load(_to_check(job))
    making = Making(job, loaded)
    picked = {pick.unit: pick for pick in job.request.only or ()}
    subjects = [
        (node, stories)
        for node in loaded.catalog.walk()
        if node.kind == "subject"
        and (job.request.only is None or making.unit(node) in picked)
        and (stories := [each for each in node.stories if _is_wanted(job.request, each)])
    ]
    for done, (subject, stories) in enumerate(subjects):
        job.progress("check", done, len(subjects))
        making.rendered(subject, stories)
    job.progress("check", len(subjects), len(subjects))
    return _report(job, loaded, None)


def _to_check(job: Job) -> list[str]:
    """The units that checking needs."""
    if job.request.only is not None:
        return job.with_those_above(pick.unit for pick in job.request.only)
    units = [unit for unit in _discovered(job).units if not is_article(unit)]
    if not job.request.nodes:
        return units
    top = Path(job.location.folder).name
    return [unit for unit in units if _may_have(unit, top, job.request.nodes)]


def _may_have(unit: str, top: str, ids: Iterable[str]) -> bool:
    """Whether a unit may be above or below something that has one of some ids."""
    names = (unit, unit_id(unit, top))
    return any(is_below(name, id) or is_below(id, name) for name in names for id in ids)


def _is_wanted(request: Request, node: Node) -> bool:
    return not request.nodes or any(is_below(node.id, id) for id in request.nodes)


def _discovered(job: Job) -> Found:
    with job.phase("discover"):
        found = discover(job.location.folder)
    if not found.units:
        message = (
            f"No stories.py below {job.location.folder}. Write one with a function annotated "
            "-> Catalog, or start from `storyville seed small DIR`."
        )
        job.diagnostics.append(Diagnostic(kind="load", message=message))
    return found


def _whole(job: Job) -> Report:
    """The whole site, written to its folder."""
    request = job.request
    found = _discovered(job)
    loaded = job.load(found.units)
    output = str(Path(request.directory, request.output))
    published = None
    if not (request.keep_last_good and job.diagnostics and is_site(output)):
        published = _publish(job, loaded, found, output)
    return _report(job, loaded, published)


def _publish(job: Job, loaded: Loaded, found: Found, folder: str) -> Changes:
    making = Making(job, loaded)
    client = {f"{WORKSHOP}/{Path(name).name}": client_file(name) for name in CLIENT_FILES}
    once = [*client, *SHARED, *found.assets]
    output = Output(folder, [*once, *_addresses(loaded.catalog), *_ahead(making)])
    with job.phase("publish"):
        for address, file in found.assets.items():
            _copy(job, file, address, output)
    for address, content in _pages(job, making, output):
        with job.phase("publish"):
            output.write(address, content)
    before = job.request.before
    site = replace(
        making.site,
        statuses=job.statuses,
        snapshots=job.snapshots,
        changes=None if before is None else changes_of(job.fingerprints, before),
    )
    shared = {address: shared_page(site, address) for address in SHARED}
    with job.phase("publish"):
        for address, content in (client | shared).items():
            output.write(address, content)
        return output.finish()


def _copy(job: Job, file: str, address: str, output: Output) -> None:
    try:
        content = Path(file).read_bytes()
    except OSError as error:
        job.diagnostics.append(Diagnostic.at("build", f"{error.strerror}", file))
    else:
        output.write(address, content)


def _pages(job: Job, making: Making, output: Output) -> Iterator[Page]:
    catalog = making.site.catalog
    total = sum(node.kind == "subject" for node in catalog.walk())
    done = 0
    for trail in trails(catalog):
        if pages.has_everything(trail[-1]):
            yield trail[-1].everything, pages.everything(making.site, trail)
        match trail[-1].kind:
            case "section":
                yield trail[-1].page, pages.section(making.site, trail)
            case "page":
                yield making.article_page(trail)
            case "subject":
                job.progress("render", done, total)
                yield from _subject_pages(job, making, trail, output)
                done += 1
    job.progress("render", total, total)


def _subject_pages(job: Job, making: Making, trail: Trail, output: Output) -> Iterator[Page]:
    stories = making.rendered(trail[-1], trail[-1].stories)
    kept = [job.request.keep_last_good and _keeps(rendered, output) for rendered in stories]
    for rendered, keeps in zip(stories, kept, strict=True):
        if not keeps:
            yield from making.story_pages(trail, rendered)
            yield from making.ahead_pages(trail, rendered)
    if not (any(kept) and output.keep(trail[-1].page)):
        yield making.subject_page(trail, stories)
    yield making.docs_page(trail)


def _keeps(rendered: Rendered, output: Output) -> bool:
    """Whether a broken story's last good pages stay."""
    broken = rendered.diagnostic is not None
    return broken and output.keep(rendered.node.page) and output.keep(rendered.node.canvas)


def _part(job: Job, picks: Iterable[Pick]) -> Report:
    """Some units' pages, in memory."""
    picked = {pick.unit: pick for pick in picks}
    units = job.with_those_above(picked)
    loaded = job.load(units)
    failed = [unit for unit in units if unit not in loaded.units]
    making = Making(job, loaded)
    made: dict[str, str] = {}
    substitutes: dict[str, str] = {}
    variants: dict[str, str] = {}
    refused: list[str] = []
    for trail in trails(loaded.catalog):
        if trail[-1].kind not in ("subject", "page"):
            continue
        if pick := picked.get(making.unit(trail[-1])):
            into = substitutes if _is_held(job, pick.unit, failed) else made
            if trail[-1].kind == "subject":
                _part_of_subject(making, trail, pick, into, substitutes)
                for story, variant in _asked(trail[-1], pick):
                    texts, wrong = making.variant_pages(trail, story, variant)
                    variants |= texts
                    refused += wrong
            elif pick.stories is None:
                into.update([making.article_page(trail)])
    return replace(
        _report(job, loaded, None),
        pages=made,
        substitutes=substitutes,
        variants=variants,
        refused=tuple(refused),
    )


def _asked(subject: Node, pick: Pick) -> Iterator[tuple[Node, Variant]]:
    """The variants of a subject's stories that are to be made."""
    stories = {story.id: story for story in subject.stories}
    for variant in pick.variants:
        if story := stories.get(variant.story):
            yield story, variant


def _is_held(job: Job, unit: str, failed: Iterable[str]) -> bool:
    """Whether something that a unit is made with could not be loaded."""
    used = job.with_those_above([unit])
    return any(each in used for each in failed)


def _part_of_subject(
    making: Making,
    trail: Trail,
    pick: Pick,
    made: dict[str, str],
    substitutes: dict[str, str],
) -> None:
    subject = trail[-1]
    stories = making.rendered(subject, [each for each in subject.stories if pick.renders(each.id)])
    for story in stories:
        into = substitutes if story.diagnostic else made
        is_whole = story.node.id not in pick.canvases
        into.update(making.story_pages(trail, story) if is_whole else [making.canvas(story)])
    if len(stories) == len(subject.stories) and not pick.canvases:
        # A broken story's canvas is there too: the last good one, or the substitute.
        shown = [replace(story, diagnostic=None) for story in stories]
        made.update([making.subject_page(trail, shown), making.docs_page(trail)])


def _report(job: Job, loaded: Loaded, published: Changes | None) -> Report:
    kinds = [node.kind for node in loaded.catalog.walk()]
    counts = {kind: kinds.count(kind) for kind in ("section", "subject", "story", "page")}
    return Report(
        diagnostics=tuple(job.diagnostics),
        published=published is not None,
        written=published.written if published else (),
        removed=published.removed if published else (),
        counts=counts | job.checks,
        seconds={name: round(seconds, 4) for name, seconds in job.seconds.items()},
        sources=_sources(job.diagnostics),
        libraries=_libraries(),
        folder=job.location.folder,
        units=dict(loaded.units),
        recording=job.recorder.to_plain() if job.request.record else {},
        stopped=job.stopped,
        statuses=job.statuses,
        snapshots=job.snapshots,
        fingerprints=job.fingerprints,
        results=job.results,
        html=job.html,
    )


def _addresses(catalog: Node) -> Iterator[str]:
    for node in catalog.walk():
        if node.kind != "catalog":
            yield node.page
        if node.kind == "subject":
            yield node.docs
        if node.kind == "story":
            yield node.canvas
        if pages.has_everything(node):
            yield node.everything


def _ahead(making: Making) -> Iterator[str]:
    """The addresses of what is rendered ahead."""
    for trail in trails(making.site.catalog):
        if trail[-1].kind == "story":
            yield from (address for address, _ in making.ahead(trail[:-1], trail[-1]))


def shared_page(site: pages.Site, address: str) -> str:
    """The text of a file that a site has once; raises `KeyError` if it is none of those."""
    match address:
        case "index.html":
            return pages.home(site)
        case "index.json":
            return _index(site)
        case pages.ABOUT:
            return pages.about(site)
        case pages.NAVIGATION:
            return pages.navigation(site)
        case pages.SEARCH:
            return pages.descriptions(site)
    raise KeyError(address)


def client_file(name: str) -> bytes:
    """One of the files that make the workshop work in a browser."""
    return Path(PACKAGE, "static", name).read_bytes()


def _index(site: pages.Site) -> str:
    root = PurePath(site.catalog.place.file).parent
    nodes = [_index_entry(node, site, root) for node in site.catalog.walk()]
    return json.dumps({"nodes": nodes}, indent=1, ensure_ascii=False) + "\n"


def _index_entry(node: Node, site: pages.Site, root: PurePath) -> dict[str, object]:
    entry: dict[str, object] = {
        "id": node.id,
        "title": node.title,
        "kind": node.kind,
        "address": node.page,
        "tags": list(node.tags),
        "file": _relative_file(node.place.file, root) if node.place.line else "",
        "line": node.place.line,
    }
    if node.kind == "story":
        entry |= {
            "canvas": node.canvas,
            "status": site.status(node),
            "snapshot": site.snapshot(node),
        }
        if site.changes is not None:
            entry["change"] = site.changes.get(node.id)
    if node.kind == "subject":
        entry["docs"] = node.docs
    return entry


def _relative_file(file: str, root: PurePath) -> str:
    path = PurePath(file)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def _imported() -> dict[str, str]:
    """The modules that were imported from files: name → file."""
    files = {name: getattr(module, "__file__", None) for name, module in list(sys.modules.items())}
    return {name: file for name, file in files.items() if isinstance(file, str)}


def _sources(diagnostics: Iterable[Diagnostic]) -> tuple[str, ...]:
    files = {*_imported().values(), *(diagnostic.file for diagnostic in diagnostics)}
    return tuple(sorted(file for file in files if file and is_first_party(file)))


def _libraries() -> tuple[str, ...]:
    return tuple(name for name, file in _imported().items() if not is_first_party(file))
