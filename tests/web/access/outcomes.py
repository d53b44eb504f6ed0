"""What the table of addresses and the roles mean for each of the cast."""

from arbetsro.web.access.roles import Permission, Role, roles, roles_that_allow
from arbetsro.web.access.table import Rule, rules

#: The roles that each of the cast has in Demo Alltjänst AB.
ROLES = {
    "anna": Role.HR_ANALYST,
    "mats": Role.MANAGER,
    "siv": Role.SAFETY_REPRESENTATIVE,
    "erik": Role.EMPLOYEE,
    "vera": Role.EXECUTIVE,
    "karin": Role.CONSULTANT,
    "tyra": Role.FREE_TEXT_REVIEWER,
    "olle": Role.ORGANISATION_ADMINISTRATOR,
}
#: The roles that each of the cast has at the clinic.
CLINIC_ROLES = {
    "rut": Role.COUNSELLOR,
    "ivar": Role.FOLLOW_UP_INTERVIEWER,
    "klara": Role.CLINIC_COORDINATOR,
    "eva": Role.EVALUATOR,
    "kim": Role.CLINIC_ADMINISTRATOR,
}
STRANGERS = ("ulla", "stina", "nils", "alva")
EVERYBODY = (*ROLES, *CLINIC_ROLES, *STRANGERS, None)
#: The apps whose pages under an organisation are a clinic's, and pages of others that are.
CLINIC_SPACES = frozenset(
    {"care", "applications", "bookings", "visits", "followups", "evaluations"}
    | {"themes:regional", "themes:regional_file"}
)
#: Addresses whose view gives an answer of its own to whoever is let in.
OWN_ANSWER = {
    "openid_connect_login": "404",  # no identity provider is set up
    "openid_connect_callback": "404",
    "socialaccount_login_error": "401",  # the provider did not let the person in
}
#: Addresses whose view wants more than the table can say: who of those whom it lets in.
NARROWER = {
    "policies:size": {"anna"},  # for the whole organisation
    "survey_results:take": {"anna", "mats", "siv", "karin"},  # who may write there
    "survey_results:talked": {"anna", "mats", "siv", "karin"},  # who may write there
    "survey_results:indicators": {"anna", "siv", "vera", "karin"},  # who may read all of it
    "oversight:year_sign": {"mats"},  # as manager, which is what the sample signs as
    "analyses:sign": {"mats"},  # as manager, which is what the sample signs as
    "survey_texts:themes": {"anna", "siv", "vera", "karin"},  # for the whole organisation
    "risks:rate": {"mats", "siv"},  # each for their party
    "risks:choose_method": {"anna"},  # for the whole organisation
    "risks:own_scale": {"anna"},
    **{
        key: {"rut", "klara"}
        for key in ("applications:show", "applications:see_flag", "applications:write")
    },
    "evaluations:running": {"klara", "kim"},  # those who run the queue or keep the clinic
    **{key: {"eva", "klara"} for key in ("themes:regional", "themes:regional_file")},
    "care:open": {"rut", "ivar", "klara"},  # those who may read records at all
    # those who meet people, and those who book times for them
    **{key: {"rut", "ivar", "klara"} for key in rules() if key.startswith("bookings:")},
    # those who share out follow-ups, and those who do them
    **{key: {"ivar", "klara"} for key in ("followups:list", "followups:proof")},
    **{key: {"rut", "ivar"} for key in ("bookings:feed", "bookings:feed_close")},
    # whoever holds the visit, which a counsellor or a follow-up interviewer may
    **{name: {"rut", "ivar"} for name in rules() if name.startswith("visits:room")},
}


def is_of_clinics(name: str) -> bool:
    """Whether an address is one of a clinic's, so that no employer has it."""
    who = rules()[name].who
    if isinstance(who, Permission):
        return all(roles()[role].kind == "clinic" for role in roles_that_allow(who))
    return bool({name, name.split(":")[0]} & CLINIC_SPACES)


def expected(rule: Rule, who: str | None) -> str:
    """What the table and the roles say."""
    held = CLINIC_ROLES if is_of_clinics(rule.name) else ROLES
    if rule.who == "anyone":
        return OWN_ANSWER.get(rule.name, "open")
    if who is None:
        return "log in"
    if rule.who == "person":
        return OWN_ANSWER.get(rule.name, "open")
    if rule.who == "system_administrator":
        return "open" if who == "stina" else "403"
    if rule.who == "applicant":
        return "open" if who == "alva" else "404"
    if who not in held:
        return "404"
    if rule.who == "member" or rule.who in roles()[held[who]].allows:
        return "open" if who in NARROWER.get(rule.name, held) else "404"
    return "403"
