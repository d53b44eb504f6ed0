"""Messages, followed-up measures and examples for tests."""

from datetime import date

from arbetsro.web.frame.clock import now
from arbetsro.web.investigations.models import Finding
from arbetsro.web.measures.models import FollowUp, Measure
from arbetsro.web.organisations.models import Unit
from arbetsro.web.telling import actions
from arbetsro.web.telling.models import Example, Message
from web.conftest import Cast

TOLD = {
    "what": "Vi flyttade morgonmötet.",
    "context": "Hemtjänst med tidiga pass.",
    "conditions": "En schemaändring och stöd från planeraren.",
    "result": "Lugnare morgnar.",
    "contact": "Enhetschefen i hemtjänsten",
}


def finding(unit: Unit, text: str = "Det är ont om tid på morgonen.", **fields: object) -> Finding:
    """A finding of a unit."""
    return Finding.objects.create(
        unit=unit, text=text, source="round", found_on=date(2026, 11, 2), **fields
    )


def measure(cast: Cast, unit: Unit, title: str = "Flytta morgonmötet", **fields: object) -> Measure:
    """A measure of Mats's."""
    given = {"due_on": date(2026, 12, 1), "follow_up_on": date(2027, 1, 15), **fields}
    return Measure.objects.create(
        unit=unit, title=title, owner=cast.mats, added_by=cast.mats, **given
    )


def worked(cast: Cast, unit: Unit, worked: str = "as_meant", **fields: object) -> Measure:
    """A measure that is done and has been followed up."""
    given = {"state": "done", "done_at": now(), "followed_up_at": now(), **fields}
    made = measure(cast, unit, **given)
    FollowUp.objects.create(
        measure=made, done="yes", moved="better", worked=worked, next_step="close", by=cast.mats
    )
    return made


def message(cast: Cast, unit: Unit | None = None, **said: object) -> Message:
    """A draft of Mats's to the staff of home care."""
    given = {"title": "Vad vi gör i höst", "found": "– Det är ont om tid.", **said}
    return actions.write_message(by=cast.mats, unit=unit or cast.home_care, **given)


def told(cast: Cast, unit: Unit | None = None, **said: object) -> Message:
    """A message that has been published."""
    draft = message(cast, unit, **said)
    return actions.publish_message(by=cast.mats, message=draft, seen=draft.version)


def unpublished(cast: Cast, word: str) -> None:
    """A message in each state in which the staff may not read it, with a word in every text."""
    said = {"found": f"– {word}", "does": word, "does_not": word, "since": word}
    message(cast, title=f"{word} utkast", **said)
    withdrawn = told(cast, title=f"{word} tillbaka", **said)
    actions.withdraw_message(by=cast.mats, message=withdrawn, reason="Dagen var fel.")


def example(cast: Cast, unit: Unit | None = None, **said: object) -> Example:
    """An example that has been shared."""
    where = unit or cast.home_care
    given = {"title": "Lugnare morgnar", "factor": "demands", **TOLD, **said}
    return actions.share_example(by=cast.mats, measure=worked(cast, where), **given)
