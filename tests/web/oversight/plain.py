"""The figures counted once more in plain Python, object by object, from their rules in words."""

from datetime import date
from statistics import median

from django.utils import timezone

from arbetsro.web.investigations.models import Investigation
from arbetsro.web.matters.models import Matter, Task
from arbetsro.web.measures.models import Measure
from arbetsro.web.organisations.models import Unit
from arbetsro.web.reports.models import Report
from arbetsro.web.risks.models import Risk
from arbetsro.web.telling.models import Message

Counted = tuple[float | None, int | None]


def local(moment) -> date:
    return timezone.localdate(moment)


class Plain:
    """Counts for a unit with all below it, a period and the day on which it is counted."""

    def __init__(self, unit: Unit, since: date, until: date, day: date) -> None:
        self.unit, self.since, self.until, self.day = unit, since, until, day

    def all(self, model):
        return [one for one in model.objects.all() if one.unit.path.startswith(self.unit.path)]

    def inside(self, moment) -> bool:
        return moment is not None and self.since <= local(moment) <= self.until

    def counted(self) -> dict[str, Counted]:
        return {
            **self.of_risks(), **self.of_measures(), **self.of_matters(), **self.of_investigations()
        }  # fmt: skip

    # Risks ----------------------------------------------------------------------------------------

    def of_risks(self) -> dict[str, Counted]:
        open_ones = [one for one in self.all(Risk) if one.state != "closed" and one.level]
        grave = [one for one in open_ones if one.level != "low"]
        with_measures = [one for one in open_ones if one.measures.all()]
        expired = [one for one in open_ones if self.has_expired(one)]
        accepted = [one for one in open_ones if self.is_accepted(one)]
        return {
            "open_risks": (len(open_ones), None),
            "open_serious_risks": (
                len([one for one in open_ones if one.level == "high"]), len(open_ones),
            ),
            "risks_without_measure": (
                len([one for one in grave if one not in with_measures and one not in accepted]),
                len(grave),
            ),
            "open_risk_closed_measures": (
                len([one for one in with_measures if one not in accepted and self.is_ended(one)]),
                len(with_measures),
            ),
            "acceptances_expired": (len(expired), len(accepted) + len(expired)),
        }  # fmt: skip

    def is_accepted(self, risk: Risk) -> bool:
        return any(
            one.ended_at is None and one.expires_on >= self.day for one in risk.acceptances.all()
        )

    def has_expired(self, risk: Risk) -> bool:
        accepted = sorted(risk.acceptances.all(), key=lambda one: one.at)
        if not accepted or accepted[-1].ended_because not in {"", "expired"}:
            return False
        until = accepted[-1].expires_on
        return until < self.day and not any(local(one.at) > until for one in risk.ratings.all())

    def is_ended(self, risk: Risk) -> bool:
        return all(one.state in {"done", "stopped"} for one in risk.measures.all())

    # Measures -------------------------------------------------------------------------------------

    def of_measures(self) -> dict[str, Counted]:
        every = self.all(Measure)
        open_ones = [one for one in every if one.state in {"planned", "started"}]
        due = [
            one for one in every
            if self.since <= one.follow_up_on <= self.until
            and not (one.state == "stopped" and one.followed_up_at is None)
        ]  # fmt: skip
        seen = [one for one in due if one.followed_up_at]
        worked = self.how_it_worked(every)
        return {
            "measures_open": (len(open_ones), None),
            "measures_overdue": (
                len([one for one in open_ones if one.due_on < self.day]), len(open_ones),
            ),
            "measures_without_owner": (
                len([one for one in open_ones if not self.is_here(one)]), len(open_ones),
            ),
            "follow_ups_overdue": (
                len([
                    one for one in every
                    if one.follow_up_on < self.day and not one.followed_up_at
                    and one.state != "stopped"
                ]),
                None,
            ),
            "followed_up_share": share(len(seen), len(due)),
            "worked_share": share(worked.count("as_meant"), len(worked)),
        }  # fmt: skip

    def is_here(self, measure: Measure) -> bool:
        return any(
            one.organisation_id == measure.unit.organisation_id and one.is_valid(self.day)
            for one in measure.owner.memberships.all()
        )

    def how_it_worked(self, measures: list[Measure]) -> list[str]:
        found = []
        for measure in measures:
            inside = [one for one in measure.follow_ups.all() if self.inside(one.at)]
            if inside:
                found.append(max(inside, key=lambda one: (one.at, one.pk)).worked)
        return [one for one in found if one != "not_known"]

    # Matters --------------------------------------------------------------------------------------

    def of_matters(self) -> dict[str, Counted]:
        waits = [one for one in self.all(Matter) if one.state == "open"]
        days = [
            (local(one.closed_at) - local(one.raised_at)).days
            for one in self.all(Matter)
            if one.state == "answered" and self.inside(one.closed_at)
        ]
        tasks = [one for one in self.all(Task) if not one.ended_at and not one.returned_at]
        return {
            "matters_unanswered": (len(waits), None),
            "matters_overdue": (
                len([one for one in waits if one.latest_on < self.day]), len(waits),
            ),
            "requests_open": (len([one for one in waits if one.kind == "request"]), len(waits)),
            "answer_days": (median(days) if days else None, len(days)),
            "tasks_not_acknowledged": (
                len([one for one in tasks if not one.acknowledged_at]), len(tasks),
            ),
        }  # fmt: skip

    # Investigations and reports -------------------------------------------------------------------

    def of_investigations(self) -> dict[str, Counted]:
        done = [
            one for one in self.all(Investigation)
            if one.state == "closed" and self.inside(one.closed_at)
        ]  # fmt: skip
        together = [
            one for one in done
            if any(who.capacity == "safety_representative" for who in one.participants.all())
        ]  # fmt: skip
        units = {one.unit for one in done}
        told = [
            unit for unit in units
            if any(
                message.published_at and not message.withdrawn_at
                and message.published_at >= max(one.closed_at for one in done if one.unit == unit)
                for message in Message.objects.filter(unit=unit)
            )
        ]  # fmt: skip
        return {
            "investigations_year": (len(done), None),
            "with_safety_representative_share": share(len(together), len(done)),
            "told_units_share": share(len(told), len(units)),
        }

    def of_reports(self, first: date, last: date) -> dict[str, Counted]:
        came = [
            one for one in Report.every.all()
            if one.unit.path.startswith(self.unit.path) and one.state != "protected"
            and first <= one.came_on <= last
        ]  # fmt: skip
        answered = [one for one in came if one.answered_at]
        return {
            "reports_received": (len(came), None),
            "reports_answered_share": share(len(answered), len(came)),
        }


def share(count: int, of: int) -> Counted:
    return (count / of if of else None, of)
