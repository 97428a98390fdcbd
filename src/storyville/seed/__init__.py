"""Catalogs to learn from: files that are copied as they are, each size on top of the smaller."""

import shutil
from pathlib import Path

from storyville.errors import OutputError

SIZES = ("small", "medium", "large")


def seed(size: str, folder: Path) -> None:
    """Write the catalog of a size, one of `SIZES`, into a new folder.

    Raises `OutputError` if there is something at the folder's path already.
    """
    if folder.exists():
        raise OutputError(f"{folder} exists already. Name a folder that does not.")
    for part in SIZES[: SIZES.index(size) + 1]:
        source = Path(__file__).parent / part
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(source, folder, ignore=ignore, dirs_exist_ok=True)
