"""Plain tables, and the figures in them."""

import re
from collections.abc import Iterable, Sequence
from math import ceil

MISSING = "-"
_NUMBER = re.compile(r"[\d.,]+|-")


def print_table(title: str, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under headers; columns of numbers are aligned to the right."""
    cells = [list(row) for row in rows]
    columns = list(zip(headers, *cells, strict=True))
    widths = [max(map(len, column)) for column in columns]
    right = [all(_NUMBER.fullmatch(cell) for cell in column[1:]) for column in columns]
    print(f"\n{title}")
    for row in (headers, ["-" * width for width in widths], *cells):
        aligned = [
            cell.rjust(width) if is_right else cell.ljust(width)
            for cell, width, is_right in zip(row, widths, right, strict=True)
        ]
        print("  ".join(aligned).rstrip(), flush=True)


def percentile(values: Sequence[float], percent: int) -> float | None:
    """The value that so many percent are not above; None where there are none."""
    if not values:
        return None
    return sorted(values)[max(0, ceil(len(values) * percent / 100) - 1)]


def milliseconds(seconds: float | None) -> str:
    return MISSING if seconds is None else f"{seconds * 1000:.0f}"


def in_seconds(seconds: float | None) -> str:
    return MISSING if seconds is None else f"{seconds:.2f}"


def megabytes(count: int | None) -> str:
    return MISSING if count is None else f"{count / 1e6:.1f}"


def spread(values: Sequence[float]) -> list[str]:
    """The median, the 95th percentile and the largest of some seconds, in milliseconds."""
    return [milliseconds(percentile(values, percent)) for percent in (50, 95, 100)]
