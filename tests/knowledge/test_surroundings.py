"""What stands around the interventions: contexts, and how common efforts are."""

from collections import Counter

import pytest

from arbetsro.knowledge.contexts import contexts
from arbetsro.knowledge.practice import efforts


class TestPractice:
    """The figures that the Danish analysis prints (8.1 and 8.2), typed here from it once more."""

    def test_the_six_means(self):
        assert [one.mean for one in efforts().values()] == [0.62, 0.46, 2.8, 2.2, 0.83, 3.3]

    def test_the_highest_and_the_lowest_branch_that_are_printed(self):
        printed = [tuple(one.values.items()) for one in efforts().values()][:4]
        assert printed == [
            (("hospitals", 0.83), ("machine_repair", 0.33)),
            (("hospitals", 0.78), ("vehicles", 0.18)),
            (("care", 3.3), ("building_completion", 2.5)),
            (("care", 3.1), ("machine_repair", 1.5)),
        ]

    def test_four_are_of_prevention_and_two_of_return(self):
        stages = Counter(one.stage for one in efforts().values())
        assert stages == {"primary": 4, "tertiary": 2}

    def test_figures_are_possible_and_rankings_have_six_and_do_not_overlap(self):
        faults = []
        for one in efforts().values():
            low, high = (0, 1) if one.unit == "share" else (1, 4)
            figures = (one.mean, *one.values.values(), *one.sizes.values())
            if not all(low <= figure <= high for figure in figures):
                faults.append(f"{one.id}: {figures}")
            if (len(one.most), len(one.least)) != (6, 6) or set(one.most) & set(one.least):
                faults.append(f"{one.id}: {one.most}, {one.least}")
        assert faults == []

    def test_a_printed_figure_lies_on_its_side_of_the_mean(self):
        faults = [
            f"{one.id}: {branch}"
            for one in efforts().values()
            for branch, value in one.values.items()
            if (branch in one.most and value < one.mean)
            or (branch in one.least and value > one.mean)
        ]
        assert faults == []


class TestContexts:
    @pytest.mark.parametrize(
        ("id_", "points"),
        [("principles-of-good-return", 7), ("conditions-for-success", 5), ("expert-themes", 13),
         ("obstacles", 10)],
    )  # fmt: skip
    def test_a_context_lists_as_many_as_the_source(self, id_, points):
        assert len(contexts()[id_].points) == points

    def test_the_thirteen_themes_have_the_priorities_of_the_panel(self):
        """nfa-norliv-2017, 19.2.2, table 3, in its order."""
        values = [point.value for point in contexts()["expert-themes"].points]
        assert values == [3.8, 3.6, 3.0, 3.1, 1.9, 2.8, 2.1, 2.8, 3.2, 2.1, 3.0, 2.3, 2.1]

    def test_every_obstacle_says_what_in_the_program_answers_it(self):
        assert [one.name.en for one in contexts()["obstacles"].points if not one.answer] == []

    def test_the_six_types_of_young_workers_come_first(self):
        """nfa-norliv-2017, 17.2: skilled, apprentices, gap year, students, dropouts, temps."""
        first = [point.name.en for point in contexts()["young-workers"].points[:6]]
        assert first == [
            "Skilled workers", "Trainees and apprentices", "A gap year", "A job beside studies",
            "Those who dropped out", "Temps",
        ]  # fmt: skip
