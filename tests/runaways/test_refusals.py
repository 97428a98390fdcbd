"""Components that import what does not load in subinterpreters."""

from collections.abc import Callable

import pytest

from ..servers import Server, get, page
from .conftest import CANVAS, OTHER, Shop

type Serve = Callable[..., Server]

LIBRARIES = {
    "numpy": ("import numpy", "str(numpy.arange(3).sum())", "numpy._core._multiarray_umath"),
    "pydantic": (
        "from pydantic import TypeAdapter",
        "str(TypeAdapter(int).validate_python('3'))",
        "pydantic_core._pydantic_core",
    ),
    "Pillow": ("from PIL import Image", "str(Image.new('L', (3, 1)).width)", "PIL._imaging"),
    "lxml": ("from lxml import etree", "str(len(etree.fromstring('<a>123</a>').text))", "lxml"),
}


def use(shop: Shop, name: str, word: str) -> None:
    """Have the word made by a library."""
    imported, three, _ = LIBRARIES[name]
    shop.write(
        "words.py",
        f"{imported}\n\n\ndef word():\n    return '{word} ' + {three}\n\n\n"
        "def check(html):\n    assert html\n",
    )


@pytest.mark.parametrize("name", LIBRARIES)
def test_nothing_needs_to_be_said_to_serve_it(serve: Serve, shop: Shop, name: str) -> None:
    use(shop, name, "First")
    server = serve()
    assert "First 3" in get(server.url + CANVAS)[1]
    with page(server, CANVAS) as opened:
        use(shop, name, "Second")
        opened.hear_of("Second 3")
    server.wait_for("Pool of 2 processes created")
    told = [line for line in server.output if "your code runs in processes from now on" in line]
    assert len(told) == 1
    assert LIBRARIES[name][2] in told[0]
    watched = [line for line in server.output if "watching" in line]
    assert all(str(shop.root) in line for line in watched), "libraries that look around are no use"


def test_it_may_come_with_a_save(serve: Serve, shop: Shop) -> None:
    server = serve()
    with page(server, CANVAS) as opened, page(server, OTHER) as other:
        use(shop, "numpy", "Counted")
        opened.hear_of("Counted 3")
        server.wait_for("numpy.* your code runs in processes from now on")
        shop.edit("shop/card/stories.py", "<i>Card", "<i>Another")
        other.hear_of("Another")
    with page(server, CANVAS) as late:
        assert late.hear("problems")["problems"] == []
        use(shop, "numpy", "Again")
        assert late.hear("problems", "patch")["type"] == "patch"


def test_who_insists_on_subinterpreters_is_told_what_to_do(serve: Serve, shop: Shop) -> None:
    server = serve("--isolation", "subinterpreters")
    with page(server, CANVAS) as opened:
        use(shop, "numpy", "Counted")
        assert opened.hear("problems")["problems"] == []
        [problem] = opened.hear("problems")["problems"]
        assert problem["message"].startswith("numpy._core._multiarray_umath does not load")
        assert "--isolation processes" in problem["message"]
        assert (problem["file"], problem["line"]) == shop.line_of("import numpy")
        shop.word("Mended")
        opened.hear_of("Mended")
