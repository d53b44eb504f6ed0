"""Rating a risk."""

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.risks.actions.accepting import end_if_graver
from arbetsro.web.risks.actions.locking import locked_open
from arbetsro.web.risks.level import standing
from arbetsro.web.risks.method import kept_method
from arbetsro.web.risks.models import Rating, Risk
from arbetsro.workenv.rating import Level, Method, RatingError, rate

#: The field of the form that a fault of a rating belongs to.
_FIELDS = {"no_level": "level", "unknown_level": "level"}


@action("risk.rated")
def rate_risk(  # noqa: PLR0913 - one of three is given, as the method asks
    *,
    by: Person,
    risk: Risk,
    party: str,
    phase: str,
    level: str | None = None,
    probability: int | None = None,
    consequence: int | None = None,
    reason: str = "",
) -> Rating:
    """How one party rates a risk, by the organisation's method; earlier ratings are kept.

    Of two who rate for the same party at once, the later counts. Where the risk has been accepted
    and is graver now, the acceptance ends.

    Args:
        by: Who rates it.
        risk: The risk, which is not closed.
        party: ``employer`` or ``employees``.
        phase: ``before`` as it was found, ``after`` with the measures in place.
        level: The level, for a method of colours.
        probability: The step of probability, counted from 1, for a matrix.
        consequence: The step of consequence, counted from 1, for a matrix.
        reason: Why it is rated so.

    Raises:
        Refusal: The risk is closed, what the method asks for is missing, or it is rated with
            measures before anybody has rated it as it was found.
    """
    risk = locked_open(risk)
    party, phase = Rating.Party(party), Rating.Phase(phase)
    if phase == Rating.Phase.AFTER and not risk.ratings.exists():
        raise Refusal("risks.not_rated_before", field="phase")
    row, method = kept_method(risk.organisation)
    is_matrix = method.kind == "matrix"
    made = Rating.objects.create(
        risk=risk, party=party, phase=phase, method=row, reason=reason.strip(), by=by, at=now(),
        level=_level(method, level, probability, consequence),
        probability=probability if is_matrix else None,
        consequence=consequence if is_matrix else None,
    )  # fmt: skip
    risk.level = standing(risk.ratings.all()).level or ""
    risk.save(update_fields=["level"])
    end_if_graver(by, risk)
    record("risk.rated", by=by, target=risk, party=party, phase=phase, level=made.level)
    return made


def _level(
    method: Method, level: str | None, probability: int | None, consequence: int | None
) -> Level:
    try:
        return rate(method, level=level, probability=probability, consequence=consequence)
    except RatingError as error:
        field = _FIELDS.get(error.code) or error.code.removeprefix("no_").partition("_")[0]
        raise Refusal(f"risks.{error.code}", field=field) from error
