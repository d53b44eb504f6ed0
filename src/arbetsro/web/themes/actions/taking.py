"""Taking a theme further as a finding of the employer's."""

from arbetsro.counselling.themes import themes
from arbetsro.language import Language, known, say
from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.actions import add_finding
from arbetsro.web.investigations.models import Finding
from arbetsro.web.organisations.models import Unit
from arbetsro.web.themes.models import ThemeReport
from arbetsro.web.themes.wording import period_in_words, theme_in_words


@action("theme.taken")
def take_as_finding(*, by: Person, report: ThemeReport, theme: str, unit: Unit) -> Finding:
    """Hands a theme over to the work environment of a unit, once.

    The finding says how many of how many, and names no one as the one who found it: nobody at the
    employer was there.

    Raises:
        Refusal: The report does not tell of the theme, it has been taken already, or the unit is
            another employer's.
    """
    found = ThemeReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if theme not in found.counts:
        raise Refusal("themes.not_told")
    if unit.organisation_id != found.employer_id:
        raise Refusal("themes.other_employer", field="unit")
    if Finding.objects.filter(reference=reference_of(found, theme)).exists():
        raise Refusal("themes.taken_already")
    made = add_finding(
        by=None,
        unit=unit,
        text=_text(found, theme, known(unit.organisation.language) or "sv"),
        source=Finding.Source.COUNSELLING,
        factor=themes()[theme].factor,
        reference=reference_of(found, theme),
    )
    record("theme.taken", by=by, target=made, organisation=unit.organisation, theme=theme)
    return made


def reference_of(report: ThemeReport, theme: str) -> str:
    """What a finding that comes from a theme refers to."""
    return f"themes:{report.pk}:{theme}"


def _text(report: ThemeReport, theme: str, language: Language) -> str:
    return say(
        "themes.finding_text", language, period=period_in_words(report, language),
        count=report.counts[theme], total=report.of, theme=theme_in_words(theme, language),
    )  # fmt: skip
