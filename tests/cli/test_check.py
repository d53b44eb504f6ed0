"""``arbetsro check``: everything that is wrong, unusual or missing, at once, and a status."""

import pytest

from arbetsro.language import LANGUAGES

from .conftest import BAKERY, changed, files

#: Two wrong values, one missing and one unusual.
FAULTY = (
    BAKERY.replace("C7 = 0.20", "C7 = 22")
    .replace("D1 = 30_000", "D1 = -1")
    .replace("C12 = 0.06\n", "")
    .replace("J6 = 0.20", "J6 = 0.9")
)
COUNTED = {
    "sv": "case.toml: 3 fel, 1 att se över.\n",
    "en": "case.toml: 3 errors, 1 to look at again.\n",
    "da": "case.toml: 3 fejl, 1 at se efter.\n",
}
RIGHT = {
    "sv": "case.toml: inget är fel och inget saknas.\n",
    "en": "case.toml: nothing is wrong and nothing is missing.\n",
    "da": "case.toml: intet er forkert, og intet mangler.\n",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_that_is_right_gives_zero(invoke, language):
    ran = invoke("check", "case.toml", "-l", language)
    assert (ran.status, ran.out, ran.err) == (0, RIGHT[language], "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_is_told_and_counted_and_the_status_is_two(invoke, folder, language):
    (folder / "case.toml").write_text(FAULTY, "utf-8")
    ran = invoke("check", "case.toml", "-l", language)
    assert (ran.status, ran.out) == (2, COUNTED[language])
    named = {code: sum(f" {code} (" in line for line in ran.told) for code in ("C7", "D1", "C12")}
    assert named == {"C7": 1, "D1": 1, "C12": 1}
    assert len(ran.told) == 4


def test_a_warning_alone_gives_zero(invoke, folder):
    (folder / "case.toml").write_text(changed("J6 = 0.20", "J6 = 0.9"), "utf-8")
    ran = invoke("check", "case.toml", "-l", "sv")
    assert (ran.status, ran.out) == (0, "case.toml: 0 fel, 1 att se över.\n")
    [line] = ran.told
    assert line.startswith("Se över: case.toml, blankett J, rad J6 ")


def test_the_real_command_writes_faults_to_standard_error_and_nothing_to_disk(arbetsro, folder):
    (folder / "case.toml").write_text(FAULTY, "utf-8")
    before = files(folder)
    ran = arbetsro("check", "case.toml", "--language", "en")
    assert (ran.status, ran.out) == (2, COUNTED["en"])
    assert len(ran.told) == 4
    assert files(folder) == before


@pytest.mark.parametrize("name", ["demo-alltjanst", "hemtjanst-kommun", "industri-40",
                                  "investment-alternatives", "plejehjem-dk",
                                  "statlig-myndighet"])  # fmt: skip
def test_the_examples_are_right(invoke, examples, name):
    assert invoke("check", examples / f"{name}.toml").status == 0
