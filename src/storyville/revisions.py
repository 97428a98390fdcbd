"""Revisions of a catalog in git, to compare its stories with."""

import asyncio
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from storyville.build import settle_to_json
from storyville.errors import InputError
from storyville.fingerprints import Fingerprints
from storyville.requests import Request
from storyville.workers import Workers

_OF_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git says of the repository for which it runs a hook."""


@dataclass(frozen=True, slots=True)
class Past:
    """What a catalog was at a revision."""

    fingerprints: Fingerprints
    problems: tuple[str, ...] = ()
    """What is broken there, a line each."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit of the repository that a catalog is in."""

    name: str
    """As somebody called it."""
    commit: str
    repository: str
    """The top folder of its files."""
    folder: str
    """The catalog's, as a path from there."""

    @classmethod
    def find(cls, name: str, folder: str) -> Self:
        """The revision of a name for the catalog in a folder; raises `InputError` if none is."""
        repository = _git(
            folder, "rev-parse", "--show-toplevel", wrong=f"{folder} has no revisions in git"
        )
        asked = ("rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}")
        commit = _git(folder, *asked, wrong=f"git knows no revision {name} of {repository}")
        return cls(name, commit, repository, os.path.relpath(folder, os.path.realpath(repository)))

    def past(self, limit: float) -> Past:
        """Render the catalog as it was, in interpreters or processes of their own; blocks."""
        return asyncio.run(self.render(limit))

    async def render(self, limit: float) -> Past:
        """The same for who must not be blocked; `limit` is that of a piece of user code, in s."""
        with tempfile.TemporaryDirectory(prefix="storyville-") as scratch:
            tree, index = Path(scratch, "tree"), Path(scratch, "index")
            checkout = asyncio.create_task(asyncio.to_thread(self._check_out, tree, index))
            try:
                await asyncio.shield(checkout)
            finally:  # Whoever is cancelled must not leave files that are still written.
                await asyncio.wait({checkout})
            folder = tree / self.folder
            if not folder.is_dir():
                return Past({})
            workers = Workers("auto")
            try:
                report = await workers.run(_request(folder, limit), settle_to_json)
            finally:
                await asyncio.to_thread(workers.close)
            told = [each.headline.replace(f"{tree}{os.sep}", "") for each in report.diagnostics]
            return Past(report.fingerprints, tuple(dict.fromkeys(told)))

    def _check_out(self, tree: Path, index: Path) -> None:
        """Write all files of the commit into a folder, and leave the repository as it is."""
        wrong = f"The files of {self.name} can't be had"
        for command in (
            ("read-tree", self.commit),
            ("checkout-index", "--all", f"--prefix={tree}{os.sep}"),
        ):
            _git(self.repository, *command, wrong=wrong, index=str(index))
        (tree / ".git").touch()  # marks the top of a project, from which modules are imported


def _request(folder: Path, limit: float) -> Request:
    return Request(
        input_path=str(folder),
        directory=str(folder),
        limit=limit,
        checks=True,
        with_assertions=False,
        with_fingerprints=True,
        record=True,
    )


def _git(folder: str, *command: str, wrong: str, index: str = "") -> str:
    """What git says; raises `InputError` that says what is wrong where it fails."""
    environment = {name: value for name, value in os.environ.items() if name not in _OF_HOOKS}
    if index:
        environment["GIT_INDEX_FILE"] = index
    try:
        done = subprocess.run(
            ["git", "-C", folder, *command],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise InputError(f"{wrong}: there is no git.") from error
    if done.returncode:
        raise InputError(f"{wrong}: {done.stderr.strip().removeprefix('fatal: ')}")
    return done.stdout.strip()
