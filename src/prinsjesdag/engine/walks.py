"""Walks over whole columns, by as many threads as there are: what a run must know before its chunks."""

import numba
import numpy as np

UNKNOWN, ASKED = -1, -2
"""In a table of combinations of facts (stretches.py): not worked out yet, and wanted."""


@numba.njit(nogil=True, cache=True)
def scan(column):
    """Whether a column says something of everybody, and whether that is the same."""
    unsaid = other = 0
    first = column[0] if len(column) else np.nan
    for v in column:
        unsaid += v != v
        other += v != first
    return unsaid == 0, other == 0 and len(column) > 0


@numba.njit(nogil=True, cache=True)
def between(told, default, of_all):
    """The lowest and the highest that a fact is."""
    low = high = int(told[0] if of_all and len(told) else default)
    for v in told:
        whole = int(default if v != v else v)
        low, high = min(low, whole), max(high, whole)
    return low, high


@numba.njit(nogil=True, cache=True)
def encode(told, default, yes_no, low, stride, codes):
    """Add what a fact is to the number of everybody's combination."""
    for i in range(len(codes)):
        v = default if told[i] != told[i] else told[i]
        codes[i] += ((1 if v != 0.0 else 0) if yes_no else int(v) - low) * stride


@numba.njit(nogil=True, cache=True)
def keep(starts, breaks, fixed, moves, ordinals, codes, table, found, first, last):
    """The breaks to keep; how many combinations must be worked out first."""
    asked = 0
    for h in range(first, last):
        mask = breaks[h] & ~fixed
        if mask == 0:
            found[h] = 0
            continue
        changes = 0
        for p in range(starts[h], starts[h + 1]):
            months = table[codes[p]]
            if months < 0:
                table[codes[p]] = ASKED
                asked += 1
                continue
            changes |= months
            if moves[p] > 0:
                for m in range(12):
                    if moves[p] <= ordinals[m]:
                        changes |= 1 << m
                        break
        found[h] = 0
        changed = 0
        for m in range(12):
            changed |= changes >> m & 1
            if mask >> m & 1:
                found[h] |= changed << m
            if (mask | fixed) >> m & 1:
                changed = 0
    return asked
