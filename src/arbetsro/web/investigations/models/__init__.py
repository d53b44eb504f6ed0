"""What an investigation leaves behind."""

from arbetsro.web.investigations.models.answers import Answer, Participant, Photo
from arbetsro.web.investigations.models.balance import BalanceMap, MapItem
from arbetsro.web.investigations.models.checklists import ChecklistVersion, OwnChecklist
from arbetsro.web.investigations.models.findings import Finding
from arbetsro.web.investigations.models.interviews import Conversation, ConversationNote
from arbetsro.web.investigations.models.investigation import Investigation
from arbetsro.web.investigations.models.letters import Asking, Letter, Question, Reply
from arbetsro.web.investigations.models.meetings import Ballot, Meeting, MeetingCard

__all__ = [
    "Answer",
    "Asking",
    "BalanceMap",
    "Ballot",
    "ChecklistVersion",
    "Conversation",
    "ConversationNote",
    "Finding",
    "Investigation",
    "Letter",
    "MapItem",
    "Meeting",
    "MeetingCard",
    "OwnChecklist",
    "Participant",
    "Photo",
    "Question",
    "Reply",
]
