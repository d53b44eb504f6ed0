"""The door of a clinic: a code that shows that somebody reads the mail of an address.

A code is eight digits, good for ten minutes and five tries. Only its keyed hash is kept, and the
address sealed, under a mark that the browser's session has; so a code is worth nothing elsewhere.
"""

import secrets
from dataclasses import dataclass
from typing import Final

from allauth.account.models import EmailAddress
from allauth.core.internal import ratelimit
from allauth.mfa.utils import is_mfa_enabled
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.db import IntegrityError
from django.http import HttpRequest
from django.urls import reverse

from arbetsro.language import Language, say
from arbetsro.web.accounts.actions import create_person
from arbetsro.web.accounts.letters import Letter, absolute
from arbetsro.web.accounts.models import Person
from arbetsro.web.care.models import Clinic
from arbetsro.web.care.sealing import index_of, seal, unseal

DIGITS: Final = 8
MINUTES: Final = 10
TRIES: Final = 5
_RATES: Final = {"door": "20/15m/ip,5/15m/key", "door_code": "60/15m/ip"}
_SESSION: Final = "door"


@dataclass(frozen=True, slots=True)
class Knock:
    """A code that has been asked for: the address it went to, and the hash of the code."""

    email: str
    code: str


def mark_of(clinic: Clinic) -> str:
    """What a letter names the clinic by: its own address says where somebody is going."""
    return index_of("door", clinic.organisation)[:24]


def may_knock(request: HttpRequest, email: str) -> bool:
    """Whether one more code may be asked for, from this place and for this address; counts it."""
    key = index_of("knock", email)
    used = ratelimit.consume(request, app="service", action="door", config=_RATES, key=key)
    return used is not None


def may_try(request: HttpRequest) -> bool:
    """Whether one more code may be tried from this place; counts it."""
    used = ratelimit.consume(request, app="service", action="door_code", config=_RATES)
    return used is not None


def knock(
    request: HttpRequest, clinic: Clinic | None, email: str, language: Language
) -> EmailMessage:
    """Makes a code, and gives the letter with it.

    Whoever has a role or a second factor gets a letter that leads to the ordinary log-in instead;
    the page says the same to all.
    """
    mark, code = secrets.token_urlsafe(24), f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    request.session[_SESSION] = mark
    found = Person.objects.filter(email=email.lower()).first()
    if found is not None and not may_come_by_code(found):
        cache.set(_place(mark), seal({"email": email, "code": ""}), MINUTES * 60)
        return _letter_to_log_in(clinic, email, language)
    hashed = index_of("code", mark, code)
    cache.set(_place(mark), seal({"email": email, "code": hashed}), MINUTES * 60)
    return _letter_with(code, email, language)


def may_come_by_code(person: Person) -> bool:
    """Whether a letter is enough: nobody with a role or a second factor comes in so easily."""
    is_more = person.is_system_administrator or person.memberships.exists()
    return person.is_active and not is_more and not is_mfa_enabled(person)


def is_waited_for(request: HttpRequest) -> bool:
    """Whether this browser has asked for a code that is still good."""
    return _asked(request) is not None


def answer(request: HttpRequest, code: str, language: Language) -> Person | None:
    """The person whose code it is; nobody where it is wrong, too old, or tried too often."""
    mark, asked = request.session.get(_SESSION, ""), _asked(request)
    if asked is None or not _takes_a_try(mark):
        return None
    given = index_of("code", mark, "".join(sign for sign in code if sign.isdigit()))
    if not secrets.compare_digest(given, asked.code):
        return None
    cache.delete(_place(mark))
    del request.session[_SESSION]
    person = _person(asked.email, language)
    if not may_come_by_code(person):
        return None  # a role has been given, or a second factor set, since the letter was sent
    _take_over(person)
    return person


def _asked(request: HttpRequest) -> Knock | None:
    kept = cache.get(_place(request.session.get(_SESSION, "")))
    found = unseal(kept) if kept else None
    return Knock(found["email"], found["code"]) if isinstance(found, dict) else None


def _takes_a_try(mark: str) -> bool:
    """Takes one of the tries that are left; of two at once each takes its own."""
    places = (f"{_place(mark)}:{number}" for number in range(TRIES))
    return any(cache.add(place, 1, MINUTES * 60) for place in places)


def _place(mark: str) -> str:
    return f"service:door:{mark}"


def _person(email: str, language: Language) -> Person:
    """The person with an address that was just shown to be theirs; made now where there is none."""
    found = Person.objects.filter(email=email.lower()).first()
    if found is not None:
        return found
    try:
        return create_person(by=None, email=email, name="", language=language)
    except IntegrityError:
        return Person.objects.get(email=email.lower())


def _take_over(person: Person) -> None:
    """Gives an account to the one who reads its mail, where nobody had shown that before.

    Somebody else may have made it, with a password or a log-in that only they know.
    """
    unproven = EmailAddress.objects.filter(user=person, email__iexact=person.email, verified=False)
    if unproven.update(verified=True):
        person.set_unusable_password()
        person.save(update_fields=["password"])
        SocialAccount.objects.filter(user=person).delete()


def _letter_with(code: str, email: str, language: Language) -> EmailMessage:
    spaced = f"{code[:4]} {code[4:]}"
    body = say("service.letter_code_text", language, code=spaced, minutes=MINUTES)
    return Letter(say("service.letter_code_subject", language), body).message(email)


def _letter_to_log_in(clinic: Clinic | None, email: str, language: Language) -> EmailMessage:
    to = reverse("time:door", args=[mark_of(clinic)]) if clinic else reverse("time:page")
    link = absolute(f"{reverse('account_login')}?next={to}")
    body = say("service.letter_log_in_text", language, link=link)
    return Letter(say("service.letter_code_subject", language), body).message(email)
