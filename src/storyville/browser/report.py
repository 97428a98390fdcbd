"""The report of what a browser showed: an HTML page with pictures beside it."""

import shutil
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from string.templatelib import Template
from typing import Any

from tdom import Markup, html

from storyville.errors import OutputError

_PICTURES = "pictures"
_MARK = "storyville-report"
_HERE = Path(__file__)
_TITLES = {"before": "Before", "after": "After", "difference": "Difference"}


class Report:
    """A folder that holds the report of one run."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._entries: list[tuple[dict[str, Any], str]] = []

    @property
    def page(self) -> Path:
        """The file to open."""
        return self._folder / "index.html"

    def clear(self) -> None:
        """Remove the report of another run; raises `OutputError` if something else is there."""
        try:
            self._clear()
        except OSError as error:
            raise OutputError(f"{self._folder} can't be made: {error.strerror}.") from error

    def _clear(self) -> None:
        if self._folder.exists() and any(self._folder.iterdir()):
            if not self.page.is_file() or _MARK not in self.page.read_text(encoding="utf-8"):
                raise OutputError(
                    f"{self._folder} holds what is no report of Storyville; give another folder."
                )
            shutil.rmtree(self._folder / _PICTURES, ignore_errors=True)
            self.page.unlink()
        (self._folder / _PICTURES).mkdir(parents=True, exist_ok=True)

    def keep(self, test: str, pictures: Mapping[str, bytes | None]) -> dict[str, str]:
        """Write the pictures of a test; gives their addresses by name."""
        name = sha256(test.encode()).hexdigest()[:16]
        kept = {}
        for kind, picture in pictures.items():
            if picture:
                kept[kind] = f"{_PICTURES}/{name}-{kind}.png"
                (self._folder / kept[kind]).write_bytes(picture)
        return kept

    def add(self, seen: dict[str, Any], message: str) -> None:
        """Take down what came of a test; `message` is empty where it passed."""
        self._entries.append((seen, message))

    def write(self) -> Path:
        """Write the page."""
        told = [entry for entry in self._entries if entry[1] or "after" in entry[0]]
        told.sort(key=lambda entry: entry[0]["title"])
        self.page.write_text(_page(told, self._counts()), encoding="utf-8")
        return self.page

    def _counts(self) -> str:
        outcomes = Counter(_outcome(seen, message) for seen, message in self._entries)
        return ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))


def _outcome(seen: Mapping[str, str], message: str) -> str:
    known = seen["seen"]
    return known if known in ("new", "changed", "written") else "failed" if message else "passed"


def _page(entries: list[tuple[dict[str, Any], str]], counts: str) -> str:
    style, script = (
        _HERE.with_name(name).read_text("utf-8") for name in ("report.css", "report.js")
    )
    nothing = t"" if entries else t'<p class="well">There is nothing to look at.</p>'
    return html(t"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content={_MARK}>
<title>What the browser showed</title>
<style>{Markup(style)}</style>
</head>
<body>
<header><h1>What the browser showed</h1><p>{counts or "Nothing was looked at."}</p></header>
<main>{nothing}{[_entry(*entry) for entry in entries]}</main>
<script>{Markup(script)}</script>
</body>
</html>
""")


def _entry(seen: Mapping[str, str], message: str) -> Template:
    outcome = _outcome(seen, message)
    told = message and (seen["headline"] or message)
    said = t"<pre>{told}</pre>" if told else t""
    return t"""<article>
<h2>{seen["title"]} <span class="outcome {outcome}">{outcome}</span></h2>
{said}{_side_by_side(seen)}{_slider(seen)}
</article>"""


def _slider(seen: Mapping[str, str]) -> Template:
    if "before" not in seen:
        return t""
    return t"""<div class="slider">
<div class="stack">
<img src={seen["before"]} alt="Before"><img src={seen["after"]} alt="After">
</div>
<label>Before<input type="range" min="0" max="100" value="50">After</label>
</div>"""


def _side_by_side(seen: Mapping[str, str]) -> Template:
    figures = [
        t"""<figure><figcaption>{title}</figcaption>
<a href={seen[kind]}><img src={seen[kind]} alt={title} loading="lazy"></a></figure>"""
        for kind, title in _TITLES.items()
        if kind in seen
    ]
    return t'<div class="side">{figures}</div>' if figures else t""
