"""People: making, changing and shutting out."""

from allauth.account.models import EmailAddress

from arbetsro.language import Language
from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record


@action("person.created")
def create_person(
    *,
    by: Person | None,
    email: str,
    name: str,
    is_system_administrator: bool = False,
    password: str | None = None,
    language: Language | None = None,
) -> Person:
    """A new person whose address counts as verified; without a password until one is chosen.

    Without ``password`` the person logs in through the identity provider, or asks for a letter
    that lets a password be chosen. The caller has validated the password.

    Raises:
        django.db.IntegrityError: Somebody has the address already.
    """
    person = add_person(email, name, password, language)
    if is_system_administrator:
        person.is_system_administrator = True
        person.save(update_fields=["is_system_administrator"])
    record(
        "person.created",
        by=by,
        target=person,
        is_system_administrator=is_system_administrator,
    )
    return person


@action("person.changed_self")
def change_self(*, by: Person, name: str, language: str, scheme: str) -> None:
    """Changes what people decide about themselves: name, language, light or dark."""
    changed = {"name": name, "language": language, "scheme": scheme}
    fields = [field for field, value in changed.items() if getattr(by, field) != value]
    for field in fields:
        setattr(by, field, changed[field])
    by.save(update_fields=fields)
    record("person.changed_self", by=by, target=by, changed=fields)


@action("person.deactivated")
def deactivate_person(*, by: Person | None, person: Person) -> None:
    """Shuts a person out: no log-in any more, and every session ends at its next request."""
    person.is_active = False
    person.save(update_fields=["is_active"])
    record("person.deactivated", by=by, target=person)


@action("person.reactivated")
def reactivate_person(*, by: Person | None, person: Person) -> None:
    """Lets a person in again."""
    person.is_active = True
    person.save(update_fields=["is_active"])
    record("person.reactivated", by=by, target=person)


def add_person(email: str, name: str, password: str | None, language: str | None) -> Person:
    """A person with a verified address; part of the actions that make one."""
    person = Person(email=email, name=name, language=language or "")
    if password is None:
        person.set_unusable_password()
    else:
        person.set_password(password)
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person
