"""The command line: one command a file. ``main`` is the entry point."""


def main() -> None:
    """Runs the command line."""
    import sys
    from io import TextIOWrapper

    # An output that lacks a sign shows a question mark in its place; the account is not lost.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")

    from arbetsro.cli.app import app

    app()
