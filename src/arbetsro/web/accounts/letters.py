"""The letters about accounts, each in the language of the one it is sent to."""

from dataclasses import dataclass
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone

from arbetsro.language import Language, known, say
from arbetsro.language.catalogue import catalogue
from arbetsro.web.access.roles import Role, roles
from arbetsro.web.accounts.devices import device_name
from arbetsro.web.accounts.models import Invitation, Person
from arbetsro.web.accounts.wording import reader_language


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter says."""

    subject: str
    body: str

    def message(self, to: str) -> EmailMessage:
        """The letter, addressed."""
        return EmailMessage(self.subject, self.body, settings.DEFAULT_FROM_EMAIL, [to])


def language_for(email: str, otherwise: Language | None = None) -> Language:
    """The language of the person with an address; else the one given, or that of the page."""
    wish = Person.objects.filter(email=email.lower()).values_list("language", flat=True).first()
    return known(wish) or otherwise or reader_language()


def account_letter(template: str, language: Language, values: dict[str, object]) -> Letter:
    """The letter that allauth knows by a template name as ``account/email/password_changed``.

    A letter about a change to the account also says from where and when it was made.
    """
    key = "letter_" + template.replace("/email/", "_").removeprefix("account_")
    texts = [say(f"accounts.{key}_text", language, **values)]
    if "user_agent" in values:
        texts.append(_origin(language, values))
    return _letter(key, language, values, texts)


def invitation_letter(invitation: Invitation, token: str) -> Letter:
    """The letter that offers a role; it holds the only copy of the key."""
    language = language_for(invitation.email, _language_of(invitation))
    values: dict[str, object] = {
        "name": invitation.name,
        "by": str(invitation.invited_by or say("accounts.installation", language)),
        "organisation": invitation.organisation.name,
        "unit": invitation.unit.name,
        "role": roles()[Role(invitation.role)].label.in_(language),
        "link": absolute(reverse("accounts:invitation", args=[token])),
        "day": timezone.localtime(invitation.expires_at).date().isoformat(),
    }
    key = "letter_invitation"
    return _letter(key, language, values, [say(f"accounts.{key}_text", language, **values)])


def worded_letter(to: Person, key: str, **values: object) -> EmailMessage:
    """A letter to a person in their language: ``<key>_subject`` and ``<key>_text``.

    ``key`` is that of a message, as in ``measures.letter_reminder``. The letter goes over open
    ground: it names no matter and no person beyond what the reader needs to find the page.
    """
    return worded(key, known(to.language) or "sv", **values).message(to.email)


def worded(key: str, language: Language, **values: object) -> Letter:
    """The same for somebody who is no ``Person``, to be addressed by ``message``."""
    text = say(f"{key}_text", language, **values)
    subject = say(f"{key}_subject", language, **values)
    end = say("accounts.letter_end", language, address=settings.ADDRESS)
    body = "\n\n".join((text.strip(), end.strip())) + "\n"
    return Letter(" ".join(subject.split()), body)


def absolute(path: str) -> str:
    """The full address of a page."""
    return urljoin(f"{settings.ADDRESS}/", path)


def letters() -> set[str]:
    """The names of all letters that there are words for."""
    found = {name for name in catalogue("accounts") if name.startswith("letter_")}
    return {name.removesuffix("_subject") for name in found if name.endswith("_subject")}


def _letter(key: str, language: Language, values: dict[str, object], texts: list[str]) -> Letter:
    texts = [*texts, say("accounts.letter_end", language, address=settings.ADDRESS)]
    subject = say(f"accounts.{key}_subject", language, **values)
    return Letter(" ".join(subject.split()), "\n\n".join(text.strip() for text in texts) + "\n")


def _origin(language: Language, values: dict[str, object]) -> str:
    return say(
        "accounts.letter_origin",
        language,
        device=device_name(str(values["user_agent"]), language),
        ip=values["ip"],
        at=timezone.localtime().strftime("%Y-%m-%d %H:%M"),
    )


def _language_of(invitation: Invitation) -> Language:
    wish = invitation.organisation.language
    return known(wish) or "sv"
