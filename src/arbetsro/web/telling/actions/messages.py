"""Messages to the staff: written as a draft, published by an action of its own, withdrawn."""

from collections.abc import Iterable

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.models import Finding
from arbetsro.web.measures.models import Measure
from arbetsro.web.organisations.models import Unit
from arbetsro.web.telling.models import PARTS, Message


@action("message.written")
def write_message(  # noqa: PLR0913 - what a message tells, each by its name
    *,
    by: Person,
    unit: Unit,
    title: str,
    found: str = "",
    does: str = "",
    does_not: str = "",
    since: str = "",
    findings: Iterable[Finding] = (),
    measures: Iterable[Measure] = (),
) -> Message:
    """Writes a draft of a message, which only those who may tell the staff see.

    Args:
        by: Who writes.
        unit: Whose staff it is for.
        title: Its heading.
        found: What we found.
        does: What we do.
        does_not: What we do not do, and why.
        since: What has happened since.
        findings: The findings that it speaks of.
        measures: The measures that it speaks of.

    Raises:
        Refusal: The title is missing.
    """
    message = Message(unit=unit, written_by=by)
    _set(message, title, {"found": found, "does": does, "does_not": does_not, "since": since})
    message.save(force_insert=True)
    _speak_of(message, findings, measures)
    record("message.written", by=by, target=message)
    return message


@action("message.changed")
def change_message(  # noqa: PLR0913 - what a message tells, each by its name
    *,
    by: Person,
    message: Message,
    seen: int,
    title: str,
    found: str = "",
    does: str = "",
    does_not: str = "",
    since: str = "",
    findings: Iterable[Finding] = (),
    measures: Iterable[Measure] = (),
) -> Message:
    """Changes a draft; ``seen`` is the version that the writer had before them.

    Raises:
        Refusal: It has been published, somebody else has changed it, or the title is missing.
    """
    draft = _draft(message, seen)
    _set(draft, title, {"found": found, "does": does, "does_not": does_not, "since": since})
    draft.written_by, draft.written_at, draft.version = by, now(), seen + 1
    draft.save()
    _speak_of(draft, findings, measures)
    record("message.changed", by=by, target=draft, version=draft.version)
    return draft


@action("message.published")
def publish_message(*, by: Person, message: Message, seen: int) -> Message:
    """Publishes a draft to the staff of its unit. From then on it does not change.

    Raises:
        Refusal: It is published already, says nothing, or somebody has changed it since ``seen``.
    """
    draft = _draft(message, seen)
    if not any(getattr(draft, part) for part in PARTS):
        raise Refusal("telling.says_nothing")
    draft.published_by, draft.published_at = by, now()
    draft.save(update_fields=["published_by", "published_at"])
    record("message.published", by=by, target=draft, version=draft.version)
    return draft


@action("message.withdrawn")
def withdraw_message(*, by: Person, message: Message, reason: str) -> Message:
    """Takes a published message back; the staff read the reason in its place.

    Raises:
        Refusal: It is not published, is withdrawn already, or no reason is given.
    """
    found = _locked(message)
    if found.is_draft or found.withdrawn_at:
        raise Refusal("telling.is_withdrawn" if found.withdrawn_at else "telling.is_draft")
    if not reason.strip():
        raise Refusal("telling.reason_missing", field="reason")
    found.withdrawn_at, found.withdrawn_because = now(), reason.strip()
    found.save(update_fields=["withdrawn_at", "withdrawn_because"])
    record("message.withdrawn", by=by, target=found)
    return found


@action("message.dropped")
def drop_message(*, by: Person, message: Message, seen: int) -> None:
    """Throws a draft away.

    Raises:
        Refusal: It has been published, or somebody else has changed it since ``seen``.
    """
    draft = _draft(message, seen)
    record("message.dropped", by=by, target=draft)
    draft.delete()


def _set(message: Message, title: str, parts: dict[str, str]) -> None:
    if not title.strip():
        raise Refusal("telling.title_missing", field="title")
    message.title = title.strip()
    for name, text in parts.items():
        setattr(message, name, text.strip())


def _speak_of(message: Message, findings: Iterable[Finding], measures: Iterable[Measure]) -> None:
    """Ties the message to what it speaks of; nothing of another unit gets in."""
    path = message.unit.path
    message.findings.set([one for one in findings if one.unit.path.startswith(path)])
    message.measures.set([one for one in measures if one.unit.path.startswith(path)])


def _draft(message: Message, seen: int) -> Message:
    """The draft as it is now, if it still is one and nobody has changed it since."""
    found = _locked(message)
    if not found.is_draft:
        raise Refusal("telling.is_published")
    if found.version != seen:
        raise Refusal("telling.changed_since", name=str(found.written_by))
    return found


def _locked(message: Message) -> Message:
    rows = Message.objects.select_for_update(of=("self",))
    found = rows.select_related("unit__organisation", "written_by").filter(pk=message.pk).first()
    if found is None:
        raise Refusal("telling.is_dropped")
    return found
