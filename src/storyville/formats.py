"""What `storyville check` has to say, for programs that read it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from storyville.errors import Diagnostic
from storyville.models import Node
from storyville.rendering import LINT, RENDERS, Check
from storyville.requests import Report

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Results:
    """What came of checking a catalog, story by story."""

    stories: tuple[tuple[Node, tuple[Check, ...]], ...]
    problems: tuple[Diagnostic, ...]
    """What is wrong but with a story: files that do not load, for one."""
    base: Path
    """The folder that files are named from."""

    @classmethod
    def of(cls, report: Report, base: Path) -> Results:
        """What a report says."""
        nodes = {story.id: story for unit in report.units.values() for story in unit.stories}
        stories = [(nodes[id], checks) for id, checks in report.results.items()]
        of_stories = {check.diagnostic for _, checks in stories for check in checks}
        problems = [each for each in report.diagnostics if each not in of_stories]
        return cls(tuple(stories), tuple(problems), base)

    @property
    def summary(self) -> str:
        """All in one line."""
        counts = self.counts
        parts = [_rendered(counts["stories"], counts["broken"])]
        if counts["passed"] or counts["failed"]:
            parts.append(f"{plural(counts['passed'], 'assertion')} passed")
        if counts["failed"]:
            parts.append(f"{counts['failed']} failed")
        if counts["lint_passed"] or counts["lint_failed"]:
            parts.append(_linted(counts["lint_passed"], counts["lint_failed"]))
        if counts["problems"]:
            parts.append(plural(counts["problems"], "other problem"))
        return ", ".join(parts)

    @property
    def counts(self) -> dict[str, int]:
        """How many stories there are and are broken; assertions; stories by lint; problems."""
        checks = [check for _, all_of_it in self.stories for check in all_of_it]
        linted = [check.passed for check in checks if check.name == LINT]
        assertions = [check.passed for check in checks if check.name not in (RENDERS, LINT)]
        return {
            "stories": len(self.stories),
            "broken": sum(check.name == RENDERS and not check.passed for check in checks),
            "passed": assertions.count(True),
            "failed": assertions.count(False),
            "lint_passed": linted.count(True),
            "lint_failed": linted.count(False),
            "problems": len(self.problems),
        }

    def file(self, file: str) -> str:
        """A file by its path from the base, or whole if it is elsewhere."""
        path = Path(file)
        return path.relative_to(self.base).as_posix() if path.is_relative_to(self.base) else file


def _rendered(stories: int, broken: int) -> str:
    if broken:
        verb = "renders" if stories - broken == 1 else "render"
        return f"{stories - broken} of {stories} stories {verb}"
    return f"{plural(stories, 'story')} {'renders' if stories == 1 else 'render'}"


def _linted(clean: int, failed: int) -> str:
    if failed:
        return f"lint found problems in {failed} of {plural(clean + failed, 'story')}"
    return "lint clean"


def plural(count: int, noun: str) -> str:
    """A count with its noun."""
    many = noun.removesuffix("y") + "ies" if noun.endswith("y") else f"{noun}s"
    return f"{count} {noun if count == 1 else many}"


def to_github(results: Results) -> str:
    """Workflow commands that annotate the files of a pull request."""
    lines = [_command(results, f"{node.id}: {name}", each) for node, name, each in _wrong(results)]
    lines += [_command(results, each.node or "Storyville", each) for each in results.problems]
    return "".join(f"{line}\n" for line in lines)


def _wrong(results: Results) -> Iterator[tuple[Node, str, Diagnostic]]:
    for node, checks in results.stories:
        for check in checks:
            if check.diagnostic:
                yield node, check.name, check.diagnostic


def _command(results: Results, title: str, diagnostic: Diagnostic) -> str:
    facts: dict[str, Any] = {"title": title}
    if diagnostic.file:
        facts = {"file": results.file(diagnostic.file), "line": diagnostic.line or 1} | facts
    told = ",".join(f"{name}={_property(str(value))}" for name, value in facts.items())
    return f"::error {told}::{_data(diagnostic.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def to_json(results: Results) -> str:
    """One document: `summary`, `stories` with their `checks`, and `problems`."""
    document = {
        "summary": results.counts,
        "stories": [
            {
                "id": node.id,
                "title": node.title,
                "file": results.file(node.place.file),
                "line": node.place.line,
                "checks": [_check_to_json(results, check) for check in checks],
            }
            for node, checks in results.stories
        ],
        "problems": [_diagnostic_to_json(results, each) for each in results.problems],
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def _check_to_json(results: Results, check: Check) -> dict[str, Any]:
    problem = _diagnostic_to_json(results, check.diagnostic) if check.diagnostic else None
    return {"name": check.name, "passed": check.passed, "problem": problem}


def _diagnostic_to_json(results: Results, diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "message": diagnostic.message,
        "file": results.file(diagnostic.file),
        "line": diagnostic.line,
        "text": str(diagnostic),
    }


def to_junit(results: Results) -> str:
    """JUnit's XML: a test case for each check, and one for each other problem."""
    counts = results.counts
    suite = ET.Element(
        "testsuite",
        name="storyville",
        tests=str(sum(len(checks) for _, checks in results.stories) + counts["problems"]),
        failures=str(counts["broken"] + counts["failed"] + counts["lint_failed"]),
        errors=str(counts["problems"]),
    )
    for node, checks in results.stories:
        for check in checks:
            place = {"file": results.file(node.place.file), "line": str(node.place.line)}
            case = ET.SubElement(suite, "testcase", _clean(place, node.id, check.name))
            if check.diagnostic:
                _add_problem(case, "failure", check.diagnostic)
    for each in results.problems:
        place = {"file": results.file(each.file), "line": str(each.line)}
        name = results.file(each.file) or "catalog"
        case = ET.SubElement(suite, "testcase", _clean(place, each.node or "storyville", name))
        _add_problem(case, "error", each)
    suites = ET.Element("testsuites")
    suites.append(suite)
    ET.indent(suites)
    return ET.tostring(suites, encoding="unicode", xml_declaration=False) + "\n"


def _clean(place: dict[str, str], classname: str, name: str) -> dict[str, str]:
    attributes = {"classname": classname, "name": name, **place}
    return {key: _for_xml(value) for key, value in attributes.items()}


def _add_problem(case: ET.Element, kind: str, diagnostic: Diagnostic) -> None:
    problem = ET.SubElement(case, kind, message=_for_xml(diagnostic.message))
    problem.text = _for_xml(str(diagnostic))


def _for_xml(text: str) -> str:
    return _NOT_IN_XML.sub("�", text)
