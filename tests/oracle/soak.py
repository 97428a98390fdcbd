"""The oracle for as long as you like: `python -m tests.oracle.soak 20`, in minutes.

Each round has a seed of its own, and prints the failing sequence of edits; `--seed` and
`--isolation` run one again.
"""

import argparse
import random
import sys
import time
import traceback
from collections.abc import Iterator
from itertools import cycle

from hypothesis import seed
from hypothesis.errors import HypothesisException
from hypothesis.stateful import run_state_machine_as_test

from .machine import ISOLATIONS, machine, once


def main() -> int:
    """Run rounds until the time is over; the exit code says whether all went well."""
    options = _options()
    rounds = list(_rounds(options))
    failed = [each for each in rounds if not each]
    print(f"{len(rounds)} rounds, {len(failed)} of them failed")
    return 1 if failed else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./just soak")
    parser.add_argument("minutes", nargs="?", type=float, default=20)
    parser.add_argument("--seed", type=int, help="run one round again")
    parser.add_argument("--isolation", choices=ISOLATIONS, help="on one backend only")
    parser.add_argument("--steps", type=int, default=30, help="edits in each round")
    return parser.parse_args()


def _rounds(options: argparse.Namespace) -> Iterator[bool]:
    end = time.monotonic() + options.minutes * 60
    for isolation in cycle([options.isolation] if options.isolation else ISOLATIONS):
        number = random.randrange(2**32) if options.seed is None else options.seed
        yield _round(number, isolation, options.steps)
        if options.seed is not None or time.monotonic() > end:
            return


def _round(number: int, isolation: str, steps: int) -> bool:
    print(f"--seed {number} --isolation {isolation} --steps {steps}", flush=True)
    tried = seed(number)(machine(isolation))
    try:
        run_state_machine_as_test(tried, settings=once(steps))
    except (AssertionError, ExceptionGroup, HypothesisException) as error:
        print(tried.failure or "".join(traceback.format_exception(error)), flush=True)
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
