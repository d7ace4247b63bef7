"""What changed from one map to another: not in the text, but in the journey."""

from journeymap.diff._change import Change, Compared, Difference, Named, Pair, Subject, Verb
from journeymap.diff._compare import diff
from journeymap.diff._effect import Effect, Felt, Low, Sides, effect
from journeymap.diff._many import compare, many

__all__ = [
    "Change",
    "Compared",
    "Difference",
    "Effect",
    "Felt",
    "Low",
    "Named",
    "Pair",
    "Sides",
    "Subject",
    "Verb",
    "compare",
    "diff",
    "effect",
    "many",
]
