"""Whatever is edited, and however: what is served is what a fresh build makes."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from .machine import machine

SHORT = settings(
    max_examples=2,
    stateful_step_count=12,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("isolation", ["subinterpreters", "processes"])
def test_all_that_is_served_is_what_a_fresh_build_makes(isolation: str) -> None:
    run_state_machine_as_test(machine(isolation), settings=SHORT)
