"""Rules that are turned off, and on again."""

import pytest

from storyville import Catalog, Section, Story, Subject
from storyville.lint import ALL, switched

from ..conftest import Project

BARE = 'Story(title="Map", props={"object": "<img><h2></h2>"}'


def problems(project: Project) -> dict[str, list[str]]:
    """By story, the names of the rules that are broken."""
    return {
        each.node: [line.split(":")[0] for line in each.message.splitlines()[1:-1] if line[0] > " "]
        for each in project.build().report.diagnostics
    }


def test_a_rule_is_off_from_where_it_is_turned_off_and_the_nearest_is_right(
    project: Project,
) -> None:
    project.stories(
        "shop", 'def shop() -> Catalog: return Catalog(lint={"empty-heading": False})\n'
    )
    project.subject("shop/a", f"{BARE})")
    project.stories("shop/b", 'def b() -> Section: return Section(lint={"image-alt": False})\n')
    project.subject(
        "shop/b/c", f"{BARE})", f"{BARE.replace('Map', 'Plan')}, lint={{'empty-heading': True}})"
    )
    project.subject("shop/b/d", f"{BARE}, lint={{'image-alt': True}})")
    assert problems(project) == {
        "a/map": ["image-alt"],
        "b/c/plan": ["empty-heading"],
        "b/d/map": ["image-alt"],
    }


def test_a_subject_may_turn_rules_off(project: Project) -> None:
    project.stories(
        "shop/a",
        f'def a() -> Subject: return Subject(target=str, lint={{"image-alt": False}},'
        f" items=[{BARE})])\n",
    )
    assert problems(project) == {"a/map": ["empty-heading"]}


def test_a_folder_that_is_a_section_by_itself_counts_too(project: Project) -> None:
    project.stories("shop", "def shop() -> Section: return Section(lint=False)\n")
    project.subject("shop/a", f"{BARE})")
    assert problems(project) == {}


def test_what_the_lint_finds_is_told_at_the_story_and_fails_it(project: Project) -> None:
    project.subject("shop/a", f"{BARE})", 'Story(title="Word", props={"object": "a"})')
    site = project.build()
    [problem] = site.report.diagnostics
    assert (problem.kind, problem.node, problem.line) == ("lint", "a/map", 4)
    assert "in the story Map (a/map)" in str(problem)
    assert not site.report.broken
    statuses = {id: entry["status"] for id, entry in site.index.items() if "status" in entry}
    assert statuses == {"a/map": "failed", "a/word": "none"}


def test_without_assertions_nothing_is_linted(project: Project) -> None:
    project.subject("shop/a", f"{BARE})")
    assert project.build(with_assertions=False).report.diagnostics == ()


def test_all_rules_may_be_off() -> None:
    assert switched([False]) == frozenset()
    assert switched([False, {"image-alt": True}]) == {"image-alt"}
    assert switched([False, {}, True]) == ALL
    assert switched([]) == ALL


@pytest.mark.parametrize("kind", [Story, Subject, Section, Catalog])
def test_a_rule_that_is_not_there_is_an_error(kind: type) -> None:
    with pytest.raises(
        ValueError, match=f"{kind.__name__}: there is no rule 'image-alts'.*image-alt"
    ):
        kind(lint={"image-alts": False})


@pytest.mark.parametrize("wrong", [["image-alt"], {"image-alt": None}, None])
def test_what_switches_nothing_is_an_error(wrong: object) -> None:
    with pytest.raises(TypeError, match="Story: lint"):
        Story(lint=wrong)  # ty: ignore[invalid-argument-type]
