"""``arbetsro care``: the keys that seal the records of counselling."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from arbetsro.cli.options import LanguageOption, hand_down, language_for
from arbetsro.cli.output import progress
from arbetsro.cli.workbench import refused, require_migrated, workbench
from arbetsro.language import Language, from_locale, say

_LANGUAGE = from_locale()

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def _start(context: typer.Context, language: LanguageOption = None) -> None:
    hand_down(context, language)


def new_key(language: LanguageOption = None) -> None:
    """Puts a new key first in the file of keys, or prints one where a setting holds the keys."""
    tongue = language_for(language)
    with workbench(tongue):
        from arbetsro.web.care import sealing
        from arbetsro.web.care.key_file import add_key, key_file

        file = key_file()
        if file is None:
            typer.echo(sealing.new_key())
            typer.echo(say("cli.care_key_by_hand", tongue), err=True)
            return
        try:
            count = add_key(file)
        except OSError as error:
            sentence = say("cli.cannot_write", tongue, file=file, reason=error.strerror)
            raise refused(sentence) from error
    typer.echo(say("cli.care_key_added", tongue, file=file, count=count))


def reseal(language: LanguageOption = None) -> None:
    """Seals every record anew with the newest key. It may be broken off and started again."""
    tongue = language_for(language)
    with workbench(tongue), _keys_told(tongue):
        from arbetsro.web.care.rotation import Progress
        from arbetsro.web.care.rotation import reseal as seal_all

        require_migrated(tongue)
        with progress(say("cli.care_resealing", tongue)):
            *_, done = (Progress(), *seal_all())
    typer.echo(say("cli.care_resealed", tongue, seen=done.seen, anew=done.anew))
    if done.shut:
        raise refused(say("cli.care_shut", tongue, count=done.shut), status=1)


def check_keys(language: LanguageOption = None) -> None:
    """Tells how much each key opens, and whether old keys may be taken away."""
    tongue = language_for(language)
    with workbench(tongue), _keys_told(tongue):
        from arbetsro.web.care.rotation import by_key

        require_migrated(tongue)
        found = by_key()
    total = sum(found.values(), start=Counter[int | None]())
    for key in sorted(one for one in total if one is not None):
        typer.echo(say("cli.care_opens", tongue, number=key + 1, count=total[key]))
    if total[None]:
        raise refused(say("cli.care_shut", tongue, count=total[None]), status=1)
    old = any(key for key in total)
    typer.echo(say("cli.care_keys_old" if old else "cli.care_keys_newest", tongue))


@contextmanager
def _keys_told(language: Language) -> Iterator[None]:
    """Tells in one sentence that there is no key to work with."""
    from arbetsro.web.care.sealing import NoKeyError

    try:
        yield
    except NoKeyError as error:
        raise refused(say("cli.care_no_key", language)) from error


for _name, _command in (("new-key", new_key), ("reseal", reseal), ("check-keys", check_keys)):
    app.command(_name, help=say(f"cli.care_{_name.replace('-', '_')}", _LANGUAGE))(_command)
