"""The worked example of the method, as an analysis of the demo organisation."""

from importlib.resources import files

from arbetsro.economics.case_file import parse_case
from arbetsro.web.accounts.models import Person
from arbetsro.web.analyses.actions import start
from arbetsro.web.analyses.as_case import from_case
from arbetsro.web.analyses.models import Analysis
from arbetsro.web.organisations.models import Organisation, Unit

#: Those who work on it: what they are called, and as what they take part.
_GROUP = (
    ("Anna Andersson", "hr"),
    ("Mats Mattsson", "manager"),
    ("Siv Svensson", "safety_representative"),
)


def demo_analyses(organisation: Organisation) -> Analysis | None:
    """The analysis of Demo Alltjänst AB, made once; nothing where there is one already."""
    if Analysis.objects.filter(unit__organisation=organisation).exists():
        return None
    case = parse_case((files(__package__) / "demo.toml").read_text("utf-8"))
    content = from_case(case)
    for place, (name, function) in enumerate(_GROUP):
        item = f"group{place}"
        content.setdefault("group", []).append(item)
        content |= {f"group.{item}.name": name, f"group.{item}.function": function}
    root = Unit.objects.get(organisation=organisation, parent=None)
    anna = Person.objects.filter(memberships__organisation=organisation, name=_GROUP[0][0]).first()
    if anna is None:
        raise ValueError("the demo organisation has nobody to start the analysis")
    return start(
        by=anna, unit=root, title="Psykisk ohälsa i hela företaget", language="sv", content=content
    )
