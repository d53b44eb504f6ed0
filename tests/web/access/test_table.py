"""The table of addresses is walked: every address, for every role, for nobody and for strangers."""

import logging
import re
from collections.abc import Iterator
from copy import deepcopy

import pytest
from django.http import HttpResponse

from arbetsro.web.access.roles import Permission
from arbetsro.web.access.table import rules
from arbetsro.web.accounts.models import Person
from web.access.addresses import addresses
from web.access.outcomes import EVERYBODY, expected
from web.access.samples import BODIES, paths, sample
from web.access.undoing import undone
from web.access.visitors import Visitors
from web.conftest import AsPerson, Cast

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
#: Answers that an open address may give: done, look elsewhere, or what was sent makes no sense.
OPEN = {200, 204, 302, 303, 400, 409, 422}
#: The pages on which people log in: most have a password, those who ask a clinic for help a code.
LOG_IN = re.compile(r"/(accounts/login|clinic/[\w-]+/begin|time/log-in)/\?next=")
KNOWN = sorted(set(addresses()) & set(rules()))
IN_AN_ORGANISATION = [
    name
    for name in KNOWN
    if rules()[name].who == "member" or isinstance(rules()[name].who, Permission)
]
WITH_A_THING = sorted(
    (name, argument)
    for name in KNOWN
    if rules()[name].who != "anyone"
    for way in addresses()[name]
    for argument in way - {"organisation"}
)


@pytest.fixture(autouse=True)
def _without_a_log() -> Iterator[None]:
    """Thousands of requests would hide what a failing test has to say."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def cast(company: tuple[Cast, Visitors], db: None) -> Cast:
    """The cast of the whole file, as it was before any test."""
    return deepcopy(company[0])


@pytest.fixture
def as_(company: tuple[Cast, Visitors], db: None) -> AsPerson:
    """A browser of one of those who have logged in for the whole file."""
    return company[1]


def outcome(response: HttpResponse) -> str:
    """What an answer means for the person who asked."""
    status = response.status_code
    if status == 302 and LOG_IN.match(response.headers["Location"]):
        return "log in"
    return "open" if status in OPEN else str(status)


def ask(
    as_: AsPerson, who: Person | None, method: str, path: str, name: str = "", **headers: str
) -> HttpResponse:
    """The answer; whatever it changed is undone, so that all meet the same things."""
    client = as_(who)
    with undone():
        if method == "POST":
            response = client.post(path, BODIES.get(name, {}), headers=headers)
        else:
            response = client.generic(method, path, headers=headers)
        if response.streaming:
            b"".join(response.streaming_content)
    return response


def people(cast: Cast) -> Iterator[tuple[str | None, Person | None]]:
    for name in EVERYBODY:
        yield name, getattr(cast, name) if name else None


def test_every_address_is_in_the_table_and_the_table_holds_nothing_else():
    assert sorted(set(addresses()) - set(rules())) == [], "add these to access/urls.toml"
    assert sorted(set(rules()) - set(addresses())) == [], "access/urls.toml names what is not there"


def test_the_table_says_member_or_a_permission_for_what_stands_under_an_organisation(cast):
    under = {n for n in KNOWN if any(p.startswith("/o/") for p in paths(n, cast, cast.anna))}
    assert under == set(IN_AN_ORGANISATION)


@pytest.mark.parametrize("name", KNOWN)
def test_an_address_answers_as_the_table_says(name, cast, as_):
    rule = rules()[name]
    faults = []
    for who, person in people(cast):
        for path in paths(name, cast, person or cast.nils):
            for method in sorted(rule.methods - {"HEAD"}):
                found = outcome(ask(as_, person, method, path, name))
                wanted = expected(rule, who)
                # What is open to anyone may send people to log in of its own accord.
                if found != wanted and (found, rule.who) != ("log in", "anyone"):
                    faults.append(f"{method} {path} as {who or 'nobody'}: {found}, not {wanted}")
    assert faults == []


@pytest.mark.parametrize("name", KNOWN)
def test_an_address_takes_no_other_method_than_the_table_says(name, cast, as_):
    faults = []
    for who in (cast.anna, None):
        for path in paths(name, cast, who or cast.nils):
            for method in set(METHODS) - rules()[name].methods:
                if (status := ask(as_, who, method, path).status_code) != 405:
                    faults.append(f"{method} {path}: {status}")
    assert faults == []


@pytest.mark.parametrize("name", [name for name in KNOWN if rules()[name].who != "anyone"])
def test_a_script_without_a_log_in_is_told_so(name, cast, as_):
    method = sorted(rules()[name].methods)[0]
    for path in paths(name, cast, cast.nils):
        assert ask(as_, None, method, path, **{"HX-Request": "true"}).status_code == 401
        assert ask(as_, None, method, path, **{"X-Requested-With": "fetch"}).status_code == 401


@pytest.mark.parametrize("name", IN_AN_ORGANISATION)
def test_an_organisation_that_does_not_exist_answers_as_one_that_is_not_ones_own(name, cast, as_):
    method = sorted(rules()[name].methods)[0]
    for there in ("annan", "ingen-alls"):
        for path in paths(name, cast, cast.anna, {"organisation": there}):
            assert ask(as_, cast.anna, method, path).status_code == 404, path


@pytest.mark.parametrize(("name", "argument"), WITH_A_THING)
def test_a_thing_of_another_organisation_is_not_found(name, argument, cast, as_):
    faults = []
    foreign = sample(name, argument).foreign
    if foreign is None:
        return
    for who, person in people(cast):
        if expected(rules()[name], who) != "open":
            continue
        for path in paths(name, cast, person, {argument: foreign(cast, person)}):
            for method in sorted(rules()[name].methods - {"HEAD"}):
                if (status := ask(as_, person, method, path, name).status_code) != 404:
                    faults.append(f"{method} {path} as {who}: {status}")
    assert faults == []


@pytest.mark.parametrize(("name", "argument"), WITH_A_THING)
def test_a_thing_in_a_unit_outside_ones_role_is_not_found(name, argument, cast, as_):
    outside = sample(name, argument).outside
    if outside is None or expected(rules()[name], "mats") != "open":
        return
    for path in paths(name, cast, cast.mats, {argument: outside(cast, cast.mats)}):
        for method in sorted(rules()[name].methods - {"HEAD"}):
            assert ask(as_, cast.mats, method, path, name).status_code == 404, path
