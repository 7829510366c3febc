"""The round as a Prefect flow: a real run against a real server, and a deployment that is accepted."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from flows.demo import server
from flows.rounds import Report
from tests.flows.conftest import ask, listed, loopback

ROOT = Path(__file__).parents[2]
# The first test pays for a server and its database.
pytestmark = pytest.mark.timeout(300)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """A flow run on a server of its own: what it returned, and what the server keeps of it."""

    report: Report
    data: Path
    api: str
    tasks: tuple[tuple[str, str], ...]
    artifacts: dict[str, tuple[str, str]]
    flow_states: tuple[str, ...]


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ran]:
    from prefect.client.orchestration import get_client
    from prefect.settings import PREFECT_API_URL
    from prefect.testing.utilities import prefect_test_harness

    from flows.flow import meldt

    folder = tmp_path_factory.mktemp("flow")
    with prefect_test_harness(server_startup_timeout=120), server.serve(port=0) as newsroom:
        chosen = loopback(folder / "data", listed(newsroom, folder / "s.toml", every=timedelta(hours=1)))
        report = meldt(chosen)
        assert isinstance(report, Report)
        with get_client(sync_client=True) as client:
            tasks = client.read_task_runs()
            artifacts = client.read_artifacts()
            flows = client.read_flow_runs()
        yield Ran(
            report=report,
            data=folder / "data",
            api=PREFECT_API_URL.value() or "",
            tasks=tuple((task.name, task.state_name or "") for task in tasks),
            artifacts={a.key or "": (a.type or "", str(a.data)) for a in artifacts},
            flow_states=tuple(flow.state_name or "" for flow in flows),
        )


def test_the_flow_brings_what_a_plain_round_brings(ran: Ran) -> None:
    assert ran.flow_states == ("Completed",)
    assert ran.report.stage("read").done.counts.new == 37
    assert ask(ran.data, "select count(*) from core.article") == [(37,)]


def test_tasks_tell_their_stage_batch_and_sources(ran: Ran) -> None:
    names = {name for name, _ in ran.tasks}

    assert len(ran.tasks) <= 100
    assert {name.split()[0] for name in names} == {"poll", "fetch", "read", "claim", "settle", "publish", "report"}
    assert "poll 1: falaises … wadjournaal (7)" in names
    assert any(name.startswith("fetch 1: ") and name.endswith("(37)") for name in names)
    assert {state for _, state in ran.tasks} == {"Completed"}


def test_counts_are_an_artifact(ran: Ran) -> None:
    kind, data = ran.artifacts["meldt-round"]

    assert kind == "table"
    assert '"stage": "fetch"' in data
    assert '"new": 37' in data
    assert ran.artifacts["meldt-failures"] == ("markdown", "Nothing failed.")


def test_the_report_is_an_artifact(ran: Ran) -> None:
    kind, data = ran.artifacts["meldt-report"]
    assert kind == "markdown"
    assert "published/report/index.html" in data


def test_a_stage_is_tried_again_where_that_can_help() -> None:
    from flows.flow import TASKS

    assert set(TASKS) == {"poll", "fetch", "read", "claim", "settle", "publish", "report"}
    assert {task.retries for task in TASKS.values()} == {2}


def test_a_deployment_is_accepted(ran: Ran) -> None:
    environment = os.environ | {"PREFECT_API_URL": ran.api, "DO_NOT_TRACK": "1"}
    prefect = [sys.executable, "-m", "prefect", "--no-prompt"]

    for command in (["work-pool", "create", "meldt", "--type", "process"], ["deploy", "--name", "meldt"]):
        run = subprocess.run(
            [*prefect, *command], env=environment, cwd=ROOT, capture_output=True, text=True, check=False, timeout=100
        )
        assert run.returncode == 0, run.stdout + run.stderr

    assert "successfully created" in run.stdout
