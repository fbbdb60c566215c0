"""Text as files have it."""

import json
from typing import Any


def as_json(value: Any) -> str:
    """JSON as users get it: no NaN, letters with accents as they are."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2) + "\n"
