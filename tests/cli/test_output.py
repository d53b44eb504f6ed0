"""Where documents are written: all of them, or none, and never over something else."""

import os
import stat

import pytest

from arbetsro.language import LANGUAGES

from .conftest import BAKERY, files

REMEDY = {
    "no folder": ("skapa den eller välj en annan", "make it or choose another", "opret den"),
    "taken": ("välj ett annat namn", "choose another name", "vælg et andet navn"),
    "closed": ("kontrollera att du får skriva", "check that you may write", "kontrollér"),
}

#: What is asked for, which of the targets cannot be written, and why.
REFUSED = [
    pytest.param(["--md", "saknas/a.md"], "saknas/a.md", "no folder", id="no such folder"),
    pytest.param(["--md", "case.toml/a.md"], "case.toml/a.md", "no folder", id="under a file"),
    pytest.param(["--md", "case.toml"], "case.toml", "taken", id="the case itself"),
    pytest.param(["--md", "mapp/../case.toml"], "mapp/../case.toml", "taken", id="by a detour"),
    pytest.param(["--md", "länk"], "länk", "taken", id="by a link"),
    pytest.param(["--pdf", "a", "--docx", "a"], "a", "taken", id="the same target twice"),
    pytest.param(["--pdf", "a", "--md", "mapp/../a"], "mapp/../a", "taken", id="twice, otherwise"),
    pytest.param(["--md", "mapp"], "mapp", "closed", id="a folder"),
    pytest.param(["--pdf", "kvar.pdf", "--md", "mapp"], "mapp", "closed", id="the second a folder"),
    pytest.param(["--pdf", "mapp", "--md", "kvar.md"], "mapp", "closed", id="the first a folder"),
    pytest.param(["--pdf", "ny.pdf", "--md", "saknas/a"], "saknas/a", "no folder", id="the second"),
]


@pytest.fixture(autouse=True)
def surroundings(folder):
    """Files that must stay as they are, a folder with a file in it, and a link to the case."""
    (folder / "kvar.pdf").write_bytes(b"gammal pdf")
    (folder / "kvar.md").write_bytes(b"gammal md")
    (folder / "mapp").mkdir()
    (folder / "mapp" / "fil").write_bytes(b"i mappen")
    (folder / "länk").symlink_to("case.toml")


@pytest.mark.parametrize(("targets", "refused", "why"), REFUSED)
def test_a_target_that_cannot_be_written_is_named_and_nothing_is_written(
    invoke, folder, targets, refused, why
):
    before = files(folder)
    ran = invoke("analyse", "case.toml", *targets, "-l", "en")
    assert (ran.status, ran.out) == (2, "")
    [line] = ran.told
    assert line.startswith(f"{refused}: ")
    assert REMEDY[why][LANGUAGES.index("en")] in line
    assert files(folder) == before
    assert (folder / "case.toml").read_text("utf-8") == BAKERY


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("target", "why"), [("saknas/a.md", "no folder"), ("case.toml", "taken"), ("mapp", "closed")]
)
def test_it_is_told_in_each_language(invoke, language, target, why):
    ran = invoke("analyse", "case.toml", "--md", target, "-l", language)
    assert REMEDY[why][LANGUAGES.index(language)] in ran.err
    assert ran.err.endswith(".\n")


@pytest.mark.parametrize("command", [("analyse", "case.toml", "--md"), ("new",)])
def test_a_folder_that_may_not_be_written_in_is_told_with_the_name_that_was_asked_for(
    arbetsro, folder, command
):
    (folder / "mapp").chmod(0o555)
    before = files(folder)
    ran = arbetsro(*command, "mapp/a.ny", LANG="sv_SE.UTF-8", unprivileged=True)
    (folder / "mapp").chmod(0o755)
    assert (ran.status, ran.out) == (2, "")
    [line] = ran.told
    assert line.startswith("mapp/a.ny: ")
    assert REMEDY["closed"][0] in line
    assert files(folder) == before


def test_none_is_written_where_only_the_second_folder_is_closed(arbetsro, folder):
    (folder / "mapp").chmod(0o555)
    before = files(folder)
    ran = arbetsro(
        "analyse", "case.toml", "--xlsx", "kvar.pdf", "--md", "mapp/a.md", unprivileged=True
    )
    (folder / "mapp").chmod(0o755)
    assert (ran.status, ran.out) == (2, "")
    assert files(folder) == before


def test_json_is_not_printed_as_if_all_were_well_where_a_document_cannot_be_written(invoke):
    ran = invoke("analyse", "case.toml", "--json", "--md", "saknas/a.md")
    assert (ran.status, ran.out) == (2, "")


def test_what_is_no_ordinary_file_is_not_replaced_by_one(arbetsro, folder):
    # A device such as /dev/null is spoiled for everybody if a file is moved into its place.
    pipe = folder / "rör"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    ran = arbetsro("analyse", "case.toml", "--md", "rör")
    os.close(reader)
    assert stat.S_ISFIFO(pipe.lstat().st_mode)
    assert ran.status in {0, 2}
    assert "Traceback" not in ran.err


def test_a_new_document_can_be_read_by_those_whom_the_users_mask_lets(invoke, folder):
    mask = os.umask(0o027)
    try:
        invoke("analyse", "case.toml", "--md", "ny.md")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((folder / "ny.md").stat().st_mode) == 0o640
