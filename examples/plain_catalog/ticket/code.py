"""The square that the gates read."""

from collections.abc import Iterator
from hashlib import sha256

CELLS = 16


def code(number: str) -> str:
    """A pattern of its own for every number."""
    squares = "".join(f"M{x} {y}h1v1h-1z" for x, y in _dark(number))
    middle = CELLS // 2
    return f"""\
<svg class="ol-code" viewBox="-1 -1 {CELLS + 2} {CELLS + 2}" aria-hidden="true">
      <path d="{squares}"/>
      <rect class="ol-code-paper" x="{middle - 3.5}" y="{middle - 3.5}" width="7" height="7"/>
      <rect class="ol-code-eye" x="{middle - 2}" y="{middle - 2}" width="4" height="4"/>
      <rect x="{middle - 0.5}" y="{middle - 0.5}" width="1" height="1"/>
    </svg>"""


def _dark(number: str) -> Iterator[tuple[int, int]]:
    bits = int.from_bytes(sha256(number.encode()).digest())
    for cell in range(CELLS * CELLS):
        if bits >> cell & 1:
            yield cell % CELLS, cell // CELLS
