"""The workbench's roles, steps and import columns, read from where the workbench reads them."""

from docutils import nodes
from parts import table
from sphinx.util.docutils import SphinxDirective

from arbetsro.language.catalogue import catalogue
from arbetsro.web.access.roles import Permission, roles
from arbetsro.web.analyses.guide import steps

#: What is allowed, in the words of the pages. A permission without words stops the building.
MAY = {
    Permission.SEE_UNITS: "see units",
    Permission.EDIT_UNITS: "change units",
    Permission.SEE_PEOPLE: "see people",
    Permission.EDIT_PEOPLE: "invite people and give roles",
    Permission.READ_AUDIT: "read the log",
    Permission.READ_ANALYSES: "read analyses",
    Permission.WRITE_ANALYSES: "work on analyses and send them to decision",
    Permission.SIGN_AS_MANAGER: "sign as manager",
    Permission.SIGN_AS_SAFETY_REPRESENTATIVE: "sign as safety representative",
    Permission.DECIDE_ANALYSES: "decide",
    Permission.WRITE_KNOWLEDGE: "add interventions of the organisation’s own",
    Permission.READ_WORK_ENVIRONMENT: "read the work environment",
    Permission.WRITE_WORK_ENVIRONMENT: "investigate, assess and plan measures",
    Permission.RATE_AS_EMPLOYER: "rate risks for the employer",
    Permission.RATE_AS_EMPLOYEES: "rate risks for the employees",
    Permission.ACCEPT_RISKS: "accept a risk for a time",
    Permission.RAISE_MATTERS: "return matters upward",
    Permission.ANSWER_MATTERS: "answer matters from below",
    Permission.REQUEST_BY_LAW: "make a formal request",
    Permission.DISTRIBUTE_TASKS: "distribute work environment tasks",
    Permission.RECEIVE_REPORTS: "receive reports from staff",
    Permission.TELL_STAFF: "publish to staff",
    Permission.KEEP_POLICIES: "write policies and routines",
    Permission.DECIDE_POLICIES: "put policies and routines in force",
    Permission.RUN_SURVEYS: "run surveys",
    Permission.READ_SURVEY_RESULTS: "read the results of surveys",
    Permission.REVIEW_FREE_TEXTS: "review free texts of surveys",
    Permission.RUN_QUEUE: "run the queue and the calendar",
    Permission.COUNSEL: "meet people and write their records",
    Permission.FOLLOW_UP: "ask some months later",
    Permission.EVALUATE: "take out de-identified data and reports",
    Permission.KEEP_CLINIC: "keep the clinic’s texts and goals, and check its log of access",
}


class Roles(SphinxDirective):
    """``{roles}`` lists the roles, what they are for and what they allow."""

    def run(self) -> list[nodes.Node]:
        """A table."""
        rows = []
        for role, declared in roles().items():
            allowed = [MAY[one] for one in Permission if one in declared.allows]
            name = f"{declared.label.en} (`{role.value}`)"
            rows.append((name, declared.about.en, ", ".join(allowed)))
        return [table(("Role", "What it is for", "May"), rows, (22, 40, 38))]


class Steps(SphinxDirective):
    """``{steps}`` lists the seven steps of an analysis and what each is for."""

    def run(self) -> list[nodes.Node]:
        """A table."""
        rows = [
            (f"{place}. {step.title.en}", step.heading.en, step.purpose.en)
            for place, step in enumerate(steps().values(), 1)
        ]
        return [table(("Step", "Question", "What it gives"), rows, (18, 27, 55))]


class Columns(SphinxDirective):
    """``{columns} units`` lists the columns of a sheet of an import file."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """A table."""
        prefix = f"about_{self.arguments[0]}_"
        rows = [
            (f"`{key.removeprefix(prefix)}`", text.en)
            for key, text in catalogue("organisations").items()
            if key.startswith(prefix)
        ]
        if not rows:
            raise self.error(f"no columns of {self.arguments[0]!r}")
        return [table(("Column", "What to write"), rows, (22, 78))]
