"""Runs the commands of the group, with files of answers and words beside them."""

import json

import pytest

from arbetsro.instruments.instrument import instrument

ITEMS = range(1, 6)


@pytest.fixture
def run(invoke):
    """Runs a command of the group."""
    return lambda *arguments: invoke("instrument", *arguments)


@pytest.fixture
def told(run):
    """What a command tells programs."""
    return lambda *arguments: json.loads(run(*arguments, "--json").out)


@pytest.fixture
def answers(folder):
    """Three people's answers to WHO-5: 12 and 13 in all, and one who has left out the last."""
    rows = ["person;1;2;3;4;5", "a;2;2;2;3;3", "b;2;2;3;3;3", "c;5;5;5;5;"]
    (folder / "answers.csv").write_text("\n".join(rows), "utf-8")
    return "answers.csv"


@pytest.fixture
def words(folder):
    """Words for WHO-5, made up."""
    assert len(instrument("who-5").items) == len(ITEMS)
    rows = ["number;sv", *(f"{n};Fråga {n}" for n in ITEMS)]
    (folder / "words.csv").write_text("\n".join(rows), "utf-8")
    return "words.csv"
