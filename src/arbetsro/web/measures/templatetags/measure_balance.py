"""The balance of what is planned, for pages of other apps."""

from django import template
from django.template.context import Context

from arbetsro.web.measures.balancing import balance_of_risk
from arbetsro.web.risks.models import Risk

register = template.Library()


@register.inclusion_tag("measures/balance.html", takes_context=True)
def risk_balance(context: Context, risk: Risk) -> dict[str, object]:
    """What the open measures against a risk lack; nothing where there are none."""
    return {
        "balance": balance_of_risk(risk, context["language"]),
        "language": context["language"],
        "organisation": context["organisation"],
    }
