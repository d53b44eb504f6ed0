"""What is asked in the tests of forms."""

from arbetsro.instruments.instrument import instrument
from arbetsro.instruments.wording import read_wording

OWN = {"key": "own1", "text": {"sv": "Räcker tiden?"}, "scale": "often5", "high": "good"}
BACKGROUND = {"key": "b1", "text": {"sv": "När?"}, "choices": [{"sv": "Dag"}, {"sv": "Natt"}]}
TEXT = {"key": "t1", "text": {"sv": "Annat?"}}
SMBM_6 = {"instruments": [{"id": "smbm-6"}]}

WORDS = '{ sv = "a", en = "b", da = "c" }'
OURS = f"""
id = "ours"
items = 2
version = "1"
source = "us"
verified = "our_own"
languages = ["sv"]
screens = false
is_validated = true
label = {WORDS}
recall = {WORDS}
note = {WORDS}
licence = {{ holder = "us", may_show_items = false, about = {WORDS}, verified = "our_own" }}
missing = {{ least_answered_percent = 100, is_our_own = true, about = {WORDS} }}
[[answer_scale]]
key = "often"
lowest = 1
highest = 2
value = [{{ value = 1, label = {WORDS} }}, {{ value = 2, label = {WORDS} }}]
[[subscale]]
key = "total"
items = [1, 2]
label = {WORDS}
direction = "none"
side = "other"
"""


def words_of(id_, *labels):
    rows = [f"{item.number};Fråga {item.number}" for item in instrument(id_).items]
    return {id_: read_wording("\n".join(["number;sv", *rows, *labels]), of=id_)}
