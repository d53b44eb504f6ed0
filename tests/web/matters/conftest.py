"""The addresses of matters and tasks, and the words of their pages."""

import html
import re

from django.http import HttpResponse

BASE = "/o/demo/matters/"


def text_of(response: HttpResponse) -> str:
    """The words of a page, without its markup."""
    plain = re.sub(r"<[^>]*>", " ", response.content.decode())
    return " ".join(html.unescape(plain).split())
