"""What a build does to its folder, and to files that are not its own."""

import json
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from storyville.errors import OutputError
from storyville.output import Changes, Output, is_site

MANIFEST = ".storyville.json"


def publish(folder: Path, pages: dict[str, str]) -> Changes:
    output = Output(str(folder), list(pages))
    for address, content in pages.items():
        output.write(address, content)
    return output.finish()


def files(folder: Path) -> dict[str, str]:
    """Every file but the manifest."""
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def age(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        os.utime(folder / name, (1_000_000_000, 1_000_000_000))


def is_aged(path: Path) -> bool:
    return path.stat().st_mtime == 1_000_000_000


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "site"


def test_a_new_folder_gets_the_pages(site: Path) -> None:
    changes = publish(site, {"index.html": "home", "a/b/index.html": "b"})
    assert files(site) == {"index.html": "home", "a/b/index.html": "b"}
    assert changes.written == ("index.html", "a/b/index.html")
    assert changes.removed == ()


def test_an_empty_folder_is_taken(site: Path) -> None:
    site.mkdir(parents=True)
    publish(site, {"index.html": "home"})
    assert files(site) == {"index.html": "home"}


def test_a_folder_is_known_as_a_site_only_when_one_was_written_into_it(site: Path) -> None:
    assert not is_site(str(site))
    publish(site, {})
    assert is_site(str(site))


def test_bytes_and_text_are_written_as_they_are(site: Path) -> None:
    output = Output(str(site), ["logo.png", "page.html"])
    output.write("logo.png", b"\x89PNG\r\n\xff")
    output.write("page.html", "a\r\nb\n\u00e9")
    output.finish()
    assert (site / "logo.png").read_bytes() == b"\x89PNG\r\n\xff"
    assert (site / "page.html").read_bytes() == b"a\r\nb\n\xc3\xa9"


def test_only_what_changed_is_written_again(site: Path) -> None:
    publish(site, {"same.html": "1", "other.html": "1"})
    age(site, ["same.html", "other.html", MANIFEST])
    changes = publish(site, {"same.html": "1", "other.html": "2"})
    assert changes.written == ("other.html",)
    assert is_aged(site / "same.html")
    assert is_aged(site / MANIFEST)
    assert (site / "other.html").read_text() == "2"


def test_a_file_that_someone_changed_is_put_right(site: Path) -> None:
    publish(site, {"index.html": "home"})
    (site / "index.html").write_text("scribble")
    assert publish(site, {"index.html": "home"}).written == ("index.html",)
    assert files(site) == {"index.html": "home"}


def test_a_file_that_someone_deleted_comes_back(site: Path) -> None:
    publish(site, {"index.html": "home"})
    (site / "index.html").unlink()
    publish(site, {"index.html": "home"})
    assert files(site) == {"index.html": "home"}


def test_what_the_site_no_longer_has_is_removed_with_its_empty_folders(site: Path) -> None:
    publish(site, {"index.html": "home", "old/deep/index.html": "old"})
    changes = publish(site, {"index.html": "home"})
    assert changes.removed == ("old/deep/index.html",)
    assert not (site / "old").exists()


def test_files_of_others_in_a_site_stay(site: Path) -> None:
    publish(site, {"index.html": "home", "old/index.html": "old"})
    (site / "CNAME").write_text("example.org")
    (site / "old/notes.txt").write_text("mine")
    publish(site, {"index.html": "home"})
    assert files(site) == {"index.html": "home", "CNAME": "example.org", "old/notes.txt": "mine"}


def test_a_folder_with_files_of_others_is_refused_and_left_alone(site: Path) -> None:
    site.mkdir(parents=True)
    (site / "thesis.txt").write_text("ten years")
    with pytest.raises(OutputError, match=r"thesis\.txt"):
        Output(str(site), ["index.html"])
    assert files(site) == {"thesis.txt": "ten years"}
    assert not is_site(str(site))


def test_a_page_that_someone_else_wrote_is_not_overwritten(site: Path) -> None:
    publish(site, {"index.html": "home"})
    (site / "extra.html").write_text("mine")
    with pytest.raises(OutputError, match=r"extra\.html"):
        Output(str(site), ["index.html", "extra.html"])
    assert files(site) == {"index.html": "home", "extra.html": "mine"}


def test_a_folder_of_others_where_a_page_should_stand_is_refused(site: Path) -> None:
    publish(site, {"index.html": "home"})
    (site / "extra.html").mkdir()
    (site / "extra.html/mine.txt").write_text("mine")
    with pytest.raises(OutputError, match=r"extra\.html"):
        Output(str(site), ["index.html", "extra.html"])
    assert files(site) == {"index.html": "home", "extra.html/mine.txt": "mine"}


def test_a_file_of_others_where_a_folder_should_stand_is_refused(site: Path) -> None:
    publish(site, {"index.html": "home"})
    (site / "forms").write_text("mine")
    with pytest.raises(OutputError, match="forms"):
        Output(str(site), ["index.html", "forms/index.html"])
    assert files(site) == {"index.html": "home", "forms": "mine"}


def test_a_file_instead_of_a_folder_is_refused(site: Path) -> None:
    site.parent.mkdir()
    site.write_text("I am a file")
    with pytest.raises(OutputError, match="is a file"):
        Output(str(site), ["index.html"])
    assert site.read_text() == "I am a file"


def test_a_folder_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(OutputError, match=r"notes\.txt"):
        Output(str(tmp_path / "notes.txt" / "site"), ["index.html"])


def test_a_file_becomes_a_folder_and_the_other_way_round(site: Path) -> None:
    publish(site, {"a": "file", "b/c": "below"})
    publish(site, {"a/x": "below", "b": "file"})
    assert files(site) == {"a/x": "below", "b": "file"}
    publish(site, {"a": "file", "b/c/d": "below"})
    assert files(site) == {"a": "file", "b/c/d": "below"}


def test_an_unfinished_build_takes_nothing_away(site: Path) -> None:
    publish(site, {"index.html": "home", "old.html": "old"})
    output = Output(str(site), ["index.html", "new.html"])
    output.write("new.html", "new")
    assert files(site) == {"index.html": "home", "old.html": "old", "new.html": "new"}


def test_what_an_unfinished_build_left_is_owned_by_the_next(site: Path) -> None:
    output = Output(str(site), ["index.html", "half.html"])
    output.write("half.html", "half")
    changes = publish(site, {"index.html": "home"})
    assert changes.removed == ("half.html",)
    assert files(site) == {"index.html": "home"}


def test_a_file_is_never_seen_half_written(site: Path) -> None:
    publish(site, {"index.html": "old"})
    with (site / "index.html").open() as reader:
        publish(site, {"index.html": "new and longer"})
        assert reader.read() == "old"
    assert (site / "index.html").read_text() == "new and longer"


def test_no_temporary_file_stays_behind(site: Path) -> None:
    publish(site, {"index.html": "home", "a/b.html": "b"})
    publish(site, {"index.html": "home again", "a/b.html": "b"})
    assert sorted(path.name for path in site.iterdir()) == [MANIFEST, "a", "index.html"]


def test_a_kept_file_stays_as_it_was(site: Path) -> None:
    publish(site, {"index.html": "home", "good.html": "good"})
    output = Output(str(site), ["index.html", "good.html", "new.html"])
    assert output.keep("good.html")
    assert not output.keep("new.html")
    output.finish()
    assert files(site)["good.html"] == "good"


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"files": 5}', "null"])
def test_a_damaged_manifest_is_an_error_that_harms_nothing(site: Path, text: str) -> None:
    publish(site, {"index.html": "home"})
    (site / MANIFEST).write_text(text)
    with pytest.raises(OutputError, match="damaged"):
        Output(str(site), ["other.html"])
    assert files(site) == {"index.html": "home"}


@pytest.mark.parametrize(
    "address", ["../precious.txt", "a/../../precious.txt", "{root}/precious.txt"]
)
def test_a_manifest_can_not_name_files_outside_the_site(site: Path, address: str) -> None:
    publish(site, {"index.html": "home"})
    precious = site.parent / "precious.txt"
    precious.write_text("mine")
    named = address.replace("{root}", str(site.parent))
    (site / MANIFEST).write_text(json.dumps({"version": 1, "files": ["index.html", named]}))
    with pytest.raises(OutputError):
        publish(site, {"index.html": "home"})
    assert precious.read_text() == "mine"


def test_two_things_at_one_address_are_an_error_that_names_it(site: Path) -> None:
    with pytest.raises(OutputError, match=r"a/index\.html"):
        Output(str(site), ["a/index.html", "b/index.html", "a/index.html"])
    assert not site.exists()
