"""The command line: its reference, and what its commands print."""

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives
from figures import ROOT
from parts import paragraph, section, table
from sphinx.util.docutils import SphinxDirective
from typer.main import get_command

from arbetsro.cli.app import app


class Commands(SphinxDirective):
    """``{commands}`` describes every command, argument and option."""

    def run(self) -> list[nodes.Node]:
        """A section a command."""
        top = get_command(app)
        found: list[nodes.Node] = [_parameters("arbetsro", top)]
        for name, command in commands_of(top).items():
            body = (paragraph(command.help or ""), *_usage(name, command))
            found.append(section(f"command-{name}", f"arbetsro {name}", *body))
        return found


def commands_of(group: Any, prefix: str = "") -> dict[str, Any]:  # noqa: ANN401 - Typer's own kind
    """Every command by all its words, those within a group after the group."""
    found: dict[str, Any] = {}
    for name, command in sorted(group.commands.items()):
        found[prefix + name] = command
        if hasattr(command, "commands"):
            found |= commands_of(command, f"{prefix}{name} ")
    return found


def _usage(name: str, command: Any) -> Iterator[nodes.Node]:  # noqa: ANN401 - Typer's own kind
    arguments = [_metavar(one) for one in command.params if not _is_option(one)]
    if hasattr(command, "commands"):
        arguments = ["COMMAND"]
    usage = " ".join(["arbetsro", name, *arguments, "[OPTIONS]"])
    yield nodes.literal_block(usage, usage, language="text")
    yield _parameters(name, command)


def _parameters(name: str, command: Any) -> nodes.table:  # noqa: ANN401
    rows = [(f"`{_written(one)}`", one.help or "") for one in command.params]
    rows.append(("`--help`, `-h`", f"Tells about {name} and ends."))
    return table(("Argument or option", "What it does"), rows, (35, 65))


def _written(parameter: Any) -> str:  # noqa: ANN401
    if not _is_option(parameter):
        return _metavar(parameter)
    value = f" {parameter.metavar}" if parameter.metavar else ""
    return ", ".join(parameter.opts) + value


def _is_option(parameter: Any) -> bool:  # noqa: ANN401
    return bool(parameter.opts[0].startswith("-"))


def _metavar(parameter: Any) -> str:  # noqa: ANN401
    return str(parameter.metavar or parameter.name.upper())


class Run(SphinxDirective):
    """``{arbetsro} explain CASE C10`` runs a command and shows what it prints."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec = {  # noqa: RUF012 - docutils wants a plain dict
        "lines": directives.nonnegative_int,
        "from": directives.unchanged,
        "exit": directives.nonnegative_int,
    }

    def run(self) -> list[nodes.Node]:
        """The command and its output, or the first lines of it."""
        command = self.arguments[0]
        for word in shlex.split(command):
            if (ROOT / word).is_file():
                self.env.note_dependency(str(ROOT / word))
        printed = output(command, self.options.get("exit", 0)).splitlines()
        start = self.options.get("from", "")
        begin = next((i for i, line in enumerate(printed) if line.startswith(start)), None)
        if begin is None:
            raise self.error(f"no line starts with {start!r}")
        shown = printed[begin:]
        count = self.options.get("lines", len(shown))
        text = "\n".join(
            [f"$ arbetsro {command}", *(["…"] if begin else []), *shown[:count]]
            + (["…"] if count < len(shown) else [])
        )
        return [nodes.literal_block(text, text, language="text")]


def output(command: str, expected: int = 0) -> str:
    """What a command prints, on both channels, run at the root of the repository.

    Raises:
        RuntimeError: It ended with another status than expected.
    """
    program = "from arbetsro.cli import main; main()"
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program, *shlex.split(command)],
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != expected:
        raise RuntimeError(f"arbetsro {command} ended with {done.returncode}:\n{done.stdout}")
    return "\n".join(line.rstrip() for line in done.stdout.strip("\n").splitlines())
