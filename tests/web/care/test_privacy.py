"""Who sees what of a person: every page of the clinic, as everybody who may open it."""

from arbetsro.web.access.roles import Permission, roles
from arbetsro.web.access.table import rules
from web.access.outcomes import CLINIC_SPACES, expected, is_of_clinics
from web.access.walk import shown_to_others

#: The pages of the clinic and of the person. No other page can reach the care store: see the
#: contract in ``.importlinter``.
PAGES = (
    *(f"{space}:" for space in sorted(CLINIC_SPACES)),
    "service:", "times:", "room:", "plan:", "after:", "themes:",
)  # fmt: skip
EMPLOYERS = ("anna", "mats", "siv", "erik", "vera", "karin", "olle", "ulla", "stina", "nils")


def of(*names: str) -> set[str]:
    return {f"{name}@exempel.se" for name in names}


def test_what_a_person_has_told_is_seen_by_those_who_take_part_and_nobody_else(cast):
    secrets = {
        # as ``web.clinic`` writes them
        "Alva Alm": of("alva", "klara", "rut", "ivar"),
        "070-123 45 67": of("alva", "klara", "rut", "ivar"),
        "sedan två slutade": of("alva", "klara", "rut"),
        "Be om ett möte om bemanningen": of("alva", "klara", "rut"),
        "Tempot": of("alva", "rut", "ivar"),
    }
    assert shown_to_others(cast, secrets, PAGES) == []


def test_no_employer_and_no_administrator_is_let_in_anywhere(cast):
    let_in = [
        f"{name} as {who}"
        for name, rule in rules().items()
        if is_of_clinics(name) or rule.who == "applicant"
        for who in (*EMPLOYERS, None)
        if expected(rule, who) == "open"
    ]
    assert let_in == []


def test_no_role_of_an_employer_holds_a_permission_of_the_clinic():
    clinical = {
        Permission.RUN_QUEUE, Permission.COUNSEL, Permission.FOLLOW_UP, Permission.EVALUATE,
        Permission.KEEP_CLINIC,
    }  # fmt: skip
    for declared in roles().values():
        if declared.kind == "employer":
            assert not declared.allows & clinical, declared.role
    # And whoever administers the clinic holds none that reaches a record.
    administrator = roles()["clinic_administrator"].allows
    assert administrator & clinical == {Permission.KEEP_CLINIC}
