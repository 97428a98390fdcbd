"""The site of a dev server, fed with real builds of real files."""

import json
from pathlib import Path

import pytest

import storyville.live
from storyville.discovery import locate
from storyville.live import LiveSite, News
from storyville.pages import Site
from storyville.requests import Pick

from .conftest import Project

NAV = "_storyville/nav.js"


class Live:
    """A served catalog, `shop`, that builds when it is told to."""

    def __init__(self, project: Project) -> None:
        self.project = project
        project.stories("shop", "def top() -> Catalog:\n    return Catalog(title='Shop')\n")
        project.stories("shop/group", "def this() -> Section:\n    return Section(title='Group')\n")
        self.thing("Thing")
        location = locate("shop", str(project.root))
        self.site = LiveSite(location, str(project.root / "site"))
        self.fingerprints = False

    def thing(self, title: str, body: str = "return 'good'") -> None:
        """Write the subject `group/thing` with a story `One`."""
        self.project.stories(
            "shop/group/thing",
            f"""
            def component():
                {body}

            def this() -> Subject:
                return Subject(title={title!r}, target=component, items=[Story(title="One")])
            """,
        )

    def save(self, name: str, text: str) -> None:
        """Write a file of which the site is told."""
        self.changed(self.project.write(name, text))

    def changed(self, path: Path) -> frozenset[str]:
        return self.site.change(frozenset([str(path)]))

    def make(self, *picks: Pick, final: bool = True, partial: bool = False) -> News:
        """Build a part and take it in."""
        version = self.site.version
        report = self.project.make(*picks, partial=partial, with_fingerprints=self.fingerprints)
        return self.site.absorb(report, picks, version, final=final)

    def settle(self) -> list[str]:
        """Build everything and take it in; gives what had been wrong."""
        version = self.site.version
        report = self.project.make(keep_last_good=True, with_fingerprints=self.fingerprints)
        return self.site.absorb_whole(report, version)[1]


@pytest.fixture
def live(project: Project) -> Live:
    live = Live(project)
    live.settle()
    return live


THING = Pick("group/thing")
GROUP = Pick("group")
LISTED = Pick("group/thing", ())


def test_what_is_below_a_broken_stories_file_stays_as_it_was(live: Live) -> None:
    before = {address: live.site.text(address) for address in ADDRESSES}
    live.save("shop/group/stories.py", "broken(")
    news = live.make(THING, GROUP)
    assert news.files == {}
    assert {address: live.site.text(address) for address in ADDRESSES} == before
    assert live.site.shared(NAV) is not None
    assert [problem.node for problem in live.site.problems()] == ["group"]


ADDRESSES = (
    "group/thing/index.html",
    "group/thing/docs.html",
    "group/thing/one/index.html",
    "group/thing/one/canvas.html",
)


def test_what_is_below_a_broken_top_keeps_its_layout(live: Live) -> None:
    live.save("shop/stories.py", "broken(")
    assert live.make(THING, GROUP, Pick("")).files == {}
    assert "Shop" in (live.site.shared("index.html") or "")


def test_what_is_new_below_a_broken_stories_file_is_shown_nevertheless(live: Live) -> None:
    live.save("shop/group/stories.py", "broken(")
    live.changed(live.project.subject("shop/group/new", "Story(title='One')"))
    live.make(Pick("group/new"), GROUP)
    assert live.site.text("group/new/index.html")


def test_what_never_was_good_says_what_is_wrong_now(live: Live) -> None:
    for message in ("first", "second"):
        live.thing("Thing", f"raise ValueError({message!r})")
        stories = live.project.root / "shop/group/thing/stories.py"
        live.project.write("shop/group/new/stories.py", stories.read_text())
        live.changed(live.project.root / "shop/group/new/stories.py")
        news = live.make(Pick("group/new"))
        assert message in news.files["group/new/one/index.html"]
        assert message in (live.site.text("group/new/one/index.html") or "")
        live.settle()
        assert message in (live.site.text("group/new/one/index.html") or "")
    assert "good" in (live.site.text("group/thing/one/canvas.html") or "")


def test_a_changed_title_of_the_catalog_is_no_surprise(live: Live) -> None:
    live.project.stories("shop", "def top() -> Catalog:\n    return Catalog(title='Other')\n")
    live.changed(live.project.root / "shop/stories.py")
    live.make(Pick(""), GROUP, THING)
    assert live.settle() == []


def test_a_page_that_goes_and_comes_back_as_it_was_is_told_again(live: Live) -> None:
    stories = live.project.root / "shop/group/thing/stories.py"
    text = stories.read_text()
    stories.unlink()
    live.changed(stories)
    assert live.site.drop_missing([str(stories)]).gone.keys() == set(ADDRESSES)
    stories.write_text(text)
    live.changed(stories)
    assert live.make(THING).files.keys() == set(ADDRESSES)


def test_a_page_that_was_known_to_be_old_is_no_surprise(live: Live) -> None:
    stories = live.project.root / "shop/group/thing/stories.py"
    text = stories.read_text()
    stories.unlink()
    live.changed(stories)
    live.site.drop_missing([str(stories)])
    stories.write_text(text)
    live.changed(stories)
    assert live.settle() == []
    assert "good" in (live.site.text(ADDRESSES[-1]) or "")


def test_a_title_is_known_to_be_in_question_until_its_stories_file_is_loaded(live: Live) -> None:
    assert live.site.unlisted() == []
    live.thing("Another")
    live.changed(live.project.root / "shop/group/thing/stories.py")
    assert live.site.unlisted() == ["group/thing"]
    live.make(LISTED, final=False)
    assert live.site.unlisted() == []
    assert "Another" in (live.site.shared(NAV) or "")
    assert not live.site.is_current("group/thing")


def test_a_whole_build_that_did_not_load_forgets_nothing_of_what_renders(live: Live) -> None:
    words = live.project.write("shop/group/thing/words.txt", "words")
    live.thing("Thing", "return open(__file__.replace('stories.py', 'words.txt')).read()")
    live.changed(live.project.root / "shop/group/thing/stories.py")
    live.settle()
    words.unlink()
    live.changed(words)
    live.make(THING)
    live.save("shop/group/broken/stories.py", "broken(")
    live.make(Pick("group/broken"))
    assert live.settle() == []
    nodes = [problem.node for problem in live.site.problems()]
    assert nodes == ["group/broken", "group/thing/one"]
    live.save("shop/group/thing/words.txt", "words again")
    assert live.site.outdated() == ["group/thing"]


def broken_twice(live: Live) -> None:
    live.thing("Thing", "raise RuntimeError('in render')")
    live.changed(live.project.root / "shop/group/thing/stories.py")
    live.make(THING)
    assert [problem.kind for problem in live.site.problems()] == ["render"]
    live.save("shop/group/thing/stories.py", "broken(")


def test_what_does_not_load_is_not_said_to_break_when_rendered(live: Live) -> None:
    broken_twice(live)
    live.make(THING)
    assert [problem.kind for problem in live.site.problems()] == ["load"]


def test_a_whole_build_forgets_how_what_does_not_load_rendered(live: Live) -> None:
    broken_twice(live)
    live.settle()
    assert [problem.kind for problem in live.site.problems()] == ["load"]


def test_a_part_of_a_unit_does_not_make_forget_what_the_rest_read(live: Live) -> None:
    live.project.write("shop/group/thing/words.txt", "words")
    live.thing("Thing", "return open(__file__.replace('stories.py', 'words.txt')).read()")
    live.changed(live.project.root / "shop/group/thing/stories.py")
    live.make(THING)
    live.make(LISTED, final=False)
    assert live.changed(live.project.root / "shop/group/thing/words.txt") == {"group/thing"}


PAGE = "group/thing/one/index.html"


@pytest.mark.parametrize("how", ["by the rest", "by a whole build"])
def test_what_was_told_too_early_is_put_right_though_nothing_has_changed(
    live: Live, how: str
) -> None:
    stories = live.project.root / "shop/group/thing/stories.py"
    good = stories.read_text()
    known = live.site.text(PAGE)
    stories.write_text(good.replace("One", "One ", 1).replace("'good'", "'other'"))
    live.changed(stories)
    told = live.make(Pick("group/thing", ("group/thing/one",)), final=False).files[PAGE]
    assert told != known
    assert live.site.newest(PAGE) == told
    stories.write_text(good)
    live.changed(stories)
    if how == "by the rest":
        news = live.make(THING)
    else:
        version = live.site.version
        news, _ = live.site.absorb_whole(live.project.make(keep_last_good=True), version)
    assert news.files[PAGE] == live.site.newest(PAGE) == known


def test_what_was_told_too_early_goes_with_its_story(live: Live) -> None:
    stories = live.project.root / "shop/group/thing/stories.py"
    good = stories.read_text()
    stories.write_text(good.replace("'good'", "'other'"))
    live.changed(stories)
    live.make(Pick("group/thing", ("group/thing/one",)), final=False)
    stories.write_text(good.replace("One", "Two"))
    live.changed(stories)
    live.make(THING)
    assert live.site.newest(PAGE) is None


@pytest.mark.parametrize("viewed", [[], [PAGE]])
def test_what_a_whole_build_makes_anew_is_told_to_who_views_it_and_noted(
    live: Live, viewed: list[str]
) -> None:
    live.thing("Thing", "return 'better'")
    live.changed(live.project.root / "shop/group/thing/stories.py")
    report, version = live.project.make(keep_last_good=True), live.site.version
    news, wrong = live.site.absorb_whole(report, version, viewed)
    assert wrong == []
    assert PAGE in news.untold
    assert list(news.files) == viewed


def test_a_page_is_not_told_in_part_where_only_what_comes_late_is_new(live: Live) -> None:
    live.thing("Thing", "return 'better'")
    live.changed(live.project.root / "shop/group/thing/stories.py")
    assert "group/thing/one/index.html" not in live.make(THING, final=False, partial=True).files
    assert "better" in live.make(THING).files["group/thing/one/index.html"]


def test_what_a_whole_build_that_was_given_up_has_written_already_is_told(live: Live) -> None:
    live.thing("Thing", "return 'better'")
    live.site.begin_whole()
    live.project.make(keep_last_good=True)
    live.changed(live.project.root / "shop/group/thing/stories.py")
    assert "better" in (live.site.text(PAGE) or "")
    assert "better" in live.make(THING).files[PAGE]


def test_what_only_a_build_that_was_given_up_put_right_is_told_to_those_who_view_it(
    live: Live,
) -> None:
    live.project.subject("shop/group/same", "Story(title='One', props={'object': 'same'})")
    live.settle()
    live.thing("Thing", "return 'better'")  # nobody is told of it
    live.site.begin_whole()
    live.project.make(keep_last_good=True)
    live.site.change(frozenset([str(live.project.root / "elsewhere.py")]))
    live.site.begin_whole()
    report = live.project.make(keep_last_good=True)
    assert PAGE not in report.written
    viewed = [PAGE, "group/same/one/index.html"]
    news, wrong = live.site.absorb_whole(report, live.site.version, viewed)
    assert wrong == [PAGE]
    assert list(news.files) == [PAGE]
    assert "better" in news.files[PAGE]


def test_a_page_that_was_being_made_while_a_title_changed_is_not_kept(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change_and_make(site: Site, address: str) -> str:
        text = shared_page(site, address)
        live.thing("Knob")
        live.changed(live.project.root / "shop/group/thing/stories.py")
        live.make(THING)
        return text

    shared_page = storyville.live.shared_page
    monkeypatch.setattr(storyville.live, "shared_page", change_and_make)
    assert "Knob" not in (live.site.shared(NAV) or "")
    monkeypatch.undo()
    assert "Knob" in (live.site.shared(NAV) or "")


GUIDE = "guide/index.html"


def test_an_article_that_comes_changes_and_goes_is_followed(live: Live) -> None:
    guide = live.project.write("shop/guide.md", "# First\n")
    assert live.changed(guide) == {"guide.md"}
    assert live.make(Pick("guide.md")).files.keys() == {GUIDE}
    assert "First" in (live.site.shared(NAV) or "")
    live.save("shop/guide.md", "# Second\n")
    assert live.site.outdated() == ["guide.md"]
    assert live.make(Pick("guide.md")).nodes == ["guide"]
    assert live.settle() == []
    guide.unlink()
    live.changed(guide)
    assert live.site.drop_missing([str(guide)]).gone.keys() == {GUIDE}
    assert live.settle() == []
    assert "Second" not in (live.site.shared(NAV) or "")


@pytest.mark.parametrize("is_told", [True, False], ids=["told", "found"])
def test_articles_go_with_the_stories_file_that_covers_them(live: Live, is_told: bool) -> None:
    live.project.write("shop/guide/begin.md", "# Begin\n")
    live.settle()
    assert live.site.text("guide/begin/index.html")
    top = live.project.root / "shop/stories.py"
    top.unlink()
    if is_told:
        live.changed(top)
        live.site.drop_missing([str(top)])
    else:
        live.settle()
    assert live.site.text("guide/begin/index.html") is None
    assert "guide" not in (live.site.shared("index.json") or "")


def test_an_article_that_moves_among_others_is_told_to_all(live: Live) -> None:
    live.changed(live.project.write("shop/guide.md", "# Guide\n"))
    live.make(Pick("guide.md"))
    live.save("shop/guide.md", "---\norder: 1\n---\n# Guide\n")
    assert live.make(Pick("guide.md")).is_restructured


def test_an_article_follows_the_stories_that_it_shows(live: Live) -> None:
    live.changed(live.project.write("shop/guide.md", "![](story:group/new/one)\n"))
    live.make(Pick("guide.md"))
    assert [problem.line for problem in live.site.problems()] == [1]
    assert live.settle() == []
    new = live.project.subject("shop/group/new", "Story(title='One')")
    assert "guide.md" in live.changed(new)
    live.make(Pick("guide.md"), Pick("group/new"))
    assert live.site.problems() == []
    assert "group/new/one/canvas.html" in (live.site.text(GUIDE) or "")
    live.save("shop/group/new/stories.py", "broken(")
    live.make(Pick("guide.md"), Pick("group/new"))
    assert [problem.node for problem in live.site.problems()] == ["group/new"]
    assert "group/new/one/canvas.html" in (live.site.text(GUIDE) or "")


def test_a_problem_in_an_article_keeps_nothing_from_being_published(live: Live) -> None:
    live.changed(live.project.write("shop/guide.md", "---\ncolour: red\n---\n# Guide\n"))
    live.make(Pick("guide.md"))
    assert live.settle() == []
    assert [problem.node for problem in live.site.problems()] == ["guide"]
    live.thing("Thing", "return 'better'")
    live.changed(live.project.root / "shop/group/thing/stories.py")
    live.make(THING)
    assert live.settle() == []
    live.save("shop/guide.md", "# Guide\n")
    live.make(Pick("guide.md"))
    assert live.site.problems() == []
    assert live.settle() == []


def test_a_subject_keeps_its_articles_when_it_changes(live: Live) -> None:
    live.changed(live.project.write("shop/group/thing/notes.md", "# Notes\n"))
    live.make(Pick("group/thing/notes.md"))
    live.thing("Another")
    live.changed(live.project.root / "shop/group/thing/stories.py")
    live.make(THING)
    node = live.site.node("group/thing")
    assert node
    assert [child.id for child in node.children] == ["group/thing/one", "group/thing/notes"]
    assert live.settle() == []


def test_what_stands_below_a_new_stories_file_becomes_part_of_the_catalog(live: Live) -> None:
    stories = live.project.root / "shop/stories.py"
    text = stories.read_text()
    stories.unlink()
    live.changed(stories)
    live.site.drop_missing([str(stories)])
    guide = live.project.write("shop/far/guide.md", "# Far\n")
    assert not live.changed(guide)
    stories.write_text(text)
    assert "far/guide.md" in live.changed(stories)


def test_a_subject_that_becomes_a_section_has_no_docs_any_more(live: Live) -> None:
    source = "def this() -> Section:\n    return Section(title='Thing')\n"
    live.changed(live.project.stories("shop/group/thing", source))
    assert "group/thing/docs.html" in live.make(THING).gone
    assert live.site.text("group/thing/docs.html") is None


def checked(live: Live, body: str, assertion: str = "True") -> None:
    """Write the subject anew, with an assertion."""
    live.project.stories(
        "shop/group/thing",
        f"""
        def component():
            {body}

        def check(_html):
            assert {assertion}

        def this() -> Subject:
            return Subject(target=component, items=[Story(title="One", assertions=[check])])
        """,
    )
    live.changed(live.project.root / "shop/group/thing/stories.py")


ONE = "group/thing/one"
TWO = "group/thing/two"


def test_how_a_story_is_follows_its_assertions(live: Live) -> None:
    checked(live, "return 'good'")
    assert live.make(THING).nodes == ["group/thing"]  # has another title, and so is told whole
    assert live.site.entry(ONE) == ["One", 0, [], "p"]
    checked(live, "return 'good'", "False")
    assert live.make(THING).nodes == [ONE]
    assert live.site.entry(ONE) == ["One", 0, [], "f"]
    assert '["One",0,[],"f"]' in (live.site.shared(NAV) or "")
    checked(live, "raise ValueError")
    assert live.make(THING).nodes == [ONE]
    assert live.site.entry(ONE) == ["One", 0, [], "b"]


@pytest.mark.parametrize(("whole", "left"), [(False, {"", TWO}), (True, {""})])
def test_what_failed_in_a_story_that_went_is_forgotten_below_a_broken_stories_file(
    live: Live, whole: bool, left: set[str]
) -> None:
    checked(live, "return 'good'", "False")
    live.make(THING)
    live.save("shop/stories.py", "broken(")
    stories = live.project.root / "shop/group/thing/stories.py"
    live.save("shop/group/thing/stories.py", stories.read_text().replace('"One"', '"Two"'))
    if whole:
        live.settle()
    else:
        live.make(THING, Pick(""))
    assert {problem.node for problem in live.site.problems()} == left


def test_what_ran_no_assertions_says_nothing_of_how_a_story_is(live: Live) -> None:
    checked(live, "return 'good'", "False")
    live.make(THING)
    checked(live, "return 'better'", "False")
    assert live.make(THING, final=False).nodes == []
    assert live.site.entry(ONE) == ["One", 0, [], "f"]


def test_how_stories_are_is_the_same_after_a_whole_build(live: Live) -> None:
    checked(live, "return 'good'", "False")
    live.make(THING)
    served = live.site.shared(NAV)
    assert live.settle() == []
    assert (live.project.root / "site" / NAV).read_text() == served == live.site.shared(NAV)


def index(live: Live) -> dict[str, dict[str, object]]:
    nodes = json.loads(live.site.shared("index.json") or "")["nodes"]
    return {node["id"]: node for node in nodes}


def test_a_story_that_went_and_came_back_is_not_as_it_was(live: Live) -> None:
    checked(live, "return 'good'", "False")
    live.make(THING)
    stories = live.project.root / "shop/group/thing/stories.py"
    stories.unlink()
    live.changed(stories)
    live.site.drop_missing([str(stories)])
    checked(live, "return 'good'")
    live.make(LISTED, final=False)
    assert live.site.entry(ONE) == "One"
    entry = index(live)[ONE]
    assert (entry["status"], entry["snapshot"]) == (None, None)


def test_the_page_with_all_stories_follows_them(live: Live) -> None:
    assert "group/thing/one/canvas.html" in (live.site.shared("group/all.html") or "")
    assert live.site.shared("all.html") == (live.project.root / "site/all.html").read_text()
    stories = live.project.root / "shop/group/thing/stories.py"
    live.project.write("shop/group/thing/stories.py", stories.read_text().replace("One", "Two"))
    live.changed(stories)
    live.make(THING)
    assert "group/thing/two/canvas.html" in (live.site.shared("group/all.html") or "")
    stories.unlink()
    live.changed(stories)
    live.site.drop_missing([str(stories)])
    assert live.site.shared("group/all.html") is None
    assert live.site.shared("group/thing/all.html") is None


def test_a_section_that_was_there_for_a_page_alone_goes_with_it(live: Live) -> None:
    guide = live.project.write("shop/guide/begin.md", "# Begin\n")
    live.changed(guide)
    assert live.settle() == []
    assert live.site.text("guide/index.html")
    guide.unlink()
    live.changed(guide)
    live.site.drop_missing([str(guide)])
    assert live.site.text("guide/index.html") is None
    assert live.settle() == []


def test_a_section_that_comes_back_with_its_page_is_no_surprise(live: Live) -> None:
    article = live.project.write("shop/guide/begin.md", "# Begin\n")
    live.changed(article)
    live.make(Pick("guide/begin.md"))
    article.unlink()
    live.changed(article)
    live.site.drop_missing([str(article)])
    live.save("shop/guide/begin.md", "# Begin\n")
    live.make(Pick("guide/begin.md"))
    assert live.settle() == []


def test_what_is_written_again_while_it_is_dropped_is_not_lost(live: Live) -> None:
    thing = live.project.root / "shop/group/thing/stories.py"
    text = thing.read_text()
    thing.unlink()
    live.changed(thing)
    live.site.drop_missing([str(thing)])
    thing.write_text(text)
    assert live.changed(live.project.write("shop/other.txt", "")) == {"group/thing"}
    live.make(THING)
    assert live.site.trail("group/thing")


SNAPSHOT = "shop/group/thing/__html_snapshots__/one.html"


def story_in_sidebar(live: Live) -> object:
    return live.site.entry("group/thing/one")


def test_a_snapshot_that_is_written_concerns_its_subject_alone(live: Live) -> None:
    live.project.subject("shop/group/other", "Story(title='One')")
    live.settle()
    assert live.changed(live.project.write(SNAPSHOT, "old\n")) == {"group/thing"}
    assert live.make(THING).nodes == ["group/thing/one"]
    assert story_in_sidebar(live) == ["One", 0, [], "ns"]
    assert live.changed(live.project.write(SNAPSHOT, "good\n")) == {"group/thing"}
    assert live.make(THING).nodes == ["group/thing/one"]
    assert story_in_sidebar(live) == "One"
    (live.project.root / SNAPSHOT).write_text("old\n")
    live.changed(live.project.root / SNAPSHOT)
    live.make(THING)
    (live.project.root / SNAPSHOT).unlink()
    assert live.changed(live.project.root / SNAPSHOT) == {"group/thing"}
    assert live.make(THING).nodes == ["group/thing/one"]
    assert story_in_sidebar(live) == "One"


def test_marks_follow_what_stories_are_compared_with(live: Live) -> None:
    live.fingerprints = True
    live.settle()
    assert live.site.compare({}).nodes == ["group/thing/one"]
    assert story_in_sidebar(live) == ["One", 0, [], "nn"]
    before = live.project.make(with_fingerprints=True).fingerprints
    live.site.compare(before)
    assert story_in_sidebar(live) == "One"
    live.thing("Thing", "return 'better'")
    live.changed(live.project.root / "shop/group/thing/stories.py")
    assert live.make(THING).nodes == ["group/thing/one"]
    assert story_in_sidebar(live) == ["One", 0, [], "nc"]
    live.thing("Thing")
    live.changed(live.project.root / "shop/group/thing/stories.py")
    assert live.make(THING).nodes == ["group/thing/one"]
    assert story_in_sidebar(live) == "One"


def test_a_story_that_is_gone_is_not_marked(live: Live) -> None:
    live.fingerprints = True
    live.project.write(SNAPSHOT, "old\n")
    live.settle()
    live.site.compare({})
    live.changed(live.project.subject("shop/group/thing", "Story(title='Two')"))
    live.make(THING)
    stories = {id: entry for id, entry in index(live).items() if "canvas" in entry}
    assert list(stories) == [TWO]
    assert (stories[TWO]["snapshot"], stories[TWO]["change"]) == ("none", "new")
