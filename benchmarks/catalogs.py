"""Synthetic catalogs, and the edits that are made to them.

Whatever an edit changes is a token, which stands in an element with a `data-mark`; so a page can
tell when it shows the edit, however it got there.
"""

import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self, get_args

type Kind = Literal["component", "helper", "prop", "title", "template", "css", "layout"]
type Page = Literal["story", "canvas", "subject", "home"]

KINDS: tuple[Kind, ...] = get_args(Kind.__value__)
PAGES: tuple[Page, ...] = get_args(Page.__value__)

PER_SUBJECT = 3
PER_SECTION = 10
HELPER_USERS = 50
FEWEST = PER_SUBJECT * HELPER_USERS
"""So many stories a catalog has at least."""

VIEWED = 0
"""The number of the subject whose pages are looked at."""
TEMPLATED = PER_SECTION
"""The number of the subject whose component reads a Jinja template; the first of its section."""

_CATALOG = """
from storyville import Catalog

from .layout import Layout


def catalog() -> Catalog:
    return Catalog(title="Synthetic", themed_layout=Layout)
"""

_LAYOUT = '''
from dataclasses import dataclass
from string.templatelib import Template

from tdom import Markup


@dataclass
class Layout:
    story_title: str
    children: Markup

    def __call__(self) -> Template:
        return t"""<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>{self.story_title}</title>
    <link rel="stylesheet" href="static/theme.css">
  </head>
  <body>
    <main>{self.children}</main>
    <footer data-mark="layout">token-000000</footer>
  </body>
</html>"""
'''

_CSS = """
body { margin: 1rem; font-family: sans-serif; }
[data-mark="component"] { color: rgb(100, 100, 100); }
"""

_HELPER = """
def note() -> str:
    return "token-000000"
"""

_SECTION = """
from storyville import Section


def section() -> Section:
    return Section(description="Ten *subjects*.")
"""

_COMPONENT = '''
from dataclasses import dataclass
from string.templatelib import Template
{imports}

@dataclass
class Widget{number}:
    text: str
    state: str = "idle"

    def __call__(self) -> Template:
        return t"""
            <article class="widget" data-state={{self.state}}>
              <h2 data-mark="prop">{{self.text}}</h2>
              <p data-mark="component">token-000000</p>
              {content}
              <button type="button">Open</button>
            </article>
        """
'''

_HELPER_IMPORT = "\nfrom ...shared import note\n"
_HELPER_USE = '<p data-mark="helper">{note()}</p>'

_TEMPLATE_IMPORT = """from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from tdom import Markup

TEMPLATES = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
"""
_TEMPLATE_USE = '{Markup(TEMPLATES.get_template("note.html.jinja").render(text=self.text))}'
_TEMPLATE = '<p data-mark="template">token-000000 about {{ text }}</p>\n'

_STORIES = """
from storyville import Story, Subject

from .widget_{number:05} import Widget{number}


def subject() -> Subject:
    return Subject(
        description="Widget number {number}.",
        target=Widget{number},
        items=[
            Story(title="First", props={{"text": "token-000000"}}),
            Story(title="token-000000", props={{"text": "Second", "state": "busy"}}),
            Story(title="Third", props={{"text": "Third", "state": "done"}}),
        ],
    )
"""


def subject_address(number: int) -> str:
    """Where a subject is, both in the catalog's folder and in the site."""
    return f"section_{number // PER_SECTION:03}/widget_{number:05}"


def write_catalog(folder: Path, stories: int) -> None:
    """Write a catalog of so many stories, rounded up to whole subjects, into a new folder."""
    subjects = -(-max(stories, FEWEST) // PER_SUBJECT)
    _write(folder, {"stories.py": _CATALOG, "layout.py": _LAYOUT, "shared.py": _HELPER})
    _write(folder / "static", {"theme.css": _CSS}, package=False)
    for number in range(subjects):
        subject = folder / subject_address(number)
        if number % PER_SECTION == 0:
            _write(subject.parent, {"stories.py": _SECTION})
        _write(subject, _subject_files(number))


def _write(folder: Path, files: dict[str, str], *, package: bool = True) -> None:
    folder.mkdir(parents=True)
    for name, text in ({"__init__.py": ""} if package else {}).items() | files.items():
        (folder / name).write_text(text.lstrip("\n"))


def _subject_files(number: int) -> dict[str, str]:
    imports, content = "", "<p>Something to read.</p>"
    if number == TEMPLATED:
        imports, content = _TEMPLATE_IMPORT, _TEMPLATE_USE
    elif number <= HELPER_USERS:
        imports, content = _HELPER_IMPORT, _HELPER_USE
    files = {
        f"widget_{number:05}.py": _COMPONENT.format(
            number=number, imports=imports, content=content
        ),
        "stories.py": _STORIES.format(number=number),
    }
    return files | ({"note.html.jinja": _TEMPLATE} if number == TEMPLATED else {})


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a page shows a token: in the text of elements, or as the value of a property."""

    selector: str
    property: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A kind of edit: the file, what stands before its token, and what shows it."""

    file: str
    anchor: str
    mark: Mark
    subject: int = VIEWED
    pages: tuple[Page, ...] = PAGES
    """The pages that show it."""


_SUBJECT = subject_address(VIEWED)
_SIDEBAR = 'nav[aria-label="Catalog"] a'
CHANGES: dict[Kind, Change] = {
    "component": Change(
        f"{_SUBJECT}/widget_{VIEWED:05}.py",
        '<p data-mark="component">',
        Mark('[data-mark="component"]'),
    ),
    "helper": Change("shared.py", 'return "', Mark('[data-mark="helper"]')),
    "prop": Change(f"{_SUBJECT}/stories.py", '"text": "', Mark('[data-mark="prop"]')),
    # The second story's: a title is part of a story's address, and the first is looked at.
    "title": Change(
        f"{_SUBJECT}/stories.py", 'title="', Mark(_SIDEBAR), pages=("story", "subject")
    ),
    "template": Change(
        f"{subject_address(TEMPLATED)}/note.html.jinja",
        '<p data-mark="template">',
        Mark('[data-mark="template"]'),
        TEMPLATED,
    ),
    "css": Change("static/theme.css", "color: ", Mark('[data-mark="component"]', "color")),
    "layout": Change("layout.py", 'data-mark="layout">', Mark('[data-mark="layout"]')),
}


def page_address(page: Page, subject: int) -> str:
    """The address of a page, from the top of the site."""
    story = f"{subject_address(subject)}/first"
    match page:
        case "story":
            return f"{story}/"
        case "canvas":
            return f"{story}/canvas.html"
        case "subject":
            return f"{subject_address(subject)}/"
        case "home":
            return ""


@dataclass(frozen=True, slots=True)
class Edit:
    """One place of a file that is saved again and again, each time with another token."""

    file: Path
    before: str
    after: str
    is_color: bool

    @classmethod
    def of(cls, catalog: Path, change: Change) -> Self:
        file = catalog / change.file
        text = file.read_text()
        pattern = rf"{re.escape(change.anchor)}(token-\w{{6}}|rgb\([\d, ]+\))"
        match = re.search(pattern, text)
        if not match:
            raise LookupError(f"{file} has no token after {change.anchor}")
        return cls(file, text[: match.start(1)], text[match.end(1) :], bool(change.mark.property))

    def token(self) -> str:
        """A new token, of the same length as any other: a file's size does not give it away."""
        if not self.is_color:
            return f"token-{secrets.token_hex(3)}"
        red, green, blue = (100 + secrets.randbelow(156) for _ in range(3))
        return f"rgb({red}, {green}, {blue})"

    def save(self, token: str) -> None:
        """Save the file as most editors do: write another, and give it the file's name."""
        new = self.file.with_name(f".{self.file.name}.new")
        new.write_text(f"{self.before}{token}{self.after}")
        new.replace(self.file)
