"""A new case file is one that can be read, and tells of every row that can be filled in."""

import re

import pytest

from arbetsro.economics.analysis import analyse
from arbetsro.economics.case_file import parse_case
from arbetsro.economics.declared import MODULES, rows_by_code
from arbetsro.economics.template import template
from arbetsro.language import LANGUAGES

WRITABLE = {
    row.code: row
    for row in rows_by_code().values()
    if (row.is_input or row.unit == "text") and row.sheet != "G"
}


def filled_in(text):
    """The template with every line in use, as somebody would do it who knows everything."""
    lines = []
    for line in text.splitlines():
        row = WRITABLE.get((re.findall(r"^# ([A-K]\d+) =", line) or [""])[0])
        if row is not None and row.unit == "text":
            lines.append(f'{row.code} = "text"')
        elif row is not None:
            low, high = row.typical or row.bounds
            lines.append(f"{row.code} = {max(low, min(high, 1.0))}")
        elif re.match(r"# (\[+[\w.]+\]+$|[a-z_]+ = \S|(external|internal) =)", line):
            lines.append(line.removeprefix("# ") + "0" * line.endswith("= "))
        else:
            lines.append(line)
    return "\n".join(lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_a_case_that_only_lacks_its_figures(language):
    analysis = analyse(parse_case(template(language)))
    assert analysis.is_only_incomplete
    assert {fault.code for fault in analysis.errors} == {"missing"}
    assert analysis.case.language == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_names_every_row_that_can_be_filled_in_with_its_label(language):
    text = template(language)
    flat = " ".join(text.replace("\n# ", " ").split())
    faults = [
        code
        for code, row in WRITABLE.items()
        if f"\n# {code} = " not in text or row.label.in_(language) not in flat
    ]
    assert faults == []


def test_it_holds_no_row_that_is_computed():
    named = set(re.findall(r"^# ([A-K]\d+) =", template("sv"), re.MULTILINE))
    assert named - set(WRITABLE) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_filled_in_throughout_it_is_a_case_that_is_whole(language):
    parts = f"beyond = {list(MODULES)}"
    case = parse_case(filled_in(template(language)).replace('beyond = ["turnover"]', parts))
    given = set(case.A) | {code.split("@")[0] for code, _ in case.entries()}
    given |= {code for one in case.interventions for code in one.B}
    assert set(WRITABLE) - given == set()
    assert {fault.code for fault in analyse(case).errors} <= {"absent_all_the_time"}
    assert (case.alternatives[0].base_investment, case.discount_rate) == ("G34", 0.08)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_too_long_to_read(language):
    assert max(len(line) for line in template(language).splitlines()) <= 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_examples_can_be_used_as_they_stand(language):
    examples = re.findall(r"^#   (C7 = .*)$", template(language), re.MULTILINE)
    assert len(examples) == 2
    for line in examples:
        case = parse_case(f'[organisation]\nname = "Namn"\n[C]\n{line}\n')
        assert analyse(case).evaluation.number("C7") is not None
