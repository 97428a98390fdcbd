"""Checks of stories in fresh workers, for whoever waits for their results."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from storyville.errors import Diagnostic, StoryvilleError
from storyville.rendering import RENDERS, Check
from storyville.requests import Pick, Report, Request
from storyville.workers import Workers


class IsolatedRuns:
    """Checks each stories file in a state that nothing else has touched, once."""

    def __init__(self, limit: float) -> None:
        self._limit = limit
        self.with_html = False
        """Whether HTML is asked for, too."""
        self._thread = ThreadPoolExecutor(1, "storyville-checks")
        # An event loop of its own: the caller's thread may have one that runs already.
        self._runner = asyncio.Runner()
        self._workers = Workers("auto")
        self._done: dict[tuple[str, str], Report | StoryvilleError] = {}

    def check(self, folder: str, unit: str, story: str, name: str) -> Check:
        """What came of one check of a story, where its whole stories file is run if need be.

        A story that does not render has no other check than that. Raises `StoryvilleError` where
        nothing could be run.
        """
        report = self._report(folder, unit)
        checks = {check.name: check for check in report.results.get(story, ())}
        if found := checks.get(name) or checks.get(RENDERS):
            return found
        for diagnostic in report.diagnostics:
            return Check(RENDERS, diagnostic)
        message = "This story is not there when its stories file is loaded in a fresh interpreter."
        return Check(RENDERS, Diagnostic("load", message, story))

    def html(self, folder: str, unit: str, story: str) -> str:
        """The HTML of a story that renders."""
        return self._report(folder, unit).html[story]

    def _report(self, folder: str, unit: str) -> Report:
        if (folder, unit) not in self._done:
            self._done[folder, unit] = self._run(folder, unit)
        done = self._done[folder, unit]
        if isinstance(done, StoryvilleError):
            raise done
        return done

    def _run(self, folder: str, unit: str) -> Report | StoryvilleError:
        request = Request(
            input_path=folder,
            directory=folder,
            limit=self._limit,
            checks=True,
            with_html=self.with_html,
            only=(Pick(unit),),
        )
        try:
            return self._thread.submit(
                lambda: self._runner.run(self._workers.run(request))
            ).result()
        except StoryvilleError as error:
            return error

    def close(self) -> None:
        """End the workers."""
        self._workers.close()
        self._thread.submit(self._runner.close).result()
        self._thread.shutdown()
