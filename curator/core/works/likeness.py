"""Whether two titles that are not equal still are one title: the rules that `same_work` goes by.

They were drawn from 150,811 published works (``benchmarks/measure_identity.py``). Among like titles, one
content word more or less means another work every second time, even when the authors are the same people
("Correlation Clustering with ...", "Local Correlation Clustering with ..."). So no content word is forgiven.
What is forgiven stands here, and needs the more agreement among the authors the more often it misleads.

The library that aligns letters is imported when two titles are first compared: its start takes longer than
all that is worked out for a list in which no two titles are alike.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from curator.core.works.authors import Agreement
from curator.core.works.titles import fingerprint_of, parts, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_FILLER_WORDS: Final = (
    "a an the of for in on to with via by and from using at through its as into that is are based s"
)
_LIGHT_WORDS: Final = (
    "learning network networks model models method methods approach algorithm algorithms framework "
    "towards toward"
)
_ENDINGS: Final = frozenset({"", "s", "es", "e", "d", "ed", "ing", "ies", "y", "ied"})
_APART_WORDS: Final = (
    "re reproducibility reproducing replication replicability study comment comments reply response open "
    "problem live demonstration demo survey review tutorial part appendix correction erratum corrigendum"
)
_NOTES: Final = (frozenset({"extended", "abstract"}), frozenset({"student", "abstract"}))
FILLER: Final = frozenset(_FILLER_WORDS.split())
LIGHT: Final = frozenset(_LIGHT_WORDS.split())
_APART: Final = frozenset(_APART_WORDS.split())
LONGEST: Final = 60
ENOUGH_WORDS: Final = 5
_ENOUGH_WITH_AUTHORS: Final = 3
_LETTERS_OF_A_TYPO: Final = 8
_LONGEST_NAME: Final = 3
_LONG_SUBTITLE: Final = 6
_NAME_MEANT: Final = 0.7


class Title:
    """A title with what comparing needs, each part worked out once, when it is first asked for."""

    def __init__(self, text: str) -> None:
        """Work out nothing yet."""
        self.text = text

    @cached_property
    def fingerprint(self) -> str:
        """Equal for two spellings of one title; empty for a blank one."""
        return fingerprint_of(self.words, title=self.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Folded words in order."""
        return words(self.text)

    @cached_property
    def content(self) -> frozenset[str]:
        """The words that carry the meaning."""
        return frozenset(self.words) - FILLER

    @cached_property
    def parts(self) -> tuple[Title, Title] | None:
        """What stands before and after the first colon or spaced dash."""
        split = parts(self.text)
        return split and (Title(split[0]), Title(split[1]))


def likeness(a: Title, b: Title) -> float:
    """How alike two titles look, from 0 to 1: the share of letters that an alignment keeps."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - see above

    return fuzz.ratio(a.fingerprint, b.fingerprint) / 100


def nearest_name(name: str, names: Sequence[str]) -> str | None:
    """The one of ``names`` that was probably meant, or None; swapped letters are the likeliest slip."""
    from rapidfuzz import process  # noqa: PLC0415 - see above
    from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415 - see above

    alike = DamerauLevenshtein.normalized_similarity
    found = process.extract(name, names, scorer=alike, score_cutoff=_NAME_MEANT, limit=None)
    ranked = [(share, sorted(one) == sorted(name), one) for one, share, _ in found]
    return max(ranked)[2] if ranked else None


def near(a: Title, b: Title, people: Agreement) -> str | None:
    """Say why two different titles are one, whichever comes first; None when they are not."""
    if people is Agreement.DIFFER or max(len(a.words), len(b.words)) > LONGEST:
        return None
    a, b = sorted((a, b), key=lambda title: title.text)  # an alignment may depend on which one comes first
    same = people is Agreement.SAME
    return (
        _respelt(a, b, people)
        or _named(a, b, people)
        or _named(b, a, people)
        or _renamed(a, b, people)
        or (_cut(a, b) or _cut(b, a) if same else None)
    )


def _respelt(a: Title, b: Title, people: Agreement) -> str | None:
    """Small words, hyphens, endings, typing mistakes; if the authors agree also order and light words."""
    agreed = people >= Agreement.AGREE
    enough = _ENOUGH_WITH_AUTHORS if agreed else ENOUGH_WORDS
    if min(len(a.content), len(b.content)) < enough or abs(len(a.words) - len(b.words)) > enough:
        return None
    left, right = _unlike(a.words, b.words)
    if agreed:
        left, right = _cancelled(left, right)
    spellings = [pair for pair in zip(left, right, strict=False) if one_word(*pair, agreed=agreed)]
    if len(left) != len(right) or len(spellings) != len(left):
        return None
    quoted = sorted(" / ".join(f"“{word}”" for word in sorted(pair)) for pair in spellings)
    return f"the titles differ only in {'spelling: ' + ', '.join(quoted) if quoted else 'small words'}"


def _unlike(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """The words that the alignment of two titles does not pair, small ones and mere hyphens left out."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - see above

    left: list[str] = []
    right: list[str] = []
    for step in Levenshtein.opcodes(a, b):
        mine, other = a[step.src_start : step.src_end], b[step.dest_start : step.dest_end]
        if "".join(mine) != "".join(other):
            left += (word for word in mine if word not in FILLER)
            right += (word for word in other if word not in FILLER)
    return left, right


def _cancelled(left: list[str], right: list[str]) -> tuple[list[str], list[str]]:
    """Without words that only moved, light ones, and notes on the form of a publication."""
    notes = [note for note in _NOTES if note <= set(left) or note <= set(right)]
    dropped = LIGHT.union(*notes, set(left) & set(right))
    return [word for word in left if word not in dropped], [word for word in right if word not in dropped]


def one_word(a: str, b: str, *, agreed: bool) -> bool:
    """Whether two different words are one, inflected or mistyped; numbers and short words never are.

    A wrong letter makes another word ("MaskCLIP", "MasQCLIP"); a missing, doubled or swapped one is a slip.
    """
    if not (a.isalpha() and b.isalpha()) or a[0] != b[0] or a == b:
        return False
    stem = _shared_start(a, b)
    longest = max(len(a), len(b))
    if stem >= _LONGEST_NAME and {a[stem:], b[stem:]} <= _ENDINGS:
        return True
    if min(len(a), len(b)) >= _LETTERS_OF_A_TYPO and abs(len(a) - len(b)) <= 1 and _one_slip(a, b):
        return len(a) != len(b) or sorted(a) == sorted(b) or a.replace("z", "s") == b.replace("z", "s")
    return agreed and stem >= ENOUGH_WORDS and 5 * stem >= 3 * longest


def _one_slip(a: str, b: str) -> bool:
    from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415 - see above

    return DamerauLevenshtein.distance(a, b, score_cutoff=1) == 1


def _shared_start(a: str, b: str) -> int:
    return next(
        (at for at, (one, two) in enumerate(zip(a, b, strict=False)) if one != two), min(len(a), len(b))
    )


def _named(whole: Title, bare: Title, people: Agreement) -> str | None:
    """A method's name before the colon, which one of the two titles does not carry yet or any more."""
    if whole.parts is None or whole.parts[1].fingerprint != bare.fingerprint:
        return None
    name = whole.parts[0]
    agreed = people >= Agreement.AGREE
    if name.content & _APART or len(name.words) > (_LONGEST_NAME if agreed else 1):
        return None
    if len(bare.content) < (ENOUGH_WORDS - agreed):
        return None
    return f"one title is the other with “{name.text.strip()[:80]}” before it"


def _renamed(a: Title, b: Title, people: Agreement) -> str | None:
    """One method that changed its name, with a long subtitle that stayed."""
    if people < Agreement.AGREE or a.parts is None or b.parts is None:
        return None
    (name, sub), (other, same) = a.parts, b.parts
    if sub.fingerprint != same.fingerprint or len(sub.content) < _LONG_SUBTITLE:
        return None
    if (name.content | other.content) & _APART or max(len(name.words), len(other.words)) > _LONGEST_NAME:
        return None
    return "the titles differ only in the name before the colon, and the authors agree"


def _cut(whole: Title, bare: Title) -> str | None:
    """A subtitle that one of the two leaves out; only between works of the same people."""
    if whole.parts is None or whole.parts[0].fingerprint != bare.fingerprint:
        return None
    if whole.parts[1].content & _APART or len(bare.content) < _ENOUGH_WITH_AUTHORS:
        return None
    return "one title is the other without its subtitle, and the authors are the same"
