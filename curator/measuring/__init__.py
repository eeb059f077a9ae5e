"""How good the keyword rules are, on labelled papers.

`read_gold` gives `GoldSet`s of `Labelled` papers; `predicted` has the rules judge them; `screening_figures`
and `section_figures` count on any subset of the predictions; `intervals` says how sure a figure is;
`by_venue` and `by_year` part a set. `evaluate` does all of it at once, against baselines.
"""

from curator.measuring.bootstrap import Interval, interval
from curator.measuring.figures import ScreeningFigures, SectionFigures, screening_figures, section_figures
from curator.measuring.gold import GoldSet, Labelled, read_gold
from curator.measuring.predicting import Predicted, predicted
from curator.measuring.splits import by_half, by_venue

__all__ = [
    "GoldSet",
    "Interval",
    "Labelled",
    "Predicted",
    "ScreeningFigures",
    "SectionFigures",
    "by_half",
    "by_venue",
    "interval",
    "predicted",
    "read_gold",
    "screening_figures",
    "section_figures",
]
