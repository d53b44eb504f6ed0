"""The command line: one command a file. ``main`` is the entry point."""


def main() -> None:
    """Runs the command line."""
    from arbetsro.cli.app import app

    app()
