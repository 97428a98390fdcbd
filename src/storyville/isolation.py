"""The only door from the server to user code: where a build runs."""

from typing import Protocol

from storyville.build import Report, Request, build
from storyville.subinterpreter_pool import (
    SubinterpreterPool,
    build_in_subinterpreter,
    create_pool,
    shutdown_pool,
)


class Isolation(Protocol):
    """Somewhere to build."""

    def build(self, request: Request) -> Report:
        """Carry out a request; blocks."""
        ...

    def close(self) -> bool:
        """End it; False if something could not be ended."""
        ...


class InSubinterpreters:
    """Every build in a fresh interpreter."""

    def __init__(self) -> None:
        self._pool: SubinterpreterPool = create_pool()

    def build(self, request: Request) -> Report:
        return build_in_subinterpreter(self._pool, request)

    def close(self) -> bool:
        return shutdown_pool(self._pool)


class InProcess:
    """Every build in the server's own interpreter, whose imported modules stay as they are."""

    def build(self, request: Request) -> Report:
        return build(request)

    def close(self) -> bool:
        return True


def choose(*, use_subinterpreters: bool) -> Isolation:
    """The isolation that was asked for."""
    return InSubinterpreters() if use_subinterpreters else InProcess()
