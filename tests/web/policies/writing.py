"""Documents to test with, made by the actions."""

from datetime import date, timedelta

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import today
from arbetsro.web.organisations.models import Unit
from arbetsro.web.policies.actions import decide_policy, start_policy, write_policy
from arbetsro.web.policies.models import Policy
from arbetsro.web.policies.texts import sections_of


def drafted(by: Person, unit: Unit, template: str = "policy", **fields: object) -> Policy:
    """A document that has been begun: everything as suggested, gaps and all."""
    return start_policy(by=by, unit=unit, template=template, **fields)


def filled(by: Person, unit: Unit, template: str = "policy", **fields: object) -> Policy:
    """A draft in which nothing is left to fill in."""
    policy = drafted(by, unit, template, **fields)
    texts = {one.key: f"Så gör vi: {one.heading.sv}." for one in sections_of(policy)}
    return write_policy(by=by, policy=policy, seen=policy.version, sections=texts)


def decided(by: Person, unit: Unit, template: str = "policy", **fields: object) -> Policy:
    """A document in force."""
    policy = filled(by, unit, template, **fields)
    decide_policy(by=by, policy=policy, seen=policy.version, review_on=in_a_year())
    return fresh(policy)


def fresh(policy: Policy) -> Policy:
    """The document as it is in the database."""
    return Policy.objects.select_related("unit__organisation", "current").get(pk=policy.pk)


def in_a_year() -> date:
    return today() + timedelta(days=365)
