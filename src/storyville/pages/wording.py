"""Text that comes from user code, made the same on every machine and in every run."""

import os
import re
from collections.abc import Iterator

from storyville.snapshots import MEMORY_ADDRESS

_INSTALLED = re.compile(r".*[/\\](?:site-packages|dist-packages|python3\.\d+t?)[/\\]")


def portable(text: str, project: str) -> str:
    """The text without memory addresses, and with paths as they are seen from a folder."""
    text = MEMORY_ADDRESS.sub("", text)
    for folder, prefix in _folders_above(project):
        text = text.replace(folder, prefix)
    return text


def shown_path(file: str, project: str) -> str:
    """A file's path as seen from a folder, or from where its package is installed."""
    if file.startswith("<"):
        return file
    path = _INSTALLED.sub("", portable(file, project))
    if os.path.isabs(path):
        path = os.path.join(*path.split(os.sep)[-2:])
    return path.replace(os.sep, "/")


def place(file: str, line: int, project: str) -> str:
    """A file and line as `path:line`."""
    path = shown_path(file, project)
    return f"{path}:{line}" if line else path


def counted(number: int, noun: str) -> str:
    """`1 story`, `1,204 stories`."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"


def _folders_above(project: str) -> Iterator[tuple[str, str]]:
    """A folder and those above it that are worth naming, each with what stands for it."""
    prefix = ""
    while project.count(os.sep) > 1:
        yield project + os.sep, prefix
        project, prefix = os.path.dirname(project), f"../{prefix}"
