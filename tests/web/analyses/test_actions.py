"""What can be done to an analysis: every change leaves its version and its event."""

from functools import partial

import pytest

from arbetsro.web.analyses import actions
from arbetsro.web.analyses.actions import LARGEST_CONTENT, AnalysisError, ConflictError
from arbetsro.web.analyses.content import items
from arbetsro.web.analyses.history import content_at
from arbetsro.web.analyses.models import Analysis, Version
from web.analyses.conftest import again, events

pytestmark = pytest.mark.django_db


@pytest.fixture
def put(cast):
    """Puts a value in its place, by Anna with fresh eyes unless somebody else is named."""

    def act(analysis, address, value, by=None, seen=None):
        seen = again(analysis).version if seen is None else seen
        return actions.set_value(
            by=by or cast.anna, analysis=analysis, address=address, value=value, seen=seen
        )

    return act


@pytest.fixture
def add(cast):
    """Adds a thing to a list, by Anna."""
    return partial(actions.add_item, by=cast.anna)


class TestStarting:
    def test_an_empty_analysis_holds_its_title_and_who_to_ask(self, cast, empty):
        assert empty.content == {"title": "Tom analys", "contact": "Anna"}
        assert (empty.version, empty.state, empty.started_by) == (1, "draft", cast.anna)

    def test_it_has_a_first_version_that_tells_what_it_began_with(self, cast, analysis):
        first = analysis.versions.get()
        assert (first.number, first.kind, first.by) == (1, "started", cast.anna)
        assert {one["address"] for one in first.changes} == set(analysis.content)
        assert content_at(analysis, 1) == analysis.content

    def test_its_event_names_the_organisation_and_nothing_of_the_content(self, cast, empty):
        (event,) = events("analysis.started")
        assert (event.by, event.organisation) == (cast.anna, cast.organisation)
        assert event.target_id == str(empty.pk)
        assert event.detail == {"copy_of": ""}

    def test_a_copy_remembers_what_it_was_copied_from(self, cast, analysis, put):
        put(analysis, "C7", 0.3)
        base = again(analysis)
        copy = actions.start(
            by=cast.mats, unit=cast.north, title="Nästa år", language="sv",
            content=base.content, based_on=base,
        )  # fmt: skip
        assert (copy.based_on, copy.based_on_version, copy.version) == (base, 2, 1)
        assert copy.content == {**base.content, "title": "Nästa år"}
        put(copy, "C7", 0.1)
        assert again(analysis).content["C7"] == 0.3, "the copy has a life of its own"

    def test_a_case_with_too_many_fields_is_refused(self, cast):
        content = {f"scenarios.s{n}.C7": 0.2 for n in range(LARGEST_CONTENT)}
        with pytest.raises(AnalysisError) as error:
            actions.start(by=cast.anna, unit=cast.root, title="X", language="sv", content=content)
        assert error.value.code == "too_much"
        assert not Analysis.objects.exists()


class TestAValue:
    def test_is_saved_with_its_version_and_its_event(self, cast, empty, put):
        put(empty, "C7", 0.22)
        now = again(empty)
        assert (now.content["C7"], now.version, now.touched) == (0.22, 2, {"C7": 2})
        version = now.versions.get(number=2)
        assert version.changes == [{"address": "C7", "before": None, "after": 0.22}]
        assert (version.by, version.kind) == (cast.anna, "changed")
        (event,) = events("analysis.changed")
        assert event.detail == {"version": 2, "addresses": ["C7"], "of_version": None}

    def test_of_free_text_is_not_written_in_the_log(self, empty, put):
        put(empty, "A4", "Lisa mår dåligt")
        assert "Lisa" not in str(events("analysis.changed")[0].detail)

    @pytest.mark.parametrize(
        "value", ["Text", 0, 0.1, [1.5, 2.0], {"reference": "x"}, "👩🏽‍⚕️ \u200f שלום", "x" * 20_000]
    )
    def test_is_the_same_when_it_comes_back_from_the_database(self, empty, put, value):
        put(empty, "A4", value)
        assert again(empty).content["A4"] == value
        assert content_at(again(empty), 2)["A4"] == value

    def test_that_is_there_already_changes_nothing(self, empty, put):
        put(empty, "C7", 0.22)
        before = again(empty)
        put(empty, "C7", 0.22, seen=0)
        now = again(empty)
        assert (now.version, now.touched, now.changed_at) == (2, before.touched, before.changed_at)
        assert Version.objects.filter(analysis=empty).count() == 2

    def test_is_taken_away_by_nothing(self, empty, put):
        put(empty, "C7", 0.22)
        put(empty, "C7", None)
        assert "C7" not in again(empty).content
        assert again(empty).touched == {"C7": 3}

    def test_of_the_title_names_the_analysis_and_a_blank_leaves_its_name(self, empty, put):
        put(empty, "title", "Ett nytt namn")
        assert again(empty).title == "Ett nytt namn"
        put(empty, "title", None)
        assert again(empty).title == "Ett nytt namn"

    @pytest.mark.parametrize(
        "address", ["C10", "C99", "", "goals", "goals.k3x9ab.text", "activities.k3x9ab.H4", "B4"]
    )
    def test_is_refused_where_there_is_no_such_place(self, empty, put, address):
        with pytest.raises(AnalysisError) as error:
            put(empty, address, 1)
        assert error.value.code == "no_such_place"
        assert (again(empty).version, events("analysis.changed")) == (1, [])

    def test_is_refused_in_a_thing_that_somebody_has_removed(self, cast, empty, put, add):
        add(analysis=empty, list_address="goals", item="g1")
        actions.remove_item(by=cast.mats, analysis=empty, list_address="goals", item="g1")
        with pytest.raises(AnalysisError) as error:
            put(empty, "goals.g1.text", "Färre sjuka")
        assert error.value.code == "no_such_place"


class TestTwoPeople:
    def test_conflict_in_the_same_place_and_nothing_is_saved(self, cast, empty, put):
        put(empty, "C7", 0.2)
        put(empty, "C7", 0.3, by=cast.karin, seen=2)
        with pytest.raises(ConflictError) as error:
            put(empty, "C7", 0.4, seen=2)
        found = error.value
        assert (found.address, found.theirs, found.version, found.by) == ("C7", 0.3, 3, "Karin")
        assert (again(empty).content["C7"], again(empty).version) == (0.3, 3)

    def test_conflict_with_somebody_who_has_emptied_it(self, cast, empty, put):
        put(empty, "C7", 0.2)
        put(empty, "C7", None, by=cast.karin, seen=2)
        with pytest.raises(ConflictError) as error:
            put(empty, "C7", 0.4, seen=2)
        assert error.value.theirs is None

    def test_agree_where_both_want_the_same(self, cast, empty, put):
        put(empty, "C7", 0.3, by=cast.karin, seen=1)
        put(empty, "C7", 0.3, seen=1)
        assert again(empty).version == 2

    def test_never_conflict_in_different_places(self, cast, empty, put):
        for number in range(5):
            put(empty, "C7", number / 10, by=cast.karin)
        put(empty, "C8", 0.09, seen=1)
        assert again(empty).content["C8"] == 0.09

    def test_conflict_over_what_was_there_before_the_first_change(self, cast, empty, put):
        put(empty, "contact", "Karin", by=cast.karin, seen=0)
        with pytest.raises(ConflictError):
            put(empty, "contact", "Mats", seen=0)

    def test_who_has_seen_the_others_value_may_put_an_own_in_its_place(self, cast, empty, put):
        put(empty, "C7", 0.3, by=cast.karin, seen=1)
        put(empty, "C7", 0.4, seen=2)
        assert again(empty).content["C7"] == 0.4


class TestAList:
    def test_grows_moves_and_shrinks_a_version_at_a_time(self, cast, empty, add):
        for item in ("n1", "n2"):
            add(analysis=empty, list_address="needs", item=item)
        needs = {"by": cast.anna, "analysis": empty, "list_address": "needs"}
        actions.move_item(**needs, item="n2", steps=-1)
        assert items(again(empty).content, "needs") == ["n2", "n1"]
        actions.remove_item(**needs, item="n1")
        now = again(empty)
        assert items(now.content, "needs") == ["n2"]
        assert [v.kind for v in now.versions.order_by("number")] == [
            "started", "item_added", "item_added", "item_moved", "item_removed",
        ]  # fmt: skip
        codes = ("analysis.item_added", "analysis.item_moved", "analysis.item_removed")
        assert [len(events(code)) for code in codes] == [2, 1, 1]

    def test_takes_the_same_thing_once(self, empty, add):
        for _ in range(2):
            add(analysis=empty, list_address="goals", item="g1")
        assert again(empty).content["goals"] == ["g1"]
        assert again(empty).version == 2

    def test_holds_all_that_two_people_add(self, cast, empty, add):
        add(analysis=empty, list_address="goals", item="g1")
        add(analysis=empty, by=cast.karin, list_address="goals", item="g2")
        assert again(empty).content["goals"] == ["g1", "g2"]

    def test_takes_what_a_thing_holds_along_and_the_history_keeps_it(self, cast, analysis):
        before = analysis.content
        first = items(before, "interventions")[0]
        actions.remove_item(
            by=cast.anna, analysis=analysis, list_address="interventions", item=first
        )
        now = again(analysis)
        inner = items(before, f"interventions.{first}.activities")
        assert len(inner) == 4
        assert not [a for a in now.content if a.split(".")[1:2] in [[first], *([i] for i in inner)]]
        assert content_at(now, 1) == before

    @pytest.mark.parametrize("address", ["", "title", "whys", "problems.gone.whys", "nothing"])
    def test_is_refused_where_there_is_none(self, cast, empty, address):
        named = {"by": cast.anna, "analysis": empty, "list_address": address, "item": "x"}
        for act in (actions.add_item, actions.remove_item, partial(actions.move_item, steps=1)):
            with pytest.raises(AnalysisError) as error:
                act(**named)
            assert error.value.code == "no_such_place"


class TestTooMuch:
    @pytest.fixture
    def full(self, empty):
        content = {f"scenarios.s{n}.C7": 0.2 for n in range(LARGEST_CONTENT - 2)}
        Analysis.objects.filter(pk=empty.pk).update(content={**empty.content, **content})
        return again(empty)

    def test_is_refused_and_nothing_is_saved(self, full, put):
        with pytest.raises(AnalysisError) as error:
            put(full, "C7", 0.2)
        assert (error.value.code, error.value.values) == ("too_much", {"count": LARGEST_CONTENT})
        assert again(full).version == 1
        assert "C7" not in again(full).content

    def test_still_lets_people_change_and_take_away(self, full, put):
        put(full, "title", "Kortare")
        put(full, "contact", None)
        put(full, "C7", 0.2)
        assert again(full).version == 4
