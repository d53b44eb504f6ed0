"""``arbetsro evaluate``: from a data file to the report."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from arbetsro.cli.app import app
from arbetsro.evaluation.files.reading import read_file
from arbetsro.evaluation.synthetic import synthetic

EXAMPLE = Path(__file__).parents[2] / "examples" / "counselling" / "synthetic.csv"


def run(*arguments):
    return CliRunner().invoke(app, ["evaluate", *map(str, arguments)], catch_exceptions=False)


def test_the_shipped_example_is_the_synthetic_set():
    assert read_file(EXAMPLE) == synthetic()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", "43 % → 13 %"),
        ("en", "8.5 → 4.4"),
        ("da", "Ingen af personerne findes"),
    ],
)
def test_a_file_alone_shows_the_main_tables_on_the_screen(language, words):
    done = run(EXAMPLE, "--language", language, "--date", "2026-11-22")
    assert done.exit_code == 0
    assert words in done.stdout.replace("\xa0", " ")
    assert "--pdf" in done.stdout


def test_json_is_the_only_thing_on_standard_output():
    done = run("--example", "--json")
    found = json.loads(done.stdout)
    assert found["is_synthetic"] is True
    assert found["flow"]["followed_up"] == 178


def test_the_report_and_the_data_are_written_beside_each_other(tmp_path):
    pdf, word, sheet = (tmp_path / name for name in ("a.pdf", "a.docx", "a.xlsx"))
    done = run(EXAMPLE, "-l", "sv", "--pdf", pdf, "--docx", word, "--save", sheet)
    assert done.exit_code == 0, done.output
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert word.read_bytes().startswith(b"PK")
    assert read_file(sheet) == synthetic()


def test_a_csv_that_is_saved_keeps_its_mark_even_without_the_file_beside_it(tmp_path):
    path = tmp_path / "set.csv"
    assert run("--example", "--save", path).exit_code == 0
    (tmp_path / "set.about.toml").unlink()
    assert read_file(path).is_synthetic


def test_every_fault_of_a_file_is_told_and_nothing_is_written(tmp_path):
    bad, pdf = tmp_path / "bad.csv", tmp_path / "a.pdf"
    bad.write_text("key;sexx;helpful;followed_up\na;;11;1\na;;;1\n", "utf-8")
    done = run(bad, "--language", "en", "--pdf", pdf)
    assert done.exit_code == 2
    assert [re.split(": ", line)[0] for line in done.stderr.splitlines()] == [
        "bad.csv, column sexx",
        "bad.csv, row 2, helpful",
        "bad.csv, row 3, key",
    ]
    assert not pdf.exists()


def test_what_cannot_be_done_is_said_in_a_sentence(tmp_path):
    for arguments, words in (
        ((), "either a data file or --example"),
        ((EXAMPLE, "--example"), "either a data file or --example"),
        ((tmp_path / "none.csv",), "there is no such file"),
        ((tmp_path,), "is a folder"),
        (("--example", "--save", tmp_path / "a.doc"), ".parquet"),
        ((EXAMPLE, "--save", EXAMPLE), "choose another name"),
    ):
        done = run(*arguments, "--language", "en")
        assert (done.exit_code, words in done.stderr) == (2, True), done.stderr
