"""What is wrong with HTML by the HTML Standard, WAI-ARIA 1.2 and WCAG 2.2, seen without a browser.

A story's HTML is a fragment: what it will stand in is not known, nor what style sheets and scripts
do. A finding that is wrong is worse than one that is missed.
"""

import importlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from storyville.lint import (
    alternatives,
    attributes,
    documents,
    forms,
    identity,
    keyboard,
    roles,
    structure,
    syntax,
)
from storyville.lint.fragment import Fragment
from storyville.lint.rules import Found, Rule

GROUPS = (
    syntax.GROUP,
    identity.GROUP,
    alternatives.GROUP,
    forms.GROUP,
    roles.GROUP,
    attributes.GROUP,
    keyboard.GROUP,
    structure.GROUP,
    documents.GROUP,
)
RULES = {rule.name: rule for group in GROUPS for rule in group.rules}
ALL = frozenset(RULES)
"""The names of all rules."""

type Switches = Mapping[str, bool] | bool
"""Which rules are on, by name; or whether all of them are."""

_MOST_OF_A_RULE = 5


class Problem(NamedTuple):
    """One place in HTML where a rule is broken."""

    rule: Rule
    found: Found

    @property
    def sentence(self) -> str:
        """What is wrong there."""
        return self.found.sentence or self.rule.sentence


def lint(html: str, on: Collection[str] = ALL) -> list[Problem]:
    """All that some rules find wrong with HTML, rule by rule."""
    fragment = Fragment(html)
    return [
        Problem(rule, found)
        for rule in RULES.values()
        if rule.name in on
        for found in _found(rule, fragment)
    ]


def _found(rule: Rule, fragment: Fragment) -> list[Found]:
    try:
        return list(rule.find(fragment))
    except RecursionError:  # Hundreds of elements in one another: the names of them are not told.
        return []


def switched(settings: Iterable[Switches]) -> frozenset[str]:
    """The names of the rules that are on by what is said from the catalog down to a story."""
    on = ALL
    for each in settings:
        if isinstance(each, bool):
            on = ALL if each else frozenset()
        elif each:
            off = {name for name, is_on in each.items() if not is_on}
            on = (on | each.keys()) - off
    return on


def require_rules(switches: Switches, where: str) -> None:
    """Raise `TypeError` or `ValueError` for what says of no rules whether they are on."""
    if isinstance(switches, bool):
        return
    if not isinstance(switches, Mapping):
        raise TypeError(f"{where}: lint must be a mapping of rules' names, not {switches!r}")
    for name, is_on in switches.items():
        if name not in RULES:
            raise ValueError(f"{where}: there is no rule {name!r} of the lint{_instead(name)}")
        if not isinstance(is_on, bool):
            raise TypeError(f"{where}: lint[{name!r}] must be True or False, not {is_on!r}")


def _instead(name: object) -> str:
    # Needed only where something is wrong.
    difflib: Any = importlib.import_module("difflib")
    alike = difflib.get_close_matches(str(name), RULES)
    return f"; there is {', '.join(alike)}" if alike else f": {', '.join(RULES)}"


def told(problems: Iterable[Problem]) -> str:
    """Problems in words: what, where, by which standard, and how not to be told."""
    by_rule: dict[str, list[Problem]] = {}
    for problem in problems:
        by_rule.setdefault(problem.rule.name, []).append(problem)
    count = sum(map(len, by_rule.values()))
    off = ", ".join(f'"{name}": False' for name in by_rule)
    lines = [f"Lint: {count} problem{'' if count == 1 else 's'}"]
    for each in by_rule.values():
        lines += _told(each)
    return "\n".join([*lines, f"To turn this off here: lint={{{off}}}"])


def _told(problems: list[Problem]) -> Iterator[str]:
    rule, sentence = problems[0].rule, ""
    for problem in problems[:_MOST_OF_A_RULE]:
        if problem.sentence != sentence:
            sentence = problem.sentence
            yield f"{rule.name}: {sentence}"
        yield f"    {problem.found.excerpt}"
    if (more := len(problems) - _MOST_OF_A_RULE) > 0:
        yield f"    … and {more} more"
    yield f"  {rule.reference.title}: {rule.reference.url}"
