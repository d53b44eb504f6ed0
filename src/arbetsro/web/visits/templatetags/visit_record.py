"""Template tags that show what is written at a visit."""

from typing import Any

from django import template
from django.template.context import Context

from arbetsro.counselling.guide import Field
from arbetsro.counselling.plan_kinds import plan_kinds
from arbetsro.language import Language, say
from arbetsro.web.visits.beside import Beside, beside_for
from arbetsro.web.visits.models import Visit

register = template.Library()


@register.simple_tag(takes_context=True)
def beside_visit(context: Context, visit: Visit) -> Beside | None:
    """What stands beside the picture for who has asked for the page; ``shown`` if it is there."""
    found: Beside | None = context.get("shown")
    return found or beside_for(context["request"].standing, visit)


@register.simple_tag(takes_context=True)
def noted(context: Context, field: Field, value: Any) -> str:  # noqa: ANN401 - as the field asks
    """What stands at a field, in words; a dash where nothing does."""
    language: Language = context["language"]
    if value in (None, "", []):
        return "–"
    match field.kind:
        case "truth":
            return say(f"visits.truth_{value}", language)
        case "tick":
            return say("visits.truth_yes", language)
        case "rating":
            return say("visits.of_ten", language, value=value)
        case "steps":
            return "\n".join(f"– {one}" for one in value)
        case "choices":
            chosen = (one.label.in_(language) for one in field.choices if one.key in value)
            return ", ".join(chosen)
        case _:
            return str(value)


@register.simple_tag(takes_context=True)
def plan_kind(context: Context, key: str) -> str:
    """What a kind of step is called."""
    return plan_kinds()[key].label.in_(context["language"])


@register.filter
def ten(_: object) -> range:
    """1 to 10."""
    return range(1, 11)
