"""Whatever is edited, and however: what is served is what a fresh build makes."""

import pytest
from hypothesis import settings
from hypothesis.errors import HypothesisException
from hypothesis.stateful import run_state_machine_as_test

from .machine import ISOLATIONS, machine, once

STEPS = 10


@pytest.mark.parametrize("isolation", ISOLATIONS)
def test_all_that_is_served_is_what_a_fresh_build_makes(isolation: str) -> None:
    short = settings(once(STEPS, examples=2), derandomize=True)
    tried = machine(isolation)
    try:
        run_state_machine_as_test(tried, settings=short)
    except HypothesisException:
        assert not tried.failure, tried.failure  # it may go another way when it is tried again
        raise
