"""The content files of the economics, walked through: every fault in them is printed at once."""

import re
import tomllib
from collections import Counter
from importlib.resources import files
from typing import ClassVar

import pytest

from arbetsro.economics.declared import (
    MODULES,
    cost_groups,
    reference_values,
    rows_by_code,
    sheets,
)
from arbetsro.language import LANGUAGES
from arbetsro.worksheets import build, read_sheets
from arbetsro.worksheets.formula import names
from arbetsro.worksheets.rows import LEVELS

SHEETS = {sheet.letter: sheet for sheet in sheets(MODULES)}
ROWS = [row for sheet in SHEETS.values() for row in sheet.rows]
BY_NAME = {row.name: row for row in ROWS}
CODES = {row.code for row in ROWS}

#: The rows of the published forms (mynak-analysverktyg, the forms of chapters 3 to 6), without
#: those that name the organisation, the contact, the period or what is described.
PUBLISHED = {
    "A": range(3, 10), "B": range(4, 12), "C": range(4, 21), "D": range(1, 12), "E": range(1, 9),
    "F": range(1, 9), "H": range(4, 11), "I": range(4, 27), "J": range(5, 18),
}  # fmt: skip

#: Words and letters that give a language away, and the language that may not hold them.
FOREIGN = {
    "sv": re.compile(r"[æøÆØ]|\b(ikke|jeres|hvad|hvor|the|and|of|is)\b"),
    "en": re.compile(r"[åäöæøÅÄÖÆØ]|\b(och|inte|som|ikke|jeres|det|eller)\b"),
    "da": re.compile(r"[äöÄÖ]|\b(och|inte|från|att|eran|the|and|of|is)\b"),
}
#: Names and terms that are told in their own language.
NAMES = re.compile(r"Strömberg|sjukersättning")


def in_another_language(where, text):
    for language in LANGUAGES:
        if found := FOREIGN[language].search(NAMES.sub("", text.in_(language))):
            yield f"{where} in {language} has {found[0]!r}: {text.in_(language)}"


class TestRows:
    def test_every_row_of_the_published_forms_is_there_and_marked_as_printed(self):
        expected = {f"{letter}{n}" for letter, numbers in PUBLISHED.items() for n in numbers}
        expected |= {"G5", "G9", "G34"}  # a line, its sum, and the sum of all; the rest repeat them
        printed = {row.code for row in ROWS if row.printed}
        assert sorted(printed ^ expected) == []

    def test_nothing_that_the_published_form_lacks_is_marked_as_printed(self):
        added = {row.code for row in ROWS if not row.printed}
        assert {code for code in added if code[0] != "K"} == {"J18", "J19"}

    def test_every_row_tells_its_source(self):
        assert [row.code for row in ROWS if not row.source.strip()] == []

    def test_a_label_is_short_and_a_help_says_more_than_the_label(self):
        faults = []
        for row in ROWS:
            for language in LANGUAGES:
                label, told = row.label.in_(language), row.help.in_(language)
                if len(label) > 70:
                    faults.append(f"{row.code} {language}: long label {label!r}")
                if len(told) <= len(label) or not told.endswith((".", "?")):
                    faults.append(f"{row.code} {language}: help {told!r}")
        assert faults == []

    def test_the_three_languages_differ(self):
        faults = [
            f"{row.code}: {key} {text.sv!r}"
            for row in ROWS
            for key, text in (("help", row.help), ("where", row.where))
            if text is not None and len({text.sv, text.en, text.da}) < 3
        ]
        assert faults == []

    def test_no_text_is_in_another_language(self):
        faults = []
        for row in ROWS:
            for key in ("label", "help", "where"):
                if (text := getattr(row, key)) is not None:
                    faults += in_another_language(f"{row.code} {key}", text)
        for sheet in SHEETS.values():
            for text in (sheet.title, sheet.purpose, *sheet.sections.values()):
                faults += in_another_language(sheet.letter, text)
        assert faults == []

    def test_every_input_that_is_not_a_text_says_where_to_find_it(self):
        faults = [row.code for row in ROWS if row.is_input and row.where is None]
        assert faults == []

    def test_every_input_has_bounds_that_hold_what_is_typical_and_what_is_default(self):
        faults = []
        for row in ROWS:
            if not row.is_input:
                continue
            low, high = row.bounds or (0.0, 0.0)
            within = (*(row.typical or ()), *(() if row.default is None else (row.default,)))
            if not low < high or any(not low <= value <= high for value in within):
                faults.append(f"{row.code}: {row.bounds}, {row.typical}, {row.default}")
            if row.typical and row.typical[0] > row.typical[1]:
                faults.append(f"{row.code}: typical {row.typical}")
            if row.unit == "share" and low < 0:
                faults.append(f"{row.code}: a share below zero")
        assert faults == []

    def test_a_default_tells_whose_it_is(self):
        assert [r.code for r in ROWS if r.default is not None and not r.default_source] == []

    def test_a_value_is_carried_only_from_rows_that_exist_in_the_same_measure(self):
        faults = []
        for row in ROWS:
            for code in row.carried_from:
                before = next((r for r in ROWS if r.code == code and r.column is None), None)
                if before is None:
                    faults.append(f"{row.code}: no row {code}")
                elif before.unit != row.unit:
                    faults.append(f"{row.code} ({row.unit}) from {code} ({before.unit})")
                elif LEVELS.index(before.level) > LEVELS.index(row.level):
                    faults.append(f"{row.code} from {code} on an inner level")
        assert faults == []

    def test_a_value_that_is_carried_over_is_possible_where_it_goes(self):
        faults = [
            f"{row.code} {row.bounds} from {code} {before.bounds}"
            for row in ROWS
            for code in row.carried_from
            for before in ROWS
            if before.code == code and before.column is None and before.bounds and row.bounds
            and not (row.bounds[0] <= before.bounds[0] and before.bounds[1] <= row.bounds[1])
        ]  # fmt: skip
        assert faults == []

    def test_a_partner_stands_beside_the_row_on_the_same_form(self):
        faults = [
            row.code
            for row in ROWS
            if row.partner is not None
            and (BY_NAME[row.partner].sheet, BY_NAME[row.partner].level) != (row.sheet, row.level)
        ]
        assert faults == []

    @pytest.mark.parametrize(("minutes", "people"), [("I4", "I7"), ("I11", "I14"), ("I18", "I21")])
    def test_time_and_people_are_each_others_partners(self, minutes, people):
        first, second = rows_by_code()[minutes], rows_by_code()[people]
        assert (first.partner, second.partner) == (second.name, first.name)

    def test_rows_that_are_added_or_subtracted_share_a_unit_of_money(self):
        money = {"SEK", "SEK/year"}
        faults = []
        for row in ROWS:
            if row.formula is None or row.unit not in money:
                continue
            used = {BY_NAME[name].unit for name in names(row.formula)}
            if not used & {*money, "SEK/month", "SEK/day", "SEK/hour"}:
                faults.append(f"{row.code}: kronor from {sorted(used)}")
        assert faults == []

    def test_the_published_sheets_stand_without_any_part_beyond_them(self):
        assert {row.sheet for sheet in sheets() for row in sheet.rows} == set("ABCDEFGHIJ")
        assert all(row.module is None for sheet in sheets() for row in sheet.rows)

    def test_no_published_row_rests_on_a_part_beyond_the_published_scope(self):
        faults = [
            f"{row.code} rests on {name}"
            for row in ROWS
            if row.module is None and row.formula is not None
            for name in names(row.formula)
            if BY_NAME[name].module is not None
        ]
        assert faults == []


class TestModules:
    def test_rows_name_parts_that_exist_and_every_part_has_rows(self):
        raw = tomllib.loads((files("arbetsro.economics") / "sheets" / "k.toml").read_text("utf-8"))
        used = {row.get("module") for row in raw["row"]}
        # "effects" lets K51 to K53 be typed; they stand there with any part.
        assert used - {"any"} == set(MODULES) - {"effects"}

    @pytest.mark.parametrize("module", MODULES)
    def test_each_part_holds_together_alone(self, module):
        build(read_sheets(files("arbetsro.economics") / "sheets", (module,)), (1, 2))

    def test_codes_and_names_are_used_once(self):
        names_twice = [n for n, k in Counter(row.name for row in ROWS).items() if k > 1]
        codes_twice = [c for c, k in Counter((r.code, r.column) for r in ROWS).items() if k > 1]
        assert (names_twice, codes_twice) == ([], [])
        assert len(rows_by_code()) == len(ROWS)


class TestReferenceValues:
    RAW: ClassVar = tomllib.loads(
        (files("arbetsro.economics") / "reference.toml").read_text("utf-8")
    )

    def test_ids_are_used_once(self):
        ids = [table["id"] for table in self.RAW["reference"]]
        assert [one for one, count in Counter(ids).items() if count > 1] == []
        assert set(ids) == set(reference_values())

    def test_ids_can_be_typed(self):
        assert [
            i for i in reference_values() if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i)
        ] == []

    def test_every_value_has_a_citation_a_place_a_year_and_a_population(self):
        faults = [
            one.id
            for one in reference_values().values()
            if not (one.citation.strip() and one.found_in.strip() and 1990 <= one.year <= 2026)
        ]
        assert faults == []

    def test_a_value_is_possible_in_every_row_that_it_is_offered_for(self):
        faults = []
        for one in reference_values().values():
            for code in one.rows:
                row = rows_by_code().get(code)
                if row is None or not row.is_input or row.bounds is None:
                    faults.append(f"{one.id}: {code} cannot be filled in")
                    continue
                for value in (one.value, one.low, one.high):
                    if value is not None and not row.bounds[0] <= value <= row.bounds[1]:
                        faults.append(f"{one.id}: {value} is outside {code} {row.bounds}")
        assert faults == []

    def test_a_value_lies_between_its_ends(self):
        faults = []
        for one in reference_values().values():
            if (one.low is None) != (one.high is None):
                faults.append(f"{one.id} has one end")
            elif one.low is not None and not one.low <= one.value <= one.high:
                faults.append(f"{one.id}: {one.low}, {one.value}, {one.high}")
        assert faults == []

    def test_no_text_is_in_another_language(self):
        faults = []
        for one in reference_values().values():
            for key in ("label", "population", "note"):
                if (text := getattr(one, key)) is not None:
                    faults += in_another_language(f"{one.id} {key}", text)
        assert faults == []

    def test_a_value_that_the_method_recommends_is_the_methods_default_too(self):
        # mynak-analysverktyg, chapter 4: 9 %, 6 % and 40 %; 10 % and 1 % of monthly pay a day.
        recommended = {
            "production-loss-at-high-stress": ("C8", 0.09),
            "short-absence-share-recommended": ("C12", 0.06),
            "long-absence-share-recommended": ("C15", 0.40),
            "short-absence-day-rule": ("E2", 0.10),
            "long-absence-day-rule": ("F2", 0.01),
        }
        for id_, (code, value) in recommended.items():
            assert reference_values()[id_].value == value
            assert code in reference_values()[id_].rows
            assert rows_by_code()[code].default in {None, value}


class TestCostCategories:
    COSTS: ClassVar = [cost for group in cost_groups() for cost in group.costs]

    def test_keys_are_used_once(self):
        keys = [cost.key for cost in self.COSTS] + [group.key for group in cost_groups()]
        assert [key for key, count in Counter(keys).items() if count > 2] == []
        assert len({cost.key for cost in self.COSTS}) == len(self.COSTS) > 30

    def test_what_is_covered_names_the_rows_that_cover_it(self):
        faults = []
        for cost in self.COSTS:
            if cost.covered not in {"yes", "partly", "no"}:
                faults.append(f"{cost.key}: covered is {cost.covered!r}")
            if (cost.covered == "no") != (cost.by == ()):
                faults.append(f"{cost.key}: {cost.covered}, by {cost.by}")
            faults += [f"{cost.key}: no row {code}" for code in cost.by if code not in CODES]
            if cost.module is not None and cost.module not in MODULES:
                faults.append(f"{cost.key}: no part {cost.module}")
        assert faults == []

    def test_what_covers_a_cost_is_a_published_row_that_is_computed(self):
        faults = [
            f"{cost.key}: {code}"
            for cost in self.COSTS
            for code in cost.by
            if rows_by_code()[code].formula is None or rows_by_code()[code].module is not None
        ]
        assert faults == []

    def test_no_text_is_in_another_language(self):
        faults = []
        for group in cost_groups():
            faults += in_another_language(group.key, group.label)
            for cost in group.costs:
                faults += in_another_language(cost.key, cost.label)
        assert faults == []
