"""The work after the closing, and what can go wrong in it."""

import tempfile
from uuid import uuid4

import pytest
from cryptography.fernet import Fernet

from arbetsro.surveys.published import Published
from arbetsro.web.answers.models import FreeText, FrozenWave, Sheet
from arbetsro.web.answers.putting_in import WaveIsFrozenError, put_in
from arbetsro.web.answers.sealing import RING
from arbetsro.web.jobs.kinds import Finish, JobError
from arbetsro.web.jobs.models import Job
from arbetsro.web.surveys.asked import form_of
from arbetsro.web.surveys.models import Publication, Wave
from arbetsro.web.surveys.publishing import publish, table_of
from arbetsro.web.surveys.regular_work import forget_ended
from web.conftest import Cast
from web.surveys_rows import answered, closed, opened, published


def _run(cast: Cast, wave: Wave) -> Finish | None:
    """Does the work as a worker would, up to what is written at its end."""
    job = Job(by=cast.anna, organisation=wave.organisation, parameters={"wave": str(wave.pk)})
    return publish(job, lambda share: None)


@pytest.fixture(autouse=True)
def _keys_are_read_anew():
    yield
    RING.forget()


def test_what_is_published_counts_everybody_and_leaves_no_sheet(cast: Cast):
    publication = published(cast)
    told = Published.read(bytes(publication.table))
    assert publication.answered == publication.invited == 22
    whole = told.of(cast.root.pk)
    assert whole is not None
    assert (whole.answered, whole.invited) == (22, 22)
    assert not Sheet.objects.exists()
    assert FrozenWave.objects.get().rows == 22


def test_the_same_frozen_answers_give_the_same_publication(cast: Cast):
    publication = published(cast)
    wave = publication.wave
    assert table_of(wave, form_of(wave), wave.threshold) == bytes(publication.table)


def test_a_worker_that_is_lost_half_way_is_followed_by_another(cast: Cast):
    wave = closed(cast)
    _run(cast, wave)  # its end is never written
    assert not Publication.objects.exists()
    finish = _run(cast, wave)
    assert finish is not None
    finish()
    assert Publication.objects.get().answered == 22


def test_four_answers_are_told_nothing_of_and_deleted(
    cast: Cast, django_capture_on_commit_callbacks
):
    wave = answered(opened(cast), most=4)
    Wave.objects.filter(pk=wave.pk).update(state="closed")
    wave.refresh_from_db()
    finish = _run(cast, wave)
    assert finish is not None
    with django_capture_on_commit_callbacks(execute=True):
        finish()
    wave.refresh_from_db()
    assert wave.state == Wave.State.UNTOLD
    assert not Sheet.objects.exists()
    assert not FrozenWave.objects.exists()


def test_nothing_is_put_into_a_frozen_wave(cast: Cast):
    wave = published(cast).wave
    content: dict[str, object] = {"place": cast.root.pk, "answers": {}}
    with pytest.raises(WaveIsFrozenError):
        put_in(wave.answers_key, uuid4(), content)


def test_a_changed_frozen_file_is_not_counted(cast: Cast):
    wave = closed(cast)
    _run(cast, wave)
    frozen = FrozenWave.objects.get()
    frozen.content = RING.seal(RING.open(bytes(frozen.content))[:-1] + b"x")
    frozen.save()
    with pytest.raises(JobError) as caught:
        _run(cast, wave)
    assert caught.value.code == "surveys.frozen_is_damaged"


def test_without_the_key_nothing_is_lost_and_the_work_says_why(cast: Cast, settings):
    wave = closed(cast)
    kept = settings.ANSWERS_KEYS
    settings.ANSWERS_KEYS = Fernet.generate_key().decode()
    RING.forget()
    with pytest.raises(JobError) as caught:
        _run(cast, wave)
    assert caught.value.code == "surveys.no_key"
    assert Sheet.objects.filter(is_filled=True).count() == 22
    settings.ANSWERS_KEYS = kept
    RING.forget()
    assert _run(cast, wave) is not None


def test_an_engine_that_there_is_not_is_told_of(cast: Cast, settings):
    wave = closed(cast)
    settings.SURVEY_ENGINE = "abacus://here"
    with pytest.raises(JobError) as caught:
        _run(cast, wave)
    assert caught.value.code == "surveys.no_engine"


def test_what_came_in_while_a_wave_was_called_off_is_deleted_later(cast: Cast):
    wave, other = opened(cast), answered(opened(cast))
    Wave.objects.filter(pk=wave.pk).update(state=Wave.State.CANCELLED)
    put_in(wave.answers_key, uuid4(), {"place": cast.root.pk, "answers": {}})
    forget_ended()
    assert set(Sheet.objects.values_list("wave", flat=True)) == {other.answers_key}


def test_counting_leaves_no_file_of_answers_that_a_lost_worker_could_leave(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere")  # a file there would be an error
    assert published(cast).answered == 22


def test_texts_are_parted_from_the_rest(cast: Cast):
    wave = opened(cast)
    one = wave.invitations.select_related("place").first()
    content: dict[str, object] = {
        "place": one.place.unit_id, "answers": {form_of(wave).texts[0].key: "Bra lunch"},
    }  # fmt: skip
    put_in(wave.answers_key, uuid4(), content)
    answered(wave)
    Wave.objects.filter(pk=wave.pk).update(state="closed")
    wave.refresh_from_db()
    _run(cast, wave)
    text = FreeText.objects.get()
    assert RING.open(bytes(text.text)).decode() == "Bra lunch"
    frozen = RING.open(bytes(FrozenWave.objects.get().content))
    assert b"Bra lunch" not in frozen
