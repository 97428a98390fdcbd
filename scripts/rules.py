"""Writes docs/rules.md: what the lint looks for, as the rules themselves say it."""

from collections.abc import Iterator
from pathlib import Path

from storyville.lint import GROUPS, RULES
from storyville.lint.rules import Rule

FILE = Path(__file__).parents[1] / "docs/rules.md"
_INTRODUCTION = """\
# The rules of the lint

<!-- Made by scripts/rules.py; ./just docs makes it anew. -->

Storyville lints the HTML of each story, without a browser. There are {count} rules, all of them on.
A rule that is not to be kept somewhere is turned off there, on a `Story`, `Subject`, `Section` or
`Catalog`, and counts for all below:

```python
Story(props={{"src": "map.png"}}, lint={{"image-alt": False}})
```

The nearest that says something of a rule is right: `True` turns it on again. `lint=False` turns all
of them off.

A story is a fragment of a page: what it will stand in is not known, nor what style sheets and
scripts do. So a tab or a list item may be alone, headings may begin at any level, and landmarks are
not looked at. What an element refers to is to be in the story, and labels of fields are too.

"""


def document() -> str:
    """The whole text."""
    text = "\n".join(line for group in GROUPS for line in _group(group.title, group.rules))
    return _INTRODUCTION.format(count=len(RULES)) + text


def _group(title: str, rules: list[Rule]) -> Iterator[str]:
    yield f"## {title}\n"
    for rule in rules:
        yield f"### {rule.name}\n"
        yield f"{_prose(rule.sentence)} {_prose(rule.why)}\n"
        yield f"[{rule.reference.title}]({rule.reference.url})\n"
        yield f"```html\n<!-- Wrong: -->\n{rule.bad}\n<!-- Right: -->\n{rule.good}\n```\n"


def _prose(text: str) -> str:
    """Text in which tags are shown."""
    return text.replace("<", "&lt;")


if __name__ == "__main__":
    FILE.write_text(document(), encoding="utf-8")
