"""Whole documents, and languages."""

import re
from collections.abc import Iterator

from storyville.lint.excerpts import Found, found
from storyville.lint.fragment import Fragment
from storyville.lint.rules import Group, wcag

GROUP = Group("Documents and languages")

_LANGUAGE = re.compile(r"(?:[a-z]{2,3}|[a-z]{4,8}|x|i)(?:-[a-z0-9]{1,8})*", re.IGNORECASE)
_ZOOM = re.compile(r"([a-z-]+)\s*=\s*([^\s,;]+)")
_SMALLEST_ZOOM = 2.0
_LONGEST_WAIT = 72_000
"""Seconds; who is given longer has time enough."""


@GROUP.rule(
    "html-lang",
    "A document does not say what language it is in.",
    why="Screen readers take the language that they are set to, and read it out wrong.",
    reference=wcag("3.1.1"),
    bad="<!doctype html><html><head><title>Fares</title></head><body><p>£9</p></body></html>",
    good='<!doctype html><html lang="en"><head><title>Fares</title></head>'
    "<body><p>£9</p></body></html>",
)
def _language(fragment: Fragment) -> Iterator[Found]:
    if fragment.is_document:
        tops = fragment.tagged("html")
        yield from found(each for each in tops if not (each.attr("lang") or "").strip())


@GROUP.rule(
    "document-title",
    "A document has no title.",
    why="Tabs and bookmarks of it have no name.",
    reference=wcag("2.4.2"),
    bad='<!doctype html><html lang="en"><head></head><body><p>£9</p></body></html>',
    good='<!doctype html><html lang="en"><head><title>Fares</title></head>'
    "<body><p>£9</p></body></html>",
)
def _title(fragment: Fragment) -> Iterator[Found]:
    if fragment.is_document:
        title = fragment.root.select_one("head > title")
        yield from () if title and title.text.strip() else found(fragment.tagged("html"))


@GROUP.rule(
    "valid-lang",
    "A lang is no code of a language.",
    why="Screen readers take the language that they are set to.",
    reference=wcag("3.1.2"),
    bad='<p>Say <span lang="german!">Guten Tag</span>.</p>',
    good='<p>Say <span lang="de">Guten Tag</span>.</p>',
)
def _languages(fragment: Fragment) -> Iterator[Found]:
    for element in fragment.elements if "lang" in fragment.source.lower() else ():
        lang = (element.attr("lang") or "").strip()
        if lang and not _LANGUAGE.fullmatch(lang):
            yield from found([element])


@GROUP.rule(
    "meta-refresh",
    "A page loads itself again or leads elsewhere after a while.",
    why="Who reads slowly is taken away from where they are.",
    reference=wcag("2.2.1"),
    bad='<meta http-equiv="refresh" content="30; url=/">',
    good='<a href="/">Begin again</a>',
)
def _refresh(fragment: Fragment) -> Iterator[Found]:
    for meta in fragment.root.select('meta[http-equiv="refresh" i]'):
        seconds = re.match(r"\s*([0-9]+)", meta.attr("content") or "")
        if seconds and 0 < int(seconds[1]) < _LONGEST_WAIT:
            yield from found([meta])


@GROUP.rule(
    "meta-viewport",
    "A page can't be made larger.",
    why="Who can't read small text can't read it.",
    reference=wcag("1.4.4"),
    bad='<meta name="viewport" content="width=device-width, user-scalable=no">',
    good='<meta name="viewport" content="width=device-width">',
)
def _viewport(fragment: Fragment) -> Iterator[Found]:
    for meta in fragment.root.select('meta[name="viewport" i]'):
        if _is_fixed(dict(_ZOOM.findall((meta.attr("content") or "").lower()))):
            yield from found([meta])


def _is_fixed(said: dict[str, str]) -> bool:
    most = said.get("maximum-scale", "yes")
    is_small = most.replace(".", "", 1).isdecimal() and float(most) < _SMALLEST_ZOOM
    return is_small or said.get("user-scalable") in ("no", "0")
