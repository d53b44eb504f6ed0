import re

from allauth.usersessions.models import UserSession
from django.db import connection
from django.test.utils import CaptureQueriesContext

from arbetsro.web.audit.models import Event
from web.accounts.helpers import codes, is_logged_in, log_in
from web.conftest import Cast

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"
)


def test_every_browser_is_listed_by_a_name_its_owner_knows(cast: Cast) -> None:
    here = log_in(cast.anna.email, HTTP_USER_AGENT=FIREFOX)
    log_in(cast.anna.email, HTTP_USER_AGENT=PHONE)
    log_in(cast.mats.email)
    page = here.get("/me/sessions/", HTTP_USER_AGENT=FIREFOX).content.decode()
    assert re.findall(r'<th scope="row">([^<]+)</th>', page) == [
        "Firefox, Windows",
        "Safari, iPhone",
    ]
    assert page.index("Den här webbläsaren") < page.index("Safari, iPhone")


def test_another_browser_can_be_logged_out(cast: Cast) -> None:
    here, there = log_in(cast.anna.email), log_in(cast.anna.email)
    other = UserSession.objects.get(session_key=there.session.session_key)
    here.post(f"/me/sessions/{other.pk}/end/")
    assert is_logged_in(here)
    assert not is_logged_in(there)
    assert codes()[-1] == "person.session_ended"


def test_somebody_elses_session_is_not_found(cast: Cast) -> None:
    anna, mats = log_in(cast.anna.email), log_in(cast.mats.email)
    other = UserSession.objects.get(user=cast.mats)
    assert anna.post(f"/me/sessions/{other.pk}/end/").status_code == 404
    assert is_logged_in(mats)


def test_all_other_browsers_can_be_logged_out_at_once(cast: Cast) -> None:
    here, *others = [log_in(cast.anna.email) for _ in range(3)]
    here.post("/me/sessions/end-others/")
    assert is_logged_in(here)
    assert not any(is_logged_in(one) for one in others)
    assert Event.objects.get(action="person.other_sessions_ended").detail == {"count": 2}


def test_a_session_is_ended_by_a_post_only(cast: Cast) -> None:
    client = log_in(cast.anna.email)
    assert client.get("/me/sessions/end-others/").status_code == 405


def test_reading_pages_does_not_write_to_the_database_each_time(cast: Cast) -> None:
    client = log_in(cast.anna.email)
    client.get("/accessibility/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/accessibility/")
    assert not [q for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
