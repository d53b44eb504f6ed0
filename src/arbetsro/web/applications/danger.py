"""What in an application points to acute danger, and who is told."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.urls import reverse

from arbetsro.counselling.crisis import points_to_danger
from arbetsro.web.access.roles import Permission
from arbetsro.web.accounts.letters import absolute, worded_letter
from arbetsro.web.applications.models import Application
from arbetsro.web.care.staff import staff
from arbetsro.web.frame.stores import CARE


def points_of(content: Mapping[str, Any]) -> tuple[str, ...]:
    """What in an application's content points to danger; nothing found does not mean safe."""
    asked = {f"danger.{key}": value for key, value in content.get("danger", {}).items()}
    return points_to_danger(str(content.get("text") or ""), asked)


def tell_of_danger(application: Application) -> None:
    """Asks those who run the queue, by a letter that says nothing, to look at it at once."""
    clinic = application.applicant.clinic
    blocks = application.applicant.blocks.filter(lifted_at=None).exclude(staff=None)
    shut_out = set(blocks.values_list("staff", flat=True))
    link = absolute(reverse("applications:show", args=[clinic.slug, application.pk]))
    for person in staff(clinic, Permission.RUN_QUEUE):
        if person.pk not in shut_out:
            letter = worded_letter(person, "service.letter_look", link=link)
            transaction.on_commit(letter.send, using=CARE, robust=True)
