"""What the table of addresses and the roles mean for each of the cast."""

from arbetsro.web.access.roles import Role, roles
from arbetsro.web.access.table import Rule

#: The roles that each of the cast has in Demo Alltjänst AB.
ROLES = {
    "anna": Role.HR_ANALYST,
    "mats": Role.MANAGER,
    "siv": Role.SAFETY_REPRESENTATIVE,
    "erik": Role.EMPLOYEE,
    "vera": Role.EXECUTIVE,
    "karin": Role.CONSULTANT,
    "olle": Role.ORGANISATION_ADMINISTRATOR,
}
STRANGERS = ("ulla", "stina", "nils")
EVERYBODY = (*ROLES, *STRANGERS, None)
#: Addresses whose view gives an answer of its own to whoever is let in.
OWN_ANSWER = {
    "openid_connect_login": "404",  # no identity provider is set up
    "openid_connect_callback": "404",
    "socialaccount_login_error": "401",  # the provider did not let the person in
}
#: Addresses whose view wants more than the table can say: who of those whom it lets in.
NARROWER = {
    "policies:size": {"anna"},  # for the whole organisation
    "oversight:year_sign": {"mats"},  # as manager, which is what the sample signs as
    "analyses:sign": {"mats"},  # as manager, which is what the sample signs as
    "risks:rate": {"mats", "siv"},  # each for their party
    "risks:choose_method": {"anna"},  # for the whole organisation
    "risks:own_scale": {"anna"},
}


def expected(rule: Rule, who: str | None) -> str:
    """What the table and the roles say."""
    if rule.who == "anyone":
        return OWN_ANSWER.get(rule.name, "open")
    if who is None:
        return "log in"
    if rule.who == "person":
        return OWN_ANSWER.get(rule.name, "open")
    if rule.who == "system_administrator":
        return "open" if who == "stina" else "403"
    if who not in ROLES:
        return "404"
    if rule.who == "member" or rule.who in roles()[ROLES[who]].allows:
        return "open" if who in NARROWER.get(rule.name, ROLES) else "404"
    return "403"
