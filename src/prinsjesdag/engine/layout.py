"""The two small compiled programs around the rules: laying out a chunk of cases, and writing what was asked for."""

import numba
import numpy as np


@numba.njit(nogil=True, cache=True)
def prepare(first, last, starts0, starts1, group, later, moves, breaks, links, fixed, row_of_month, ordinals, width,
            places, SS, ROWS, DAYS, MONTHS, GRP, LINK):  # type: ignore[no-untyped-def]  # fmt: skip
    """Stretches of months, groups per stretch and links of every case, and where its scratch begins."""
    at = at_group = at_link = 0
    for h in range(first, last):
        k = h - first
        p0, g0 = starts0[h], starts1[h]
        n0, n1 = starts0[h + 1] - p0, starts1[h + 1] - g0
        N = max(n0, n1)
        S = 0
        mask = breaks[h] | fixed
        for m in range(12):
            if mask >> m & 1:
                ROWS[k, S] = row_of_month[m]
                DAYS[k, S] = ordinals[m]
                MONTHS[k, S] = 1.0
                S += 1
            else:
                MONTHS[k, S - 1] += 1.0
        SS[k] = S
        places[k, 0], places[k, 1], places[k, 2] = at, at_group, at_link
        for i in range(n0):
            for s in range(S):
                moved = moves[p0 + i] > 0 and moves[p0 + i] <= DAYS[k, s]
                GRP[at_group + s * N + i] = (later[p0 + i] if moved else group[p0 + i]) - g0
            for j in range(links.shape[0]):
                other = links[j, p0 + i]
                LINK[at_link + j * N + i] = other - p0 if other >= 0 else -1
        at += width * S * N
        at_group += S * N
        at_link += links.shape[0] * N
    return at


@numba.njit(nogil=True, cache=True)
def measure(first, last, starts0, starts1, breaks, fixed):  # type: ignore[no-untyped-def]
    """Scratch places a variable needs in a chunk, and the most instances of one case."""
    places = most = 0
    for h in range(first, last):
        N = max(starts0[h + 1] - starts0[h], starts1[h + 1] - starts1[h])
        mask = breaks[h] | fixed
        S = 0
        for m in range(12):
            S += mask >> m & 1
        places += S * N
        most = max(most, N)
    return places, most


@numba.njit(nogil=True, cache=True)
def write(first, last, starts0, starts1, Z, places, SS, MONTHS, out0, out1, out2, want0, want1, want2, monthly, how):  # type: ignore[no-untyped-def]
    """The year's values of the rows that were asked for."""
    for h in range(first, last):
        k = h - first
        p0, g0 = starts0[h], starts1[h]
        n0, n1 = starts0[h + 1] - p0, starts1[h + 1] - g0
        S = SS[k]
        N = max(n0, n1)
        z = Z[places[k, 0] :]
        for j in range(len(want0)):
            for i in range(n0):
                out0[j, p0 + i] = year_value(z, want0[j], i, S, N, MONTHS[k], monthly, how)
        for j in range(len(want1)):
            for i in range(n1):
                out1[j, g0 + i] = year_value(z, want1[j], i, S, N, MONTHS[k], monthly, how)
        for j in range(len(want2)):
            out2[j, h] = year_value(z, want2[j], 0, S, N, MONTHS[k], monthly, how)


@numba.njit(nogil=True, cache=True)
def year_value(z, row, i, S, N, months, monthly, how):  # type: ignore[no-untyped-def]
    """A row's value over the year: as Outcome._over_year."""
    at = row * S * N + i
    first = z[at]
    if not monthly[row] or S == 1 or how[row] == 1:
        return first
    if how[row] == 2:
        return z[at + (S - 1) * N]
    if how[row] == 3:
        for s in range(S):
            if z[at + s * N] != 0.0:
                return 1.0
        return 0.0
    steady = True
    total = 0.0
    for s in range(S):
        value = z[at + s * N]
        steady = steady and value == first
        total += value * months[s]
    return first if steady else total / 12.0


def scratch(chunk: int) -> tuple[np.ndarray, ...]:  # type: ignore[type-arg]
    """The small arrays of a chunk of cases."""
    return (
        np.zeros((chunk, 3), np.int64),
        np.zeros(chunk, np.int64),
        np.zeros((chunk, 12), np.int64),
        np.zeros((chunk, 12), np.int64),
        np.zeros((chunk, 12)),
    )
