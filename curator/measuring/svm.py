"""The baseline that learns: TF-IDF and a linear SVM, never shown what it is asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from curator.errors import UsageError
from curator.measuring.predicting import Predicted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from curator.measuring.gold import Labelled

FOLDS: Final = 5
SEED: Final = 0


class Vectors:
    """Word counts of papers, made once; weighing and learning happen anew in every fold."""

    def __init__(self, papers: Sequence[Labelled]) -> None:
        """Count words and pairs of words.

        Raises:
            UsageError: the extra that brings scikit-learn is not installed.
        """
        self.papers = tuple(papers)
        self._learn = _learner()
        texts = [f"{paper.title}\n{paper.abstract}" for paper in self.papers]
        self._counts = _counter()(texts)

    def folds(self, labels: Sequence[str]) -> list[tuple[int, ...]]:
        """The positions of the papers in fixed folds, each with every label in its share."""
        order: dict[str, list[int]] = {}
        for at, label in enumerate(labels):
            order.setdefault(label, []).append(at)
        dealt = [at for label in sorted(order) for at in order[label]]
        return [tuple(dealt[fold::FOLDS]) for fold in range(FOLDS)]

    def screened(self, parts: Iterable[Sequence[int]]) -> tuple[Predicted, ...]:
        """Whether each paper of the parts is wanted, by what was learned from all other papers."""
        labels = ["yes" if paper.wanted else "no" for paper in self.papers]
        return tuple(
            Predicted(self.papers[at], score, flagged=score > 0)
            for part in parts
            for at, score in self._scores(part, labels, "yes")
        )

    def placed(self, parts: Iterable[Sequence[int]]) -> tuple[Predicted, ...]:
        """The sections of each paper of the parts, best first, by what was learned from all others."""
        labels = [paper.sections[0] for paper in self.papers]
        found = []
        for part in parts:
            model, known = self._fitted(part, labels)
            if model is None:
                rankings = [known] * len(part)
            else:
                rankings = [_ranked(row, known) for row in _rows(model(self._counts[list(part)]), known)]
            found += [
                Predicted(self.papers[at], 0.0, flagged=False, ranking=ranking)
                for at, ranking in zip(part, rankings, strict=True)
            ]
        return tuple(found)

    def _scores(self, part: Sequence[int], labels: Sequence[str], wanted: str) -> list[tuple[int, float]]:
        model, known = self._fitted(part, labels)
        if model is None:  # one label only: nothing to learn
            return [(at, 1.0 if known == (wanted,) else -1.0) for at in part]
        scores = model(self._counts[list(part)])
        return [(at, float(score)) for at, score in zip(part, scores, strict=True)]

    def _fitted(self, part: Sequence[int], labels: Sequence[str]) -> tuple[Any, tuple[str, ...]]:
        """The decision function learned without the part, and its labels in the order of its columns."""
        held = set(part)
        rest = [at for at in range(len(self.papers)) if at not in held]
        shown = [labels[at] for at in rest]
        known = tuple(sorted(set(shown)))
        if len(known) < 2:  # noqa: PLR2004 - it takes two to tell apart
            return None, known
        return self._learn(self._counts[rest], shown), known


def _counter() -> Any:  # noqa: ANN401 - scikit-learn ships no types
    from sklearn.feature_extraction.text import CountVectorizer  # noqa: PLC0415 - an extra, and slow to load

    return CountVectorizer(ngram_range=(1, 2), min_df=2).fit_transform


def _learner() -> Callable[[Any, Sequence[str]], Any]:
    """What learns from counts and labels, and gives the decision function."""
    try:
        from sklearn.feature_extraction.text import TfidfTransformer  # noqa: PLC0415 - as above
        from sklearn.pipeline import make_pipeline  # noqa: PLC0415 - as above
        from sklearn.svm import LinearSVC  # noqa: PLC0415 - as above
    except ImportError as error:
        message = "The baselines need scikit-learn, which is not installed."
        advice = 'Type pip install "paper-curator[evaluate]", or leave them out with --no-baselines.'
        raise UsageError(message, advice=advice) from error

    def learn(counts: Any, labels: Sequence[str]) -> Any:  # noqa: ANN401 - scikit-learn ships no types
        machine = LinearSVC(class_weight="balanced", random_state=SEED)
        return (
            make_pipeline(TfidfTransformer(sublinear_tf=True), machine).fit(counts, labels).decision_function
        )

    return learn


def _rows(scores: Any, known: Sequence[str]) -> list[list[float]]:  # noqa: ANN401 - an array of numpy
    """One row of scores a paper; of two labels the library gives one column."""
    if len(known) == 2:  # noqa: PLR2004 - as it documents
        return [[-float(score), float(score)] for score in scores]
    return [[float(score) for score in row] for row in scores]


def _ranked(row: Sequence[float], known: Sequence[str]) -> tuple[str, ...]:
    return tuple(known[at] for at in sorted(range(len(known)), key=lambda at: -row[at]))
