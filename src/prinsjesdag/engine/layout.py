"""The two small compiled programs around the rules: laying out a chunk of cases, and writing what was asked for."""

import numba
import numpy as np


@numba.njit(nogil=True, cache=True)
def prepare(first, last, starts0, starts1, group, later, moves, breaks, links, fixed, row_of_month, ordinals, wide,
            wide_month, places, SS, ROWS, DAYS, MONTHS, GRP, LINK):  # fmt: skip
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
        at += N * (wide + S * wide_month)
        at_group += S * N
        at_link += links.shape[0] * N
    return at


@numba.njit(nogil=True, cache=True)
def measure(first, last, starts0, starts1, breaks, fixed):
    """Instances in a chunk, the same in every stretch, and the most instances of one case."""
    instances = places = most = 0
    for h in range(first, last):
        N = max(starts0[h + 1] - starts0[h], starts1[h + 1] - starts1[h])
        mask = breaks[h] | fixed
        S = 0
        for m in range(12):
            S += mask >> m & 1
        instances += N
        places += S * N
        most = max(most, N)
    return instances, places, most


@numba.njit(nogil=True, cache=True)
def write(first, last, starts0, starts1, Z, places, SS, MONTHS, out0, out1, out2, want0, want1, want2, wide,
          wide_month):  # fmt: skip
    """The year's values of what was asked for: rows of the year, or of the months with how they make a year."""
    for h in range(first, last):
        k = h - first
        p0, g0 = starts0[h], starts1[h]
        n0, n1 = starts0[h + 1] - p0, starts1[h + 1] - g0
        S = SS[k]
        N = max(n0, n1)
        Y = Z[places[k, 0] :]
        M = Y[N * wide :]
        step = N * wide_month
        for j in range(len(want0)):
            for i in range(n0):
                out0[j, p0 + i] = value(Y, M, want0[j], i, S, step, MONTHS[k], wide, wide_month)
        for j in range(len(want1)):
            for i in range(n1):
                out1[j, g0 + i] = value(Y, M, want1[j], i, S, step, MONTHS[k], wide, wide_month)
        for j in range(len(want2)):
            out2[j, h] = value(Y, M, want2[j], 0, S, step, MONTHS[k], wide, wide_month)


@numba.njit(nogil=True, cache=True)
def value(Y, M, want, i, S, step, months, wide, wide_month):
    """A year's value; `want` is (row, monthly, how)."""
    if want[1] == 0:
        return Y[i * wide + want[0]]
    return over_year(M, i * wide_month + want[0], S, step, months, want[2])


@numba.njit(nogil=True, cache=True)
def over_year(M, at, S, step, months, how):
    """As Outcome._over_year."""
    first = M[at]
    if S == 1 or how == 1:
        return first
    if how == 2:
        return M[at + (S - 1) * step]
    if how == 3:
        for s in range(S):
            if M[at + s * step] != 0.0:
                return 1.0
        return 0.0
    total = 0.0
    value = first
    count = 0.0
    for s in range(S):
        following = M[at + s * step]
        if following != value:
            total += value * count
            value = following
            count = 0.0
        count += months[s]
    return value if count == 12.0 else (total + value * count) / 12.0


def scratch(chunk: int) -> tuple[np.ndarray, ...]:
    """The small arrays of a chunk of cases."""
    return (
        np.zeros((chunk, 3), np.int64),
        np.zeros(chunk, np.int64),
        np.zeros((chunk, 12), np.int64),
        np.zeros((chunk, 12), np.int64),
        np.zeros((chunk, 12)),
    )
