"""``arbetsro serve``: the workbench in a browser."""

import errno
import http.client
import os
import socket
import sys
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

import typer

from arbetsro.cli.options import LanguageOption, language_for
from arbetsro.cli.output import tell
from arbetsro.cli.processes import Together
from arbetsro.cli.workbench import refused, require_migrated, workbench
from arbetsro.language import Language, from_locale, say

_LANGUAGE = from_locale()
_HERE = {"127.0.0.1", "localhost", "::1"}
_THREADS = 4

HostOption = Annotated[
    str | None, typer.Option("--host", metavar="ADDRESS", help=say("cli.host", _LANGUAGE))
]
PortOption = Annotated[
    int | None,
    typer.Option("--port", metavar="PORT", min=1, max=65535, help=say("cli.port", _LANGUAGE)),
]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the workbench is served: what people type, and what the server listens on."""

    address: str
    host: str
    port: int


def serve(
    host: HostOption = None,
    port: PortOption = None,
    with_worker: Annotated[
        bool, typer.Option("--with-worker", help=say("cli.with_worker", _LANGUAGE))
    ] = False,
    demo: Annotated[bool, typer.Option("--demo", help=say("cli.demo", _LANGUAGE))] = False,
    language: LanguageOption = None,
) -> None:
    """Serves the workbench until it is stopped."""
    tongue = language_for(language)
    with workbench(tongue):
        import granian  # noqa: F401 - missing it is told here, not by the process that needs it

        place = _place(host, port, tongue)
        _refuse_taken(place, tongue)
        welcome = [say("cli.serving", tongue, address=place.address)]
        if demo:
            from arbetsro.cli.demo import prepare_demo

            welcome += prepare_demo(tongue)
        require_migrated(tongue)
        commands = _commands(place, with_worker=with_worker or demo)
    _run(commands, place, "\n".join(welcome), tongue)


def _place(host: str | None, port: int | None, language: Language) -> Place:
    from django.conf import settings

    address = urlsplit(settings.ADDRESS)
    if settings.PRODUCTION:
        return Place(settings.ADDRESS, host or "127.0.0.1", port or 8000)
    name = address.hostname or "127.0.0.1"
    if host is not None and host not in _HERE:
        raise refused(say("cli.host_needs_https", language, host=host))
    number = port or address.port or 80
    written = f"[{name}]" if ":" in name else name
    listens = host or name
    return Place(
        f"http://{written}:{number}", "127.0.0.1" if listens == "localhost" else listens, number
    )


def _refuse_taken(place: Place, language: Language) -> None:
    """Ends the program where it may not listen there; the server itself would share the port."""
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((place.host, place.port))
        except OSError as error:
            key = "port_taken" if error.errno == errno.EADDRINUSE else "cannot_listen"
            raise refused(
                say(
                    f"cli.{key}", language,
                    host=place.host, port=place.port, reason=error.strerror,
                )
            ) from error  # fmt: skip


def _commands(place: Place, *, with_worker: bool) -> dict[str, list[str]]:
    from django.conf import settings

    server = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"]
    server += ["--host", place.host, "--port", str(place.port)]
    server += ["--workers", str(settings.WEB_PROCESSES), "--blocking-threads", str(_THREADS)]
    server += ["--workers-kill-timeout", "5", "--respawn-failed-workers"]
    server += ["--log-level", "warning", "arbetsro.web.wsgi:application"]
    commands = {"serve": server}
    if with_worker:
        program = "from arbetsro.cli import main; main()"
        commands["worker"] = [sys.executable, "-c", program, "worker"]
    return commands


def _run(commands: dict[str, list[str]], place: Place, welcome: str, language: Language) -> None:
    from django.conf import settings

    environment = dict(os.environ)
    if not settings.PRODUCTION:
        environment["ARBETSRO_ADDRESS"] = place.address

    def once_up() -> bool:
        if not _answers(place):
            return False
        typer.echo(welcome)
        return True

    ended = Together(commands, environment).run(once_up)
    if ended is not None:
        name, status = ended
        raise refused(say("cli.process_ended", language, name=name, status=status), 1)
    tell(say("cli.stopped", language))


def _answers(place: Place) -> bool:
    name = urlsplit(place.address).netloc
    connection = http.client.HTTPConnection(place.host, place.port, timeout=2)
    try:
        connection.request("GET", "/health/alive/", headers={"Host": name})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
