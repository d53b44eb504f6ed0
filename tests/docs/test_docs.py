"""The documentation holds: it builds, it is complete, and its figures are the program's."""

import doctest
import fcntl
import html
import os
import re
import shlex
import subprocess
import sys
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest
from typer.main import get_command

from arbetsro.cli.app import app
from arbetsro.economics.analysis import analyse
from arbetsro.economics.appraisal import crossings
from arbetsro.economics.case_file import parse_case, read_case
from arbetsro.economics.declared import MODULES, cost_groups, reference_values, sheets
from arbetsro.economics.ranges import NEEDS
from arbetsro.knowledge.balance import rules
from arbetsro.knowledge.contexts import contexts
from arbetsro.knowledge.coverage import coverage
from arbetsro.knowledge.library import built_in
from arbetsro.knowledge.matrix import Filter
from arbetsro.knowledge.profile import KEYS as PROFILE_KEYS
from arbetsro.knowledge.profile import read_profile
from arbetsro.knowledge.reading import KEYS as ENTRY_KEYS
from arbetsro.knowledge.recommend import criteria, recommend
from arbetsro.knowledge.sources import sources
from arbetsro.knowledge.vocabulary import Kind, terms
from arbetsro.language import Writer
from arbetsro.language.catalogue import catalogue
from arbetsro.web.access.roles import roles
from arbetsro.web.organisations.exchange.form import COLUMNS
from arbetsro.workenv.checklists import checklists
from arbetsro.workenv.duties import duties

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(p for p in DOCS.rglob("*.md") if "_build" not in p.parts)
AT_THE_ROOT = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
EVERYTHING = [*PAGES, *AT_THE_ROOT]
MESSAGES = ROOT / "src/arbetsro/language/messages"


def commands_of(group, prefix=""):
    """Every command by all its words; a group's own after the group."""
    found = {}
    for name, command in group.commands.items():
        found[prefix + name] = command
        found |= commands_of(command, f"{prefix}{name} ") if hasattr(command, "commands") else {}
    return found


COMMANDS = commands_of(get_command(app))


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def blocks(path: Path, language: str) -> list[str]:
    return re.findall(rf"^ *```{language}\n(.*?)^ *```", path.read_text("utf-8"), re.M | re.S)


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """The built pages; built once, whichever worker comes first."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared
    target = shared / "site"
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (target / "done").exists():
            done = subprocess.run(
                [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html",
                 "-d", shared / "site-doctrees", DOCS, target],
                capture_output=True, text=True, encoding="utf-8", check=False,
            )  # fmt: skip
            target.mkdir(exist_ok=True)
            (target / "done").write_text(f"{done.returncode}\n{done.stderr}", "utf-8")
    return target


def words_of(site: Path, page: str) -> str:
    """The text of a built page, without marks."""
    text = (site / f"{page}.html").read_text("utf-8")
    return html.unescape(re.sub(r"<[^>]+>", "", text)).replace("\N{NO-BREAK SPACE}", " ")


def plain(text: str) -> str:
    """A text as it stands on a built page."""
    return text.replace("`", "").replace("\N{NO-BREAK SPACE}", " ")


def test_the_pages_build_without_warnings(site):
    status, _, faults = (site / "done").read_text("utf-8").partition("\n")
    assert status == "0", faults


def test_nothing_is_left_unrendered_or_fetched_from_elsewhere(site):
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        assert not re.search(r"\{(figure|reckon|row|doc)\}`|\{(figure|reckon)\}", text), page.name
        assert not re.search(r'<(script|link|img)[^>]+(src|href)="https?:', text), page.name


def test_every_row_is_described_and_indexed(site):
    index = (site / "reference/sheets.html").read_text("utf-8")
    pages = "".join(page.read_text("utf-8") for page in (site / "method").glob("*.html"))
    for sheet in sheets(MODULES):
        for row in sheet.rows:
            code = row.code + (f".{row.column}" if row.column else "")
            anchor = f'id="row-{code.lower().replace(".", "-")}"'
            assert pages.count(anchor) == 1, code
            assert f"{code} {html.escape(row.label.en, quote=False)}" in pages.replace("’", "'")
            assert row.name in index, row.name


def test_every_reference_value_and_cost_is_listed(site):
    values = (site / "reference/reference-values.html").read_text("utf-8")
    assert [one for one in reference_values() if one not in values] == []
    costs = words_of(site, "reference/cost-categories").replace("’", "'")
    labels = [cost.label.en for group in cost_groups() for cost in group.costs]
    assert [label for label in labels if label.replace("’", "'") not in costs] == []


def test_every_command_and_option_is_documented(site):
    page = words_of(site, "reference/command-line")
    for name, command in COMMANDS.items():
        assert f"arbetsro {name}" in page
        for parameter in command.params:
            for option in parameter.opts:
                assert option in page or parameter.metavar in page, (name, option)


def test_every_setting_is_documented(site):
    source = (ROOT / "src/arbetsro/web/settings.py").read_text("utf-8")
    names = set(re.findall(r"ARBETSRO_[A-Z_]*[A-Z]", source))
    page = words_of(site, "running/settings")
    assert len(names) > 15
    assert [name for name in sorted(names) if name not in page] == []


def test_every_role_and_what_it_may_do_is_documented(site):
    page = words_of(site, "workbench/index")
    for role, declared in roles().items():
        assert f"{declared.label.en} ({role.value})" in page
    described = words_of(site, "workbench/organisation")
    columns = [column for sheet in COLUMNS.values() for column in sheet]
    assert [one.name for one in columns if one.name not in described] == []
    required = {f"`{one.name}`" for one in columns if one.required}
    text = (DOCS / "workbench/organisation.md").read_text("utf-8")
    told = re.search(r"^(.+) may not be empty", text, re.M)
    assert told is not None
    assert set(re.findall(r"`\w+`", told[1])) == required


class TestKnowledge:
    """What is declared of the knowledge base is described, and its worked cases are computed."""

    def test_every_word_source_entry_and_context_is_listed(self, site):
        vocabulary = words_of(site, "knowledge/vocabulary")
        kinds = get_args(Kind)
        assert [key for kind in kinds for key in terms(kind) if key not in vocabulary] == []
        told = words_of(site, "knowledge/sources")
        assert [id_ for id_ in sources() if id_ not in told] == []
        catalogue = words_of(site, "knowledge/catalogue")
        assert [one.id for one in built_in() if one.id not in catalogue] == []
        around = words_of(site, "knowledge/using")
        assert [id_ for id_ in contexts() if id_ not in around] == []

    def test_every_filter_is_told(self, site):
        page = words_of(site, "knowledge/using")
        assert [field.name for field in fields(Filter) if f"--{field.name}" not in page] == []

    def test_every_weight_and_rule_is_told(self, site):
        page = words_of(site, "knowledge/recommendation")
        assert [key for key, one in criteria().items() if plain(one.about.en) not in page] == []
        page = words_of(site, "knowledge/balance")
        assert [code for code in rules() if page.count(code) < 2] == []
        assert [code for code, one in rules().items() if plain(one.why.text.en) not in page] == []

    def test_every_key_of_a_profile_and_of_an_entry_is_told(self):
        told = (DOCS / "knowledge/recommendation.md").read_text("utf-8")
        assert [key for key in PROFILE_KEYS if f"`{key}`" not in told] == []
        told = (DOCS / "knowledge/writing-an-entry.md").read_text("utf-8")
        assert [key for key in ENTRY_KEYS if f"`{key}`" not in told] == []

    def test_every_cell_of_the_source_is_shown(self, site):
        page = words_of(site, "knowledge/coverage")
        items = [item.says.en for cell in coverage().values() for item in cell.items]
        assert [says for says in items if plain(says) not in page] == []
        silent = [cell for cell in coverage().values() if not cell.items]
        assert page.count("The sources describe no interventions here") == len(silent)

    def test_the_worked_cases_are_computed(self, site):
        page = words_of(site, "knowledge/worked-cases")
        for case in ("hospital", "shop", "office", "returning"):
            text = (ROOT / f"examples/recommendations/{case}.toml").read_text("utf-8")
            profile = read_profile(tomllib.loads(text), entries=built_in().entries)
            found = recommend(built_in(), profile)
            assert profile.name in page
            for one in (*found.measures, *found.beside, *found.not_known, *found.against):
                assert f"{plain(one.entry.name.en)} {one.entry.id}" in page


class TestWorkEnvironment:
    """What is declared of the work environment is described, and its chapters stay short."""

    def test_every_checklist_is_listed_with_its_size(self, site):
        page = words_of(site, "work-environment/checklists")
        for key, one in checklists().items():
            row = re.split(rf"^{key}$", page, flags=re.M)[1]
            assert plain(one.title.en) in row
            assert f"{len(one.areas)} areas, {len(one.questions)} questions" in row

    def test_every_duty_is_listed_and_says_whether_it_has_been_checked(self, site):
        page = words_of(site, "work-environment/checklists")
        checked = 0
        for key, duty in duties().items():
            row = re.split(rf"^{key}$", page, flags=re.M)[1]
            assert plain(duty.says.en) in row
            said = re.search(r"^(yes|no)$", row, re.M)
            assert said is not None
            assert (said[1] == "yes") == duty.verified, key
            checked += duty.verified
        assert f"Of {len(duties())} duties, {checked} have been read" in page

    def test_who_may_do_what_is_told(self, site):
        page = words_of(site, "work-environment/index")
        row = page.split("Make a formal request")[1].split("Answer matters")[0]
        assert "Safety representative" in row
        assert "Manager" not in row

    def test_each_chapter_is_short(self):
        for chapter in ("index", "managers", "safety-representatives", "management"):
            text = (DOCS / f"work-environment/{chapter}.md").read_text("utf-8")
            assert len(text.splitlines()) <= 95, chapter

    def test_names_of_pages_are_those_of_the_program(self):
        texts = [text for path in MESSAGES.glob("*.toml") for text in catalogue(path.stem).values()]
        english = {text.en for text in texts}
        pairs = {(text.en, text.sv) for text in texts}
        for path in sorted((DOCS / "work-environment").glob("*.md")):
            text = path.read_text("utf-8")
            names = re.findall(r"(?<![*\w])\*([A-Z][^*\n]+)\*(?!\*)", text)
            assert [name for name in names if name not in english] == [], path.name
            both = re.findall(r"(?<!\*)\*([A-Z][^*\n]+)\*(?: \(|, )([A-ZÅÄÖ][^)\n]+)\)", text)
            assert [pair for pair in both if pair not in pairs] == [], path.name


def test_every_picture_is_small_described_and_used():
    pictures = {path.name: path for path in (DOCS / "_static/workbench").iterdir()}
    used = [
        (alt, name)
        for page in EVERYTHING
        for alt, name in re.findall(
            r"!\[([^\]]*)\]\(\S*_static/workbench/([^)]+)\)", page.read_text("utf-8")
        )
    ]
    assert {name for _, name in used} == set(pictures)
    assert [name for alt, name in used if len(alt) < 20] == []
    assert 0 < len(pictures) <= 20
    assert [name for name, path in pictures.items() if path.stat().st_size > 150_000] == []


def test_every_key_of_a_case_file_is_documented():
    source = (ROOT / "src/arbetsro/economics/case_file.py").read_text("utf-8")
    taken = r'(?:top|table|organisation|appraisal)\w*(?:\.table\("\w+"\))?'
    keys = set(re.findall(rf'{taken}\.(?!codes|keys_that_are)\w+\(\s*"([a-z_]+)"', source))
    keys |= set(re.findall(r'_period\(top, "(\w+)"\)', source))
    keys |= {"distribution", *(figure for figures in NEEDS.values() for figure in figures)}
    assert {"organisation", "discount_rate", "fade_out_years", "seed", "plan_period"} <= keys
    page = (DOCS / "reference/case-file.md").read_text("utf-8")
    assert [key for key in sorted(keys) if not re.search(rf"[`\[.]{key}[`\].]", page)] == []


def test_every_key_of_the_json_is_documented(site):
    page = words_of(site, "reference/json")
    for key in ("rows", "returns", "alternatives", "payback_years", "acceptability.by_effect"):
        assert key in page


def test_every_part_beyond_the_method_says_how_nothing_is_counted_twice():
    page = (DOCS / "how-to/beyond.md").read_text("utf-8")
    for module in MODULES:
        assert re.search(rf"^### `{module}` (adds|replaces)$", page, re.M), module


def test_the_page_of_slips_shows_the_right_figures(site):
    page = words_of(site, "slips")
    case = read_case(ROOT / "examples/investment-alternatives.toml")
    first, second = analyse(case).appraisals
    payments = [-1_000_000, -500_000, -50_000, 400_000, 1_300_000, 1_300_000]
    present = sum(payment / 1.08**year for year, payment in enumerate(payments))
    assert first.payments == tuple(map(float, payments))
    assert first.net_present_value == pytest.approx(present)
    assert first.annuity == pytest.approx(present * 0.08 / (1 - 1.08**-5))
    assert sum(first.payments) < sum(second.payments)
    assert crossings([first, second]) == ()
    write = Writer("en").number
    for number in (present, first.annuity, sum(payments), sum(second.payments), 1_150_000, 400_000):
        assert write(number).replace("-", "") in page
    for text in ("3.9 years", "1.85 percentage points", "8.39%", "0.205", "80 hours", "141,750"):
        assert text in page, text


def test_every_printed_figure_on_the_page_of_slips_has_its_right_one_beside_it():
    source = (DOCS / "slips.md").read_text("utf-8")
    table = source.split("## Figures that do not add up")[1].split("## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ")][1:]
    assert len(rows) > 10
    assert [row for row in rows if "{reckon}" not in row and "{figure}" not in row] == []


def test_the_figures_of_the_readme_are_those_of_the_example():
    analysis = analyse(read_case(ROOT / "examples/demo-alltjanst.toml"))
    text = (ROOT / "README.md").read_text("utf-8")
    shown = re.findall(r"^\|[^|]+\| (\w+(?:\.\w+)?) \| ([^|]+) \|$", text, re.M)
    assert len(shown) > 5
    for code, written in shown:
        result = analysis.evaluation[code]
        expected = Writer("en").value(result.number, result.cell.row.unit)
        assert written == expected.replace("\N{NO-BREAK SPACE}", " "), code
    chance = re.search(r"the chance that .* is (\d+)%", text)
    assert chance is not None
    assert int(chance[1]) == round(100 * analysis.uncertainty.chance_of_profit)


@pytest.mark.parametrize("path", EVERYTHING, ids=name_of)
def test_what_python_shows_is_what_it_answers(path, monkeypatch):
    monkeypatch.chdir(ROOT)
    text = "\n".join(blocks(path, "pycon"))
    test = doctest.DocTestParser().get_doctest(text, {}, name_of(path), str(path), 0)
    told: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    runner.run(test, out=told.append)
    assert runner.failures == 0, "".join(told)


@pytest.mark.parametrize("path", EVERYTHING, ids=name_of)
def test_commands_in_the_text_exist(path):
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M)
    lines = [line.strip() for block in blocks(path, "bash") for line in block.splitlines()]
    for line in filter(None, lines):
        words = shlex.split(line, comments=True)
        if words[0] == "make":
            assert {word for word in words[1:] if "=" not in word} <= set(targets), line
        elif words[0].endswith("arbetsro"):
            assert_is_a_command(words[1:], line)
        else:
            assert words[0] in {"pip", "."}, line


def assert_is_a_command(words: list[str], line: str) -> None:
    if words == ["--version"]:
        return
    name = " ".join(words[:2]) if " ".join(words[:2]) in COMMANDS else words[0]
    options = {option for one in COMMANDS[name].params for option in one.opts}
    assert {word for word in words if word.startswith("-")} <= options, line
    for word in words:
        assert not word.startswith("examples/") or (ROOT / word).is_file(), line


@pytest.mark.parametrize("path", sorted((DOCS / "how-to").glob("*.md")), ids=name_of)
def test_pieces_of_case_files_in_the_text_can_be_read(path):
    for block in blocks(path, "toml"):
        parse_case(f'{block}\n[organisation]\nname = "A firm"')


@pytest.mark.parametrize("path", EVERYTHING, ids=name_of)
def test_the_text_names_no_machine_and_no_index(path):
    text = path.read_text("utf-8")
    assert not re.search(r"/(work|home|tmp|root)/|--index-url|--extra-index|pypi\.", text)


@pytest.mark.parametrize("path", AT_THE_ROOT, ids=name_of)
def test_links_at_the_root_lead_somewhere(path):
    links = re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text("utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_direct_dependency_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    named = list(project["project"]["dependencies"])
    for group in project["project"]["optional-dependencies"].values():
        named += group
    named += [one for one in project["dependency-groups"]["dev"] if isinstance(one, str)]
    wanted = {re.match(r"[A-Za-z0-9._-]+", one)[0] for one in named} - {"arbetsro"}
    page = (DOCS / "dependencies.md").read_text("utf-8")
    explained = set(re.findall(r"^- \*\*(.+?)\*\* .+\.$", page, re.M))
    assert explained == wanted
