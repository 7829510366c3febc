"""The round as a Prefect flow: a thin shell that names, retries and reports what ``flows.rounds`` does.

The truth about a run is the warehouse's run log; Prefect shows it, schedules it and keeps its history.
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from prefect import flow, task
from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.runtime import deployment
from prefect.states import Completed
from prefect.tasks import Task

from extract.errors import BusyError, StorageError
from flows import house, local_prefect, reports, rounds
from flows import settings as configuration
from flows.rounds import Report
from flows.settings import Settings

R = TypeVar("R")

local_prefect.end_quietly()


def _may_help(task: Task[..., Any], run: TaskRun, state: State[Any]) -> bool:  # noqa: ARG001 -- Prefect's signature
    """Return whether trying again can help: a disk may get room. What the web refuses is tried again by a later run."""
    return isinstance(state.result(raise_on_failure=False), StorageError)


def _staged(name: str) -> Task[[Callable[[], Any]], Any]:
    """Return the task of a stage. Its batch is bound in its work, so that Prefect neither copies nor keeps it."""

    @task(
        name=name,
        retries=2,
        retry_delay_seconds=[2, 10],
        retry_condition_fn=_may_help,
        cache_policy=NO_CACHE,
        persist_result=False,
    )
    def stage(work: Callable[[], Any]) -> Any:
        return work()

    return stage


TASKS = {name: _staged(name) for name in ("poll", "fetch", "read", "claim", "settle", "publish", "report")}


def _as_task(kind: str, name: str, work: Callable[[], R]) -> R:
    result: Any = TASKS[kind].with_options(task_run_name=f"{kind} {name}")(work)
    return cast("R", result)


@flow(name="meldt", flow_run_name="meldt {settings.data}", persist_result=False)
def meldt(settings: Settings | None = None) -> Any:
    """Poll what is due, fetch what is new, read it, make claims, settle, publish and make the daily report.

    Without settings those of the environment count (MELDT_*). A scheduled run that finds another at work is skipped.
    """
    chosen = settings or configuration.load()
    try:
        with house.enter(chosen) as entered:
            report = rounds.run(entered, command="run", do=_as_task, bounded=True)
    except BusyError as error:
        if deployment.id is None:
            raise
        return Completed(name="Skipped", message=str(error))
    _show(report)
    return report


def _show(report: Report) -> None:
    """Keep what the round did as artifacts: a table of the stages, and what failed in words."""
    table = [dict(zip(reports.COLUMNS, row, strict=True)) for row in reports.rows(report)]
    create_table_artifact(key="meldt-round", table=table, description=reports.summary(report))
    if report.pages is not None:
        page = report.pages.index.absolute().as_uri()
        create_link_artifact(
            key="meldt-report", link=page, link_text="The daily report", description=reports.pages(report)
        )
    failures = "\n".join(f"* {line.strip()}" for line in reports.failures(report))
    create_markdown_artifact(key="meldt-failures", markdown=failures or "Nothing failed.")
