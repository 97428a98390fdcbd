"""A catalog becomes a site: what is in it, and what stays when something breaks."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import turbohtml

from storyville.build import Pick, Report
from storyville.errors import InputError, OutputError

from .conftest import Project, Site

ONE = "Story(title='One', props={'object': 'x'})"
HOSTILE = """<script>alert("x")</script> & 'quoted' </title>"""


@pytest.fixture
def shop(project: Project) -> Project:
    """A catalog with a bit of everything."""
    project.stories(
        "shop",
        """
        def layout(story_title, children):
            return (
                '<!doctype html><html><head><link rel="stylesheet" href="/static/app.css">'
                f'<title>{story_title}</title></head><body>{children}</body></html>'
            )

        def top() -> Catalog:
            return Catalog(title="The shop", description="All **we** have.", themed_layout=layout)
        """,
    )
    project.write("shop/static/app.css", "body { background: url(img/paper.png) }\n")
    project.write("shop/static/img/paper.png", b"\x89PNG")
    project.stories(
        "shop/forms",
        """
        def part() -> Section:
            return Section(title="Forms", description="* one\\n* two", tags=["input"])
        """,
    )
    project.write("shop/forms/button/static/icon.svg", "<svg/>")
    project.stories(
        "shop/forms/button",
        """
        def Button(label, kind="plain"):
            return t'<button class={kind}><img src="static/icon.svg" alt="">{label}</button>'

        def is_loud(tree):
            assert tree.select_one("button.loud"), "too quiet"

        def this() -> Subject:
            return Subject(target=Button, tags=["core"], items=[
                Story(title="Plain", props={"label": "Go"}, assertions=[is_loud]),
                Story(title="Loud", props={"label": "Go", "kind": "loud"}, assertions=[is_loud],
                      description="Use it *once*.", tags=["new"]),
            ])
        """,
    )
    project.subject("shop/badge", "Story(title='Größe 日本', props={'object': 'ü'})")
    return project


def text_of(document: turbohtml.Document, selector: str) -> str:
    element = document.select_one(selector)
    assert element, f"no {selector}"
    return " ".join(element.text.split())


def test_every_link_of_a_site_is_relative_and_leads_to_a_file(shop: Project) -> None:
    site = shop.build()
    assert len(list(site.links())) > 50
    assert site.dead_links() == []


def test_the_index_lists_every_node_with_an_address_that_is_there(shop: Project) -> None:
    site = shop.build()
    assert site.index["forms/button/loud"] == {
        "id": "forms/button/loud",
        "title": "Loud",
        "kind": "story",
        "address": "forms/button/loud/index.html",
        "tags": ["new"],
        "file": "forms/button/stories.py",
        "line": 11,
        "canvas": "forms/button/loud/canvas.html",
        "snapshot": "none",
        "status": "passed",
    }
    assert [entry["kind"] for entry in site.index.values()] == [
        "catalog",
        "subject",
        "story",
        "section",
        "subject",
        "story",
        "story",
    ]
    for entry in site.index.values():
        assert entry["address"] in site.files
        assert entry.get("canvas", "index.html") in site.files


def test_pages_show_titles_descriptions_and_tags(shop: Project) -> None:
    site = shop.build()
    assert text_of(site.page(), "h1") == "The shop"
    assert "All <strong>we</strong> have." in site.text("index.html")
    assert text_of(site.page("forms"), ".prose ul li") == "one"
    assert "input" in text_of(site.page("forms"), ".tags")
    assert text_of(site.page("forms/button"), "h1") == "Button"
    assert "Use it <em>once</em>." in site.text("forms/button/loud/index.html")


def test_a_subjects_page_shows_its_stories_side_by_side(shop: Project) -> None:
    frames = shop.build().page("forms/button").select("iframe")
    assert [frame.attr("src") for frame in frames] == [
        "../../forms/button/plain/canvas.html",
        "../../forms/button/loud/canvas.html",
    ]


def test_a_storys_page_shows_its_canvas_props_and_source(shop: Project) -> None:
    page = shop.build().page("forms/button/loud")
    frame = page.select_one("iframe")
    assert frame
    assert frame.attr("src") == "../../../forms/button/loud/canvas.html"
    assert "kind" in text_of(page, "#controls")
    assert 'Story(title="Loud", props={"label": "Go", "kind": "loud"}' in text_of(page, "#source")


def test_outcomes_of_assertions_show(shop: Project) -> None:
    site = shop.build()
    assert "1 passed" in text_of(site.page("forms/button/loud"), ".badge.pass")
    assert "1 of 1 failed" in text_of(site.page("forms/button/plain"), ".badge.fail")
    assert "too quiet" in text_of(site.page("forms/button/plain"), "#assertions")
    [diagnostic] = site.report.diagnostics
    assert (diagnostic.kind, diagnostic.node) == ("assertion", "forms/button/plain")
    assert diagnostic.message == "Assertion failed: too quiet"
    assert (site.report.counts["passed"], site.report.counts["failed"]) == (1, 1)
    assert not site.report.broken
    assert [site.index[id]["status"] for id in site.stories] == ["none", "failed", "passed"]
    assert '["Plain",0,[],"f"]' in site.text("_storyville/nav.js")


def test_assertions_can_be_left_out(shop: Project) -> None:
    site = shop.build(with_assertions=False)
    assert site.problems == []
    assert site.page("forms/button/plain").select(".badge, #assertions") == []
    assert (site.report.counts["passed"], site.report.counts["failed"]) == (0, 0)


def test_the_layout_frames_every_component(shop: Project) -> None:
    assert shop.build().canvas("forms/button/loud").replace("/>", ">") == (
        '<!doctype html><html><head><link rel="stylesheet" href="../../../static/app.css">'
        '<title>Loud</title></head><body><button class="loud">'
        '<img src="../../../forms/button/static/icon.svg" alt="">Go</button>'
        '<script src="../../../_storyville/canvas.js"></script>\n</body></html>'
    )


def test_static_files_are_copied_as_they_are(shop: Project) -> None:
    files = shop.build().files
    assert files["static/app.css"] == b"body { background: url(img/paper.png) }\n"
    assert files["static/img/paper.png"] == b"\x89PNG"
    assert files["forms/button/static/icon.svg"] == b"<svg/>"


def test_without_a_layout_a_canvas_has_only_a_script_of_the_workshop(project: Project) -> None:
    project.component("def Thing():\n    return t'<p>bare</p>'\n")
    site = project.build()
    canvas = turbohtml.parse(site.canvas("thing/one"))
    assert site.body("thing/one") == "<p>bare</p>"
    assert canvas.select("link, style, [class], [data-page]") == []
    assert [dict(script.attrs) for script in canvas.select("script")] == [
        {"src": "../../_storyville/canvas.js"}
    ]


@pytest.mark.parametrize(
    "code",
    [
        "def Thing():\n    return t'<b>x</b>'\n",
        "from markupsafe import Markup\n\ndef Thing():\n    return Markup('<b>x</b>')\n",
        "import htpy\n\ndef Thing():\n    return htpy.b['x']\n",
        "import jinja2\n\nThing = jinja2.Template('<b>x</b>').render\n",
        "from tdom import html\n\ndef Thing():\n    return html(t'<b>x</b>')\n",
        "async def Thing():\n    return t'<b>x</b>'\n",
        """
        class Tag:
            pass

        @adapter(Tag)
        async def show(tag):
            return b"<b>x</b>"

        def Thing():
            return Tag()
        """,
    ],
    ids=["tdom", "markupsafe", "htpy", "jinja2", "tdom html", "async", "adapter"],
)
def test_components_of_any_library_build(project: Project, code: str) -> None:
    project.component(code)
    site = project.build()
    assert site.problems == []
    assert site.body("thing/one") == "<b>x</b>"


def test_a_component_with_many_comments_before_it_builds(project: Project) -> None:
    project.component("def Thing():\n    return '<!-- a --> ' * 60 + '<b>x</b>'\n")
    project.run(
        """
        import faulthandler
        faulthandler.dump_traceback_later(5, exit=True)
        from storyville.build import build_site
        build_site("shop", "site")
        """
    )


def test_a_component_that_nobody_can_render_is_told_by_its_type(project: Project) -> None:
    project.component("class Odd:\n    pass\n\ndef Thing():\n    return Odd()\n")
    site = project.build()
    [problem] = site.problems
    assert "shop.thing.stories.Odd" in problem
    assert site.report.broken
    assert "shop.thing.stories.Odd" in text_of(site.page("thing/one"), ".canvas.broken")


def test_a_broken_component_stops_no_other(project: Project) -> None:
    file = project.component(
        """
        def Thing(sides):
            return t"<b>{1 / sides}</b>"
        """,
        "Story(title='None', props={'sides': 0}), Story(title='One', props={'sides': 1})",
    )
    project.subject("shop/other", ONE)
    site = project.build()
    [diagnostic] = site.report.diagnostics
    assert (diagnostic.file, diagnostic.line, diagnostic.kind) == (str(file), 3, "render")
    assert diagnostic.node == "thing/none"
    assert "ZeroDivisionError: division by zero" in diagnostic.message
    assert any("1 / sides" in line for line in diagnostic.excerpt)
    assert site.body("thing/one") == "<b>1.0</b>"
    assert site.body("other/one") == "x"
    assert "division by zero" in site.text("thing/none/index.html")
    assert "division by zero" in site.canvas("thing/none")
    assert site.dead_links() == []


@pytest.mark.parametrize("failure", ["raise SystemExit(1)", "import sys; sys.exit()", "exit(3)"])
def test_a_component_can_not_exit(project: Project, failure: str) -> None:
    project.component(f"def Thing():\n    {failure}\n")
    project.subject("shop/other", ONE)
    site = project.build()
    assert ["SystemExit" in problem for problem in site.problems] == [True]
    assert site.body("other/one") == "x"


def test_a_broken_layout_is_told_for_each_story_and_the_site_is_there(project: Project) -> None:
    project.stories(
        "shop",
        """
        def layout(story_title, children):
            return children + 1

        def top() -> Catalog:
            return Catalog(title="The shop", themed_layout=layout)
        """,
    )
    project.subject("shop/a", ONE)
    project.subject("shop/b", ONE)
    site = project.build()
    assert [(d.node, d.line) for d in site.report.diagnostics] == [("a/one", 3), ("b/one", 3)]
    assert text_of(site.page(), "h1") == "The shop"
    assert site.dead_links() == []


def test_a_prop_that_can_not_be_printed_stops_nothing(project: Project) -> None:
    project.component(
        """
        class Mute:
            def __repr__(self):
                raise RuntimeError("no words")

        def Thing(value):
            return "<b>shown</b>"
        """,
        "Story(title='One', props={'value': Mute()})",
    )
    site = project.build()
    assert site.problems == []
    assert site.body("thing/one") == "<b>shown</b>"


@pytest.mark.parametrize("broken", ["gone.css", "app.css/"])
def test_a_static_file_that_can_not_be_read_stops_nothing(project: Project, broken: str) -> None:
    project.subject("shop/button", ONE)
    (project.root / "shop/static").mkdir()
    (project.root / "shop/static/link.css").symlink_to(broken)
    site = project.build()
    assert site.body("button/one") == "x"
    assert ["link.css" in problem for problem in site.problems] == [True]


def test_hostile_text_is_shown_as_text(project: Project) -> None:
    project.stories(
        "shop",
        f"""
        T = {HOSTILE!r}

        def top() -> Catalog:
            return Catalog(title=T, description=T, tags=[T])
        """,
    )
    project.stories(
        "shop/part",
        f"""
        T = {HOSTILE!r}

        def part() -> Section:
            return Section(title=T, description=T, tags=[T])
        """,
    )
    project.stories(
        "shop/part/thing",
        f"""
        T = {HOSTILE!r}

        def wrong(tree):
            raise AssertionError(T)

        def broken():
            raise ValueError(T)

        def this() -> Subject:
            return Subject(title=T, description=T, tags=[T], target=lambda **_: "x", items=[
                Story(title=T, description=T, tags=[T], props={{T: T}}, assertions=[wrong]),
                Story(title="Broken " + T, template=broken),
            ])
        """,
    )
    site = project.build()
    pages = {name: text for name, text in site.files.items() if name.endswith((".html", ".js"))}
    assert [name for name, text in pages.items() if b"<script>alert" in text] == []
    assert [name for name, text in pages.items() if b"</title>&" in text] == []
    story = site.stories[0]
    for node in ("", "part", "part/thing", story):
        assert text_of(site.page(node), "h1") == HOSTILE
    assert site.titles[story] == HOSTILE
    assert site.dead_links() == []


@pytest.mark.parametrize(
    "folder",
    [
        "my button",
        "a&b",
        "a=b;c,d",
        "größe",
        "a'b\"c",
        "<b>",
        "c#",
        "100%25",
        "what?",
        "a:b",
        "a\\b",
    ],
)
def test_links_to_a_folder_of_any_name_lead_there(project: Project, folder: str) -> None:
    project.subject(f"shop/{folder}/deep", ONE)
    project.write(f"shop/{folder}/static/app.css", "b {}\n")
    site = project.build()
    assert site.problems == []
    assert f"{folder}/deep/one/canvas.html" in site.files
    assert site.dead_links() == []


def test_titles_in_any_script_build(project: Project) -> None:
    titles = ["Größe", "日本語", "Ελληνικά", "हिन्दी", "שלום", "👩‍👩‍👧", "a" * 500, "語" * 500]
    project.subject("shop/thing", *(f"Story(title={title!r})" for title in titles))
    site = project.build()
    assert site.problems == []
    assert [site.titles[id] for id in site.stories] == titles
    assert site.dead_links() == []


def test_deep_folders_build(project: Project) -> None:
    folder = "/".join(f"level{number}" for number in range(40))
    project.subject(f"shop/{folder}", ONE)
    project.write("shop/static/app.css", "b {}\n")
    site = project.build()
    assert site.problems == []
    assert site.body(f"{folder}/one") == "x"
    assert site.dead_links() == []


def test_an_empty_folder_gives_a_site_and_says_what_is_missing(project: Project) -> None:
    (project.root / "shop").mkdir()
    site = project.build()
    [problem] = site.problems
    assert "No stories.py" in problem
    assert site.report.broken
    assert text_of(site.page(), "h1") == "Shop"
    assert site.dead_links() == []


def test_a_catalog_without_stories_is_a_site(project: Project) -> None:
    project.stories("shop", "def top() -> Catalog:\n    return Catalog()\n")
    project.stories("shop/part", "def part() -> Section:\n    return Section()\n")
    project.subject("shop/thing")
    site = project.build()
    assert site.problems == []
    assert site.stories == []
    assert site.dead_links() == []


def test_a_missing_catalog_is_an_error_and_writes_nothing(project: Project) -> None:
    with pytest.raises(InputError, match="nowhere"):
        project.build("nowhere")
    assert list(project.root.iterdir()) == []


def test_a_folder_with_other_files_is_refused_and_left_alone(shop: Project) -> None:
    shop.write("site/thesis.txt", "ten years")
    with pytest.raises(OutputError, match=r"thesis\.txt"):
        shop.build()
    assert [path.name for path in (shop.root / "site").iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("output", [".", "shop", "shop/forms"])
def test_the_sources_are_never_built_over(shop: Project, output: str) -> None:
    before = {path: path.read_bytes() for path in shop.root.rglob("*") if path.is_file()}
    with pytest.raises(OutputError):
        shop.build(output=output)
    after = {path: path.read_bytes() for path in shop.root.rglob("*") if path.is_file()}
    assert after == before


def test_a_site_inside_the_catalogs_folder_is_not_part_of_the_catalog(shop: Project) -> None:
    first = shop.build(output="shop/site")
    files = first.files
    second = shop.build(output="shop/site")
    assert second.files == files
    assert (second.report.written, second.report.removed) == ((), ())
    assert not [name for name in files if name.startswith("site/")]


def test_a_second_build_writes_nothing(shop: Project) -> None:
    site = shop.build()
    for path in site.folder.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    again = shop.build()
    assert (again.report.written, again.report.removed) == ((), ())
    assert {p.stat().st_mtime for p in site.folder.rglob("*") if p.is_file()} == {1_000_000_000}


DOCS = {"forms/button/docs.html"}
"""Where the source is shown."""


def test_a_change_of_one_component_writes_its_pages_only(shop: Project) -> None:
    before = shop.build(with_assertions=False).files
    stories = shop.root / "shop/forms/button/stories.py"
    stories.write_text(stories.read_text().replace('alt="">', 'alt="icon">'))
    site = shop.build(with_assertions=False)
    changed = {name for name, data in site.files.items() if before[name] != data}
    assert set(site.report.written) == changed
    stories = {"forms/button/plain", "forms/button/loud"}
    canvases = {f"{story}/canvas.html" for story in stories}
    assert changed == canvases | {f"{story}/index.html" for story in stories} | DOCS


def test_what_left_the_catalog_leaves_the_site(shop: Project) -> None:
    shop.build()
    shutil.rmtree(shop.root / "shop/forms")
    (shop.root / "shop/static/img/paper.png").unlink()
    site = shop.build()
    assert {"forms/button/loud/canvas.html", "static/img/paper.png"} <= set(site.report.removed)
    assert not (site.folder / "forms").exists()
    assert not (site.folder / "static/img").exists()
    assert site.dead_links() == []


def test_a_subject_becomes_a_section_and_the_other_way_round(project: Project) -> None:
    project.subject("shop/thing", ONE)
    project.build()
    (project.root / "shop/thing/stories.py").unlink()
    project.subject("shop/thing/one/deep", ONE)
    assert project.build().stories == ["thing/one/deep/one"]
    shutil.rmtree(project.root / "shop/thing")
    project.subject("shop/thing", ONE)
    site = project.build()
    assert site.stories == ["thing/one"]
    assert site.dead_links() == []


def test_two_processes_build_the_same_bytes(shop: Project) -> None:
    shop.component(
        """
        class Plain:
            pass

        def Thing(**props):
            raise ValueError(f"odd: {Plain()} and {Thing}")
        """,
        "Story(props={'a': Plain(), 'b': print, 'c': lambda: 1, 'd': Thing, 'e': object})",
    )
    first = shop.build_in_new_process("site1", PYTHONHASHSEED="1")
    second = shop.build_in_new_process("site2", PYTHONHASHSEED="2")
    assert len(first.files) > 20
    assert first.files == second.files


def test_a_catalog_builds_the_same_bytes_wherever_it_stands(shop: Project) -> None:
    shop.component("def Thing():\n    raise ValueError(__file__)\n")
    first = shop.build()
    shutil.copytree(shop.root / "shop", shop.root / "elsewhere/deep/shop")
    second = shop.build("elsewhere/deep/shop", "site2")
    assert first.files == second.files


def test_names_of_the_machines_folders_are_not_published(shop: Project) -> None:
    shop.component("def Thing():\n    raise ValueError(__file__)\n")
    root = str(shop.root).encode()
    assert [name for name, data in shop.build().files.items() if root in data] == []


def test_the_working_directory_of_user_code_does_not_move_the_site(project: Project) -> None:
    project.component(
        "import os, tempfile\n\ndef Thing():\n    os.chdir(tempfile.gettempdir())\n    return 'x'\n"
    )
    project.run("from storyville.build import build_site; build_site('shop', 'site')")
    assert (project.root / "site/thing/one/canvas.html").is_file()


def test_user_code_that_prints_does_not_disturb(project: Project) -> None:
    project.component("print('loading')\n\ndef Thing():\n    print('rendering')\n    return 'x'\n")
    site = project.build()
    assert site.problems == []
    assert site.body("thing/one") == "x"


def test_a_report_travels_as_json(shop: Project) -> None:
    shop.component("def Thing():\n    return None\n")
    report = shop.build().report
    text = report.to_json()
    assert Report.from_json(text) == report
    assert json.loads(text)["folder"] == str(shop.root / "shop")


def test_a_report_names_the_users_sources_and_the_libraries(shop: Project) -> None:
    shop.write("helpers/words.py", "A = 'a'\n")
    shop.component("import htpy\nfrom helpers.words import A\n\ndef Thing():\n    return A\n")
    broken = shop.write("shop/broken/stories.py", "def (:\n")
    report = shop.build().report
    assert {str(shop.root / "helpers/words.py"), str(broken)} <= set(report.sources)
    assert all(source.startswith(str(shop.root)) for source in report.sources)
    assert {"htpy", "tdom"} <= set(report.libraries)
    assert not [name for name in report.libraries if name.startswith(("shop", "helpers"))]


BREAK: dict[str, Callable[[Project], object]] = {
    "a stories file": lambda p: p.write("shop/badge/stories.py", "def (:\n"),
    "the catalog's file": lambda p: p.write("shop/stories.py", "1 / 0\n"),
    "a section's file": lambda p: p.write("shop/forms/stories.py", "import nothing_there\n"),
    "a package": lambda p: p.write("shop/forms/__init__.py", "1 / 0\n"),
    "a clash": lambda p: p.subject("shop/badge", ONE, ONE),
    "an empty file": lambda p: p.write("shop/badge/stories.py", ""),
    "no stories file at all": lambda p: [
        file.unlink() for file in list(p.root.glob("shop/**/stories.py"))
    ],
    "no catalog at all": lambda p: shutil.rmtree(p.root / "shop"),
}


@pytest.mark.parametrize("break_it", BREAK.values(), ids=BREAK)
def test_a_catalog_that_does_not_load_leaves_the_last_good_site(
    shop: Project, break_it: Callable[[Project], object]
) -> None:
    good = shop.build(keep_last_good=True).files
    break_it(shop)
    try:
        assert shop.build(keep_last_good=True).report.broken
    except InputError:
        assert not (shop.root / "shop").exists()
    assert Site(shop.root / "site", Report()).files == good


def test_the_next_good_build_heals(shop: Project) -> None:
    good = shop.build(keep_last_good=True).files
    file = shop.root / "shop/badge/stories.py"
    text = file.read_text()
    file.write_text("def (:\n")
    shop.build(keep_last_good=True)
    file.write_text(text.replace("'ü'", "'new'"))
    site = shop.build(keep_last_good=True)
    assert not site.report.broken
    assert "new" in site.canvas(site.stories[0])
    assert site.files.keys() == good.keys()


def test_a_broken_story_keeps_its_last_good_pages_and_the_others_move_on(shop: Project) -> None:
    good = shop.build(keep_last_good=True)
    stories = shop.root / "shop/forms/button/stories.py"
    stories.write_text(
        stories.read_text().replace(
            "return t'<button class={kind}>",
            'if kind == "loud": raise ValueError("oh no")\n    return t\'<button id={kind}>',
        )
    )
    shop.subject("shop/badge", "Story(title='New')")
    site = shop.build(keep_last_good=True)
    assert "oh no" in "".join(site.problems)
    assert site.canvas("forms/button/loud") == good.canvas("forms/button/loud")
    assert site.page("forms/button/loud").select(".canvas.broken") == []
    assert '<button id="plain">' in site.canvas("forms/button/plain")
    assert site.stories[0] == "badge/new"
    assert site.dead_links() == []


def test_a_new_story_that_is_broken_gets_a_page_that_says_so(shop: Project) -> None:
    shop.build(keep_last_good=True)
    shop.component("def Thing():\n    raise ValueError('oh no')\n")
    site = shop.build(keep_last_good=True)
    assert "oh no" in text_of(site.page("thing/one"), ".canvas.broken")
    assert "oh no" in site.canvas("thing/one")


def test_the_first_build_of_a_broken_catalog_publishes_what_there_is(shop: Project) -> None:
    shop.write("shop/badge/stories.py", "def (:\n")
    site = shop.build(keep_last_good=True)
    assert len(site.problems) == 2
    assert "forms/button/loud" in site.stories
    assert site.dead_links() == []


def test_a_plain_build_publishes_what_is_broken_over_what_was_good(shop: Project) -> None:
    shop.build()
    shop.write("shop/badge/stories.py", "def (:\n")
    site = shop.build()
    assert site.stories == ["forms/button/plain", "forms/button/loud"]
    assert not (site.folder / "badge").exists()


def test_a_failed_assertion_is_published_as_a_result(shop: Project) -> None:
    shop.build(keep_last_good=True)
    stories = shop.root / "shop/forms/button/stories.py"
    stories.write_text(stories.read_text().replace("button.loud", "button.louder"))
    page = shop.build(keep_last_good=True).page("forms/button/loud")
    assert "1 of 1 failed" in text_of(page, ".badge.fail")


def test_a_same_size_save_within_a_second_shows_in_a_new_process(project: Project) -> None:
    words = project.write("words.py", "WORD = 'aaa'\n")
    project.component("from words import WORD\n\ndef Thing():\n    return WORD\n")
    shown = []
    for word in ("aaa", "bbb"):
        words.write_text(f"WORD = '{word}'\n")
        os.utime(words, (1_700_000_000, 1_700_000_000))
        project.run("import words")
        shown.append(project.build_in_new_process().body("thing/one"))
    assert shown == ["aaa", "bbb"]


def test_a_site_copied_elsewhere_still_works(shop: Project, tmp_path: Path) -> None:
    site = shop.build()
    shutil.copytree(site.folder, tmp_path / "published/sub/path")
    assert Site(tmp_path / "published/sub/path", site.report).dead_links() == []


def test_an_article_that_shows_what_is_not_there_is_published_and_told(shop: Project) -> None:
    text = "---\nrank: 1\n---\n# Guide\n\n![](static/app.css)\n\n![A](story:forms/button/plain)\n"
    file = shop.write("shop/forms/guide.md", f"{text}![B](story:forms/button/none)\n")
    site = shop.build(with_assertions=False)
    assert site.problems == [
        f'{file}:2: "rank" means nothing here: title, order, description and tags are known.',
        f"{file}:9: There is no story forms/button/none.",
    ]
    assert site.report.broken
    page = site.page("forms/guide")
    assert page.select_one("iframe")
    assert [each.text for each in page.select(".nothing")] == [
        "There is no story forms/button/none."
    ]
    assert site.dead_links() == []
    assert site.report.counts["page"] == 1


def test_a_page_has_the_same_text_whether_all_is_built_or_it_alone(shop: Project) -> None:
    text = "# Guide\n\n[x](story:forms/button/plain) ![](static/icon.svg)\n\n"
    shop.write("shop/forms/button/guide.md", f"{text}![](story:forms/button/loud)\n")
    site = shop.build()
    report = shop.make(Pick("forms/button/guide.md"))
    assert report.pages == {
        "forms/button/guide/index.html": site.text("forms/button/guide/index.html")
    }
    report = shop.make(Pick("forms/button"))
    assert report.pages == {address: site.text(address) for address in report.pages}
    assert "forms/button/docs.html" in report.pages
    report = shop.make(Pick("forms/button", (), ("forms/button/plain",)))
    canvas = "forms/button/plain/canvas.html"
    assert report.pages == {canvas: site.text(canvas)}
    both = Pick("forms/button", ("forms/button/loud",)) | Pick(
        "forms/button", (), ("forms/button/plain",)
    )
    pages = [f"forms/button/loud/{name}.html" for name in ("index", "canvas")]
    assert shop.make(both).pages.keys() == {canvas, *pages}


RENDERED_AHEAD = """
    from typing import Literal

    def button(kind: Literal["calm", "loud"] = "calm", wide: bool = False, label: str = "Go"):
        return t"<button class={kind} data-wide={wide}>{label}</button>"

    def this() -> Subject:
        return Subject(target=button, items=[Story(title="One"), Story(title="Two", template=str)])
"""


def test_choices_are_rendered_ahead_for_a_catalog_that_asks_for_it(project: Project) -> None:
    project.stories("shop", "def this() -> Catalog:\n    return Catalog(render_ahead=True)\n")
    project.stories("shop/button", RENDERED_AHEAD)
    site = project.build()
    ahead = [name for name in site.files if "/canvas-" in name]
    assert ahead == [f"button/one/canvas-{number}.html" for number in (1, 2, 3)]
    files = json.loads(str(site.page("button/one").select("form")[0].attr("data-ahead")))
    assert files == {
        "arg.wide=true": "canvas-1.html",
        "arg.kind=loud": "canvas-2.html",
        "arg.kind=loud&arg.wide=true": "canvas-3.html",
    }
    assert '<button class="loud" data-wide>Go</button>' in site.text("button/one/canvas-3.html")
    assert project.build(output="other").files == site.files
    project.stories("shop", "def this() -> Catalog:\n    return Catalog()\n")
    assert not [name for name in project.build().files if "/canvas-" in name]
