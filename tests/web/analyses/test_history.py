"""Earlier versions: what an analysis held, who changed what, and the way back."""

from datetime import timedelta

import pytest

from arbetsro.web.analyses import actions
from arbetsro.web.analyses.content import Change
from arbetsro.web.analyses.history import (
    changed_since,
    changes_of,
    compared,
    content_at,
    together,
)
from arbetsro.web.analyses.models import Version
from web.analyses.conftest import again, events

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(cast, empty):
    """Seven versions of an analysis, and the content of each as it was then."""
    named = {"by": cast.anna, "analysis": empty}
    goals = {**named, "list_address": "goals"}
    seen = [None, dict(empty.content)]
    for act in (
        lambda: actions.set_value(**named, address="C7", value=0.2, seen=1),
        lambda: actions.add_item(**goals, item="g1"),
        lambda: actions.set_value(**named, address="goals.g1.text", value="Färre sjuka", seen=3),
        lambda: actions.set_value(**named, address="C7", value=0.3, seen=4),
        lambda: actions.remove_item(**goals, item="g1"),
        lambda: actions.set_value(**named, address="C7", value=None, seen=6),
    ):
        seen.append(dict(act().content))
    return again(empty), seen


class TestAnEarlierVersion:
    @pytest.mark.parametrize("number", range(1, 8))
    def test_holds_what_it_held_then(self, story, number):
        analysis, seen = story
        assert content_at(analysis, number) == seen[number]

    @pytest.mark.parametrize("number", [0, -1, 8, 10**9])
    def test_that_never_was_is_not_found(self, story, number):
        with pytest.raises(Version.DoesNotExist):
            content_at(story[0], number)

    def test_is_not_changed_by_looking_at_it(self, story):
        analysis, seen = story
        content_at(analysis, 1)["C7"] = 99
        assert analysis.content == seen[7]

    def test_tells_what_differs_from_another(self, story):
        analysis, _ = story
        assert compared(analysis, 2, 5) == (
            Change("C7", 0.2, 0.3),
            Change("goals", None, ["g1"]),
            Change("goals.g1.text", None, "Färre sjuka"),
        )
        assert compared(analysis, 5, 2)[0] == Change("C7", 0.3, 0.2)
        assert compared(analysis, 1, 7) == ()

    def test_tells_what_was_changed_since(self, story):
        analysis, _ = story
        assert changed_since(analysis, 5) == {"C7", "goals", "goals.g1.text"}
        assert changed_since(analysis, 6) == {"C7"}
        assert changed_since(analysis, 7) == set()

    def test_knows_its_own_changes(self, story):
        version = story[0].versions.get(number=5)
        assert changes_of(version) == (Change("C7", 0.2, 0.3),)


class TestRestoring:
    @pytest.fixture
    def restored(self, cast, story):
        analysis, _ = story
        return actions.restore(
            by=cast.karin, analysis=analysis, content=content_at(analysis, 5), number=5
        )

    def test_makes_an_earlier_version_the_present_one_as_a_new_version(self, story, restored):
        assert restored.content == story[1][5]
        assert restored.version == 8
        version = restored.versions.first()
        assert (version.number, version.kind, version.by.name) == (8, "restored", "Karin")

    def test_loses_nothing_of_what_it_replaces(self, story, restored):
        for number in range(1, 8):
            assert content_at(restored, number) == story[1][number]

    def test_is_told_by_the_log(self, restored):
        (event,) = events("analysis.restored")
        assert event.detail["of_version"] == 5
        assert event.detail["addresses"] == ["C7", "goals", "goals.g1.text"]

    def test_touches_what_it_changed_so_that_others_hear_of_it(self, restored):
        assert changed_since(restored, 7) == {"C7", "goals", "goals.g1.text"}

    def test_the_present_version_changes_nothing(self, cast, story):
        analysis, _ = story
        same = actions.restore(by=cast.anna, analysis=analysis, content=analysis.content, number=7)
        assert same.version == 7


class TestRuns:
    """Versions are told together where one person worked without a long pause."""

    @pytest.fixture
    def numbers(self, cast, empty):
        """Makes versions of who, minutes after the start and kind; gives the runs' numbers."""
        start = empty.versions.get().at

        def make(*told):
            for number, (who, minutes, kind) in enumerate(told, 2):
                Version.objects.create(
                    analysis=empty, number=number, by=getattr(cast, who), kind=kind,
                    at=start + timedelta(minutes=minutes),
                )  # fmt: skip
            runs = together(empty.versions.filter(number__gt=1))
            return [[version.number for version in run] for run in runs]

        return make

    def test_of_one_person_within_ten_minutes_are_one(self, numbers):
        assert numbers(("anna", 0, "changed"), ("anna", 9, "changed"), ("anna", 18, "changed")) == [
            [4, 3, 2]
        ]

    def test_end_with_a_pause_of_ten_minutes(self, numbers):
        assert numbers(("anna", 0, "changed"), ("anna", 10, "changed")) == [[3], [2]]

    def test_end_where_somebody_else_goes_on(self, numbers):
        told = (("anna", 0, "changed"), ("karin", 1, "changed"), ("anna", 2, "changed"))
        assert numbers(*told) == [[4], [3], [2]]

    def test_leave_what_is_more_than_a_value_by_itself(self, numbers):
        told = (("anna", 0, "changed"), ("anna", 1, "item_removed"), ("anna", 2, "restored"))
        assert numbers(*told) == [[4], [3], [2]]

    def test_of_nothing_are_none(self):
        assert together([]) == []
