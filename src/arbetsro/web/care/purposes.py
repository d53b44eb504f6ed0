"""Why a record is read or written."""

from enum import StrEnum


class Purpose(StrEnum):
    """A purpose; each has its words in the messages, ``care.purpose_<key>``."""

    TRIAGE = "triage"
    BOOKING = "booking"
    CARE = "care"
    FOLLOW_UP = "follow_up"
    OWN = "own"  # the person
    REGULAR = "regular"  # the program
    CHECK = "check"  # that others read only what they may
    EVALUATION = "evaluation"
    # What somebody who takes no part may give as a reason.
    STANDING_IN = "standing_in"
    ASKED_BY_PERSON = "asked_by_person"
    QUALITY = "quality"
    EMERGENCY = "emergency"


#: What may be given by somebody who takes no part.
TO_OPEN = (Purpose.STANDING_IN, Purpose.ASKED_BY_PERSON, Purpose.QUALITY, Purpose.EMERGENCY)
