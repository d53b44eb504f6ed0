"""Runs snippets of Python in the settings of a workbench: a line of JSON in, a line of JSON out."""

import json
import sys
import traceback

import django
from django.db import close_old_connections


def main() -> None:
    """Answers until the input ends."""
    django.setup()
    replies, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        asked = json.loads(line)
        names = {"__name__": "snippet", **asked["values"]}
        close_old_connections()
        try:
            exec(asked["code"], names)
            reply = {"result": names.get("result")}
        except Exception:  # noqa: BLE001 - whatever it is, the test is told
            reply = {"error": traceback.format_exc()}
        replies.write(json.dumps(reply, default=str) + "\n")
        replies.flush()


if __name__ == "__main__":
    main()
