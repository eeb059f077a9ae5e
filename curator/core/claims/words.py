"""The words around a venue's name in a comment: which say nothing, and which say what part of it is meant."""

from __future__ import annotations

import re
from typing import Final

from curator.core.late import late

WORKSHOP: Final = late(
    r"\bwork(?:s[hk]o[pw]|sop|hop|shp)s?\b|\bSRW\b|@\s?(?=[A-Z])|\bsatellite\b|\bunconference\b",
    re.IGNORECASE,
)
FINDINGS: Final = late(r"\bfing?dings?\b", re.IGNORECASE)
TOGETHER: Final = late(
    r"(?:\bat|@|\bpart\s+of|\bco-?located\s+(?:with|at)|\bin\s+conjunction\s+with|\bheld\s+(?:at|with|in)"
    r"|\bwith|\bduring|\bhosted\s+(?:by|at)|\balongside|\bin|\bof|,|\s[-\u2013\u2014])\s*(?:the\s+)?\Z",
    re.IGNORECASE,
)
PREPRINT: Final = late(r"\bpre-?prints?\b(?!\s+(?:version\s+)?(?:of|for)\b)", re.IGNORECASE)
NOT_ITS_PAPER: Final = late(
    r"\b(?:templates?|style|format(?:ted|ting)?|challenges?|competitions?|shared\s+task|winn(?:er|ing)|place|solution"
    r"|code\s+(?:of|from|for)|baseline|cup|tutorial|webpage|website"
    r"|homepage|leaderboard|keynote|invited|proposal|deadline|reviews?|rebuttal|ARR)\b",
    re.IGNORECASE,
)
TRACK: Final = late(
    r"\b(?:oral|spotlight|highlight|poster|demo(?:nstration)?s?|student\s+abstract|extended\s+abstract|short\s+paper"
    r"|late[\s-]breaking(?:\s+work)?|doctoral\s+consortium|best\s+(?:\w+\s+){0,2}paper|honou?rable\s+mention"
    r"|datasets?\s+(?:and|&)\s+benchmarks?|(?:[A-Z][\w-]+\s+){1,4}?track|blogpost)\b",
    re.IGNORECASE,
)
SIDE: Final = late(
    r"\b(?:tiny[\s-]papers?|blog(?:[\s-]?posts?)?\s+track|as\s+an?\s+blog[\s-]?post"
    r"|blog[\s-]?posts?\s+(?:(?:19|20)[0-9]{2}|(?:at|for|in)\s+(?:the\s+)?[a-z]+)|20[0-9]{2}\s+blog[\s-]?posts?)\b",
    re.IGNORECASE,
)

_ROLE: Final = (
    "accepted accept acceptance published publication presented presentation presentations presenting "
    "appear appearing press inclusion consideration possible full short long regular main conference "
    "conferences technical research original invited contributed paper papers article articles work "
    "manuscript submission abstract abstracts study letter report chapter track tracks session program "
    "programme oral orals poster posters spotlight highlight highlighted highlights inproceedings "
    "mainconference demo demos demonstration industry industrial application applications applied "
    "findings finding fingdings camera ready version volume mains student best award honorable mention "
    "early round late breaking top tier flagship prestigious premier international annual journal "
    "proceedings proc special issue dataset datasets benchmark benchmarks"
)
_GLUE: Final = (
    "a an the this that our its as at by for from in into to of on and or with under be been is was has "
    "have will it we currently already recently just also both peer reviewed reviewer double blind"
)
_SPONSORS: Final = (
    "ieee cvf acm usenix sigsac sigchi sigplan sigsoft sigkdd sigir rsj ifip aaai siam isca eurasip"
)
_PUBLISHERS: Final = (
    "springer elsevier wiley mdpi lncs ccis lnai pmlr curran sage frontiers verlag library scitepress "
    "xplore tc cham press"
)
_EXTRAS: Final = (
    "project projects page pages website webpage web site homepage home code codes data model models "
    "dataset datasets weights demo video videos available here see github link links url supplementary "
    "supplement supp supplemental material materials appendix appendices including included includes "
    "figures figure tables table references equal january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sep sept oct nov dec contribution "
    "authors first two publicly released open source at"
)
_ORDINALS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth "
    "fiftieth twenty thirty forty fifty"
)

SPONSORS: Final = frozenset(f"{_SPONSORS} {_PUBLISHERS}".split())
"""Words that name who holds or prints, and no venue."""

PLAIN: Final = frozenset(f"{_ROLE} {_GLUE} {_ORDINALS} symposium".split())
"""Words between "accepted" and a name, or after a name, that change nothing in what is named."""

AROUND: Final = PLAIN | SPONSORS | frozenset(_EXTRAS.split())
"""Words that stand beside a venue's name where nothing but the name stands."""

_NO_VENUE: Final = (
    "appendix section supplementary github arxiv zenodo huggingface hugging table figure chapter preprint "
    "thesis master masters phd university institute department january february march april june july "
    "august september october november december draft note notes journal conference workshop symposium "
    "proceedings review venue code dataset python pytorch kaggle copyright comments version article "
    "project format template style literature pdf trans transactions letters magazine potential spring "
    "summer autumn fall winter may"
)
NO_VENUE: Final = frozenset(_NO_VENUE.split())
"""Words that are no venue when nothing else, or nothing but them and a year, is said."""

_WORD: Final = late(r"[^\W_]+(?:[-'\u2019][^\W_]+)*")
_ORDINAL: Final = late(r"[0-9]{1,4}(?:st|nd|rd|th)?")


def strange(text: str, plain: frozenset[str]) -> list[str]:
    """The words of a text that are not ``plain``, nor numbers or ordinals, as they are written."""
    return [
        word
        for word in _WORD.findall(text)
        if word.casefold() not in plain
        and not all(part in plain for part in word.casefold().split("-"))
        and not _ORDINAL.fullmatch(word)
    ]
