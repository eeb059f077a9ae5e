"""Works that nobody wrote: titles and abstracts that the maintained rules take for the list, and others."""

# ruff: noqa: SIM905 - words in a row are read more easily than a column of them
from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_STARTS: Final = (
    "al bren cor dun el fal gar hol ist jor kel lom mar nor ost pel quin ral sor tam ulm ver".split()
)
_ENDS: Final = "bex da fin go hem kri lo mund nax pir rew sho tiv vane wick zo".split()
_DEFENSES: Final = (
    "Adversarial Training as a Defense of {what} against Adversarial Examples",
    "Defending {what} against Adversarial Attacks by {how}",
    "Certified Adversarial Robustness of {what} by {how}",
    "Detecting Adversarial Examples for {what} with {how}",
    "Purifying Adversarial Perturbations before {what} by {how}",
)
_OTHERS: Final = (
    "Faster {what} by {how}",
    "A Survey of {how} for {what}",
    "{how} in {what} under Few Labels",
)
_KINDS: Final = (
    "Sparse Deep Graph Point-Cloud Speech Video Tabular Medical Spiking Recurrent Binary Aerial".split()
)
_MODELS: Final = "Networks Classifiers Detectors Transformers Encoders Ensembles Retrievers Taggers".split()
_WAYS: Final = "Random Smooth Lipschitz Wavelet Orthogonal Quantized Residual Spectral Layered Sorted".split()
_MEANS: Final = (
    "Pooling Gates Kernels Windows Projections Cascades Codebooks Anchors Splines Mixtures".split()
)
_FIRST: Final = (
    "Ada Bo Cy Dana Edo Fay Gil Hanna Ivo Jana Kai Lea Mio Nora Olaf Pia Quin Rosa Sven Tara".split()
)


class Words(NamedTuple):
    """Title, authors and abstract of one work."""

    title: str
    authors: tuple[str, ...]
    abstract: str


def defenses(seed: int = 0) -> Iterator[Words]:
    """Works for the list, without end, no two alike."""
    return _made(
        _DEFENSES, "We study adversarial robustness: a defense against adversarial examples, {name}.", seed
    )


def others(seed: int = 1) -> Iterator[Words]:
    """Works that have nothing to do with it."""
    return _made(_OTHERS, "We train {name} in half of the time and measure its accuracy.", seed)


def _made(patterns: tuple[str, ...], abstract: str, seed: int) -> Iterator[Words]:
    random_ = random.Random(seed)  # noqa: S311 - it keeps no secret
    seen: set[str] = set()
    while True:
        name = "".join((random_.choice(_STARTS), random_.choice(_ENDS), random_.choice(_ENDS))).capitalize()
        if name in seen:
            continue
        seen.add(name)
        what = f"{random_.choice(_KINDS)} {random_.choice(_MODELS)}"
        how = f"{random_.choice(_WAYS)} {random_.choice(_MEANS)}"
        title = f"{name}: {random_.choice(patterns).format(what=what, how=how)}"
        family = (f"{random_.choice(_STARTS)}{random_.choice(_ENDS)}{sign}".capitalize() for sign in _SIGNS)
        authors = tuple(f"{random_.choice(_FIRST)} {one}" for one in family)
        yield Words(title, authors, abstract.format(name=name))


_SIGNS: Final = ("er", "son", "i")
"""Ends of family names; a work has one author each."""
