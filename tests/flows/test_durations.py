"""Durations as people write them."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows import durations


@given(st.timedeltas(min_value=timedelta(seconds=1), max_value=timedelta(days=10_000)))
def test_what_is_spelled_reads_back_the_same(duration: timedelta) -> None:
    whole = timedelta(seconds=int(duration.total_seconds()))

    assert durations.parse(durations.spell(whole)) == whole


@pytest.mark.parametrize("text", ["", "soon", "15", "m15", "15 minutes", "-5m", "1.5h", "0s", "0m0s", "9" * 30 + "d"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="'" + text):
        durations.parse(text)
