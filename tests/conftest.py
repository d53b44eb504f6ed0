"""The cast: Demo Alltjänst AB as its example tells it, and cases made from it by a few changes."""

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from arbetsro.economics.analysis import Analysis, analyse
from arbetsro.economics.case import Case, Entry
from arbetsro.economics.case_file import read_case

CaseWith = Callable[..., Case]

settings.register_profile(
    "arbetsro",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("arbetsro")


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of worked examples."""
    return Path(__file__).parents[1] / "examples"


@pytest.fixture(scope="session")
def demo(examples: Path) -> Case:
    """The worked example of the published method."""
    return read_case(examples / "demo-alltjanst.toml")


@pytest.fixture(scope="session")
def demo_analysis(demo: Case) -> Analysis:
    """The worked example, analysed."""
    return analyse(demo)


@pytest.fixture(scope="session")
def case_with(demo: Case) -> CaseWith:
    """Makes the worked example with every figure certain, and then the changes asked for.

    A row that is changed to ``None`` is taken out; other fields of the case are given by name.
    """
    certain = {"C7": 0.22, "C8": 0.09, "C12": 0.06, "C15": 0.40, "D7": 0.30, "J6": 0.20}

    def make(changes: Mapping[str, Entry | None] | None = None, **fields: object) -> Case:
        rows = {**demo.rows, **certain, **(changes or {})}
        return replace(demo, rows={c: e for c, e in rows.items() if e is not None}, **fields)

    return make
