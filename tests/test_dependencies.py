"""Which units a change of a file affects, by what was seen while they were made."""

import sys
from pathlib import Path

import pytest

from storyville.dependencies import Graph
from storyville.requests import Pick, Report

from .conftest import Project

STORY = "Story(title='One')"


class Shop:
    """A catalog with two subjects, `a` and `b`, and what is known of what they are made from."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.graph = Graph()
        project.stories("shop", "def top() -> Catalog:\n    return Catalog()\n")
        for unit in ("a", "b"):
            self.component(unit, "def component():\n    return 'plain'\n")

    def component(self, unit: str, text: str, folder: str = "shop") -> None:
        """Write a subject whose component is in the stories file itself."""
        end = f"\ndef this() -> Subject:\n    return Subject(target=component, items=[{STORY}])\n"
        self.project.stories(f"{folder}/{unit}", text + end)

    def make(self, *units: str) -> Report:
        """Make units, or all, and learn what they are made from."""
        report = self.project.make(*map(Pick, units))
        self.graph.update(report.recording, units, whole=not units)
        return report

    def write(self, name: str, text: str = "") -> Path:
        return self.project.write(name, text)

    def affected(self, *names: str) -> set[str]:
        """The units that a change of some files affects."""
        return self.graph.affected([str(self.project.root / name) for name in names])


@pytest.fixture
def shop(project: Project) -> Shop:
    return Shop(project)


# What is imported.


def test_a_stories_file_affects_its_unit_and_no_other(shop: Shop) -> None:
    shop.make("a", "b")
    assert shop.affected("shop/a/stories.py") == {"a"}


def test_a_stories_file_affects_the_units_below_it(shop: Shop) -> None:
    shop.project.stories("shop/group", "def this() -> Section:\n    return Section()\n")
    shop.component("inner", "def component():\n    return ''\n", folder="shop/group")
    shop.make()
    assert shop.affected("shop/group/stories.py") == {"group", "group/inner"}
    assert shop.affected("shop/stories.py") == {"", "a", "b", "group", "group/inner"}


def test_a_module_affects_who_imports_it_over_others(shop: Shop) -> None:
    shop.write("toolkit/__init__.py")
    shop.write("toolkit/words.py", "WORD = 'word'\n")
    shop.write("toolkit/deep.py", "from toolkit.words import WORD\n")
    shop.component("a", "from toolkit.deep import WORD\ndef component():\n    return WORD\n")
    shop.make("a", "b")
    assert shop.affected("toolkit/words.py") == {"a"}
    assert shop.affected("toolkit/__init__.py") == {"a"}


def test_a_module_that_was_imported_for_another_unit_affects_both(shop: Shop) -> None:
    shop.write("words.py", "WORD = 'word'\n")
    for unit in ("a", "b"):
        shop.component(unit, "from words import WORD\ndef component():\n    return WORD\n")
    shop.make("a", "b")
    assert shop.affected("words.py") == {"a", "b"}


def test_a_module_of_a_module_that_was_imported_for_another_unit_affects_both(shop: Shop) -> None:
    shop.write("words.py", "WORD = 'word'\n")
    shop.write("deep.py", "def word():\n    from words import WORD\n    return WORD\n")
    for unit in ("a", "b"):
        shop.component(unit, "import deep\ndef component():\n    return deep.word()\n")
    shop.make("a", "b")
    assert shop.affected("words.py") == {"a", "b"}


@pytest.mark.parametrize(
    "importing",
    [
        "def component():\n    import words\n    return words.WORD\n",
        "def component():\n    from words import WORD\n    return WORD\n",
        "import importlib\ndef component():\n    return importlib.import_module('words').WORD\n",
        "from importlib import import_module as i\ndef component():\n    return i('words').WORD\n",
        "def component():\n    return __import__('words').WORD\n",
    ],
    ids=["lazy", "lazy from", "import_module", "import_module by name", "__import__"],
)
def test_a_module_is_seen_however_it_is_imported(shop: Shop, importing: str) -> None:
    shop.write("words.py", "WORD = 'word'\n")
    shop.component("a", importing)
    shop.make("a", "b")
    assert shop.affected("words.py") == {"a"}


def test_a_module_that_is_loaded_by_its_path_is_seen(shop: Shop) -> None:
    shop.write("words.py", "WORD = 'word'\n")
    shop.component(
        "a",
        """
import importlib.util, pathlib
FILE = pathlib.Path(__file__).parents[2] / "words.py"
spec = importlib.util.spec_from_file_location("anything", FILE)
words = importlib.util.module_from_spec(spec)
spec.loader.exec_module(words)
def component():
    return words.WORD
""",
    )
    assert shop.make("a", "b").diagnostics == ()
    assert shop.affected("words.py") == {"a"}


@pytest.mark.parametrize(
    "importing",
    [
        "from .words import WORD",
        "from . import words\nWORD = words.WORD",
        "from importlib import import_module\nWORD = import_module('.words', __package__).WORD",
        "from ..a.words import WORD",
        "from shop.a import words\nWORD = words.WORD",
        "import shop.a.words as words\nWORD = words.WORD",
    ],
)
def test_relative_imports_and_submodules_are_seen(shop: Shop, importing: str) -> None:
    shop.write("shop/a/words.py", "WORD = 'word'\n")
    shop.component("a", f"{importing}\ndef component():\n    return WORD\n")
    assert shop.make("a", "b").diagnostics == ()
    assert shop.affected("shop/a/words.py") == {"a"}


def test_a_module_in_a_namespace_package_is_seen(shop: Shop) -> None:
    shop.write("loose/inner/words.py", "WORD = 'word'\n")
    shop.component("a", "from loose.inner import words\ndef component():\n    return words.WORD\n")
    shop.make("a", "b")
    assert shop.affected("loose/inner/words.py") == {"a"}


def test_a_namespace_package_that_becomes_a_package_affects_who_uses_it(shop: Shop) -> None:
    shop.write("loose/words.py", "WORD = 'word'\n")
    shop.component("a", "from loose import words\ndef component():\n    return words.WORD\n")
    shop.make("a", "b")
    shop.write("loose/__init__.py")
    assert shop.affected("loose/__init__.py") == {"a"}


def test_modules_that_a_package_finds_for_itself_are_seen(shop: Shop) -> None:
    shop.write(
        "plugins/__init__.py",
        """
        import importlib, pkgutil
        FOUND = [
            importlib.import_module(f"{__name__}.{module.name}").WORD
            for module in pkgutil.iter_modules(__path__)
        ]
        """,
    )
    shop.write("plugins/one.py", "WORD = 'one'\n")
    shop.component("a", "import plugins\ndef component():\n    return ' '.join(plugins.FOUND)\n")
    shop.make("a", "b")
    assert shop.affected("plugins/one.py") == {"a"}
    shop.write("plugins/two.py", "WORD = 'two'\n")
    assert shop.affected("plugins/two.py") == {"a"}


# What goes before what.


def test_a_package_beside_a_module_of_its_name_affects_who_uses_the_module(shop: Shop) -> None:
    shop.write("toolkit/__init__.py")
    shop.write("toolkit/words.py", "WORD = 'word'\n")
    shop.component("a", "from toolkit.words import WORD\ndef component():\n    return WORD\n")
    shop.make("a", "b")
    shop.write("toolkit/words/__init__.py", "WORD = 'another'\n")
    assert shop.affected("toolkit/words/__init__.py") == {"a"}


def test_a_module_takes_over_where_the_package_before_it_goes(shop: Shop) -> None:
    shop.write("words.py", "WORD = 'word'\n")
    package = shop.write("words/__init__.py", "WORD = 'another'\n")
    shop.component("a", "from words import WORD\ndef component():\n    return WORD\n")
    shop.make("a", "b")
    package.unlink()
    assert shop.affected("words/__init__.py") == {"a"}


def test_a_module_that_is_found_earlier_on_the_path_affects_who_uses_the_later(
    shop: Shop,
) -> None:
    shop.write("shop/__init__.py")
    shop.write("pyproject.toml")
    shop.write("src/__init__.py")
    shop.write("src/words.py", "WORD = 'word'\n")
    shop.component("a", "from words import WORD\ndef component():\n    return WORD\n")
    report = shop.make("a", "b")
    assert report.diagnostics == ()
    shop.write("words.py", "WORD = 'earlier'\n")
    assert shop.affected("words.py") == {"a"}


# What is broken.


def test_a_broken_module_affects_who_imports_it(shop: Shop) -> None:
    for text in ("WORD = (\n", "raise ValueError\n", "import nothing_of_this_name\n"):
        shop.write("words.py", text)
        shop.write("deep.py", "from words import WORD\n")
        shop.component("a", "from deep import WORD\ndef component():\n    return WORD\n")
        assert shop.make("a", "b").diagnostics
        assert shop.affected("words.py") == {"a"}


def test_a_module_that_is_missing_affects_who_imports_it_as_it_comes(shop: Shop) -> None:
    shop.write("toolkit/__init__.py")
    shop.component("a", "from toolkit.words import WORD\ndef component():\n    return WORD\n")
    assert shop.make("a", "b").diagnostics
    shop.write("toolkit/words.py", "WORD = 'word'\n")
    assert shop.affected("toolkit/words.py") == {"a"}


def test_a_package_that_is_missing_affects_who_imports_it_as_it_comes(shop: Shop) -> None:
    shop.component("a", "from toolkit.words import WORD\ndef component():\n    return WORD\n")
    assert shop.make("a", "b").diagnostics
    shop.write("toolkit/words.py", "WORD = 'word'\n")
    assert shop.affected("toolkit/words.py", "toolkit") == {"a"}


def test_a_name_that_a_module_lacks_may_come_as_a_module(shop: Shop) -> None:
    shop.write("toolkit/__init__.py")
    shop.component(
        "a",
        """
try:
    from toolkit import words
except ImportError:
    words = None

def component():
    return str(words)
""",
    )
    assert shop.make("a", "b").diagnostics == ()
    shop.write("toolkit/words.py")
    assert shop.affected("toolkit/words.py") == {"a"}


def test_a_module_that_goes_affects_who_imports_it(shop: Shop) -> None:
    words = shop.write("words.py", "WORD = 'word'\n")
    shop.component("a", "from words import WORD\ndef component():\n    return WORD\n")
    shop.make("a", "b")
    words.unlink()
    assert shop.affected("words.py") == {"a"}


# What is read.


@pytest.mark.parametrize(
    "reading",
    [
        "FILE.read_text()",
        "open(FILE).read()",
        "FILE.read_bytes().decode()",
        "json.loads(FILE.read_text())",
        "json.load(FILE.open())",
        "os.read(os.open(FILE, os.O_RDONLY), 10).decode()",
        "linecache.getline(str(FILE), 1)",
    ],
)
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_file_is_seen_however_it_is_read(shop: Shop, reading: str) -> None:
    shop.write("words.json", '"word"')
    shop.component(
        "a",
        f"""
import json, linecache, os, pathlib, warnings
warnings.simplefilter("ignore")
FILE = pathlib.Path(__file__).parents[2] / "words.json"
def component():
    return {reading}
""",
    )
    assert shop.make("a", "b").diagnostics == ()
    assert shop.affected("words.json") == {"a"}


CACHED = """
import functools, pathlib
@functools.cache
def load(name):
    return pathlib.Path(__file__).with_name(name).read_text()
"""


def test_a_file_that_is_read_once_for_two_units_affects_both(shop: Shop) -> None:
    shop.write("loader.py", CACHED)
    shop.write("words.txt", "word")
    for unit in ("a", "b"):
        shop.component(
            unit,
            "import loader\nTEXT = loader.load('words.txt')\ndef component():\n    return TEXT\n",
        )
    shop.make("a", "b")
    assert shop.affected("words.txt") == {"a", "b"}


def test_a_file_that_a_module_reads_as_it_is_imported_affects_all_its_users(shop: Shop) -> None:
    shop.write("words.py", f"{CACHED}\nWORD = load('words.txt')\n")
    shop.write("words.txt", "word")
    for unit in ("a", "b"):
        shop.component(unit, "from words import WORD\ndef component():\n    return WORD\n")
    shop.make("a", "b")
    assert shop.affected("words.txt") == {"a", "b"}


TEMPLATES = """
import pathlib, jinja2
folder = pathlib.Path(__file__).parent / "templates"
environment = jinja2.Environment(loader=jinja2.FileSystemLoader(folder), autoescape=True)
"""


def test_templates_and_what_they_include_affect_who_renders_them(shop: Shop) -> None:
    shop.write("looks.py", TEMPLATES)
    shop.write("templates/a.html", "a {% include 'foot.html' %}")
    shop.write("templates/b.html", "b {% include 'foot.html' %}")
    shop.write("templates/foot.html", "foot")
    for unit in ("a", "b"):
        shop.component(
            unit,
            "from looks import environment\n"
            f"def component():\n    return environment.get_template('{unit}.html').render()\n",
        )
    assert shop.make("a", "b").diagnostics == ()
    assert shop.affected("templates/a.html") == {"a"}
    assert shop.affected("templates/foot.html") == {"a", "b"}


# What is looked for.


@pytest.mark.parametrize(
    "looking",
    [
        "FILE.exists()",
        "FILE.is_file()",
        "os.path.exists(FILE)",
        "os.path.isfile(str(FILE))",
        "bool(glob.glob(str(FILE)))",
        "'words.txt' in os.listdir(FILE.parent)",
        "any(each.name == 'words.txt' for each in os.scandir(FILE.parent))",
        "FILE in FILE.parent.iterdir()",
    ],
)
def test_a_file_that_is_looked_for_affects_who_did_as_it_comes_and_goes(
    shop: Shop, looking: str
) -> None:
    shop.component(
        "a",
        f"""
import glob, os, pathlib
FILE = pathlib.Path(__file__).with_name("words.txt")
def component():
    return str({looking})
""",
    )
    assert shop.make("a", "b").diagnostics == ()
    file = shop.write("shop/a/words.txt")
    assert shop.affected("shop/a/words.txt") == {"a"}
    shop.make("a", "b")
    file.unlink()
    assert shop.affected("shop/a/words.txt") == {"a"}


def test_a_file_that_could_not_be_read_affects_who_tried_as_it_comes(shop: Shop) -> None:
    shop.component(
        "a",
        """
import pathlib
def component():
    try:
        return pathlib.Path(__file__).with_name("words.txt").read_text()
    except OSError:
        return "nothing"
""",
    )
    shop.make("a", "b")
    shop.write("shop/a/words.txt")
    assert shop.affected("shop/a/words.txt") == {"a"}


def test_a_listed_folder_affects_who_listed_it_as_something_comes_or_goes(shop: Shop) -> None:
    shop.component(
        "a",
        """
import pathlib
def component():
    return ''.join(file.stem for file in sorted(pathlib.Path(__file__).parent.glob("items/*.md")))
""",
    )
    one = shop.write("shop/a/items/one.md")
    shop.make("a", "b")
    assert shop.affected("shop/a/items/one.md") == set()
    shop.write("shop/a/items/two.md")
    assert shop.affected("shop/a/items/two.md") == {"a"}
    shop.make("a", "b")
    one.unlink()
    assert shop.affected("shop/a/items/one.md") == {"a"}


def test_a_folder_that_is_made_affects_who_looked_below_it(shop: Shop) -> None:
    shop.component(
        "a",
        """
import pathlib
def component():
    return ''.join(file.stem for file in sorted(pathlib.Path(__file__).parent.glob("items/*.md")))
""",
    )
    shop.make("a", "b")
    shop.write("shop/a/items/one.md")
    assert shop.affected("shop/a/items", "shop/a/items/one.md") == {"a"}


def test_files_affect_who_read_them_when_the_folder_above_them_goes(shop: Shop) -> None:
    words = shop.write("shop/a/words/word.txt", "word")
    shop.component(
        "a",
        "import pathlib\ndef component():\n"
        "    return pathlib.Path(__file__).with_name('words').joinpath('word.txt').read_text()\n",
    )
    shop.make("a", "b")
    words.unlink()
    words.parent.rmdir()
    assert shop.affected("shop/a/words") == {"a"}


# Static files.


def test_a_static_file_affects_who_links_to_it_as_it_comes(shop: Shop) -> None:
    shop.component("a", "def component():\n    return '<img src=\"static/a.svg\">'\n")
    shop.make("a", "b")
    shop.write("shop/static/a.svg")
    assert shop.affected("shop/static/a.svg") == {"a"}
    shop.make("a", "b")
    shop.write("shop/a/static/a.svg")
    assert shop.affected("shop/a/static/a.svg") == {"a"}


# What is of no account.


def test_a_file_that_nobody_uses_affects_nothing(shop: Shop) -> None:
    shop.write("toolkit/__init__.py")
    shop.write("toolkit/words.py", "WORD = 'word'\n")
    shop.component("a", "from toolkit.words import WORD\ndef component():\n    return WORD\n")
    shop.make("a", "b")
    shop.write("toolkit/unused.py")
    shop.write("shop/a/notes.txt")
    assert shop.affected("toolkit/unused.py", "shop/a/notes.txt") == set()


def test_what_a_unit_used_before_affects_it_no_longer(shop: Shop) -> None:
    shop.write("words.py", "WORD = 'word'\n")
    shop.component("a", "from words import WORD\ndef component():\n    return WORD\n")
    shop.make()
    shop.component("a", "def component():\n    return ''\n")
    shop.make()
    assert shop.affected("words.py") == set()


def test_a_part_of_a_unit_does_not_make_forget_what_the_rest_of_it_uses(shop: Shop) -> None:
    shop.write("shop/a/words.txt", "word")
    shop.component(
        "a",
        "import pathlib\ndef component():\n"
        "    return pathlib.Path(__file__).with_name('words.txt').read_text()\n",
    )
    shop.make("a", "b")
    shop.graph.update(shop.project.make(Pick("a", ())).recording)
    assert shop.affected("shop/a/words.txt") == {"a"}


def test_where_python_is_installed_is_none_of_the_users_files(shop: Shop) -> None:
    shop.component(
        "a",
        "import sys, sysconfig\ndef component():\n"
        "    return sysconfig._safe_realpath(sys.executable)\n",
    )
    used = shop.project.make(Pick("a")).recording["paths"]
    assert sys.executable not in used
