"""The end of a worker's server is the end of the worker."""

import os
import select
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from .conftest import ROOT

CODE = """
    import sys, time
    sys.path.insert(0, {root!r})
    from storyville.process_pool import ProcessPool
    from storyville.worker_host import WorkerHost
    from tests.workers import jobs

    workers = {kind}()
    workers.wait_until_warm()
    if {job!r}:
        workers.submit(jobs.begin_and, {job!r}, {pipe!r}, "", 0.0)
    print(*[process.pid for process in workers._processes], flush=True)
    time.sleep(999)
    """


@pytest.mark.parametrize("kind", ["WorkerHost", "ProcessPool"])
@pytest.mark.parametrize("job", ["", "sleep", "loop", "backtrack"])
def test_workers_end_with_a_server_that_is_killed(kind: str, job: str, pipe: str) -> None:
    code = dedent(CODE.format(root=str(ROOT), kind=kind, job=job, pipe=pipe))
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as server:
        assert server.stdout
        workers = [os.pidfd_open(int(pid)) for pid in server.stdout.readline().split()]
        assert workers
        if job:
            assert Path(f"{pipe}.begun").read_text() == "begun"
        server.kill()
    for worker in workers:
        assert select.select([worker], [], [], 30)[0]
        os.close(worker)
