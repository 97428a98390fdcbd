"""A catalog with many ways in which a page can be made from a file, and edits of its files.

Every file has a word in it, `Word00`, which an edit replaces by another of the same length.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

WORD = re.compile(r"Word\d\d")
SYNTAX_ERROR = "\n)( Word00\n"
IMPORT_ERROR = "\nraise ValueError('broken at import')\n"
RENDER_ERROR = "raise RuntimeError('broken when rendered'); "
BREAKS = {
    "syntax": lambda text: text + SYNTAX_ERROR,
    "import": lambda text: text + IMPORT_ERROR,
    "render": lambda text: text.replace("return", f"{RENDER_ERROR}return"),
    "assertion": lambda text: text.replace("assert True", "assert False"),
}


def _repaired(text: str) -> str:
    for error in (SYNTAX_ERROR, IMPORT_ERROR, RENDER_ERROR):
        text = text.replace(error, "")
    return text.replace("assert False", "assert True")


def _subject(component: str, *, function: str = "component") -> dict[str, str]:
    """A component and its stories."""
    stories = f"""
        from storyville import Story, Subject

        from .{function} import {function}

        def is_right(html):
            assert True, "Word00"

        def this() -> Subject:
            return Subject(title="Title Word00", target={function}, items=[
                Story(title="One Word00", props={{"text": "Word00"}}, assertions=[is_right]),
                Story(title="Two", props={{"text": "two"}}),
            ])
        """
    return {f"{function}.py": component, "stories.py": stories}


SUBJECTS = {
    "shop/button": """
        from importlib import import_module

        from toolkit import NAME
        from toolkit.words import LABEL

        DYNAMIC = import_module("toolkit.dynamic").VALUE

        def component(text):
            words = f"Word00 {NAME} {LABEL} {DYNAMIC}"
            return f'<button><img src="static/logo.svg">{words} {text}</button>'
        """,
    "shop/forms/field": """
        from toolkit.deep import deep

        def component(text):
            import toolkit.lazy

            return t"<label>Word00 {deep()} {toolkit.lazy.LAZY} {text}</label>"
        """,
    "shop/forms/choice": """
        try:
            from toolkit.extra import EXTRA
        except ImportError:
            EXTRA = "nothing"

        def component(text):
            return t'<p><img src="static/tick.svg">Word00 {EXTRA} {text}</p>'
        """,
    "shop/card": """
        from toolkit.templates import environment

        def component(text):
            return environment.get_template("card.html").render(text=f"Word00 {text}")
        """,
    "shop/panel": """
        from toolkit.templates import environment

        def component(text):
            return environment.get_template("panel.html").render(text=f"Word00 {text}")
        """,
    "shop/chart": """
        from toolkit.data import load

        DATA = load("data.json")

        def component(text):
            return t"<p>Word00 {DATA['word']} {text}</p>"
        """,
    "shop/table": """
        from toolkit import data

        WORD = data.load("data.json")["word"]

        def component(text):
            return t"<table><tr><td>Word00 {WORD} {text}</td></tr></table>"
        """,
    "shop/notes": """
        from pathlib import Path

        def component(text):
            return f"<pre>Word00 {Path(__file__).with_name('notes.md').read_text()} {text}</pre>"
        """,
    "shop/gallery": """
        import json
        from pathlib import Path

        ITEMS = Path(__file__).parent / "items"

        def component(text):
            items = [json.loads(file.read_text())["word"] for file in sorted(ITEMS.glob("*.json"))]
            return t"<ul>Word00 {text}{[t'<li>{item}</li>' for item in items]}</ul>"
        """,
    "shop/plugins": """
        import toolkit.plugins
        from toolkit.registry import REGISTRY

        def component(text):
            return t"<p>Word00 {', '.join(REGISTRY)} {text}</p>"
        """,
    "shop/option": """
        from toolkit import options

        def component(text):
            return t"<p>Word00 {options.OPTION} {text}</p>"
        """,
}

PLUGIN = "from toolkit.registry import REGISTRY\nREGISTRY.append('Word00')\n"
FILES = {
    "shop/__init__.py": 'ABOVE = "Word00"\n',
    "shop/layout.py": """
        from shop import ABOVE

        def layout(story_title, children):
            return t'<html><head><link rel="stylesheet" href="/static/app.css"></head>'\\
                t'<body>Word00 {ABOVE} {story_title} {children}</body></html>'
        """,
    "shop/stories.py": """
        from shop.layout import layout
        from storyville import Catalog

        def top() -> Catalog:
            return Catalog(title="Shop Word00", themed_layout=layout)
        """,
    "shop/static/app.css": "body { background: url(logo.svg) } /* Word00 */\n",
    "shop/static/logo.svg": "<svg><title>Word00</title></svg>\n",
    "shop/forms/static/tick.svg": "<svg><title>Word00</title></svg>\n",
    "shop/forms/stories.py": """
        from storyville import Section
        from toolkit.lazy import LAZY

        def this() -> Section:
            return Section(title="Forms Word00", description=LAZY)
        """,
    "shop/notes/notes.md": "# Word00\n",
    "shop/guide/begin.md": "---\norder: 1\n---\n# Guide Word00\n\n![](story:button/two) Word00\n",
    "shop/forms/usage.md": "Word00\n\n![](story:forms/field/two)\n![](story:forms/added/two)\n",
    "shop/gallery/items/one.json": '{"word": "Word00"}\n',
    "shop/gallery/items/two.json": '{"word": "Word00"}\n',
    "shop/unused.py": "WORD = 'Word00'\n",
    "toolkit/__init__.py": 'NAME = "Word00"\n',
    "toolkit/words.py": 'LABEL = "Word00"\n',
    "toolkit/deep.py": """
        from . import words

        def deep():
            return f"Word00 {words.LABEL}"
        """,
    "toolkit/lazy.py": 'LAZY = "Word00"\n',
    "toolkit/dynamic.py": 'VALUE = "Word00"\n',
    "toolkit/data.py": """
        import json
        from functools import cache
        from pathlib import Path

        @cache
        def load(name):
            return json.loads(Path(__file__).with_name(name).read_text()) | {"by": "Word00"}
        """,
    "toolkit/data.json": '{"word": "Word00"}\n',
    "toolkit/templates.py": """
        from pathlib import Path

        import jinja2

        FOLDER = Path(__file__).parent / "templates"
        environment = jinja2.Environment(loader=jinja2.FileSystemLoader(FOLDER))
        WORD = "Word00"
        """,
    "toolkit/templates/card.html": "<div>Word00 {{ text }} {% include 'foot.html' %}</div>\n",
    "toolkit/templates/panel.html": "<p>Word00 {{ text }} {% include 'foot.html' %}</p>\n",
    "toolkit/templates/foot.html": "<footer>Word00</footer>\n",
    "toolkit/options.py": """
        from pathlib import Path

        FILE = Path(__file__).with_name("option.txt")
        OPTION = FILE.read_text() if FILE.exists() else "Word00"
        """,
    "toolkit/registry.py": 'REGISTRY = ["Word00"]\n',
    "toolkit/plugins/__init__.py": """
        from importlib import import_module
        from pkgutil import iter_modules

        WORD = "Word00"
        for module in iter_modules(__path__):
            import_module(f"{__name__}.{module.name}")
        """,
    "toolkit/plugins/one.py": PLUGIN,
    "toolkit/plugins/two.py": PLUGIN,
    "toolkit/unused.py": "WORD = 'Word00'\n",
    "shop/button/__html_snapshots__/two.html": "<button>Word00</button>\n",
} | {
    f"{folder}/{name}": text
    for folder, component in SUBJECTS.items()
    for name, text in _subject(component).items()
}

OPTIONAL = {
    "toolkit/extra.py": 'EXTRA = "Word00"\n',
    "toolkit/option.txt": "Word00\n",
    "toolkit/plugins/three.py": PLUGIN,
    "shop/gallery/items/three.json": '{"word": "Word00"}\n',
    "shop/button/static/logo.svg": "<svg><title>Word00 of its own</title></svg>\n",
    "shop/forms/static/app.css": "/* Word00 */\n",
    "shop/forms/field/__html_snapshots__/two.html": "<label>Word00</label>\n",
    "shop/button/toolkit.py": "LABEL = 'Word00'\n",
}
"""Files that something looks for, but that are not there at first."""


class Catalog:
    """The files of the catalog, in a git repository with two branches."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name, text in FILES.items():
            self.write(name, dedent(text).lstrip("\n"))
        self._git("init", "--quiet", "--initial-branch=main")
        self._commit()
        self._git("checkout", "--quiet", "-b", "other")
        self._become_other()
        self._commit()
        self.checkout("main")

    def _become_other(self) -> None:
        for name in self.files()[::2]:
            self.write(name, self.with_word(name, "Word77"))
        self.move("shop/notes", "shop/forms/remarks")
        self.delete("shop/option")
        self.delete("toolkit/words.py")
        self.add_subject("shop/forms/added", "Word88")
        self.write("toolkit/words/__init__.py", 'from .inner import LABEL\nWORD = "Word00"\n')
        self.write("toolkit/words/inner.py", 'LABEL = "Word99"\n')
        self.write("toolkit/option.txt", "Word66")

    def _commit(self) -> None:
        self._git("add", "--all")
        self._git("commit", "--quiet", "--message", "All")

    def _git(self, *arguments: str) -> None:
        identity = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org")
        subprocess.run(["git", *identity, *arguments], cwd=self.root, check=True)

    # What there is.

    def files(self) -> list[str]:
        """The files that people edit."""
        found = [
            path.relative_to(self.root).as_posix()
            for top in ("shop", "toolkit")
            for path in (self.root / top).rglob("*")
            if path.is_file() and WORD.search(path.read_text(errors="replace"))
        ]
        return sorted(name for name in found if "__pycache__" not in name)

    def folders(self) -> list[str]:
        """The folders of the subjects."""
        found = {str(Path(name).parent) for name in self.files() if name.endswith("/stories.py")}
        return sorted(found - {"shop", "shop/forms"})

    def modules(self) -> list[str]:
        """The modules that no package shadows."""
        files = self.files()
        return [
            name
            for name in files
            if name.endswith(".py")
            and not name.endswith(("__init__.py", "stories.py"))
            and f"{name.removesuffix('.py')}/__init__.py" not in files
        ]

    def breakable(self) -> list[tuple[str, str]]:
        """File and manner of what can be broken."""
        return [
            (name, manner)
            for name in self.files()
            if name.endswith(".py")
            for manner, change in BREAKS.items()
            if change(text := self.read(name)) != text and _repaired(text) == text
        ]

    def broken(self) -> list[str]:
        """The files that are broken."""
        return [name for name in self.files() if _repaired(text := self.read(name)) != text]

    def missing(self) -> list[str]:
        """Files that were once there, or that something looks for."""
        return sorted(name for name in FILES | OPTIONAL if not (self.root / name).exists())

    def read(self, name: str) -> str:
        return (self.root / name).read_text()

    def with_word(self, name: str, word: str, which: int = 0) -> str:
        """The text of a file with another word in one of the places of words."""
        text = self.read(name)
        places = list(WORD.finditer(text))
        start, end = places[which % len(places)].span()
        return text[:start] + word + text[end:]

    # Edits.

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def write_by_replacing(self, name: str, text: str) -> None:
        path = self.root / name
        beside = path.with_name(f".{path.name}.new")
        beside.write_text(text)
        beside.replace(path)

    def write_in_two_steps(self, name: str, text: str) -> None:
        path = self.root / name
        with path.open("w") as file:
            file.flush()
            os.fsync(file.fileno())
            file.write(text)

    def write_with_the_time_before(self, name: str, text: str) -> None:
        """Keep the time: with texts of the same size, `.pyc` files can't tell them apart."""
        path = self.root / name
        before = path.stat()
        path.write_text(text)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    def break_file(self, name: str, manner: str) -> None:
        self.write(name, BREAKS[manner](self.read(name)))

    def repair(self, name: str) -> None:
        self.write(name, _repaired(self.read(name)))

    def put(self, name: str) -> None:
        """Write a file that is missing."""
        self.write(name, dedent((FILES | OPTIONAL)[name]).lstrip("\n"))

    def delete(self, name: str) -> None:
        path = self.root / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()

    def touch(self, name: str) -> None:
        (self.root / name).touch()

    def move(self, folder: str, to: str) -> None:
        (self.root / folder).rename(self.root / to)

    def shadow(self, module: str, word: str) -> None:
        """Put a package beside a module that goes before it."""
        text = WORD.sub(word, self.read(module))
        self.write(f"{module.removesuffix('.py')}/__init__.py", text)

    def add_subject(self, folder: str, word: str) -> None:
        component = """
            from toolkit.words import LABEL

            def component(text):
                return t"<p>Word00 {LABEL} {text}</p>"
            """
        for name, text in _subject(component).items():
            self.write(f"{folder}/{name}", WORD.sub(word, dedent(text).lstrip("\n"), count=2))

    def checkout(self, branch: str) -> None:
        self._git("checkout", "--quiet", "--force", branch)

    def clean(self) -> None:
        """Remove what is of no branch."""
        self._git("clean", "--quiet", "--force", "-d", "shop", "toolkit")


type Write = Callable[[Catalog, str, str], None]

WAYS: dict[str, Write] = {
    "in place": Catalog.write,
    "by replacing": Catalog.write_by_replacing,
    "in two steps": Catalog.write_in_two_steps,
    "with the time before": Catalog.write_with_the_time_before,
}


def word(number: int) -> str:
    return f"Word{number:02}"
