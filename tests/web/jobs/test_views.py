"""The page of a job."""

import pytest
from django.urls import reverse

from arbetsro.web.jobs.models import Job


@pytest.fixture
def job(cast) -> Job:
    return Job.objects.create(
        organisation=cast.organisation, by=cast.anna, kind="documents", about="Analys Norr",
        back_to="/o/demo/analyses/7/",
    )  # fmt: skip


def page(name: str, job: Job) -> str:
    return reverse(f"jobs:{name}", args=[job.organisation.slug, job.pk])


def changed(job: Job, **fields: object) -> None:
    Job.objects.filter(pk=job.pk).update(**fields)


@pytest.mark.parametrize("name", ["show", "progress"])
@pytest.mark.parametrize("who", ["mats", "olle", "stina", "ulla", "karin", "nils"])
def test_nobody_else_finds_it(cast, as_, job, name, who):
    assert as_(getattr(cast, who)).get(page(name, job)).status_code == 404


def test_the_page_asks_for_news_until_the_job_is_over(cast, as_, job):
    anna = as_(cast.anna)
    polls = f'hx-get="{page("progress", job)}?was=working"'
    changed(job, state=Job.State.WORKING, share_done=0.25)
    text = anna.get(page("show", job)).content.decode()
    assert polls in text
    assert 'value="0.250"' in text
    assert "Analys Norr" in text
    changed(job, state=Job.State.DONE)
    text = anna.get(page("show", job)).content.decode()
    assert polls not in text
    assert 'href="/o/demo/analyses/7/"' in text


def test_without_scripts_there_is_a_link(cast, as_, job):
    text = as_(cast.anna).get(page("show", job)).content.decode()
    assert f'href="{page("show", job)}">Uppdatera' in text


def test_the_part_that_moves_tells_a_new_state_once(cast, as_, job):
    anna = as_(cast.anna)
    changed(job, state=Job.State.WORKING, share_done=0.25)
    text = anna.get(page("progress", job), {"was": "waiting"}).content.decode()
    assert "Arbetet pågår." in text
    assert "25\xa0%" in text
    assert "Arbetet" not in anna.get(page("progress", job), {"was": "working"}).content.decode()


def test_the_part_that_moves_tells_when_it_is_over(cast, as_, job):
    anna = as_(cast.anna)
    text = anna.get(page("progress", job), {"was": "waiting"}).content.decode()
    assert "hx-swap-oob" not in text
    assert "hx-get" in text
    changed(job, state=Job.State.FAILED, message="jobs.failed_unexpectedly")
    text = anna.get(page("progress", job)).content.decode()
    assert "hx-get" not in text
    assert 'id="job-state" role="status" hx-swap-oob="innerHTML"' in text
    assert "Felet är vårt" in text
    assert "/o/demo/analyses/7/" in text


@pytest.mark.parametrize("name", ["show", "progress"])
def test_it_is_only_read(cast, as_, job, name):
    assert as_(cast.anna).post(page(name, job)).status_code == 405
