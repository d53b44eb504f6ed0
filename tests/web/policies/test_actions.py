"""Writing and deciding documents: versions stay, gaps are told, and nobody writes over others."""

from datetime import timedelta

import pytest

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import at, now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.frame.together import Conflict
from arbetsro.web.policies.actions import (
    acknowledge_policy,
    confirm_review,
    decide_policy,
    drop_draft,
    start_policy,
    withdraw_policy,
    write_policy,
)
from arbetsro.web.policies.models import Acknowledgement
from arbetsro.web.policies.regular_work import remind_keepers
from arbetsro.web.policies.texts import draft_of, left_of
from arbetsro.workenv.templates import templates
from web.policies.writing import decided, drafted, filled, fresh, in_a_year


def test_a_document_begins_as_the_template_suggests_in_its_own_language(cast):
    policy = drafted(cast.anna, cast.root, "victimisation", language="da")
    wanted = {one.key: one.suggestion.da for one in templates()["victimisation"].sections}
    assert policy.draft == wanted
    assert policy.title == "Rutine ved krænkende handlinger"


@pytest.mark.parametrize("template", sorted(templates()))
def test_every_template_can_be_written_and_decided(cast, template):
    assert decided(cast.mats, cast.north, template).current.number == 1


def test_a_document_cannot_be_begun_in_a_closed_unit_or_from_no_template(cast):
    with pytest.raises(Refusal, match="no_such_template"):
        start_policy(by=cast.mats, unit=cast.north, template="limerick")
    cast.north.valid_to = today() - timedelta(days=1)
    cast.north.save()
    with pytest.raises(Refusal, match="unit_closed"):
        drafted(cast.mats, cast.north)


def test_two_who_write_in_different_sections_do_not_meet(cast):
    policy = drafted(cast.mats, cast.north)
    for who, key in ((cast.mats, "aim"), (cast.anna, "respect")):
        write_policy(by=who, policy=policy, seen=1, sections={key: f"Av {who}."})
    draft = fresh(policy).draft
    assert (draft["aim"], draft["respect"]) == ("Av Mats.", "Av Anna.")


def test_of_two_who_write_in_the_same_section_the_second_is_shown_both(cast):
    policy = drafted(cast.mats, cast.north)
    write_policy(by=cast.mats, policy=policy, seen=1, sections={"aim": "Av Mats."})
    with pytest.raises(Conflict) as refused:
        write_policy(
            by=cast.anna, policy=policy, seen=1, sections={"aim": "Av Anna.", "respect": "Ny."}
        )
    assert refused.value.theirs == {"aim": "Av Mats."}
    assert refused.value.values == {"name": "Mats"}
    assert fresh(policy).draft["respect"] != "Ny.", "nothing of it was saved"
    write_policy(
        by=cast.anna, policy=policy, seen=refused.value.version, sections={"aim": "Av Anna."}
    )
    assert fresh(policy).draft["aim"] == "Av Anna."


def test_the_same_text_twice_is_no_conflict(cast):
    policy = drafted(cast.mats, cast.north)
    for who in (cast.mats, cast.anna):
        write_policy(by=who, policy=policy, seen=1, sections={"aim": "Samma."})
    assert fresh(policy).draft["aim"] == "Samma."


def test_gaps_are_told_and_must_be_meant(cast):
    policy = drafted(cast.mats, cast.north)
    left = left_of(policy, draft_of(policy))
    assert left.gaps, "the suggestions have gaps"
    assert left.empty == ()
    with pytest.raises(Refusal, match="gaps_left"):
        decide_policy(by=cast.mats, policy=policy, seen=1, review_on=in_a_year())
    decide_policy(by=cast.mats, policy=policy, seen=1, review_on=in_a_year(), despite_gaps=True)
    assert fresh(policy).current.number == 1


def test_a_needed_section_cannot_be_empty_and_another_is_left_out(cast):
    policy = filled(cast.mats, cast.north, "goals")
    empty = {one.key: "" for one in templates()["goals"].sections if not one.needed}
    assert empty
    policy = write_policy(by=cast.mats, policy=policy, seen=2, sections={**empty, "known": "  "})
    with pytest.raises(Refusal, match="sections_empty"):
        decide_policy(by=cast.mats, policy=policy, seen=3, review_on=in_a_year())
    policy = write_policy(by=cast.mats, policy=policy, seen=3, sections={"known": "Så."})
    version = decide_policy(by=cast.mats, policy=policy, seen=4, review_on=in_a_year())
    kept = {one["key"] for one in version.content["sections"]}
    assert kept == {one.key for one in templates()["goals"].sections} - set(empty)


def test_nobody_decides_on_what_they_have_not_seen(cast):
    policy = filled(cast.mats, cast.north)
    write_policy(by=cast.anna, policy=policy, seen=policy.version, sections={"aim": "Nytt."})
    with pytest.raises(Refusal, match="written_since"):
        decide_policy(by=cast.mats, policy=policy, seen=policy.version, review_on=in_a_year())


@pytest.mark.parametrize(
    ("days", "code"), [(0, "review_in_the_past"), (-1, "review_in_the_past"),
                       (37 * 31, "review_too_late")]
)  # fmt: skip
def test_the_day_of_review_lies_ahead_and_not_too_far(cast, days, code):
    policy = filled(cast.mats, cast.north)
    with pytest.raises(Refusal, match=code):
        decide_policy(by=cast.mats, policy=policy, seen=2, review_on=today() + timedelta(days=days))


def test_a_version_is_never_changed_whatever_happens_to_the_document(cast):
    policy = decided(cast.mats, cast.north)
    first = policy.current
    was = (first.content, first.decided_at, first.decided_by_id)
    policy = write_policy(
        by=cast.anna, policy=policy, seen=policy.version, sections={"aim": "Bättre."},
        title="Ny rubrik",
    )  # fmt: skip
    second = decide_policy(by=cast.vera, policy=policy, seen=4, review_on=in_a_year())
    withdraw_policy(by=cast.vera, policy=fresh(policy))
    first.refresh_from_db()
    assert (first.content, first.decided_at, first.decided_by_id) == was
    assert (first.number, second.number) == (1, 2)
    assert second.content["title"] == "Ny rubrik"
    with pytest.raises(ValueError, match="never changed"):
        first.save()


def test_a_new_draft_begins_as_what_is_in_force(cast):
    policy = decided(cast.mats, cast.north)
    assert policy.draft == {}
    in_force = {one["key"]: one["text"] for one in policy.current.content["sections"]}
    assert draft_of(policy) == in_force
    policy = write_policy(by=cast.mats, policy=policy, seen=3, sections={"aim": "Nytt."})
    assert policy.draft == {**in_force, "aim": "Nytt."}


def test_a_draft_that_is_thrown_away_leaves_what_is_in_force(cast):
    policy = decided(cast.mats, cast.north)
    with pytest.raises(Refusal, match="no_draft"):
        drop_draft(by=cast.mats, policy=policy)
    write_policy(by=cast.mats, policy=policy, seen=3, sections={"aim": "Nytt."})
    kept = drop_draft(by=cast.mats, policy=policy)
    assert kept.current.number == 1
    assert kept.withdrawn_at is None
    never = drop_draft(by=cast.mats, policy=drafted(cast.mats, cast.north))
    assert never.withdrawn_at is not None


def test_nothing_can_be_done_to_what_is_withdrawn(cast):
    policy = decided(cast.mats, cast.north)
    withdraw_policy(by=cast.mats, policy=policy)
    for act in (
        lambda: write_policy(by=cast.mats, policy=policy, seen=3, sections={"aim": "x"}),
        lambda: withdraw_policy(by=cast.mats, policy=policy),
        lambda: confirm_review(by=cast.mats, policy=policy, review_on=in_a_year()),
        lambda: acknowledge_policy(by=cast.erik, policy=policy, number=1),
    ):
        with pytest.raises(Refusal, match="is_withdrawn"):
            act()


def test_staff_acknowledge_the_version_that_they_have_read_once(cast):
    policy = decided(cast.mats, cast.north)
    for _ in range(2):
        acknowledge_policy(by=cast.erik, policy=policy, number=1)
    assert Acknowledgement.objects.count() == 1
    policy = write_policy(by=cast.mats, policy=policy, seen=3, sections={"aim": "Nytt."})
    decide_policy(by=cast.mats, policy=policy, seen=4, review_on=in_a_year())
    with pytest.raises(Refusal, match="newer_version"):
        acknowledge_policy(by=cast.erik, policy=policy, number=1)
    acknowledge_policy(by=cast.erik, policy=policy, number=2)
    assert Acknowledgement.objects.count() == 2


def test_only_those_whom_it_holds_for_are_asked(cast):
    policy = decided(cast.mats, cast.home_care)
    for who in (cast.erik, cast.vera):  # they belong to what stands above it
        with pytest.raises(Refusal, match="not_asked"):
            acknowledge_policy(by=who, policy=policy, number=1)


def test_nobody_is_asked_where_only_a_word_was_put_right(cast):
    policy = filled(cast.mats, cast.north)
    decide_policy(
        by=cast.mats, policy=policy, seen=policy.version, review_on=in_a_year(), asks=False
    )
    with pytest.raises(Refusal, match="not_asked"):
        acknowledge_policy(by=cast.erik, policy=policy, number=1)


def reminded(mailoutbox, days: int) -> list[str]:
    """Who has had a letter when so many days have gone, each time it is asked twice."""
    mailoutbox.clear()
    with at(now() + timedelta(days=days)):
        remind_keepers()
        remind_keepers()
    return [address for letter in mailoutbox for address in letter.to]


def test_the_keeper_is_told_once_a_month_before(
    cast, mailoutbox, django_capture_on_commit_callbacks
):
    policy = decided(cast.mats, cast.north)
    with django_capture_on_commit_callbacks(execute=True):
        assert reminded(mailoutbox, 300) == []
    with django_capture_on_commit_callbacks(execute=True):
        reminded(mailoutbox, 340)
    assert [letter.to for letter in mailoutbox] == [["mats@exempel.se"]]
    letter = mailoutbox[0].body
    assert f"/o/demo/policies/{policy.pk}/" in letter
    assert policy.title not in letter
    with at(now() + timedelta(days=341)):
        confirm_review(by=cast.mats, policy=policy, review_on=today() + timedelta(days=365))
    with django_capture_on_commit_callbacks(execute=True):
        reminded(mailoutbox, 345)
    assert mailoutbox == []
    with django_capture_on_commit_callbacks(execute=True):
        reminded(mailoutbox, 690)
    assert len(mailoutbox) == 1, "the new day is told of anew"


def test_when_the_keeper_has_left_the_nearest_who_may_is_told(
    cast, mailoutbox, django_capture_on_commit_callbacks
):
    decided(cast.karin, cast.home_care)  # the consultant keeps no documents here
    with django_capture_on_commit_callbacks(execute=True):
        reminded(mailoutbox, 340)
    assert [letter.to for letter in mailoutbox] == [["mats@exempel.se"]]
    Person.objects.filter(pk__in=[cast.mats.pk, cast.anna.pk]).update(is_active=False)
    decided(cast.karin, cast.home_care)
    with django_capture_on_commit_callbacks(execute=True):
        assert reminded(mailoutbox, 340) == []
