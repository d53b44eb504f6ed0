"""What is told while a wave is open, slips of paper, and a threshold that is raised afterwards."""

import subprocess
from datetime import timedelta

import pytest

from arbetsro.surveys.published import Published
from arbetsro.web.access.standing import standing_of
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.jobs.kinds import JobError
from arbetsro.web.jobs.models import Job
from arbetsro.web.surveys.actions import publish_wave, raise_threshold
from arbetsro.web.surveys.codes import code_of
from arbetsro.web.surveys.models import Wave
from arbetsro.web.surveys.pages import page_of
from arbetsro.web.surveys.publishing import publish
from arbetsro.web.surveys.raising import publish_anew
from arbetsro.web.surveys.responding import responded
from arbetsro.web.surveys.waiting import waiting_for
from web import surveys_rows as rows


@pytest.mark.parametrize(("answered", "told"), [(4, None), (5, 25), (9, 25), (10, 45), (22, 90)])
def test_the_share_of_answers_is_told_in_steps_of_five_people_and_percent(cast, answered, told):
    # Of 22: 5 are 22.7 %, 10 are 45.5 %, 20 are 90.9 %.
    wave = rows.opened(cast)
    some = wave.invitations.values_list("pk", flat=True)[:answered]
    wave.invitations.filter(pk__in=list(some)).update(has_answered=True)
    assert responded(wave) == told


def test_slips_hold_the_codes_of_a_unit_that_are_not_used_and_no_names(cast, as_, tmp_path):
    wave = rows.opened(cast)
    used = wave.invitations.filter(unit=cast.home_care).first()
    wave.invitations.filter(pk=used.pk).update(has_answered=True)
    answer = as_(cast.anna).get(page_of(wave, "slips", cast.home_care.pk))
    assert answer.headers["Content-Type"] == "application/pdf"
    text = text_of(tmp_path, answer.content)
    codes = {code_of(one.pk) for one in wave.invitations.filter(unit=cast.home_care)}
    assert {code for code in codes if code in text} == codes - {code_of(used.pk)}
    assert "Erik" not in text


def text_of(folder, pdf: bytes) -> str:
    (folder / "slips.pdf").write_bytes(pdf)
    command = ["pdftotext", "-layout", str(folder / "slips.pdf"), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_there_are_no_slips_for_those_who_get_letters(cast, as_):
    wave = rows.draft(cast)
    rows.invite(wave, cast.north, 1, [cast.erik])
    assert as_(cast.anna).get(page_of(wave, "slips", cast.north.pk)).status_code == 404


def raised(cast, wave: Wave, threshold: int):
    job = raise_threshold(by=cast.anna, wave=wave, threshold=threshold, back_to="/o/demo/")
    return publish_anew(job, lambda share: None)


def test_a_raised_threshold_makes_a_publication_that_only_hides_more(cast):
    first = rows.published(cast)
    wave = first.wave
    raised(cast, wave, 9)()
    second = wave.publications.get(number=2)
    wave.refresh_from_db()
    assert (second.threshold, wave.threshold) == (9, 9)
    before, after = (Published.read(bytes(one.table)) for one in (first, second))
    # Hemtjänsten and Söder have eight answers each.
    assert before.of(cast.south.pk) is not None
    assert after.of(cast.south.pk) is None
    assert after.of(cast.home_care.pk) is None
    assert after.of(cast.root.pk) is not None


def test_texts_are_never_told_of_under_a_lower_threshold_than_figures(cast):
    wave = rows.published(cast).wave
    raised(cast, wave, 12)()
    wave.refresh_from_db()
    assert (wave.threshold, wave.text_threshold) == (12, 12)


def test_work_that_was_started_twice_does_not_show_again_what_has_been_hidden(cast):
    wave = rows.closed(cast)
    job = Job(by=cast.anna, organisation=wave.organisation, parameters={"wave": str(wave.pk)})
    first, second = (publish(job, lambda share: None) for _ in range(2))
    first()
    raised(cast, wave, 9)()
    second()
    assert list(wave.publications.values_list("threshold", flat=True)) == [9, 5]
    with pytest.raises(Refusal, match="not_closed"):
        publish_wave(by=cast.anna, wave=wave, table=b"table", threshold=5)


@pytest.mark.parametrize("threshold", [4, 5, 21])
def test_a_threshold_is_only_raised(cast, threshold):
    wave = rows.closed(cast)
    Wave.objects.filter(pk=wave.pk).update(state=Wave.State.PUBLISHED)
    with pytest.raises(Refusal, match="only_higher"):
        raise_threshold(by=cast.anna, wave=wave, threshold=threshold, back_to="/")


def test_two_who_raise_at_once_do_not_show_what_the_other_has_hidden(cast):
    first = rows.published(cast)
    finish = raised(cast, first.wave, 9)
    publish_wave(by=cast.anna, wave=first.wave, table=bytes(first.table), threshold=12)
    with pytest.raises(JobError, match="raised_meanwhile"):
        finish()


def test_a_survey_waits_that_soon_closes_or_could_not_be_added_up(cast):
    rows.opened(cast, closes_on=today() + timedelta(days=2), title="Snart")
    rows.opened(cast, closes_on=today() + timedelta(days=9), title="Sen")
    rows.closed(cast, title="Stannade")
    standing = standing_of(cast.anna, "demo")
    found = [(one.text_key, one.values["title"]) for one in waiting_for(standing)]
    assert found == [("surveys.waiting_closes", "Snart"), ("surveys.waiting_failed", "Stannade")]
    assert list(waiting_for(standing_of(cast.mats, "demo"))) == []
