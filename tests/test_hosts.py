"""By which names a server may be asked."""

import pytest

from storyville.hosts import is_known


@pytest.mark.parametrize(
    "host",
    [
        "localhost:8080",
        "LOCALHOST",
        "127.0.0.1:8080",
        "[::1]:8080",
        "192.168.1.20",
        "[fe80::1]",
        "docs.localhost:8080",
        "desk.local",
        "web:8000",
        "",
    ],
)
def test_names_that_no_site_can_have_are_known(host: str) -> None:
    assert is_known(host, [])


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:8080",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evil.example.",
        "evil.example:port",
        "[::1",
        "[evil.example]",
        "a@evil.example",
        "evil.example/localhost",
    ],
)
def test_other_names_are_not(host: str) -> None:
    assert not is_known(host, [])


@pytest.mark.parametrize(
    ("pattern", "host", "is_one"),
    [
        ("shop.example", "shop.example:443", True),
        ("Shop.Example", "shop.example", True),
        ("shop.example", "www.shop.example", False),
        ("*.shop.example", "www.shop.example", True),
        ("*.shop.example", "evil-shop.example", False),
        ("*", "evil.example", True),
    ],
)
def test_names_that_are_allowed_are_known(pattern: str, host: str, is_one: bool) -> None:
    assert is_known(host, [pattern]) == is_one
