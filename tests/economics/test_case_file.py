"""Case files: written and read without loss, and every fault of form told in one run."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbetsro.economics.case import (
    Activity,
    Alternative,
    Case,
    Intervention,
    Period,
    Sampling,
    UseReference,
)
from arbetsro.economics.case_file import (
    LARGEST_FILE,
    fingerprint,
    parse_case,
    read_case,
    write_case,
)
from arbetsro.economics.declared import reference_values, rows_by_code
from arbetsro.economics.faults import CaseError
from arbetsro.economics.ranges import SHAPES, Range
from arbetsro.language import LANGUAGES
from arbetsro.reporting.faults import sentence

# --- Cases of every kind -----------------------------------------------------------------------

#: Any text that can be printed, and lines of it.
texts = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")
    | st.sampled_from("\n\t"),
    max_size=20,
)
named = texts.filter(str.strip)
plain = st.one_of(st.integers(-(10**15), 10**15), st.floats(-1e15, 1e15))
whole = st.integers(0, 10**6)


def in_order(count):
    """So many different numbers, from the lowest to the highest."""
    return st.lists(plain, min_size=count, max_size=count, unique_by=float).map(sorted)


positive = st.one_of(st.integers(1, 10**9), st.floats(1e-3, 1e9))
fractions = st.floats(0.01, 0.99)
RANGES = {
    "pert": in_order(3).map(lambda x: Range(low=x[0], likely=x[1], high=x[2])),
    "triangular": in_order(3).map(lambda x: Range("triangular", low=x[0], likely=x[1], high=x[2])),
    "uniform": in_order(2).map(lambda x: Range("uniform", low=x[0], high=x[1])),
    "normal": st.builds(Range, st.just("normal"), mean=plain, sd=positive),
    "lognormal": st.builds(Range, st.just("lognormal"), mean=positive, sd=positive),
    "beta": st.tuples(fractions, fractions).map(
        lambda x: Range("beta", mean=x[0], sd=x[1] * (x[0] * (1 - x[0])) ** 0.5)
    ),
}
ranges = st.one_of(*RANGES.values())


def entries(sheets):
    """Values of every kind for the rows of some sheets that can be filled in."""
    codes = [c for c, row in rows_by_code().items() if row.sheet in sheets and row.is_input]
    usable = [one for one in reference_values().values() if set(one.rows) & set(codes)]
    typed = st.dictionaries(st.sampled_from(codes), plain | ranges, max_size=6)
    if not usable:
        return typed
    borrowed = st.sampled_from(usable).flatmap(
        lambda one: st.sampled_from([c for c in one.rows if c in codes]).map(
            lambda code: {code: UseReference(one.id)}
        )
    )
    return st.tuples(typed, st.lists(borrowed, max_size=2)).map(
        lambda pair: {**pair[0], **{c: e for one in pair[1] for c, e in one.items()}}
    )


def told(sheet):
    codes = [code for code, row in rows_by_code().items() if row.sheet == sheet]
    return st.dictionaries(st.sampled_from(codes), texts, max_size=3)


maybe = st.none() | plain | ranges
activities = st.builds(
    Activity, named, external=maybe, internal=maybe, H=entries("H"), I=entries("I")
)
interventions = st.builds(
    Intervention, named, B=told("B"), activities=st.lists(activities, max_size=3).map(tuple)
)
years = st.none() | st.lists(plain, min_size=1, max_size=5).map(tuple)
amounts = plain | st.sampled_from(sorted(rows_by_code()))
alternatives = st.builds(
    Alternative, named, amounts, benefits=years, yearly_benefit=st.none() | amounts, profile=years,
    ramp_up_years=whole, fade_out_years=whole, costs=years, yearly_cost=st.none() | amounts,
    life=st.none() | whole, residual_value=plain,
)  # fmt: skip
days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
periods = st.none() | st.builds(Period, days, days)
cases = st.builds(
    Case,
    named,
    contact=texts,
    period=periods,
    plan_period=periods,
    A=told("A"),
    rows=entries("CDEFJK"),
    interventions=st.lists(interventions, max_size=3).map(tuple),
    discount_rate=st.none() | plain,
    alternatives=st.lists(alternatives, max_size=2).map(tuple),
    beyond=st.lists(texts, max_size=3).map(tuple),
    sampling=st.builds(Sampling, whole, whole, named),
    language=st.none() | texts.filter(bool),
)


@settings(max_examples=60)
@given(case=cases)
def test_what_is_written_reads_back_as_the_same_case(case):
    assert parse_case(write_case(case)) == case


@pytest.mark.parametrize("shape", SHAPES)
@given(data=st.data())
def test_a_range_of_every_shape_reads_back(shape, data):
    one = data.draw(RANGES[shape])
    assert one.fault() is None
    assert parse_case(write_case(Case("Namn", rows={"C5": one}))).rows["C5"] == one


def test_every_example_reads_back_through_a_file(examples, tmp_path):
    for path in sorted(examples.glob("*.toml")):
        case = read_case(path)
        copy = tmp_path / path.name
        copy.write_text(write_case(case), "utf-8")
        assert read_case(copy) == case


def test_a_file_with_a_byte_order_mark_is_read(demo, tmp_path):
    path = tmp_path / "bom.toml"
    path.write_bytes(b"\xef\xbb\xbf" + write_case(demo).encode())
    assert read_case(path) == demo


class TestFingerprint:
    def test_the_order_of_rows_in_the_file_does_not_matter(self, demo):
        turned = replace(demo, rows=dict(reversed(demo.rows.items())))
        assert turned == demo
        assert fingerprint(turned) == fingerprint(demo)

    def test_any_change_of_a_figure_changes_it(self, demo):
        prints = {fingerprint(replace(demo, rows={**demo.rows, c: 0.123})) for c in demo.rows}
        prints.add(fingerprint(replace(demo, sampling=Sampling(seed=1))))
        prints.add(fingerprint(demo))
        assert len(prints) == len(demo.rows) + 2

    def test_it_is_sixteen_hexadecimal_digits(self, demo):
        assert len(fingerprint(demo)) == 16
        assert set(fingerprint(demo)) <= set("0123456789abcdef")


# --- Faults of form ----------------------------------------------------------------------------

HEAD = '[organisation]\nname = "Namn"\n'


def faults_of(text):
    """The faults of a file's form, each also put into words in every language."""
    with pytest.raises(CaseError) as error:
        parse_case(text)
    for fault in error.value.faults:
        for language in LANGUAGES:
            assert len(sentence(fault, language, "fil.toml").split()) > 4
    return error.value.faults


#: A line under its heading, the code of its fault, and the row or key it is told at.
WRONG = {
    "a truth": ("[C]", "C4 = true", "not_a_number", "C4"),
    "a text": ("[C]", 'C5 = "9"', "not_a_number", "C5"),
    "not a number": ("[C]", "C7 = nan", "not_a_number", "C7"),
    "infinity": ("[C]", "C8 = -inf", "not_a_number", "C8"),
    "a number beyond all reason": ("[C]", "C11 = 1" + "0" * 400, "not_a_number", "C11"),
    "a list": ("[C]", "C12 = [0.06]", "not_a_number", "C12"),
    "a date": ("[C]", "C14 = 2025-01-01", "not_a_number", "C14"),
    "an unknown row": ("[C]", "C77 = 1", "no_such_row", "C77"),
    "small letters": ("[C]", "c15 = 0.4", "no_such_row", "c15"),
    "a computed row": ("[C]", "C10 = 5", "row_is_computed", "C10"),
    "a row of another sheet": ("[C]", "D1 = 30_000", "row_of_other_sheet", "D1"),
    "a text row among numbers": ("[D]", 'A4 = "text"', "row_of_other_sheet", "A4"),
    "a number for a text": ("[A]", "A4 = 5", "not_a_text", "A4"),
    "a text with a bell in it": ("[A]", 'A5 = "a\\u0007b"', "text_with_control_signs", "A5"),
    "an unknown text": ("[A]", 'A12 = "x"', "no_such_row", "A12"),
    "an unknown reference": ("[D]", 'D2 = { reference = "nobody" }', "no_such_reference", "D2"),
    "a reference that is no text": ("[D]", "D7 = { reference = 5 }", "no_such_reference", "D7"),
    "a reference with more": (
        "[D]", 'D10 = { reference = "scheduled-hours", low = 1 }', "no_such_reference", "D10"),
    "a reference for another row": (
        "[D]", 'D4 = { reference = "workdays-220" }', "reference_for_other_row", "D4"),
    "an unknown distribution": (
        "[E]", 'E1 = { distribution = "gamma", mean = 1, sd = 1 }', "no_such_distribution", "E1"),
    "a distribution that is a list": (
        "[E]", "E2 = { distribution = [1], low = 1 }", "no_such_distribution", "E2"),
    "a range without its top": (
        "[E]", "E3 = { low = 1, likely = 2 }", "range_needs_other_figures", "E3"),
    "a range with a text": (
        "[E]", 'E4 = { low = 1, likely = "2", high = 3 }', "range_needs_other_figures", "E4"),
    "a range with something else": (
        "[E]", "E5 = { low = 1, likely = 2, high = 3, mode = 2 }",
        "range_needs_other_figures", "E5"),
    "a range of nothing": ("[E]", "E6 = {}", "range_needs_other_figures", "E6"),
    "a range of figures of another shape": (
        "[E]", 'E7 = { distribution = "normal", low = 1, high = 2 }',
        "range_needs_other_figures", "E7"),
    "a range back to front": (
        "[F]", "F1 = { low = 3, likely = 2, high = 1 }", "range_out_of_order", "F1"),
    "a range of no width": (
        "[F]", "F2 = { low = 1, likely = 1, high = 1 }", "range_out_of_order", "F2"),
    "a range without spread": (
        "[F]", 'F3 = { distribution = "normal", mean = 1, sd = 0 }', "range_without_spread", "F3"),
    "a lognormal below zero": (
        "[F]", 'F4 = { distribution = "lognormal", mean = -1, sd = 1 }',
        "range_not_positive", "F4"),
    "a beta that cannot be": (
        "[F]", 'F6 = { distribution = "beta", mean = 0.5, sd = 0.6 }', "range_not_a_beta", "F6"),
    "a rate that is a text": (
        "[appraisal]", 'discount_rate = "8 %"', "not_a_number", "discount_rate"),
    "half a draw": ("[uncertainty]", "draws = 1024.5", "not_a_whole_number", "draws"),
    "a negative seed": ("[uncertainty]", "seed = -1", "not_a_whole_number", "seed"),
    "an unknown key": ("[uncertainty]", "sead = 1", "unknown_key", "sead"),
    "a time of day": ("[period]", "start = 2025-01-01T00:00:00", "not_a_date", "start"),
    "a date as a text": ("[period]", 'end = "2025-12-31"', "not_a_date", "end"),
    "a year of another age": ("[plan_period]", "start = 9999-01-01", "not_a_date", "start"),
}  # fmt: skip


def place(fault):
    return fault.place.row or fault.place.key


@pytest.mark.parametrize("kind", WRONG)
def test_each_kind_of_fault_has_its_code_and_its_place(kind):
    heading, line, code, where = WRONG[kind]
    other = "end = 2025-12-31" if "start" in line else "start = 2025-01-01"
    extra = other if "period" in heading else ""
    (fault,) = faults_of(f"{HEAD}{heading}\n{line}\n{extra}")
    assert (fault.code, place(fault), fault.severity) == (code, where, "error")
    if len(heading) == 3:
        assert fault.place.sheet == heading[1]


def test_all_of_them_are_told_in_one_run():
    sections = {}
    for heading, line, *_ in WRONG.values():
        sections.setdefault(heading, []).append(line)
    body = "\n".join("\n".join((heading, *lines)) for heading, lines in sections.items())
    found = [(fault.code, place(fault)) for fault in faults_of(HEAD + body)]
    expected = [(code, where) for _, _, code, where in WRONG.values()]
    expected.append(("not_a_date", "end"))  # the second period has only a start
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("text_missing", "name")]),
        ('[organisation]\nname = "  "', [("text_missing", "name")]),
        ("[organisation]\nname = 5", [("not_a_text", "name")]),
        ('organisation = "Namn"', [("not_a_table", "organisation"), ("text_missing", "name")]),
        (HEAD + '[intervention]\nname = "x"', [("not_tables", "intervention")]),
        (HEAD + "C = 5", [("unknown_key", "C")]),
        ("beyond = 5\n" + HEAD, [("not_texts", "beyond")]),
        ("C = 5\n" + HEAD, [("not_a_table", "C")]),
        (HEAD + "[G]\nG34 = 5", [("unknown_key", "G")]),
        (HEAD + "[sampling]\nseed = 5", [("unknown_key", "sampling")]),
    ],
    ids=["an empty file", "a blank name", "a number for a name", "a text for a table",
         "a table for a list of them", "a key in the wrong table", "a number for texts",
         "a number for a sheet", "a sheet that is computed", "an unknown table"],
)  # fmt: skip
def test_a_file_of_the_wrong_build(text, expected):
    assert [(fault.code, place(fault)) for fault in faults_of(text)] == expected


def test_a_fault_in_an_activity_is_told_with_its_intervention_and_activity():
    (fault,) = faults_of(
        HEAD
        + '[[intervention]]\nname = "Kurs"\n[[intervention.activity]]\nname = "Köp"\n'
        + "[intervention.activity.H]\nH4 = true\n"
    )
    assert (fault.code, fault.place.sheet, fault.place.row) == ("not_a_number", "H", "H4")
    assert (fault.place.intervention, fault.place.activity) == ("Kurs", "Köp")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("base_investment = nan", "not_a_number"),
        ("base_investment = true", "not_a_number"),
        ('base_investment = "G99"', "no_such_row"),
        ('yearly_benefit = "g34"', "no_such_row"),
        ("benefits = []", "not_numbers"),
        ('costs = [1, "2"]', "not_numbers"),
        ("profile = 0.5", "not_numbers"),
        ("life = 2.5", "not_a_whole_number"),
        ("ramp_up_years = -1", "not_a_whole_number"),
        ("residual_value = inf", "not_a_number"),
        ("rate = 0.05", "unknown_key"),
    ],
)
def test_a_fault_in_an_alternative(line, code):
    (fault,) = faults_of(f'{HEAD}[[alternative]]\nname = "Ettan"\n{line}\n')
    assert fault.code == code


@pytest.mark.parametrize(
    ("line", "suggestion"),
    [
        ("[C]\nc7 = 0.2", "C7"),
        ("[C]\nC77 = 0.2", "C7"),
        ("[uncertainty]\nsead = 1", "seed"),
        ("[periode]\nstart = 2025-01-01", "period"),
    ],
)
def test_a_name_that_is_nearly_right_is_told_with_the_right_one(line, suggestion):
    (fault,) = faults_of(f"{HEAD}{line}\n")
    assert fault.values["suggestion"] == suggestion
    assert suggestion in sentence(fault, "en")


def is_read_or_refused(text):
    """Whether a text is a case or has faults; anything else that is raised is a crash."""
    try:
        return isinstance(parse_case(text), Case)
    except CaseError as error:
        return len(error.faults) > 0


class TestNotToml:
    @pytest.mark.parametrize(
        ("text", "code", "line"),
        [
            (HEAD + "[C]\nC7 = 22 %\nC8 = 0.1\n", "not_toml", 4),
            (HEAD + "[C]\nC7 = 0,22\n", "not_toml", 4),
            (HEAD + "[C]\nC7 0.22\n", "not_toml", 4),
            (HEAD + '[C\nC7 = "x"\n', "not_toml", 3),
            (HEAD + "[C]\nC7 = 0.1\nC7 = 0.2\nC8 = 0.1\n", "duplicated_key", 5),
            (HEAD + "[C]\nC7 = 0.1\nC7 = 0.2", "duplicated_key", 5),
            (HEAD + "[C]\nC7 = 0.1\n[C]\nC8 = 0.2\n", "duplicated_key", 5),
            (HEAD + "[C]\nC7 = { low = 0.1, low = 0.2, high = 0.3 }\n", "duplicated_key", 4),
            (HEAD + '[A]\nA4 = "en text som tar slu', "not_toml_at_end", 0),
            (HEAD + "[C]\nC7 = { low = 0.1,", "not_toml_at_end", 0),
        ],
        ids=["a percent sign", "a decimal comma", "no equals sign", "an open heading",
             "the same row twice", "twice on the last line", "the same sheet twice",
             "twice within a range", "cut off in a text", "cut off in a range"],
    )  # fmt: skip
    def test_what_is_not_toml_is_told_with_its_line(self, text, code, line):
        (fault,) = faults_of(text)
        assert fault.code == code
        if line:
            assert fault.values["line"] == line

    @pytest.mark.parametrize(
        "text",
        ["[" * 5_000, "x = " + "[" * 5_000 + "]" * 5_000, "x = " + "9" * 5_000, "\0\0\0", "<html>"],
        ids=["brackets", "deep lists", "a very long number", "noughts", "a web page"],
    )
    def test_what_is_something_else_altogether_is_one_fault(self, text):
        (fault,) = faults_of(text)
        assert fault.severity == "error"

    @settings(max_examples=40)
    @given(cut=st.integers(0, 10**6))
    def test_a_case_cut_off_anywhere_is_read_or_refused(self, demo, cut):
        text = write_case(demo)
        assert is_read_or_refused(text[: cut % len(text)])

    @given(text=st.text(alphabet='[]{}="CD7.,_-+einfa #\n', max_size=60))
    def test_any_text_is_read_or_refused(self, text):
        assert is_read_or_refused(text)


class TestFilesThatCannotBeRead:
    def fault(self, path):
        with pytest.raises(CaseError) as error:
            read_case(path)
        (fault,) = error.value.faults
        assert sentence(fault, "sv", path.name)
        return fault

    def test_a_file_that_does_not_exist(self, tmp_path):
        assert self.fault(tmp_path / "none.toml").code == "file_not_found"

    def test_a_folder(self, tmp_path):
        assert self.fault(tmp_path).code == "file_is_a_folder"

    def test_a_file_within_a_file(self, tmp_path):
        (tmp_path / "fil").write_text("")
        assert self.fault(tmp_path / "fil" / "case.toml").code == "file_unreadable"

    def test_a_file_larger_than_any_case(self, tmp_path):
        path = tmp_path / "large.toml"
        with path.open("wb") as file:
            file.truncate(200_000_000)
        fault = self.fault(path)
        assert (fault.code, fault.values["size"]) == ("file_too_large", 200)

    def test_the_largest_file_is_still_read(self, tmp_path):
        path = tmp_path / "case.toml"
        content = (HEAD + "# ").encode()
        path.write_bytes(content + b"x" * (LARGEST_FILE - len(content)))
        assert read_case(path).organisation == "Namn"
        path.write_bytes(content + b"x" * (LARGEST_FILE + 1 - len(content)))
        assert self.fault(path).code == "file_too_large"

    @pytest.mark.parametrize(
        ("encoding", "line"), [("latin-1", 3), ("cp1252", 3), ("utf-16", 1), ("cp865", 3)]
    )
    def test_a_file_in_another_encoding_is_told_with_its_line(self, tmp_path, encoding, line):
        path = tmp_path / "case.toml"
        path.write_bytes('# a case\n[organisation]\nname = "Räksmörgås"\n'.encode(encoding))
        fault = self.fault(path)
        assert (fault.code, fault.values["line"]) == ("file_not_utf8", line)

    def test_utf_16_without_a_mark_is_refused_too(self, tmp_path):
        path = tmp_path / "case.toml"
        path.write_bytes(HEAD.encode("utf-16-le"))
        assert self.fault(path).severity == "error"
