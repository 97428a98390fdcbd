"""`storyville serve` as it is typed."""

import json
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import PRIMARY, Server, Shop

type Serve = Callable[..., Server]


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=30) as answer:
        return answer.read().decode()


def run(*arguments: str, directory: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "storyville", *arguments]
    return subprocess.run(command, cwd=directory, capture_output=True, text=True, check=False)


def test_help_tells_of_both_ways(tmp_path: Path) -> None:
    text = run("serve", "--help", directory=tmp_path).stdout
    for option in (
        "--use-subinterp",
        "--no-use-subin",
        "--host",
        "--port",
        "--allow-host",
        "--open",
    ):
        assert option in text


def test_subinterpreters_are_what_serve_uses_when_nothing_is_said(serve: Serve) -> None:
    server = serve("shop", "-v")
    server.wait_for("Pool of 2 subinterpreters created")
    assert "Buy" in get(server.url + PRIMARY)


def test_they_can_be_turned_off(serve: Serve) -> None:
    server = serve("shop", "-v", "--no-use-subinterpreters")
    server.wait_for("Built in")
    assert "Buy" in get(server.url + PRIMARY)
    assert not any("subinterpreters created" in line for line in server.output)


def test_a_folder_is_served_from_any_directory(
    shop: Shop, tmp_path_factory: pytest.TempPathFactory
) -> None:
    server = Server([str(shop.root / "shop")], tmp_path_factory.mktemp("elsewhere"))
    try:
        assert "Buy" in get(server.url + PRIMARY)
    finally:
        server.close()


def test_a_taken_port_is_a_clear_error(shop: Shop) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("serve", "shop", "--port", str(port), directory=shop.root)
    assert done.returncode == 2
    assert f"port {port}" in done.stderr
    assert "--port 0" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_catalog_that_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    done = run("serve", "nowhere", directory=tmp_path)
    assert done.returncode == 2
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_with_nothing_left_behind(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, how: signal.Signals
) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    server = serve("shop", "-v")
    with server.socket() as page:  # an open page does not hold it up
        page.send(json.dumps({"type": "hello", "viewing": [], "generation": ""}))
        page.recv(30)
        server.process.send_signal(how)
        assert server.process.wait(10) == 0
    assert list((tmp_path / "tmp").iterdir()) == []


def test_it_ends_though_a_component_never_does(serve: Serve, shop: Shop) -> None:
    shop.write("toolkit/words.py", "import time\nprint('in', flush=True)\ntime.sleep(60)\n")
    server = serve("shop", "-v")
    server.wait_for("^in$")
    assert server.stop() == 0


def test_the_site_is_kept_where_a_folder_is_named(serve: Serve, shop: Shop) -> None:
    server = serve("shop", "--output", "kept")
    server.wait_for("Built in")
    server.stop()
    assert "Buy" in (shop.root / "kept" / PRIMARY).read_text()
