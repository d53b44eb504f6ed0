"""What only some may see is looked for on every page, as everybody who may open it."""

import pytest

from arbetsro.web.access.roles import Permission, roles
from arbetsro.web.reports import limits
from web.access.outcomes import ROLES
from web.access.walk import shown_to_others
from web.reports import making as reports
from web.telling import making as messages

#: Words that stand nowhere else.
IN_A_CASE, IN_MESSAGES = "Zebrafink", "Kungsfiskare"


@pytest.fixture(autouse=True)
def _nothing_counted():
    """No report is held back by what others have sent."""
    limits.forget()


def test_no_page_shows_a_protected_case_or_an_unpublished_message_to_anybody_else(cast):
    """A case is for its readers; a message that is not published for those who tell the staff."""
    reports.case_with(cast, IN_A_CASE, f"{IN_A_CASE} i förrådet hånar oss.")
    messages.unpublished(cast, IN_MESSAGES)
    tells = {
        getattr(cast, who).email for who, role in ROLES.items()
        if Permission.TELL_STAFF in roles()[role].allows
    }  # fmt: skip
    assert tells == {cast.mats.email}
    assert shown_to_others(cast, {IN_A_CASE: {cast.siv.email}, IN_MESSAGES: tells}) == []


def test_the_walk_finds_what_it_looks_for(cast):
    reports.report(cast, f"{IN_A_CASE} i förrådet hånar oss.")
    found = shown_to_others(cast, {IN_A_CASE: set()}, only="reports:")
    assert {path.split(" as ")[1] for path in found} == {
        cast.anna.email, cast.mats.email, cast.siv.email,
    }  # fmt: skip
