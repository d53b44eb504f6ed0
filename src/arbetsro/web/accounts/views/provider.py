"""The way to the identity provider."""

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.providers.openid_connect import views
from django.http import HttpRequest, HttpResponse
from requests import RequestException


def log_in(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Sends the person to the provider, or tells that it does not answer."""
    try:
        return views.login(request, provider_id)  # type: ignore[no-any-return]
    except RequestException as error:
        provider = get_adapter().get_provider(request, provider_id)
        return render_authentication_error(request, provider, exception=error)  # type: ignore[no-any-return]
