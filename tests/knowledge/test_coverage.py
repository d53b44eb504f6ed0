"""Tables 1 to 3 of the Danish analysis are covered, cell by cell."""

from itertools import product

import pytest

from arbetsro.knowledge.coverage import COLUMNS, coverage, silent_columns
from arbetsro.knowledge.library import built_in
from arbetsro.knowledge.matrix import matrix
from arbetsro.knowledge.vocabulary import terms
from arbetsro.reporting.knowledge import silence

#: How many bullets each cell of the tables has, counted in nfa-norliv-2017, tables 1, 2 and 3:
#: for each level, research, international recommendations and Danish experience.
BULLETS = {
    "primary": {
        "leadership": (1, 4, 0), "organisation": (3, 5, 3), "group": (0, 1, 1),
        "individual": (0, 0, 0), "combined": (1, 2, 2),
    },
    "secondary": {
        "leadership": (1, 2, 2), "organisation": (0, 4, 1), "group": (0, 1, 1),
        "individual": (6, 0, 0), "combined": (1, 1, 2),
    },
    "tertiary": {
        "leadership": (2, 2, 2), "organisation": (5, 5, 1), "group": (1, 2, 0),
        "individual": (2, 1, 0), "combined": (2, 2, 3),
    },
}  # fmt: skip
CELLS = coverage()
CHOICES = list(product(terms("stage"), terms("level")))
#: Items that an entry of another level covers, with why.
ELSEWHERE = {
    ("tertiary", "individual", "work-modification"): "what the individual measure must go with",
}


def test_every_cell_of_the_three_tables_is_there():
    assert set(CELLS) == set(product(terms("stage"), terms("level"), COLUMNS))
    assert len(CELLS) == 45


@pytest.mark.parametrize(("stage", "level"), CHOICES)
def test_a_cell_has_as_many_items_as_the_source_has_bullets(stage, level):
    counted = tuple(len(CELLS[stage, level, column].items) for column in COLUMNS)
    assert counted == BULLETS[stage][level]


def test_everything_that_the_source_names_is_covered_by_an_entry():
    faults = [f"{key}: {item.says.en}" for key, cell in CELLS.items()
              for item in cell.items if not item.entries]  # fmt: skip
    assert faults == []


def test_an_entry_of_a_cell_stands_at_its_stage():
    faults = [
        f"{key}: {id_}"
        for key, cell in CELLS.items()
        for item in cell.items
        for id_ in item.entries
        if cell.stage not in built_in()[id_].stages
    ]
    assert faults == []


def test_an_entry_of_a_cell_stands_at_its_level_or_has_a_reason_not_to():
    found = {
        (cell.stage, cell.level, id_)
        for cell in CELLS.values()
        for item in cell.items
        for id_ in item.entries
        if not {cell.level, "combined"} & set(built_in()[id_].levels)
    }
    assert found == set(ELSEWHERE)


@pytest.mark.parametrize(("stage", "level"), CHOICES)
def test_a_cell_of_the_matrix_is_empty_only_where_the_source_is_silent(stage, level):
    cell = matrix(built_in())[level, stage]
    assert cell.entries or sum(BULLETS[stage][level]) == 0


class TestSilence:
    def test_a_cell_without_items_is_told_by_its_column(self):
        assert silent_columns("organisation", "secondary") == ("evidence",)
        assert silent_columns("organisation", "primary") == ()
        assert silent_columns("individual", "primary") == COLUMNS

    def test_it_is_a_sentence_where_the_source_describes_nothing(self):
        assert silence("individual", "primary", "en", is_empty=True) == (
            "The sources describe no interventions here"
        )

    def test_silence_in_part_names_the_columns(self):
        told = silence("leadership", "primary", "en")
        assert told == "The source is silent on: Danish experience"

    def test_a_cell_that_speaks_throughout_says_nothing(self):
        assert silence("combined", "tertiary", "sv") == ""
