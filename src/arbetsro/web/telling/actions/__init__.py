"""What is done with messages to the staff and with examples."""

from arbetsro.web.telling.actions.examples import share_example, withdraw_example
from arbetsro.web.telling.actions.messages import (
    change_message,
    drop_message,
    publish_message,
    withdraw_message,
    write_message,
)

__all__ = [
    "change_message",
    "drop_message",
    "publish_message",
    "share_example",
    "withdraw_example",
    "withdraw_message",
    "write_message",
]
