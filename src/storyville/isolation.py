"""The only door from the server to user code: where it runs."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Literal, Protocol

from storyville.process_pool import ProcessPool
from storyville.subinterpreter_pool import GRACE, create_pool, shutdown_pool
from storyville.worker_host import WorkerHost

type Kind = Literal["subinterpreters", "here", "processes", "none"]
"""`here` is subinterpreters of this process; those of `subinterpreters` have one of their own."""
type Choice = Kind | Literal["auto"]
"""`auto` begins with subinterpreters; what they can't import is a reason to choose again."""


class Isolation(Protocol):
    """Somewhere to run user code; each call in a state that no earlier call has touched."""

    @property
    def name(self) -> str:
        """What the user calls it."""
        ...

    def submit(
        self,
        function: Callable[..., str],
        *args: object,
        journal: str = "",
        limit: float = 0.0,
    ) -> Future[str]:
        """Call a function with plain values; `limit` and `journal` are those of its `Guard`."""
        ...

    def warm_with(self, libraries: tuple[str, ...]) -> None:
        """Import these modules ahead of the calls to come."""
        ...

    def wait_until_warm(self) -> None:
        """Return when the next call would begin at once."""
        ...

    @property
    def is_ready(self) -> bool:
        """Whether the next call would begin at once, and one beside it."""
        ...

    def close(self) -> bool:
        """End it; False if something could not be ended."""
        ...


class Unisolated:
    """Every call in this process, one after the other; imported modules stay as they are."""

    name = "none"

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "storyville-work")
        self._latest: Future[str] | None = None

    def submit(
        self,
        function: Callable[..., str],
        *args: object,
        journal: str = "",  # noqa: ARG002
        limit: float = 0.0,  # noqa: ARG002
    ) -> Future[str]:
        self._latest = self._thread.submit(function, *args)
        return self._latest

    def warm_with(self, libraries: tuple[str, ...]) -> None:
        """Do nothing: what was imported stays."""

    def wait_until_warm(self) -> None:
        """Return at once."""

    @property
    def is_ready(self) -> bool:
        return True

    def close(self) -> bool:
        self._thread.shutdown(wait=False, cancel_futures=True)
        return not self._latest or not wait([self._latest], GRACE).not_done


class SubinterpretersHere:
    """Every call in a fresh interpreter of this process, which nothing but its end can kill."""

    name = "subinterpreters"

    def __init__(self) -> None:
        self._pool = create_pool()

    def submit(
        self,
        function: Callable[..., str],
        *args: object,
        journal: str = "",  # noqa: ARG002
        limit: float = 0.0,  # noqa: ARG002
    ) -> Future[str]:
        return self._pool.submit(function, *args)

    def warm_with(self, libraries: tuple[str, ...]) -> None:
        self._pool.warm_with(libraries)

    def wait_until_warm(self) -> None:
        self._pool.wait_until_warm()

    @property
    def is_ready(self) -> bool:
        return self._pool.is_ready

    def close(self) -> bool:
        return shutdown_pool(self._pool)


def choose(kind: Kind, libraries: tuple[str, ...] = ()) -> Isolation:
    """The isolation that was asked for, warming up with some modules."""
    isolation = _made(kind, libraries)
    isolation.warm_with(libraries)
    return isolation


def _made(kind: Kind, libraries: tuple[str, ...]) -> Isolation:
    match kind:
        case "here":
            return SubinterpretersHere()
        case "processes":
            return ProcessPool(libraries=libraries)
        case "none":
            return Unisolated()
        case "subinterpreters":
            return WorkerHost()


def quarantine() -> Isolation:
    """For what may end the process that it is run in, so that it harms nothing else."""
    return ProcessPool(slots=1)
