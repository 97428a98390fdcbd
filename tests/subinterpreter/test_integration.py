"""The application's life, and the loop that rebuilds."""

import asyncio
import logging
import sys
import threading
import time
from collections.abc import AsyncIterator, Iterator
from concurrent import interpreters
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from storyville.app import create_app
from storyville.subinterpreter_pool import SLOTS
from storyville.watchers import ChangeSet, Watcher, watch_and_rebuild

from .conftest import PRIMARY, Shop


def count() -> int:
    return len(interpreters.list_all())


def app_of(shop: Shop, *, use_subinterpreters: bool) -> TestClient:
    folder = str(shop.root / "shop")
    app = create_app(shop.site, input_path=folder, use_subinterpreters=use_subinterpreters)
    return TestClient(app)


def test_the_pool_lives_as_long_as_the_application(shop: Shop) -> None:
    before = count()
    with app_of(shop, use_subinterpreters=True) as client:
        assert client.get("/").status_code == 200
        assert before < count() <= before + 2 * SLOTS  # those that end while others begin, too
    deadline = time.monotonic() + 30
    while count() != before and time.monotonic() < deadline:
        time.sleep(0.01)
    assert count() == before


@pytest.fixture
def imports_put_back() -> Iterator[None]:
    """What a build in this very process imports is not there for the tests after it."""
    path, modules = sys.path[:], set(sys.modules)
    yield
    sys.path[:] = path
    for name in sys.modules.keys() - modules:
        if name.partition(".")[0] == "shop":
            del sys.modules[name]


@pytest.mark.usefixtures("imports_put_back")
def test_without_subinterpreters_there_is_no_pool(shop: Shop) -> None:
    before = count()
    with app_of(shop, use_subinterpreters=False) as client:
        assert "Buy" in client.get(f"/{PRIMARY}").text
        assert count() == before


def test_without_a_catalog_an_application_serves_a_finished_site(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>finished</p>")
    with TestClient(create_app(tmp_path)) as client:
        assert client.get("/").text == "<p>finished</p>"


def test_a_request_before_the_first_build_is_over_waits_for_it(shop: Shop) -> None:
    with app_of(shop, use_subinterpreters=True) as client:
        answers = {client.get(f"/{address}").status_code for address in ("", "button/", PRIMARY)}
    assert answers == {200}


def test_the_package_can_be_named_and_another_folder_watched(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shop.root)
    app = create_app(
        shop.site,
        input_path="toolkit",
        package_location="shop",
        output_dir=shop.site,
        use_subinterpreters=True,
    )
    with TestClient(app) as client:
        assert "Buy" in client.get(f"/{PRIMARY}").text


def test_a_catalog_that_is_not_there_is_explained_in_the_browser(tmp_path: Path) -> None:
    app = create_app(tmp_path / "site", input_path=str(tmp_path / "nowhere"))
    with TestClient(app) as client:
        answer = client.get("/")
    assert answer.status_code == 500
    assert "nowhere" in answer.text


def test_a_page_that_is_not_there_is_a_404_that_says_so(shop: Shop) -> None:
    with app_of(shop, use_subinterpreters=True) as client:
        answer = client.get("/button/nothing/")
        assert (answer.status_code, "button/nothing" in answer.text) == (404, True)
        assert client.get("/../shop/stories.py").status_code == 404
        assert client.get("/%2e%2e/shop/stories.py").status_code == 404


async def _each(*change_sets: ChangeSet) -> AsyncIterator[ChangeSet]:
    for change_set in change_sets:
        yield change_set


def test_an_async_callback_is_awaited() -> None:
    seen: list[ChangeSet] = []

    async def rebuild(changes: ChangeSet) -> None:
        await asyncio.sleep(0)
        seen.append(changes)

    asyncio.run(watch_and_rebuild(_each(frozenset({"a"}), frozenset({"b"})), rebuild))
    assert seen == [{"a"}, {"b"}]


def test_a_sync_callback_runs_beside_the_event_loop() -> None:
    loop_went_on = threading.Event()

    def rebuild(_changes: ChangeSet) -> None:
        assert loop_went_on.wait(30)  # set by the loop, which this would block

    async def main() -> None:
        asyncio.get_running_loop().call_later(0.01, loop_went_on.set)
        await watch_and_rebuild(_each(frozenset({"a"})), rebuild)

    asyncio.run(main())
    assert loop_went_on.is_set()


def test_a_callback_that_raises_is_logged_and_watching_goes_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    seen: list[ChangeSet] = []

    def rebuild(changes: ChangeSet) -> None:
        seen.append(changes)
        if len(seen) == 1:
            raise ValueError("no luck")

    caplog.set_level(logging.ERROR, "storyville")
    asyncio.run(watch_and_rebuild(_each(frozenset({"a"}), frozenset({"b"})), rebuild))
    assert len(seen) == 2
    assert "no luck" in caplog.text


def test_what_changes_during_a_rebuild_is_built_next(tmp_path: Path) -> None:
    """Saves of three files while a rebuild is on are one change set, and none is dropped."""
    names = ["one.py", "two.py", "three.py"]
    seen: set[str] = set()

    async def main() -> None:
        async with Watcher() as watcher:
            await watcher.add([str(tmp_path)])

            async def rebuild(changes: ChangeSet) -> None:
                if not seen:
                    for name in names[1:]:
                        await asyncio.to_thread((tmp_path / name).write_text, "x = 2\n")
                seen.update(Path(path).name for path in changes)
                if seen >= set(names):
                    raise KeyboardInterrupt

            (tmp_path / names[0]).write_text("x = 1\n")
            await watch_and_rebuild(watcher, rebuild)

    with pytest.raises(KeyboardInterrupt):
        asyncio.run(main())
    assert seen == set(names)


def test_a_folder_that_is_replaced_is_watched_on(tmp_path: Path) -> None:
    """File systems give the inode of a folder that went to the next one that comes."""
    folder = tmp_path / "shop"
    folder.mkdir()

    async def main() -> None:
        async with Watcher() as watcher:
            await watcher.add([str(folder)])
            changes = aiter(watcher)
            for number in range(5):
                folder.rmdir()
                folder.mkdir()
                assert str(folder) in await anext(changes)
                file = folder / f"{number}.py"
                file.touch()
                while str(file) not in await anext(changes):
                    pass
                file.unlink()
                while str(file) not in await anext(changes):
                    pass

    asyncio.run(asyncio.wait_for(main(), 30))


def test_what_comes_into_a_new_folder_before_it_is_watched_is_found(tmp_path: Path) -> None:
    async def main() -> None:
        async with Watcher() as watcher:
            watcher.put([str(tmp_path)])
            changes = aiter(watcher)
            assert await anext(changes) == {str(tmp_path)}
            (tmp_path / "one.py").touch()
            assert await anext(changes) == {str(tmp_path / "one.py")}

    asyncio.run(asyncio.wait_for(main(), 30))


def test_a_folder_that_is_away_is_watched_when_it_is_back(tmp_path: Path) -> None:
    folder = tmp_path / "shop"

    async def main() -> None:
        async with Watcher() as watcher:
            await watcher.add([str(folder)])
            changes = aiter(watcher)
            folder.mkdir()
            assert str(folder) in await anext(changes)
            (folder / "one.py").touch()
            assert str(folder / "one.py") in await anext(changes)

    asyncio.run(asyncio.wait_for(main(), 30))
