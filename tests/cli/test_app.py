"""The command as a whole: it starts quickly, tells its version, and says what is not installed."""

import json
import subprocess
import sys

import pytest

from arbetsro import __version__

from .conftest import changed

HEAVY = (
    "numpy",
    "scipy",
    "babel",
    "typst",
    "docx",
    "xlsxwriter",
    "vl_convert",
    "numpy_financial",
    "django",
    "granian",
    "snowballstemmer",
    "duckdb",
    "openpyxl",
    "pandas",
    "pyreadstat",
)
COMMANDS = ("analyse", "backup", "check", "create-admin", "evaluate", "explain", "instrument",
            "interventions", "migrate", "new", "reference", "restore", "serve",
            "worker")  # fmt: skip

#: Runs the command on its arguments, without the modules named first.
WITHOUT = """
import sys
from arbetsro.cli import main
missing, sys.argv = sys.argv[1], ["arbetsro", *sys.argv[2:]]
sys.modules.update({name: None for name in missing.split(",")})
main()
"""


def loaded_after(statement: str) -> list[str]:
    """The heavy libraries that a fresh process holds after a statement."""
    program = f"import json, sys\n{statement}\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    modules = set(json.loads(done.stdout.splitlines()[-1]))
    return [name for name in HEAVY if name in modules]


@pytest.mark.parametrize(
    "statement",
    [
        "import arbetsro",
        "from arbetsro.cli import main\nsys.argv[1:] = ['--help']\n"
        "try: main()\nexcept SystemExit: pass",
    ],
    ids=["import arbetsro", "arbetsro --help"],
)
def test_heavy_libraries_wait_until_they_are_used(statement):
    assert loaded_after(statement) == []


def test_version_is_that_of_the_package(arbetsro):
    ran = arbetsro("--version")
    assert (ran.status, ran.out, ran.err) == (0, f"arbetsro {__version__}\n", "")


@pytest.mark.parametrize(
    ("locale", "of_analyse"),
    [
        ("sv_SE.UTF-8", "Räknar igenom ett ärende"),
        ("da_DK.UTF-8", "Regner en sag igennem"),
        ("C.UTF-8", "Computes a case"),
    ],
)
def test_help_names_every_command_in_the_language_of_the_locale(arbetsro, locale, of_analyse):
    ran = arbetsro("--help", LANG=locale)
    assert ran.status == 0
    assert of_analyse in ran.out
    assert all(f"\n  {command} " in ran.out for command in COMMANDS)


class TestAPartThatIsNotInstalled:
    @staticmethod
    def run(folder, missing, *arguments):
        return subprocess.run(
            [sys.executable, "-c", WITHOUT, missing, *arguments],
            cwd=folder, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("missing", "flag"),
        [("typst", "--pdf"), ("vl_convert", "--pdf"), ("docx", "--docx"), ("xlsxwriter", "--xlsx")],
    )
    def test_is_named_where_a_document_needs_it_and_no_file_is_written(self, folder, missing, flag):
        done = self.run(folder, missing, "analyse", "case.toml", "--md", "a.md", flag, "b", "-lsv")
        assert done.returncode == 2
        assert done.stderr == (
            'Delen documents är inte installerad; kör: pip install "arbetsro[documents]"\n'
        )
        assert [path.name for path in folder.iterdir()] == ["case.toml"]

    @pytest.mark.parametrize(
        ("language", "sentence"),
        [
            ("sv", 'Delen uncertainty är inte installerad; kör: pip install "arbetsro['),
            ("en", 'The part uncertainty is not installed; run: pip install "arbetsro['),
            ("da", 'Delen uncertainty er ikke installeret; kør: pip install "arbetsro['),
        ],
    )
    def test_is_named_where_uncertainty_needs_it(self, folder, language, sentence):
        uncertain = changed("C7 = 0.20", "C7 = { low = 0.15, likely = 0.20, high = 0.30 }")
        uncertain = changed("J6 = 0.20", "J6 = { low = 0.10, high = 0.3, likely = 0.2 }", uncertain)
        (folder / "case.toml").write_text(uncertain, "utf-8")
        done = self.run(folder, "scipy", "analyse", "case.toml", "--json", "-l", language)
        assert done.returncode == 2
        assert done.stderr == f'{sentence}uncertainty]"\n'
        assert done.stdout == ""

    def test_is_not_missed_where_nothing_needs_it(self, folder):
        everything = ",".join(("scipy", "typst", "vl_convert", "docx", "xlsxwriter"))
        done = self.run(folder, everything, "analyse", "case.toml", "--md", "a.md", "-l", "en")
        assert (done.returncode, done.stderr) == (0, "Wrote a.md\n")
        assert "SEK 1,368,960" in (folder / "a.md").read_text("utf-8").replace("\xa0", " ")
