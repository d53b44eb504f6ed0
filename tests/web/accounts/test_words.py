"""Nothing of allauth's own words is shown: pages, letters, messages, labels and errors are ours."""

import inspect
import re
from pathlib import Path
from typing import Any

import allauth
import pytest
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django import forms
from django.template.loader import get_template
from django.utils import translation

from arbetsro.language import LANGUAGES
from arbetsro.language.catalogue import catalogue
from arbetsro.web.accounts import adapters, letters
from arbetsro.web.accounts.forms import allauth as ours

TEMPLATES = Path(allauth.__file__).parent / "templates"

#: Ways of allauth that are switched off here.
UNUSED = re.compile(
    r"phone|username|login_code|_code_|_code|by_passkey|signup_form|unknown_account"
)
#: Pages that no address leads to: switched off, or only put together into others.
NOT_SHOWN = {
    "account/email.html": "one address a person; email_change.html is shown",
    "account/verified_email_required.html": "no view asks for it",
    "mfa/trust.html": "no browser is trusted to skip the second step",
    "socialaccount/login_redirect.html": "for single-page applications",
    "usersessions/usersession_list.html": "accounts:sessions is shown",
}
#: What needs no message, since the page itself tells.
SILENT = {"logged_in", "logged_out", "primary_email_set", "sessions_logged_out"}


def pages() -> list[str]:
    found = [
        str(path.relative_to(TEMPLATES))
        for folder in ("account", "mfa", "socialaccount", "usersessions")
        for path in TEMPLATES.joinpath(folder).rglob("*.html")
    ]
    inner = re.compile(r"/snippets/|/base[_.]|_base\.")
    return sorted(p for p in found if not inner.search(p) and not UNUSED.search(p))


@pytest.mark.parametrize("page", [p for p in pages() if p not in NOT_SHOWN])
def test_every_page_of_allauth_is_ours(page: str) -> None:
    template: Any = get_template(page)
    assert "arbetsro" in template.origin.name


def test_what_is_said_not_to_be_shown_exists() -> None:
    assert set(NOT_SHOWN) <= set(pages())


def test_every_letter_of_allauth_has_our_words() -> None:
    found = {
        "letter_"
        + str(path.relative_to(TEMPLATES))
        .replace("/email/", "_")
        .removeprefix("account_")
        .removesuffix("_subject.txt")
        for path in TEMPLATES.rglob("email/*_subject.txt")
    }
    wanted = {
        name for name in found if not re.search("code$|code_|phone", name) or "recovery" in name
    }
    assert wanted - letters.letters() == set()


def test_every_message_of_allauth_has_our_words_or_is_silent() -> None:
    found = {path.stem for path in TEMPLATES.rglob("messages/*.txt")}
    known = {n.removeprefix("message_") for n in catalogue("accounts") if n.startswith("message_")}
    assert {n for n in found - known - SILENT if not UNUSED.search(n)} == set()


@pytest.mark.parametrize(
    ("theirs", "own"),
    [
        (DefaultAccountAdapter, adapters.AccountAdapter),
        (DefaultSocialAccountAdapter, adapters.SocialAccountAdapter),
        (DefaultMFAAdapter, adapters.SecondFactorAdapter),
    ],
)
def test_every_error_of_allauth_has_our_words(theirs: type, own: type) -> None:
    left = {
        code
        for code, text in theirs.error_messages.items()  # type: ignore[attr-defined]
        if own.error_messages[code] is text  # type: ignore[attr-defined]
    }
    assert {code for code in left if not UNUSED.search(code)} == set()


def test_errors_follow_the_language_of_the_reader() -> None:
    said = []
    for language in LANGUAGES:
        with translation.override(language):
            said.append(str(adapters.AccountAdapter.error_messages["incorrect_password"]))
    assert said == [
        "Lösenordet stämmer inte.",
        "The password is not right.",
        "Adgangskoden passer ikke.",
    ]


def test_every_form_has_our_labels_and_no_placeholders() -> None:
    classes = [
        c for _, c in inspect.getmembers(ours, inspect.isclass) if c.__module__ == ours.__name__
    ]
    fields = {
        name
        for cls in classes
        for name in getattr(cls, "base_fields", {})
        if name not in {"password2", "credential", "remember", "username"}
    }
    named = {name for cls in classes for name in getattr(cls, "labels", {})}
    assert fields - named == set()
    assert issubclass(ours.LoginForm, forms.Form)
