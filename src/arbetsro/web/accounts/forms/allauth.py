"""The forms of allauth in our words. Settings name them, so that its views use them."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as second_factor
from allauth.mfa.recovery_codes import forms as recovery
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from allauth.socialaccount import forms as social
from django import forms

from arbetsro.web.accounts.wording import said


class OurWords:
    """Puts our labels and hints in place, and takes away what says a thing twice.

    A password is typed once: whoever mistypes it gets a letter that lets a new one be chosen,
    and who cannot see the screen, or lets a program fill it in, is spared a step.
    """

    labels: ClassVar[dict[str, str]] = {
        "login": "email",
        "email": "email",
        "password": "password",
        "password1": "new_password",
        "oldpassword": "current_password",
        "code": "code",
        "name": "name",
        "passwordless": "passwordless",
        "account": "provider_account",
    }
    hints: ClassVar[dict[str, str]] = {"password1": "password_hint"}

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - whatever allauth gives
        super().__init__(*args, **kwargs)
        self.fields.pop("password2", None)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in self.labels:
                field.label = said(f"accounts.{self.labels[name]}")
            hint = self.hints.get(name)
            field.help_text = said(f"accounts.{hint}") if hint else ""
        self.mark_new_passwords()

    def mark_new_passwords(self) -> None:
        """Tells password managers how long a new password must be."""
        if "password1" in self.fields:
            self.fields["password1"].widget.attrs["minlength"] = "12"


class LoginForm(OurWords, account.LoginForm):  # type: ignore[misc]
    """E-mail and password."""


class SignupForm(OurWords, account.SignupForm):  # type: ignore[misc]
    """An account of one's own making, where that is allowed."""

    name = forms.CharField(max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    field_order: ClassVar = ["name", "email", "password1"]


class ChangePasswordForm(OurWords, account.ChangePasswordForm):  # type: ignore[misc]
    """The password one has, and a new one."""


class SetPasswordForm(OurWords, account.SetPasswordForm):  # type: ignore[misc]
    """A password for somebody who has none."""


class ResetPasswordForm(OurWords, account.ResetPasswordForm):  # type: ignore[misc]
    """The address that a letter is to go to."""


class ResetPasswordKeyForm(OurWords, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password for somebody who has had the letter."""


class ReauthenticateForm(OurWords, account.ReauthenticateForm):  # type: ignore[misc]
    """The password again."""


class AddEmailForm(OurWords, account.AddEmailForm):  # type: ignore[misc]
    """A new address."""

    labels: ClassVar = {"email": "new_email"}


class ProviderSignupForm(OurWords, social.SignupForm):  # type: ignore[misc]
    """The address, for somebody whose provider gave none."""


class DisconnectForm(OurWords, social.DisconnectForm):  # type: ignore[misc]
    """The connection to be taken away."""


class AuthenticateForm(OurWords, second_factor.AuthenticateForm):  # type: ignore[misc]
    """A code as the second factor, from the app or one of those kept for recovery."""

    hints: ClassVar = {"code": "code_hint"}


class ReauthenticateCodeForm(OurWords, second_factor.ReauthenticateForm):  # type: ignore[misc]
    """A code again."""

    hints: ClassVar = {"code": "code_hint"}


class ActivateCodesForm(OurWords, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new app."""

    hints: ClassVar = {"code": "first_code_hint"}


class DeactivateCodesForm(OurWords, totp.DeactivateTOTPForm):  # type: ignore[misc]
    """Nothing to fill in."""


class GenerateRecoveryCodesForm(
    OurWords,
    recovery.GenerateRecoveryCodesForm,  # type: ignore[misc]
):
    """Nothing to fill in."""


class AddPasskeyForm(OurWords, passkeys.AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey: what it is called, and what the browser says of it."""

    labels: ClassVar = {"name": "passkey_name", "passwordless": "passwordless"}
    hints: ClassVar = {"name": "passkey_name_hint", "passwordless": "passwordless_hint"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - whatever allauth gives
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True


class EditPasskeyForm(OurWords, passkeys.EditWebAuthnForm):  # type: ignore[misc]
    """The name of a passkey."""

    labels: ClassVar = {"name": "passkey_name"}
