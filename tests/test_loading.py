"""Stories files → one tree of addressed nodes; what can't be part of it is told."""

import pytest

from .conftest import Project

ONE = "Story(title='One', props={'object': 'x'})"


def line_of(project: Project, file: str, text: str) -> int:
    """The number of the first line that holds a text."""
    lines = (project.root / file).read_text().splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_folders_make_the_tree(project: Project) -> None:
    project.stories("shop", "def top() -> Catalog:\n    return Catalog(title='The shop')\n")
    project.stories("shop/forms", "def part() -> Section:\n    return Section(title='Forms')\n")
    project.stories("shop/forms/text", "def part() -> Section:\n    return Section(title='Text')\n")
    project.subject("shop/forms/text/text_field", ONE)
    project.subject("shop/forms/switch", ONE)
    project.subject("shop/badge", ONE)
    site = project.build()
    assert site.problems == []
    assert [(id, entry["kind"]) for id, entry in site.index.items()] == [
        ("", "catalog"),
        ("badge", "subject"),
        ("badge/one", "story"),
        ("forms", "section"),
        ("forms/switch", "subject"),
        ("forms/switch/one", "story"),
        ("forms/text", "section"),
        ("forms/text/text_field", "subject"),
        ("forms/text/text_field/one", "story"),
    ]
    assert site.report.counts == {
        "section": 2,
        "subject": 3,
        "story": 3,
        "page": 0,
        "passed": 0,
        "failed": 0,
    }


def test_a_folder_without_a_stories_file_is_a_section_all_the_same(project: Project) -> None:
    project.subject("shop/form_parts/deep/switch", ONE)
    site = project.build()
    assert site.problems == []
    assert [(e["kind"], e["title"]) for e in site.index.values()] == [
        ("catalog", "Shop"),
        ("section", "Form parts"),
        ("section", "Deep"),
        ("subject", "Str"),
        ("story", "One"),
    ]


def test_a_single_subject_is_a_catalog_of_its_own(project: Project) -> None:
    project.subject("button", ONE)
    site = project.build("button")
    assert site.problems == []
    assert [(id, entry["kind"]) for id, entry in site.index.items()] == [
        ("", "catalog"),
        ("button", "subject"),
        ("button/one", "story"),
    ]


def test_a_single_section_is_a_catalog_of_its_own(project: Project) -> None:
    project.stories("forms", "def part() -> Section:\n    return Section(title='Form parts')\n")
    project.subject("forms/switch", ONE)
    site = project.build("forms")
    assert site.problems == []
    assert site.titles == {
        "": "Forms",
        "forms": "Form parts",
        "forms/switch": "Str",
        "forms/switch/one": "One",
    }


def test_an_id_comes_from_place_and_name(project: Project) -> None:
    project.subject("shop/Form_parts/switch", "Story(title='Turned on & glowing!')")
    assert project.build().stories == ["Form_parts/switch/turned-on-glowing"]


def test_titles_that_are_not_given_are_made_readable(project: Project) -> None:
    project.component(
        """
        class FormButton:
            def __init__(self, **props):
                pass
            def __html__(self):
                return ""

        Thing = FormButton
        """,
        "Story(), Story(props={'label': 'Save', 'disabled': True}), Story(props={'size': 3}), "
        "Story(props={'items': []})",
    )
    project.subject("shop/text_field", target="None")
    project.subject("shop/made_by_lambda", target="lambda: 'x'")
    assert project.build().titles == {
        "": "Shop",
        "made_by_lambda": "Made by lambda",
        "text_field": "Text field",
        "thing": "Form button",
        "thing/default": "Default",
        "thing/save-disabled": "Save, disabled",
        "thing/size-3": "size 3",
        "thing/default-2": "Default 2",
    }


def test_unnamed_stories_keep_their_address_when_one_is_inserted(project: Project) -> None:
    small = "Story(props={'object': 'small'})"
    large = "Story(props={'object': 'large'})"
    project.subject("shop/button", small, large)
    before = project.build().stories
    project.subject("shop/button", small, "Story(title='New')", "Story()", large)
    after = project.build().stories
    assert before == ["button/small", "button/large"]
    assert after == ["button/small", "button/new", "button/default", "button/large"]


def test_an_unnamed_story_gives_way_to_a_named_one(project: Project) -> None:
    project.subject("shop/button", "Story()", "Story(title='Default')")
    site = project.build()
    assert site.problems == []
    assert site.titles["button/default"] == "Default"
    assert site.titles["button/default-2"] == "Default 2"


def test_two_stories_at_one_address_are_an_error_that_names_both(project: Project) -> None:
    file = project.subject("shop/button", "Story(title='Big one')", "Story(title='big-One!')")
    site = project.build()
    [problem] = site.problems
    assert '"Big one" (line 4)' in problem
    assert '"big-One!" (line 5)' in problem
    assert "button/big-one" in problem
    assert problem.startswith(f"{file}:5: ")
    assert site.titles["button/big-one"] == "Big one"


@pytest.mark.parametrize("name", ["stories", "a", "_private", "Shop", "größe"])
def test_the_function_may_have_any_name(project: Project, name: str) -> None:
    project.stories("shop/thing", f"def {name}() -> Subject:\n    return Subject(title='It')\n")
    assert project.build().titles["thing"] == "It"


KNOWN = {
    "future annotations": """
        from __future__ import annotations
        from storyville import Subject

        def this() -> Subject:
            return Subject(title="It")
        """,
    "a string": """
        from storyville import Subject

        def this() -> "Subject":
            return Subject(title="It")
        """,
    "a dotted name": """
        import storyville

        def this() -> storyville.Subject:
            return storyville.Subject(title="It")
        """,
    "a dotted name as a string": """
        from __future__ import annotations
        import storyville as s

        def this() -> s.Subject:
            return s.Subject(title="It")
        """,
    "another name": """
        from storyville import Subject as Component

        def this() -> Component:
            return Component(title="It")
        """,
    "a subclass": """
        from storyville import Subject

        class Component(Subject):
            pass

        def this() -> Component:
            return Component(title="It")
        """,
    "a decorator": """
        import functools
        from storyville import Subject

        def traced(function):
            @functools.wraps(function)
            def call():
                return function()
            return call

        @traced
        def this() -> Subject:
            return Subject(title="It")
        """,
    "a second name": """
        from storyville import Subject

        def this() -> Subject:
            return Subject(title="It")

        again = this
        """,
    "helpers beside it": """
        from storyville import Story, Subject

        def one(title) -> Story:
            return Story(title=title)

        def other(subject: Subject) -> "words that are no type":
            return ""

        def this() -> Subject:
            return Subject(title="It", items=[one("a")], target=str)
        """,
    "another annotation that fails": """
        from storyville import Subject

        def this(later: Missing = 0) -> Subject:
            return Subject(title="It")
        """,
}


@pytest.mark.parametrize("text", KNOWN.values(), ids=KNOWN)
def test_the_function_is_known_by_its_annotation(project: Project, text: str) -> None:
    project.write("shop/thing/stories.py", text)
    site = project.build()
    assert site.problems == []
    assert site.titles["thing"] == "It"


def test_functions_that_come_from_elsewhere_do_not_count(project: Project) -> None:
    project.subject("shop/button", ONE)
    project.stories(
        "shop/copy",
        """
        from shop.button.stories import this as button

        def copy() -> Subject:
            return Subject(title='Copy', items=button().items, target=str)
        """,
    )
    site = project.build()
    assert site.problems == []
    assert site.titles["copy/one"] == "One"


MISTAKES = {
    "no function": ("x = 1\n", "no function annotated", "from storyville"),
    "an empty file": ("", "no function annotated", "from storyville"),
    "no annotation": ("def this():\n    return Subject()\n", "no function annotated", "from"),
    "two functions": (
        "def a() -> Subject:\n    return Subject()\ndef b() -> Section:\n    return Section()\n",
        "a() in line 2 and b() in line 4",
        "def b",
    ),
    "another return value": (
        "def a() -> Subject:\n    return Section()\n",
        "a() is annotated -> Subject but returned a Section",
        "def a",
    ),
    "no return value": (
        "def a() -> Subject:\n    Subject()\n",
        "a() is annotated -> Subject but returned a NoneType",
        "def a",
    ),
    "a parameter": ("def a(b) -> Subject:\n    return Subject()\n", "without arguments", "def a"),
    "an item that is no story": (
        "def a() -> Subject:\n    return Subject(items=['x'])\n",
        "this is a str: 'x'",
        "return Subject",
    ),
    "one story without a list": (
        "def a() -> Subject:\n    return Subject(items=Story())\n",
        "Story",
        "return Subject",
    ),
    "a keyword that is not there": (
        "def a() -> Subject:\n    return Subject(titel='x')\n",
        "unexpected keyword argument 'titel'",
        "return Subject",
    ),
    "an exception at import": ("x = 1\ny = x / 0\n", "ZeroDivisionError", "y = x"),
    "an exception in the function": (
        "def a() -> Subject:\n    return [][1]\n",
        "IndexError",
        "return",
    ),
    "a module that is not there": (
        "import nothing.at.all\n",
        "No module named 'nothing'",
        "import nothing",
    ),
    "sys.exit": ("import sys\nsys.exit('bye')\n", "SystemExit: bye", "sys.exit"),
    "a syntax error": ("def a( -> Subject:\n", "SyntaxError", "def a("),
}


@pytest.mark.parametrize(("text", "message", "at"), MISTAKES.values(), ids=MISTAKES)
def test_a_broken_stories_file_is_told_with_its_place_and_stops_no_other(
    project: Project, text: str, message: str, at: str
) -> None:
    project.subject("shop/a_good", ONE)
    project.subject("shop/z_good", ONE)
    file = project.stories("shop/bad", text)
    site = project.build()
    [diagnostic] = site.report.diagnostics
    assert message in diagnostic.message
    assert diagnostic.kind == "load"
    line = line_of(project, "shop/bad/stories.py", at)
    assert (diagnostic.file, diagnostic.line) == (str(file), line)
    assert at in diagnostic.excerpt[diagnostic.line - diagnostic.excerpt_line]
    assert site.stories == ["a_good/one", "z_good/one"]


@pytest.mark.parametrize(
    "story",
    [
        "Story(title=404)",
        "Story(props=None)",
        "Story(props=[1])",
        "Story(description=5)",
        "Story(tags=None)",
        "Story(tags=[5])",
        "Story(assertions=print)",
        "Story(assertions=[None])",
        "Story(props={1: 2})",
        "Story(title='x', template='<b>x</b>')",
        "Story(target='shop.button')",
    ],
)
def test_a_story_with_a_value_of_the_wrong_type_is_told_and_stops_no_other(
    project: Project, story: str
) -> None:
    project.subject("shop/a_good", ONE)
    project.subject("shop/bad", story)
    project.subject("shop/z_good", ONE)
    site = project.build()
    assert {d.file for d in site.report.diagnostics} == {str(project.root / "shop/bad/stories.py")}
    assert {"a_good/one", "z_good/one"} <= set(site.stories)


@pytest.mark.parametrize("value", ["title=404", "description=5", "tags=None", "tags=[5]"])
@pytest.mark.parametrize("kind", ["Catalog", "Section", "Subject"])
def test_a_node_with_a_value_of_the_wrong_type_is_told_and_stops_no_other(
    project: Project, kind: str, value: str
) -> None:
    project.subject("shop/a_good", ONE)
    folder = "shop" if kind == "Catalog" else "shop/bad"
    file = project.stories(folder, f"def this() -> {kind}:\n    return {kind}({value})\n")
    site = project.build()
    assert {diagnostic.file for diagnostic in site.report.diagnostics} == {str(file)}
    assert "a_good/one" in site.stories


def test_items_may_come_from_a_generator(project: Project) -> None:
    project.stories(
        "shop/button",
        """
        def this() -> Subject:
            return Subject(target=str, items=(Story(title=title) for title in "ab"))
        """,
    )
    assert project.build().stories == ["button/a", "button/b"]


def test_a_catalog_below_the_top_is_told(project: Project) -> None:
    project.subject("shop/good", ONE)
    file = project.stories("shop/part", "def part() -> Catalog:\n    return Catalog()\n")
    site = project.build()
    [problem] = site.problems
    assert problem.startswith(f"{file}:2: A Catalog stands at the top")
    assert site.stories == ["good/one"]


def test_a_subject_inside_a_subject_is_told(project: Project) -> None:
    project.subject("shop/outer", ONE)
    file = project.subject("shop/outer/between/inner", ONE)
    site = project.build()
    [problem] = site.problems
    assert problem.startswith(f"{file}:2: This folder is inside that of a Subject")
    assert str(project.root / "shop/outer/stories.py") in problem
    assert site.stories == ["outer/one"]


def test_a_section_inside_a_subject_is_told(project: Project) -> None:
    project.subject("shop/outer", ONE)
    project.stories("shop/outer/part", "def part() -> Section:\n    return Section()\n")
    site = project.build()
    assert len(site.problems) == 1
    assert site.stories == ["outer/one"]


def test_a_folder_with_a_dot_below_the_catalog_is_told(project: Project) -> None:
    project.subject("shop/good", ONE)
    file = project.subject("shop/v1.5/button", ONE)
    site = project.build()
    [problem] = site.problems
    assert problem.startswith(f"{file}:1: ")
    assert "v1.5" in problem
    assert site.stories == ["good/one"]


def test_a_broken_package_breaks_only_what_is_in_it(project: Project) -> None:
    init = project.write("shop/bad/__init__.py", "a = 1\nb = a + missing\n")
    project.subject("shop/bad/button", ONE)
    project.subject("shop/bad/switch", ONE)
    project.subject("shop/good", ONE)
    site = project.build()
    assert {(d.file, d.line) for d in site.report.diagnostics} == {(str(init), 2)}
    assert "NameError" in site.problems[0]
    assert site.stories == ["good/one"]


def test_a_mistake_in_a_helper_is_told_with_the_way_to_it(project: Project) -> None:
    helper = project.write("shop/helper.py", "def f():\n    pass\n\nx = 1 / 0\n")
    user = project.stories(
        "shop/button", "import shop.helper\n\ndef this() -> Subject:\n    return Subject()\n"
    )
    project.subject("shop/good", ONE)
    site = project.build()
    [diagnostic] = site.report.diagnostics
    assert (diagnostic.file, diagnostic.line) == (str(helper), 4)
    frames = [(frame.file, frame.line) for frame in diagnostic.frames if frame.user]
    assert frames == [(str(helper), 4), (str(user), 2)]
    assert site.stories == ["good/one"]


def test_a_syntax_error_in_a_helper_is_told_with_the_way_to_it(project: Project) -> None:
    helper = project.write("shop/helper.py", "x = 1\ndef f(:\n    pass\n")
    user = project.stories(
        "shop/button", "import shop.helper\n\ndef this() -> Subject:\n    return Subject()\n"
    )
    project.subject("shop/good", ONE)
    site = project.build()
    [diagnostic] = site.report.diagnostics
    assert (diagnostic.file, diagnostic.line) == (str(helper), 2)
    assert "def f(:" in diagnostic.excerpt
    assert f"{user}:2" in str(diagnostic)
    assert site.stories == ["good/one"]


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"x = '\xe9'\n", b"x = 1\x00\n"])
def test_a_file_that_is_no_text_is_told(project: Project, data: bytes) -> None:
    project.subject("shop/good", ONE)
    file = project.write("shop/bad/stories.py", data)
    site = project.build()
    [diagnostic] = site.report.diagnostics
    assert diagnostic.file == str(file)
    assert site.stories == ["good/one"]


def test_a_stories_file_that_leads_nowhere_is_told(project: Project) -> None:
    project.subject("shop/good", ONE)
    (project.root / "shop/bad").mkdir()
    (project.root / "shop/bad/stories.py").symlink_to("gone.py")
    site = project.build()
    [diagnostic] = site.report.diagnostics
    assert diagnostic.file == str(project.root / "shop/bad/stories.py")
    assert site.stories == ["good/one"]


def test_a_story_is_placed_at_its_own_lines(project: Project) -> None:
    project.subject("shop/button", "Story(title='One')", "Story(title='Two')")
    index = project.build().index
    assert (index["button/two"]["file"], index["button/two"]["line"]) == ("button/stories.py", 5)
    assert (index["button"]["file"], index["button"]["line"]) == ("button/stories.py", 2)


def test_every_file_is_named_as_work_on_it_begins(project: Project) -> None:
    project.subject("shop/a", ONE)
    project.subject("shop/b", ONE)
    printed = project.run(
        """
        from storyville.build import build_site
        build_site("shop", "site", progress=lambda *step: print(*step))
        """
    )
    assert printed.splitlines() == [
        "load 0 2",
        "load 1 2",
        "load 2 2",
        "render 0 2",
        "render 1 2",
        "render 2 2",
    ]


def test_pages_with_an_order_come_first_and_others_by_name(project: Project) -> None:
    project.stories("shop", "def top() -> Catalog:\n    return Catalog(title='Shop')\n")
    project.subject("shop/button", ONE)
    project.write("shop/about.md", "About")
    project.write("shop/welcome.md", "---\norder: 2\n---\nHello")
    project.write("shop/zebra.md", "---\norder: 1\n---\nHello")
    project.write("shop/button/usage.md", "# How to use it\n")
    project.write("shop/button/first.md", "---\norder: 1\n---\n")
    site = project.build()
    assert site.problems == []
    assert list(site.index) == [
        *("", "zebra", "welcome", "about"),
        *("button", "button/first", "button/one", "button/usage"),
    ]
    assert site.titles["button/usage"] == "How to use it"
    assert site.index["about"] == {
        "id": "about",
        "title": "About",
        "kind": "page",
        "address": "about/index.html",
        "tags": [],
        "file": "about.md",
        "line": 1,
    }
    assert site.dead_links() == []


@pytest.mark.parametrize("name", ["button.md", "guide.md", "button/one.md", "button/one/more.md"])
def test_a_page_does_not_stand_where_something_else_is(project: Project, name: str) -> None:
    project.stories("shop", "def top() -> Catalog:\n    return Catalog(title='Shop')\n")
    project.subject("shop/button", ONE)
    project.write("shop/guide/more.md", "# More\n")
    file = project.write(f"shop/{name}", "# Something\n")
    site = project.build()
    [problem] = site.problems
    assert problem.startswith(f"{file}:1: This page would be at")
    assert len(site.index) == 5
