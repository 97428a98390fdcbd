"""docs/rules.md says what the rules are."""

import importlib.util
from pathlib import Path

from storyville.lint import RULES

ROOT = Path(__file__).parents[2]


def test_the_documentation_is_what_the_rules_say() -> None:
    spec = importlib.util.spec_from_file_location("rules", ROOT / "scripts/rules.py")
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert (ROOT / "docs/rules.md").read_text(encoding="utf-8") == script.document()


def test_every_rule_has_a_reference_to_a_standard() -> None:
    standards = ("https://www.w3.org/", "https://html.spec.whatwg.org/multipage/")
    assert [
        each.name for each in RULES.values() if not each.reference.url.startswith(standards)
    ] == []
