"""Where the shared texts and saved pages stand, for the tests that read them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_FOLDER = Path(os.environ.get("PINKSLIP_SHARED") or Path(__file__).parents[2] / "shared")
#: The folder of saved pages and gold texts; None where it is missing.
SHARED: Path | None = _FOLDER if (_FOLDER / "DESIGN.md").is_file() else None

needs_shared = pytest.mark.skipif(SHARED is None, reason=f"no shared folder at {_FOLDER}; set PINKSLIP_SHARED")
