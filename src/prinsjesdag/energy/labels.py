"""Energy labels from a user's own file: an extract of EP-Online (one row a home), or counts by label.

Columns are found by name: the label (`label`, `energielabel`, `energieklasse`, `Pand_energieklasse`), a count
(`aantal`, `woningen`; left out, a row is one home) and a neighbourhood (`buurt`, `buurtcode`). Separated by comma or
semicolon. Nothing leaves this computer.
"""

import csv
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from prinsjesdag.errors import InputError, one_line, quoted, why
from prinsjesdag.reading import decoded

LABELS = ("A", "B", "C", "D", "E", "F", "G")
NAMES = {
    "label": ("label", "energielabel", "energieklasse", "pand_energieklasse", "labelklasse"),
    "aantal": ("aantal", "woningen", "aantal_woningen"),
    "buurt": ("buurt", "buurtcode", "bu_code"),
}
LARGEST = 500_000_000
NONE = ("", "onbekend", "geen", "geen label")


@dataclass(frozen=True)
class Labels:
    """Homes by label, A (with plusses) to G, and the same by neighbourhood where the file has one."""

    counts: Mapping[str, float]
    by_area: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    unlabelled: float = 0.0

    @property
    def total(self) -> float:
        return sum(self.counts.values())

    def poor_share(self, area: str) -> float | None:
        """Share of label D to G among the labelled homes of a neighbourhood."""
        here = self.by_area.get(area)
        whole = sum(here.values()) if here else 0.0
        return sum(here[label] for label in LABELS[3:]) / whole if here and whole else None


def load(file: str) -> Labels:
    """Labels from a CSV file. Raises InputError with file and line."""
    try:
        if Path(file).stat().st_size > LARGEST:
            raise InputError("te groot; neem alleen uw gemeente", file=file)
        text = decoded(Path(file).read_bytes(), file)
    except OSError as error:
        raise InputError(f"niet te lezen: {why(error)}", file=file) from None
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if not lines:
        raise InputError("leeg", file=file)
    reader = csv.DictReader(lines, delimiter=";" if lines[0].count(";") > lines[0].count(",") else ",")
    found = {one: _column(reader.fieldnames or (), names) for one, names in NAMES.items()}
    if found["label"] is None:
        raise InputError(
            f"geen kolom met labels; noem die label (nu: {one_line(', '.join(reader.fieldnames or ()), 80)})", file=file
        )
    counts: Counter[str] = Counter()
    areas: dict[str, Counter[str]] = {}
    without = 0.0
    for at, row in enumerate(reader, start=2):
        try:
            label, homes = _label(row[found["label"]]), _homes(row, found["aantal"])
        except InputError as error:
            raise InputError(error.what, error.path, file=file, line=at) from None
        if label is None:
            without += homes
            continue
        counts[label] += homes  # type: ignore[assignment]
        if found["buurt"] is not None:
            areas.setdefault((row[found["buurt"]] or "").strip(), Counter())[label] += homes  # type: ignore[assignment]
    if not counts:
        raise InputError("geen enkele regel met een label A tot en met G", file=file)
    return Labels(
        {label: float(counts[label]) for label in LABELS},
        {area: {label: float(here[label]) for label in LABELS} for area, here in areas.items()}, without,
    )  # fmt: skip


def _column(names: object, wanted: tuple[str, ...]) -> str | None:
    listed = [str(name) for name in names] if isinstance(names, (list, tuple)) else []
    return next((name for want in wanted for name in listed if name.strip().lower() == want), None)


def _label(said: str | None) -> str | None:
    text = (said or "").strip()
    if text.lower() in NONE:
        return None
    letter = text[:1].upper()
    if letter not in LABELS or text[1:].strip("+"):
        raise InputError(f"{quoted(text)} is geen label; schrijf A tot en met G, of laat leeg", ("label",))
    return letter


def _homes(row: Mapping[str, str | None], name: str | None) -> float:
    if name is None:
        return 1.0
    try:
        found = float((row[name] or "").strip().replace(",", "."))
    except ValueError:
        found = -1.0
    if not 0.0 <= found < 1e8:
        raise InputError(f"{quoted(row[name] or '')} is geen aantal woningen", (name,))
    return found
