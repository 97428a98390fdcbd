"""Run benchmarks: `./just bench`, or `./just bench save --stories 300 --saves 50`."""

import argparse
import asyncio
from typing import Literal, get_args

from benchmarks.builds import measure_builds
from benchmarks.catalogs import FEWEST, KINDS, PAGES
from benchmarks.failures import measure_failures
from benchmarks.looks import measure_looks
from benchmarks.memory import measure_memory
from benchmarks.saves import Plan, measure_bursts, measure_saves
from benchmarks.searches import measure_searches
from benchmarks.starts import measure_starts
from benchmarks.tests import measure_tests

type Name = Literal[
    "build", "serve", "save", "burst", "failures", "memory", "search", "tests", "looks"
]

NAMES: tuple[Name, ...] = get_args(Name.__value__)


def main() -> None:
    arguments = _parser().parse_args()
    plan = Plan(
        sizes=arguments.stories,
        kinds=arguments.edits,
        pages=arguments.pages,
        saves=arguments.saves,
        bursts=arguments.bursts,
        pause=arguments.pause,
        timeout=arguments.timeout,
        slow=arguments.slow / 1000,
        options=arguments.option,
    )
    for name in arguments.names or NAMES:
        _measure(name, plan, arguments)


def _measure(name: Name, plan: Plan, arguments: argparse.Namespace) -> None:
    match name:
        case "build":
            measure_builds(plan.sizes)
        case "serve":
            asyncio.run(measure_starts(plan.sizes, arguments.starts, plan.options))
        case "save":
            asyncio.run(measure_saves(plan))
        case "burst":
            asyncio.run(measure_bursts(plan))
        case "failures":
            asyncio.run(measure_failures(plan))
        case "memory":
            measure_memory(arguments.few, arguments.many, plan.pause, plan.options)
        case "search":
            asyncio.run(measure_searches(plan.sizes))
        case "tests":
            measure_tests(arguments.tested)
        case "looks":
            measure_looks(plan.sizes)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./just bench", description=__doc__)
    add = parser.add_argument
    add(
        "names",
        nargs="*",
        metavar="NAME",
        type=_name,
        help=f"what to measure: {', '.join(NAMES)}; else all",
    )
    add("--stories", nargs="+", type=_size, default=[300, 1000], help="sizes of catalogs")
    add("--tested", type=int, default=10_000, help="stories that pytest collects and runs")
    add("--starts", type=int, default=3, help="starts of the server for each figure")
    add("--saves", type=int, default=20, help="saves of each kind of edit on each kind of page")
    add("--bursts", type=int, default=10, help="bursts of each size and gap")
    add("--few", type=int, default=50, help="saves until memory is measured first")
    add("--many", type=int, default=1000, help="saves until memory is measured again")
    add("--edits", nargs="+", choices=KINDS, default=KINDS, help="kinds of edit to save")
    add("--pages", nargs="+", choices=PAGES, default=PAGES, help="kinds of page to look at")
    add("--pause", type=float, default=0.5, help="seconds from a shown save to the next")
    add("--timeout", type=float, default=10, help="seconds after which a save counts as lost")
    slow = "milliseconds after which it is printed what the server said since the save"
    add("--slow", type=float, default=500, help=slow)
    add("--option", action="append", default=[], help="an option for serve: --option=--verbose")
    return parser


def _name(text: str) -> str:
    if text not in NAMES:
        raise argparse.ArgumentTypeError(f"{text} is none of {', '.join(NAMES)}")
    return text


def _size(text: str) -> int:
    size = int(text)
    if size < FEWEST:
        raise argparse.ArgumentTypeError(f"a catalog has at least {FEWEST} stories")
    return size


if __name__ == "__main__":
    main()
