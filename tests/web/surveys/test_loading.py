"""Words of an instrument, loaded from the command line for an organisation of the workbench."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from arbetsro.cli.app import app
from arbetsro.instruments.instrument import instrument
from arbetsro.web.surveys.models import LoadedWording
from web.conftest import Cast


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """Made-up words for every item of WHO-5."""
    rows = [f"{one.number};Fråga {one.number}" for one in instrument("who-5").items]
    file = tmp_path / "words.csv"
    file.write_text("\n".join(["number;sv", *rows]), "utf-8")
    return file


def _load(words: Path, organisation: str):
    options = ["--right", "Avtal", "--organisation", organisation, "-l", "en"]
    return CliRunner().invoke(app, ["instrument", "load", "who-5", str(words), *options])


def test_words_are_kept_for_the_organisation_that_is_named(cast: Cast, words: Path):
    ran = _load(words, "demo")
    assert ran.exit_code == 0, ran.output
    kept = LoadedWording.objects.get()
    assert (kept.organisation, kept.instrument, kept.right) == (cast.organisation, "who-5", "Avtal")


def test_an_organisation_that_there_is_not_is_told_of(cast: Cast, words: Path):
    ran = _load(words, "nowhere")
    assert ran.exit_code == 2
    assert "nowhere" in ran.stderr
    assert not LoadedWording.objects.exists()
