"""What the worker does regularly for the store of answers."""

from arbetsro.web.answers.tracks import write_anew
from arbetsro.web.jobs.regular import regular

regular("answers.write_anew")(write_anew)
