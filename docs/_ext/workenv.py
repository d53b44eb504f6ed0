"""The work environment: checklists, duties and who may do what, read from where they are told."""

from docutils import nodes
from parts import Content, FromContent, paragraph, section, table
from workbench import MAY

from arbetsro.knowledge.sources import read_reference
from arbetsro.reporting.knowledge import citation
from arbetsro.web.access.roles import Permission, roles, roles_that_allow
from arbetsro.workenv.checklists import Checklist, checklists
from arbetsro.workenv.duties import Duty, duties

_COUNTRIES = {"SE": "Sweden", "DK": "Denmark"}
#: What the work environment asks permission for, in the order in which people meet it.
_IN_THE_CYCLE = (
    Permission.READ_WORK_ENVIRONMENT,
    Permission.WRITE_WORK_ENVIRONMENT,
    Permission.RECEIVE_REPORTS,
    Permission.RATE_AS_EMPLOYER,
    Permission.RATE_AS_EMPLOYEES,
    Permission.ACCEPT_RISKS,
    Permission.RAISE_MATTERS,
    Permission.REQUEST_BY_LAW,
    Permission.ANSWER_MATTERS,
    Permission.DISTRIBUTE_TASKS,
    Permission.TELL_STAFF,
    Permission.KEEP_POLICIES,
    Permission.DECIDE_POLICIES,
)


class Checklists(FromContent):
    """``{checklists}`` lists the built-in checklists, with what they are built on."""

    def made(self) -> list[nodes.Node]:
        """A table."""
        heads = ("Key", "Checklist, and when to use it", "Size", "Built on", "Gone through")
        return [table(heads, map(_checklist, checklists().values()), (15, 41, 14, 18, 12))]


def _checklist(one: Checklist) -> tuple[Content, ...]:
    return (
        f"`{one.key}`",
        [nodes.strong(text=f"{one.title.en}. "), one.use.en],
        f"{len(one.areas)} areas, {len(one.questions)} questions",
        citation(read_reference(one.source), "en") if one.source else "–",
        str(one.reviewed),
    )


class Duties(FromContent):
    """``{duties}`` lists every duty with where it stands, from when, and what was read of it."""

    def made(self) -> list[nodes.Node]:
        """How many have been checked, and a section a country."""
        every = list(duties().values())
        read = sum(one.verified for one in every)
        told = paragraph(
            f"Of {len(every)} duties, {read} have been read in the statute or the regulation "
            f"itself. The other {len(every) - read} have not been checked against it."
        )
        return [told, *(_country(code, name, every) for code, name in _COUNTRIES.items())]


def _country(code: str, name: str, every: list[Duty]) -> nodes.section:
    heads = ("Key", "What it asks, and where it stands", "Holds from", "Checked", "What was read")
    rows = [_duty(one) for one in every if one.country == code]
    return section(f"duties-{code}", name, table(heads, rows, (18, 42, 10, 8, 22)))


def _duty(one: Duty) -> tuple[Content, ...]:
    checked = "yes" if one.verified else "no"
    return f"`{one.key}`", _asks(one), str(one.valid_from), checked, one.source


def _asks(one: Duty) -> Content:
    note = f" {one.note.en}" if one.note else ""
    size = f" (from {one.from_employees} employees)" if one.from_employees else ""
    return [f"{one.says.en}{note} ", nodes.emphasis(text=f"{one.regulation}{size}.")]


class WhoMay(FromContent):
    """``{who-may}`` lists what there is to do with the work environment, and who may do it."""

    def made(self) -> list[nodes.Node]:
        """A table."""
        rows = [(_capital(MAY[one]), _roles_with(one)) for one in _IN_THE_CYCLE]
        return [table(("What", "Who"), rows, (36, 64))]


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _roles_with(permission: Permission) -> str:
    having = roles_that_allow(permission)
    return ", ".join(one.label.en for role, one in roles().items() if role in having)
