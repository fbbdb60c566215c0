"""How sure the effect of another Wmo contribution is: assumptions to the ends of their bands, and keys of clients."""

from collections.abc import Callable, Mapping
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from prinsjesdag.measures.scenarios import wmo_scenario
from prinsjesdag.municipality.areas import Area
from prinsjesdag.municipality.assumptions import Assumed, Assumptions
from prinsjesdag.municipality.keys import part
from prinsjesdag.municipality.spread import Estimate, bands, interval, with_value
from prinsjesdag.municipality.wmo_bijdrage import (
    GROUPS,
    Floats,
    clients_of,
    cut,
    flows,
    household_weights,
    level_of,
)  # fmt: skip
from prinsjesdag.municipality.wmo_vraag import KEYS

MOVED = ("stoppen", "meer_opbrengst", "netto")
IN_GROUP = ("clienten", "betalen", "stoppen", "opbrengst_nu", "opbrengst_straks")
_ROWS = (*IN_GROUP, "bespaard")
_FLOWS = (0, 1, 4, 5, 6, 7)
_MATTER = ("ijking_2019", "stopt_laag", "stopt_midden", "stopt_hoog", "stopt_andere_hulp", "bespaard_deel",
           "maanden_hulp", "betaalt_huishoudelijke_hulp", "betaalt_ondersteuning", "betaalt_hulpmiddel",
           "gebruik_hoog", "gebruik_midden", "inkomen_overige_hulp", "groei_inkomen", "kostprijs_huishoudelijke_hulp",
           "kostprijs_hulpmiddel")  # fmt: skip
"""Those that move it; the others only decide who has which service, and hardly count."""


def ranges(area: Area, scenario: str, year: int, a: Assumptions, clients: float | None = None) -> dict[str, Estimate]:
    """Paying clients that stop, extra revenue and net effect (mln EUR a year), with an interval of what is assumed."""
    told = _Ends(area, scenario, year, a, clients)
    taken = cut(area, a)

    def more(found: Floats) -> float:
        return float(_row(found, "opbrengst_straks").sum() - _row(found, "opbrengst_nu").sum())

    of: Mapping[str, Callable[[Floats], float]] = {
        "stoppen": lambda found: float(_row(found, "stoppen").sum()),
        "meer_opbrengst": more,
        "netto": lambda found: more(found) + float(_row(found, "bespaard").sum()) - taken,
    }
    return {
        quantity: told.estimate(of[quantity], 0.0 if quantity == "stoppen" else float("-inf")) for quantity in MOVED
    }


def in_groups(
    area: Area, scenario: str, year: int, a: Assumptions, clients: float | None = None
) -> list[dict[str, Estimate]]:
    """By level of income (as GROUPS): clients, who pays, who stops, and revenue now and then in mln EUR a year."""
    told = _Ends(area, scenario, year, a, clients)

    def cell(name: str, group: int) -> Estimate:
        return told.estimate(lambda found: float(_row(found, name)[group]), least=0.0)

    return [{name: cell(name, group) for name in IN_GROUP} for group in range(len(GROUPS))]


class _Ends:
    """The outcome as it is, with each assumption at both ends, and with the clients of each key."""

    def __init__(self, area: Area, scenario: str, year: int, a: Assumptions, clients: float | None) -> None:
        wmo_scenario(scenario)
        weights, level = household_weights(area.code), level_of(a["inkomen_meting"])
        self.weights = weights[:, None] * (level[:, None] == np.arange(len(GROUPS)))  # per household and group
        self.main = self._by_group(area, scenario, year, a, clients)
        self.pairs = [
            [self._by_group(area, scenario, year, with_value(a, name, value), clients) for value in band]
            for name, band in bands(a).items()
            if name in _MATTER
        ]
        self.times = (1.0, 1.0)
        if clients is None and area.kind != "land":
            divided = part(area, a["clienten_totaal"], "wmo", KEYS)
            self.times = divided.laag / divided.waarde, divided.hoog / divided.waarde

    def _by_group(self, area: Area, scenario: str, year: int, a: Assumptions, clients: float | None) -> Floats:
        """A row for each of _ROWS, by group of income."""
        found: Floats = _moved(scenario, year, a.model, tuple(a.values.items())).astype(np.float64) @ self.weights
        return found * ((clients_of(area, a) if clients is None else clients) / float(found[0].sum()))

    def estimate(self, of: Callable[[Floats], float], least: float = float("-inf")) -> Estimate:
        low, high = (of(self.main * times) for times in self.times)
        ends = [(of(first), of(last)) for first, last in self.pairs]
        return interval(of(self.main), (), *ends, (low, high), least=least)


def _row(found: Floats, name: str) -> Floats:
    row: Floats = found[_ROWS.index(name)]
    return row


@lru_cache(maxsize=160)
def _moved(scenario: str, year: int, model: str, values: tuple[tuple[str, Assumed], ...]) -> npt.NDArray[np.float32]:
    """_ROWS per household: the same for every area, so that the next one is quick; in half the memory."""
    found = flows(scenario, year, Assumptions(model, dict(values)))
    return found[list(_FLOWS)].astype(np.float32)
