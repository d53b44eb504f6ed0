"""The made-up surveys."""

from arbetsro.web.organisations.demo import demo_organisation
from arbetsro.web.surveys.demo import demo_surveys
from arbetsro.web.surveys.models import Wave


def test_the_demo_has_two_published_surveys_and_one_that_is_open(db):
    organisation = demo_organisation(password="en riktigt lång fras")
    for _ in range(2):
        demo_surveys(organisation)
    assert [one.state for one in Wave.objects.all()] == ["open", "published", "published"]
    now, before = Wave.objects.filter(state="published")
    assert now.previous == before
    assert now.publications.get().answered > before.publications.get().answered > 100
