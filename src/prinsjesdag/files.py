"""Files that are whole or not there: written beside their place, moved into it when all went well, gone otherwise."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from prinsjesdag.errors import InputError, why


@contextmanager
def whole(target: Path) -> Iterator[IO[bytes]]:
    """What to write `target` with; its folder must be there. Raises OSError."""
    with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as part:
        place = Path(part.name)
        try:
            yield part
            part.close()
            place.chmod(0o644)
            os.replace(place, target)
        finally:
            place.unlink(missing_ok=True)


def write(target: Path, content: str | bytes) -> None:
    """Text (UTF-8) or bytes, in a folder that is made if need be. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with whole(target) as part:
        part.write(content.encode() if isinstance(content, str) else content)


def save(target: Path, content: str | bytes) -> None:
    """As `write`, for what a user asked for with --uit. Raises InputError."""
    try:
        write(target, content)
    except OSError as error:
        raise InputError(f"niet te schrijven: {why(error)}", ("--uit",), file=str(target)) from None
