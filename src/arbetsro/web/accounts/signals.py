"""What allauth and Django tell of logging in, written to the log."""

from typing import Any

from allauth.account import signals as account
from allauth.account.models import EmailAddress
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from allauth.socialaccount import signals as social
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.auth import signals as auth
from django.dispatch import receiver

from arbetsro.web.accounts.actions import accept_all_invitations
from arbetsro.web.accounts.adapters import verified_addresses
from arbetsro.web.accounts.models import Person
from arbetsro.web.accounts.trail import record_failure
from arbetsro.web.audit.recording import record

# Every receiver takes what else a signal may carry.
Rest = Any


@receiver(account.user_logged_in)
def logged_in(user: Person, sociallogin: SocialLogin | None = None, **rest: Rest) -> None:
    """Records the log-in; who comes from the identity provider takes up what was offered."""
    way = "provider" if sociallogin else "here"
    record("person.logged_in", by=user, target=user, way=way)
    if sociallogin:
        accept_all_invitations(person=user, addresses=verified_addresses(sociallogin))


@receiver(auth.user_logged_out)
def logged_out(user: Person | None, **rest: Rest) -> None:
    """Records the log-out of somebody who was logged in."""
    if user is not None:
        record("person.logged_out", by=user, target=user)


@receiver(auth.user_login_failed)
def log_in_failed(credentials: dict[str, Any], **rest: Rest) -> None:
    """Records a wrong password."""
    record_failure(str(credentials.get("email", "")))


@receiver(account.user_signed_up)
def signed_up(user: Person, **rest: Rest) -> None:
    """Records an account that somebody made without us, or through the identity provider."""
    record("person.signed_up", by=user, target=user)


@receiver(account.password_changed)
@receiver(account.password_set)
@receiver(account.password_reset)
def password_changed(user: Person, **rest: Rest) -> None:
    """Records a new password."""
    record("person.password_changed", by=user, target=user)


@receiver(account.email_changed)
def email_changed(user: Person, to_email_address: EmailAddress, **rest: Rest) -> None:
    """Records a new address."""
    record("person.email_changed", by=user, target=user, after=to_email_address.email)


@receiver(mfa.authenticator_added)
def second_factor_added(user: Person, authenticator: Authenticator, **rest: Rest) -> None:
    """Records a new app for codes, passkey or set of recovery codes."""
    record("person.second_factor_added", by=user, target=user, kind=authenticator.type)


@receiver(mfa.authenticator_removed)
def second_factor_removed(user: Person, authenticator: Authenticator, **rest: Rest) -> None:
    """Records that a second factor has gone."""
    record("person.second_factor_removed", by=user, target=user, kind=authenticator.type)


@receiver(mfa.authenticator_reset)
def second_factor_renewed(user: Person, authenticator: Authenticator, **rest: Rest) -> None:
    """Records new recovery codes in place of the old."""
    record("person.second_factor_renewed", by=user, target=user, kind=authenticator.type)


@receiver(mfa.authentication_failed)
def second_factor_failed(user: Person, authenticator: Authenticator, **rest: Rest) -> None:
    """Records a wrong code."""
    record("person.second_factor_failed", by=None, target=user, kind=authenticator.type)


@receiver(social.social_account_added)
def provider_connected(sociallogin: SocialLogin, **rest: Rest) -> None:
    """Records that an account can be logged in to through the identity provider."""
    record("person.provider_connected", by=sociallogin.user, target=sociallogin.user)


@receiver(social.social_account_removed)
def provider_disconnected(socialaccount: SocialAccount, **rest: Rest) -> None:
    """Records that it no longer can."""
    record("person.provider_disconnected", by=socialaccount.user, target=socialaccount.user)
