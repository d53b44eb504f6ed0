"""Many at once, and taking it back."""

from datetime import date

import pytest

from arbetsro.web.audit.models import Event
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.measures.actions import change_many, change_measure, set_state, undo_many
from arbetsro.web.measures.models import Measure
from web.measures.making import measure_in


def many(cast, measures, **told):
    return change_many(by=cast.anna, organisation=cast.organisation, measures=measures, **told)


def test_a_new_owner_for_many(cast):
    measures = [measure_in(cast, cast.north), measure_in(cast, cast.south)]
    change = many(cast, measures, owner=cast.erik)
    assert set(Measure.objects.values_list("owner__name", flat=True)) == {"Erik"}
    assert len(change.after) == 2
    changed = Event.objects.filter(action="measure.changed")
    assert {one.target_id for one in changed} == {str(one.pk) for one in measures}


def test_days_are_moved_together(cast):
    measure = measure_in(cast, cast.north)
    many(cast, [measure], move_days=10)
    measure.refresh_from_db()
    assert (measure.due_on, measure.follow_up_on) == (date(2026, 5, 10), date(2026, 8, 9))


def test_one_day_for_all_keeps_the_distance_to_the_follow_up(cast):
    measure = measure_in(cast, cast.north)
    many(cast, [measure], due_on=date(2026, 5, 1))
    measure.refresh_from_db()
    assert (measure.due_on, measure.follow_up_on) == (date(2026, 5, 1), date(2026, 7, 31))


def test_only_what_changes_is_changed(cast):
    mats, erik = measure_in(cast, cast.north), measure_in(cast, cast.north, cast.erik)
    change = many(cast, [mats, erik], owner=cast.erik)
    assert list(change.after) == [str(mats.pk)]
    erik.refresh_from_db()
    assert erik.version == 1


def test_a_measure_of_another_organisation_is_never_among_them(cast):
    foreign = measure_in(cast, cast.other_root, cast.karin)
    with pytest.raises(Refusal, match="none_chosen"):
        many(cast, [foreign], move_days=1)
    foreign.refresh_from_db()
    assert foreign.version == 1


def test_undoing_gives_back_what_was(cast):
    measure = measure_in(cast, cast.north)
    change = many(cast, [measure], owner=cast.erik, move_days=3, state="done")
    undone = undo_many(by=cast.anna, change=change)
    measure.refresh_from_db()
    assert (measure.owner, measure.due_on) == (cast.mats, date(2026, 4, 30))
    assert (measure.state, measure.done_at, measure.version) == ("planned", None, 3)
    assert undone.left == []


def test_undoing_leaves_what_somebody_has_changed_since_and_says_so(cast):
    kept, changed = measure_in(cast, cast.north), measure_in(cast, cast.south)
    change = many(cast, [kept, changed], owner=cast.erik)
    change_measure(by=cast.siv, measure=changed, seen=2, title="Tre på natten")
    undone = undo_many(by=cast.anna, change=change)
    kept.refresh_from_db()
    changed.refresh_from_db()
    assert (kept.owner, changed.owner, changed.title) == (cast.mats, cast.erik, "Tre på natten")
    assert undone.left == [str(changed.pk)]


def test_undoing_takes_away_what_would_have_come_next(cast):
    measure = measure_in(cast, cast.north, repeats_months=1)
    change = many(cast, [measure], state="done")
    assert Measure.objects.filter(repeats=measure).exists()
    undo_many(by=cast.anna, change=change)
    assert not Measure.objects.filter(repeats=measure).exists()


def test_the_next_one_stays_once_somebody_has_begun_with_it(cast):
    measure = measure_in(cast, cast.north, repeats_months=1)
    change = many(cast, [measure], state="done")
    set_state(by=cast.mats, measure=Measure.objects.get(repeats=measure), state="started")
    undo_many(by=cast.anna, change=change)
    assert Measure.objects.filter(repeats=measure).exists()


def test_a_change_is_undone_once(cast):
    change = many(cast, [measure_in(cast, cast.north)], move_days=1)
    undo_many(by=cast.anna, change=change)
    with pytest.raises(Refusal, match="undone_already"):
        undo_many(by=cast.anna, change=change)


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({}, "nothing_to_change"),
        ({"state": "stopped"}, "stop_one_by_one"),
        ({"state": "planned"}, "all_as_asked"),
    ],
)
def test_what_changes_nothing_is_told(cast, told, code):
    with pytest.raises(Refusal, match=code):
        many(cast, [measure_in(cast, cast.north)], **told)
