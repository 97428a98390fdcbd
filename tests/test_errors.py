"""What the author of a mistake is told."""

import json
import pickle
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from storyville.errors import (
    AuthoringError,
    Diagnostic,
    InputError,
    OutputError,
    PortError,
    RenderingError,
    StoryvilleError,
)

from .conftest import Project


def run(file: Path) -> ModuleType:
    spec = spec_from_file_location(file.stem, file)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def mistake(file: Path) -> Diagnostic:
    """What is said of a file that fails when it runs."""
    try:
        run(file)
    except (Exception, SystemExit) as error:  # noqa: BLE001
        return Diagnostic.from_exception("load", error, "stories.py", 7, "shop/thing")
    raise AssertionError("nothing went wrong")


def test_an_exception_is_told_with_its_place_and_the_lines_around_it(project: Project) -> None:
    file = project.write(
        "broken.py",
        """
        one = 1
        two = 2

        def divide():
            top = one
            return top / (two - 2)

        divide()
        """,
    )
    told = mistake(file)
    assert (told.file, told.line, told.kind, told.node) == (str(file), 6, "load", "shop/thing")
    assert told.message == "ZeroDivisionError: division by zero"
    assert told.headline == f"{file}:6: ZeroDivisionError: division by zero"
    assert told.excerpt[told.line - told.excerpt_line] == "    return top / (two - 2)"
    assert (told.excerpt_line, len(told.excerpt)) == (3, 6)


def test_the_text_marks_the_line_and_the_column(project: Project) -> None:
    file = project.write("broken.py", "a = 1\nb = a + missing\nc = 3\n")
    assert str(mistake(file)).splitlines()[1:5] == [
        "    1 | a = 1",
        "  > 2 | b = a + missing",
        "      |         ^",
        "    3 | c = 3",
    ]


def test_line_numbers_of_an_excerpt_stand_in_one_column(project: Project) -> None:
    file = project.write("broken.py", "\n" * 9 + "1/0\n" + "\n" * 5)
    lines = mistake(file).excerpt_lines()
    assert len({line.index("|") for line in lines}) == 1


def test_the_users_frames_come_first_and_innermost(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(project.root))
    monkeypatch.delitem(sys.modules, "helper", raising=False)
    project.write("helper.py", "def fail(*_):\n    raise ValueError('no')\n")
    file = project.write(
        "broken.py",
        """
        import functools
        from helper import fail

        def outer():
            return functools.reduce(fail, [1, 2])

        outer()
        """,
    )
    told = mistake(file)
    steps = [(Path(frame.file).name, frame.function) for frame in told.frames]
    assert steps[:3] == [("helper.py", "fail"), ("broken.py", "outer"), ("broken.py", "<module>")]
    assert f"{file}:5 in outer: return functools.reduce(fail, [1, 2])" in str(told)
    assert "helper.py:2" not in "\n".join(told.frame_lines())


def test_frames_of_storyville_itself_are_left_out(project: Project) -> None:
    file = project.write("broken.py", "from storyville.models import slug\nslug(5)\n")
    told = mistake(file)
    assert (told.file, told.line) == (str(file), 2)
    assert not [frame for frame in told.frames if "storyville" in Path(frame.file).parts[-2:]]


def test_an_error_deep_in_a_library_is_placed_at_the_users_line(project: Project) -> None:
    file = project.write("broken.py", "import json\n\nx = json.loads('{')\n")
    told = mistake(file)
    assert (told.file, told.line) == (str(file), 3)
    assert told.message.startswith("json.decoder.JSONDecodeError: ")
    users = [frame.user for frame in told.frames]
    assert False in users
    assert users == sorted(users, reverse=True)


def test_an_error_without_a_frame_of_the_users_is_placed_where_it_was_asked_for() -> None:
    told = Diagnostic.from_exception("render", TypeError("odd"), "stories.py", 7, "a/b")
    assert (told.file, told.line, told.node) == ("stories.py", 7, "a/b")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("x = 1\ndef (:\n", 2, "SyntaxError: "),
        ("def f():\nreturn 1\n", 2, "IndentationError: "),
        ("if x:\n\ty\n        z\n", 3, "TabError: "),
        ("x = 'abc\n", 1, "SyntaxError: unterminated string literal"),
    ],
)
def test_a_syntax_error_is_told_at_its_own_place(
    project: Project, text: str, line: int, message: str
) -> None:
    file = project.write("broken.py", text.encode())
    told = mistake(file)
    assert (told.file, told.line) == (str(file), line)
    assert told.message.startswith(message)
    assert told.excerpt[told.line - told.excerpt_line] == text.splitlines()[line - 1]
    assert told.column > 0


def test_a_syntax_error_without_a_place_is_told_where_it_was_raised(project: Project) -> None:
    file = project.write("broken.py", "raise SyntaxError('from a template')\n")
    told = mistake(file)
    assert (told.file, told.line) == (str(file), 1)
    assert told.message == "SyntaxError: from a template"


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("raise ValueError", "ValueError"),
        ("raise ValueError('a\\nb')", "ValueError: a\nb"),
        ("{}['key']", "KeyError: 'key'"),
        ("valeu = 1; value", "NameError: name 'value' is not defined. Did you mean: 'valeu'?"),
        ("import sys; sys.exit(3)", "SystemExit: 3"),
        ("assert 1 == 2", "Assertion failed"),
        ("assert 1 == 2, 'one is not two'", "Assertion failed: one is not two"),
        (
            "raise ExceptionGroup('both', [ValueError('a')])",
            "ExceptionGroup: both (1 sub-exception)",
        ),
        (
            "e = ValueError('bad'); e.add_note('try this'); e.add_note('or that'); raise e",
            "ValueError: bad\ntry this\nor that",
        ),
    ],
)
def test_the_message_says_what_was_wrong(project: Project, code: str, message: str) -> None:
    assert mistake(project.write("broken.py", code + "\n")).message == message


def test_an_exception_that_can_not_be_printed_is_told_all_the_same(project: Project) -> None:
    told = mistake(
        project.write(
            "broken.py",
            """
            class Mute(Exception):
                def __str__(self):
                    raise RuntimeError("no words")

            raise Mute
            """,
        )
    )
    assert "Mute" in told.message
    assert told.line == 5


def test_a_mistake_in_authoring_is_told_at_the_place_it_names(project: Project) -> None:
    file = project.write("stories.py", "one\ntwo\nthree\n")
    error = AuthoringError("Two of them.", str(file), 2)
    told = Diagnostic.from_exception("load", error, "elsewhere.py", 9)
    assert (told.file, told.line, told.message) == (str(file), 2, "Two of them.")
    assert told.excerpt == ("one", "two", "three")


def test_an_error_of_storyville_is_told_in_its_own_words_only() -> None:
    told = Diagnostic.from_exception("render", RenderingError("Not HTML."), "stories.py", 1)
    assert told.message == "Not HTML."


def test_a_place_beyond_the_file_has_no_excerpt(tmp_path: Path) -> None:
    assert Diagnostic.at("load", "gone", str(tmp_path / "gone.py"), 3).excerpt == ()
    assert Diagnostic.at("load", "no line", str(tmp_path / "gone.py")).excerpt_lines() == []


@pytest.mark.parametrize(
    ("file", "line", "headline"),
    [("a.py", 3, "a.py:3: oh"), ("a.py", 0, "a.py: oh"), ("", 0, "oh")],
)
def test_the_headline_has_the_place_where_there_is_one(file: str, line: int, headline: str) -> None:
    assert Diagnostic.at("load", "oh", file, line).headline == headline


def test_a_diagnostic_travels_as_json(project: Project) -> None:
    told = mistake(project.write("broken.py", "def f():\n    1 / 0\n\nf()\n"))
    assert len(told.frames) > 1
    assert Diagnostic.from_json(json.loads(json.dumps(told.to_json()))) == told


@pytest.mark.parametrize("kind", [InputError, OutputError, PortError, RenderingError])
def test_errors_travel_between_processes(kind: type[StoryvilleError]) -> None:
    error = pickle.loads(pickle.dumps(kind("what was wrong")))
    assert type(error) is kind
    assert str(error) == "what was wrong"


def test_an_authoring_error_travels_with_its_place() -> None:
    error = pickle.loads(pickle.dumps(AuthoringError("both", "stories.py", 4)))
    assert (str(error), error.file, error.line) == ("both", "stories.py", 4)
