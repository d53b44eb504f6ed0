"""Roles and what each of them may do, read from ``roles.toml``."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from arbetsro.language import Text


class Permission(StrEnum):
    """Something that a role may allow in a unit and below it."""

    SEE_UNITS = "see_units"
    EDIT_UNITS = "edit_units"
    SEE_PEOPLE = "see_people"
    EDIT_PEOPLE = "edit_people"
    READ_AUDIT = "read_audit"
    READ_ANALYSES = "read_analyses"
    WRITE_ANALYSES = "write_analyses"
    SIGN_AS_MANAGER = "sign_as_manager"
    SIGN_AS_SAFETY_REPRESENTATIVE = "sign_as_safety_representative"
    DECIDE_ANALYSES = "decide_analyses"
    WRITE_KNOWLEDGE = "write_knowledge"
    READ_WORK_ENVIRONMENT = "read_work_environment"
    WRITE_WORK_ENVIRONMENT = "write_work_environment"
    RATE_AS_EMPLOYER = "rate_as_employer"
    RATE_AS_EMPLOYEES = "rate_as_employees"
    ACCEPT_RISKS = "accept_risks"
    RAISE_MATTERS = "raise_matters"
    ANSWER_MATTERS = "answer_matters"
    REQUEST_BY_LAW = "request_by_law"
    DISTRIBUTE_TASKS = "distribute_tasks"
    RECEIVE_REPORTS = "receive_reports"
    TELL_STAFF = "tell_staff"
    KEEP_POLICIES = "keep_policies"
    DECIDE_POLICIES = "decide_policies"
    RUN_SURVEYS = "run_surveys"
    READ_SURVEY_RESULTS = "read_survey_results"
    REVIEW_FREE_TEXTS = "review_free_texts"
    RUN_QUEUE = "run_queue"
    COUNSEL = "counsel"
    FOLLOW_UP = "follow_up"
    EVALUATE = "evaluate"
    KEEP_CLINIC = "keep_clinic"


class Kind(StrEnum):
    """What an organisation is: an employer, or a clinic for people whatever their employer."""

    EMPLOYER = "employer"
    CLINIC = "clinic"


class Role(StrEnum):
    """A role that a membership gives. The system administrator is none: see ``Person``."""

    EMPLOYEE = "employee"
    MANAGER = "manager"
    SAFETY_REPRESENTATIVE = "safety_representative"
    HR_ANALYST = "hr_analyst"
    EXECUTIVE = "executive"
    CONSULTANT = "consultant"
    ORGANISATION_ADMINISTRATOR = "organisation_administrator"
    FREE_TEXT_REVIEWER = "free_text_reviewer"
    COUNSELLOR = "counsellor"
    FOLLOW_UP_INTERVIEWER = "follow_up_interviewer"
    CLINIC_COORDINATOR = "clinic_coordinator"
    EVALUATOR = "evaluator"
    CLINIC_ADMINISTRATOR = "clinic_administrator"


@dataclass(frozen=True, slots=True)
class RoleDeclaration:
    """What a role is called, what it is for, what it allows, and in which kind of organisation."""

    role: Role
    kind: Kind
    label: Text
    about: Text
    allows: frozenset[Permission]


@cache
def roles() -> dict[Role, RoleDeclaration]:
    """Every role, in the order in which pages list them."""
    content = tomllib.loads((files(__package__) / "roles.toml").read_text("utf-8"))
    found = {
        Role(key): RoleDeclaration(
            Role(key),
            Kind(table.get("kind", "employer")),
            Text.read(table["label"]),
            Text.read(table["about"]),
            frozenset(Permission(one) for one in table["allows"]),
        )
        for key, table in content.items()
    }
    if missing := set(Role) - set(found):
        raise ValueError(f"roles.toml lacks {', '.join(sorted(missing))}")
    return found


def roles_of(kind: str) -> dict[Role, RoleDeclaration]:
    """The roles that can be given in a kind of organisation, in the order of the list."""
    return {role: declared for role, declared in roles().items() if declared.kind == kind}


def administrator_of(kind: str) -> Role:
    """The role of the one who keeps an organisation of a kind: its people and its units."""
    is_clinic = kind == Kind.CLINIC
    return Role.CLINIC_ADMINISTRATOR if is_clinic else Role.ORGANISATION_ADMINISTRATOR


def roles_that_allow(permission: Permission) -> frozenset[Role]:
    """The roles that allow something."""
    return frozenset(role for role, declared in roles().items() if permission in declared.allows)


@cache
def roles_that_read_records() -> frozenset[Role]:
    """The roles that reach people's records at a clinic: nobody gives one to themselves."""
    reading = (Permission.RUN_QUEUE, Permission.COUNSEL, Permission.FOLLOW_UP)
    return frozenset().union(*map(roles_that_allow, reading))
