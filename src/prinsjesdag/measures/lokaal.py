"""Local schemes: a municipality's own values, laid over the law.

What a municipality decides is values, never code: the rules stand in law/minimabeleid and give nothing where a scheme
isn't filled in. The files are `gemeente/GMxxxx.yaml`; those in the folder that PRINSJESDAG_GEMEENTE names come in
addition, or in their place. Nobody gets the scheme of another municipality.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from prinsjesdag.engine import System, When
from prinsjesdag.engine.parameters import DatedValue
from prinsjesdag.errors import InputError
from prinsjesdag.measures.regelingen import Regelingen, Version, read_regelingen
from prinsjesdag.measures.soorten import KINDS

OWN = Path(__file__).with_name("gemeente")
VARIABLE = "PRINSJESDAG_GEMEENTE"
FOLDER = "minimabeleid"

OUTCOMES = {
    "individuele_inkomenstoeslag": ("individuele_inkomenstoeslag",),
    "collectieve_zorgverzekering": ("bijdrage_collectieve_zorgverzekering",),
    "participatie_volwassenen": ("participatieregeling_volwassenen",),
    "participatie_kinderen": ("participatieregeling_kinderen",),
    "energie": ("gemeentelijke_energieregeling",),
    "bijzondere_bijstand": (
        "draagkracht_bijzondere_bijstand", "draagkracht_bijzondere_bijstand_maand", "bijzondere_bijstand",
    ),
}  # fmt: skip
"""What can't be told where a scheme isn't filled in. Kwijtschelding and the energietoeslag have a national rule."""

ONLY_IN = {"energietoeslag": (2022, 2023)}
"""Years in which a scheme existed; without a municipality's own values it has those of the Rijk."""

SUMMED = "gemeentelijke_regelingen"
IN_SUM = (*(scheme for scheme in OUTCOMES if scheme != "bijzondere_bijstand"), "energietoeslag")


FACTS = {
    "maanden_laag_inkomen": "individuele_inkomenstoeslag",
    "uitzicht_op_inkomensverbetering": "individuele_inkomenstoeslag",
    "bijzondere_kosten": "bijzondere_bijstand",
    "bijzondere_kosten_soort": "bijzondere_bijstand",
    "in_schuldregeling": "bijzondere_bijstand",
}
"""Facts that only a local scheme asks for."""

MUNICIPAL = frozenset({SUMMED, *(name for names in OUTCOMES.values() for name in names)})
"""Outcomes that rest on local schemes."""


@dataclass(frozen=True)
class Filled:
    """Which local schemes hold for one household in a year or on a day."""

    code: str | None
    until: Mapping[str, date]
    """Per scheme that is filled in, the last day."""
    lacking: tuple[str, ...]

    @property
    def unknown(self) -> dict[str, str]:
        """Per outcome that can't be told, what is needed for it."""
        need = f"gemeenteregelingen van {self.code}" if self.code else "gemeente"
        found = {name: need for scheme in self.lacking for name in OUTCOMES.get(scheme, ())}
        if not any(scheme in self.until for scheme in IN_SUM):
            found[SUMMED] = need
        return found

    @property
    def statement(self) -> str:
        """What every output says of it."""
        if self.code is None:
            return "minimabeleid niet meegeteld: geen gemeente opgegeven"
        parts = [f"{scheme} ingevuld tot {last.isoformat()}" for scheme, last in self.until.items()]
        if self.lacking:
            parts.append(f"NIET ingevuld: {', '.join(self.lacking) if parts else 'geen enkele regeling'}")
        return f"minimabeleid van {self.code}: {'; '.join(parts)}"


def local(system: System, code: str | None) -> System:
    """The law with the values of a municipality over it; the law itself where nothing is filled in.

    A value that a reform changed stays as the reform has it.
    """
    if code is None:
        return system
    if (proposal := _PROPOSED.get()) and proposal.known.code == code:
        return proposal.over(system)
    if code not in files():
        return system
    file = files()[code]
    return _laid_over(system, file, _changed(file))


def filled(code: str | None, when: When) -> Filled:
    """What is filled in on a day; of a year, at its end or, where that isn't so, on any day of it."""
    known = regelingen(code) if code else None
    until: dict[str, date] = {}
    if known is not None:
        first, last = (when.on, when.on) if when.on else (date(when.year, 1, 1), date(when.year, 12, 31))
        for scheme, versions in known.schemes.items():
            running = [v for v in versions if v.first <= last and v.last >= first]
            if running:
                until[scheme] = _until(versions, running[-1])
    asked = [scheme for scheme in KINDS if when.year in ONLY_IN.get(scheme, (when.year,))]
    return Filled(code, until, tuple(scheme for scheme in asked if scheme not in until))


def ingevuld_tot(code: str, day: date) -> dict[str, date]:
    """Per scheme that is filled in on a day, the last day for which it is."""
    return dict(filled(code, When(day.year, day)).until)


def regelingen(code: str) -> Regelingen | None:
    """What is known of a municipality. Raises InputError when its file can't be used."""
    if (proposal := _PROPOSED.get()) and proposal.known.code == code:
        return proposal.known
    file = files().get(code)
    return _read(file, _changed(file)) if file else None


def files() -> dict[str, str]:
    """The file of every municipality that has one, by code."""
    return _files(os.environ.get(VARIABLE) or "")


def identity() -> str:
    """The hash of everything that municipalities filled in, here."""
    digest = hashlib.sha256()
    for code, file in sorted(files().items()):
        digest.update(code.encode() + b"\0" + Path(file).read_bytes())
    return digest.hexdigest()


def use_folder(folder: str) -> None:
    """Take a user's own files from here on. Raises InputError when one can't be used."""
    _files(folder)
    os.environ[VARIABLE] = folder


@cache
def _files(folder: str) -> dict[str, str]:
    found = {file.stem: str(file) for file in sorted(OWN.glob("GM*.yaml"))}
    if folder:
        if not Path(folder).is_dir():
            raise InputError("deze map is er niet; hier horen bestanden als GM0344.yaml te staan", (), folder)
        for file in sorted([*Path(folder).glob("*.yaml"), *Path(folder).glob("*.yml")]):
            found[_read(str(file), _changed(str(file))).code] = str(file)
    return found


@cache
def _read(file: str, changed: int) -> Regelingen:
    return read_regelingen(file)


def _changed(file: str) -> int:
    try:
        return Path(file).stat().st_mtime_ns
    except OSError:
        return 0


@cache
def _laid_over(system: System, file: str, changed: int) -> System:
    return _reformed(system, _read(file, changed))


def _reformed(system: System, known: Regelingen) -> System:
    own = changes(system, known)
    return system.reform({path: dated for path, dated in own.items() if (*path.split("."),) not in system.overlay})


class _Proposal:
    """Schemes as a proposal has them, and the laws they were laid over: the same law gives the same system again."""

    def __init__(self, known: Regelingen) -> None:
        self.known = known
        self.systems: dict[System, System] = {}

    def over(self, system: System) -> System:
        if system not in self.systems:
            self.systems[system] = _reformed(system, self.known)
        return self.systems[system]


_PROPOSED: ContextVar[_Proposal | None] = ContextVar("proposed", default=None)


@contextmanager
def proposed(known: Regelingen) -> Iterator[None]:
    """Within this block (and thread) a municipality has these schemes, whatever its file says."""
    token = _PROPOSED.set(_Proposal(known))
    try:
        yield
    finally:
        _PROPOSED.reset(token)


def changes(system: System, known: Regelingen) -> dict[str, dict[date, DatedValue]]:
    """The values of a municipality by path and day; after a version that isn't followed, not filled in once more."""
    found: dict[str, dict[date, DatedValue]] = {}
    for versions in known.schemes.values():
        for i, version in enumerate(versions):
            following = versions[i + 1].first if i + 1 < len(versions) else None
            after = version.last + timedelta(days=1)
            for name, value in version.values.items():
                path = name if "." in name else f"{FOLDER}.{name}"
                dated = found.setdefault(path, {})
                dated[version.first] = _dated(version, value)
                if following != after:
                    enacted = system.series(path).on(after) or system.series(path).values[-1]
                    dated[after] = replace(enacted, first=after)
    return found


def _dated(version: Version, value: Any) -> DatedValue:
    return DatedValue(version.first, version.last, value, version.source, version.source.confidence, version.note)


def _until(versions: tuple[Version, ...], version: Version) -> date:
    """The last day up to which versions follow one another without a gap."""
    last = version.last
    for later in versions:
        if later.first == last + timedelta(days=1):
            last = later.last
    return last
