"""How allauth does things here: who may come in, and in what words it speaks."""

from io import BytesIO
from typing import Any, ClassVar

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import user_field
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from qrcode.image.svg import SvgPathFillImage

from arbetsro.language import say
from arbetsro.language.catalogue import catalogue
from arbetsro.web.accounts.letters import account_letter, language_for
from arbetsro.web.accounts.models import Person, open_invitations
from arbetsro.web.accounts.trail import record_lockout, record_refusal
from arbetsro.web.accounts.wording import reader_language, said_errors
from arbetsro.web.care.doors import is_open_door


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts by e-mail and password."""

    error_messages: ClassVar = {**DefaultAccountAdapter.error_messages, **said_errors("account")}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether anyone may make an account."""
        return bool(settings.OPEN_REGISTRATION)

    def save_user(
        self,
        request: HttpRequest,
        user: Person,
        form: Any,  # noqa: ANN401 - whichever form of allauth
        commit: bool = True,
    ) -> Person:
        """Keeps the name that was given, and the language of the page it was given on."""
        user.name = form.cleaned_data.get("name", "") or user.name
        user.language = user.language or reader_language()
        return super().save_user(request, user, form, commit)  # type: ignore[no-any-return]

    def pre_authenticate(self, request: HttpRequest, **credentials: object) -> None:
        """Counts the attempt; too many in a short time close the address for a while."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            record_lockout(str(credentials.get("email", "")))
            raise

    def render_mail(
        self, template_prefix: str, email: str, context: dict[str, Any], headers: object = None
    ) -> EmailMessage:
        """A letter in the language of the one who gets it."""
        values = {key: value for key, value in context.items() if key != "request"}
        return account_letter(template_prefix, language_for(email), values).message(email)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Shows a message at the top of the next page, if we have words for it."""
        text = message or _message(message_template or "", message_context or {})
        if text:
            messages.add_message(request, level, text, extra_tags=extra_tags)

    def get_reauthentication_methods(self, user: Person) -> list[dict[str, str]]:
        """The ways to show again who one is, named in our words."""
        methods = super().get_reauthentication_methods(user)
        for method in methods:
            name = method["id"].replace(":", "_")
            method["description"] = say(f"accounts.way_{name}", reader_language())
        return methods  # type: ignore[no-any-return]

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """The person's own page, where the message of success is shown."""
        return reverse("accounts:me")


def _message(template: str, values: dict[str, Any]) -> str:
    name = "message_" + template.rsplit("/", 1)[-1].removesuffix(".txt")
    known = name in catalogue("accounts")
    return say(f"accounts.{name}", reader_language(), **values) if known else ""


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Accounts through an identity provider."""

    error_messages: ClassVar = {
        **DefaultSocialAccountAdapter.error_messages,
        **said_errors("social"),
    }

    def authenticate_by_email(self, sociallogin: SocialLogin) -> tuple[Person, str] | None:
        """The person with an address that the provider says it has verified, if any."""
        for address in sociallogin.email_addresses:
            # Only the value true: some providers send the word "false".
            address.verified = address.verified is True
        return super().authenticate_by_email(sociallogin)  # type: ignore[no-any-return]

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Lets in who has an account or an invitation, and tells others why they stay outside."""
        if sociallogin.is_existing or sociallogin.state.get("process") == "connect":
            return
        if self.is_open_for_signup(request, sociallogin):
            return
        reason = "stranger" if verified_addresses(sociallogin) else "unverified"
        record_refusal(reason, [one.email for one in sociallogin.email_addresses])
        raise ImmediateHttpResponse(_refusal(request, sociallogin, reason))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Whether an account may be made: for anyone, who has been invited, or seeks a clinic."""
        invited = open_invitations().filter(email__in=verified_addresses(sociallogin))
        to = str(sociallogin.state.get("next") or "")
        return bool(settings.OPEN_REGISTRATION) or invited.exists() or is_open_door(to)

    def populate_user(
        self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]
    ) -> Person:
        """Takes the name that the provider gives; the address where it gives none."""
        user: Person = super().populate_user(request, sociallogin, data)
        parts = (data.get("first_name"), data.get("last_name"))
        name = data.get("name") or " ".join(part for part in parts if part)
        user_field(user, "name", str(name or user.email.partition("@")[0])[:120])
        user.language = reader_language()
        return user

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: object) -> str:
        """The person's own page."""
        return reverse("accounts:me")


def verified_addresses(sociallogin: SocialLogin) -> list[str]:
    """The addresses that the provider says it has verified, in small letters."""
    return [one.email.lower() for one in sociallogin.email_addresses if one.verified is True]


def _refusal(request: HttpRequest, sociallogin: SocialLogin, reason: str) -> HttpResponse:
    addresses = ", ".join(one.email for one in sociallogin.email_addresses)
    context = {
        "provider": sociallogin.provider.name,
        "addresses": addresses,
        "text_key": f"accounts.refused_{reason}",
    }
    return render(request, "accounts/refused.html", context, status=403)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Codes, passkeys and recovery codes."""

    error_messages: ClassVar = {**DefaultMFAAdapter.error_messages, **said_errors("mfa")}

    def generate_authenticator_name(self, user: Person, type: str) -> str:  # noqa: A002
        """The name that a new passkey is proposed."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return say("accounts.passkey_number", reader_language(), number=number)

    def build_totp_svg(self, url: str) -> str:
        """The picture for the app, dark on white also where the page is dark."""
        picture = BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(picture)
        return picture.getvalue().decode()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """What the browser calls this site when it asks for a passkey."""
        return {**super().get_public_key_credential_rp_entity(), "name": settings.SITE_NAME}
