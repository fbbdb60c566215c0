"""Where the instances of a chunk of cases stand, and the steps that are alike in every law: compiled once.

Six spaces: persons, groups and cases (level 0, 1, 2), each for the year and for every stretch of months. A space has a
matrix of values, a row a variable, and a matrix of places, whose rows are named below. In the monthly spaces the
stretches stand by the law's own breaks, so that parameter values are constants in a loop; within that by case.
"""

import numba

from prinsjesdag.engine.access import ld, st

SPACES = ("P", "PM", "G", "GM", "H", "HM")
OVER_YEAR = {"mean": 0, "first": 1, "last": 2, "any": 3}
TOGETHER = {"sum": 0, "count": 1, "any": 2, "all": 3, "max": 4}

OWN, CASE, AT = 0, 1, 2
"""Rows in every matrix of places: in the year's space of the level, its case, and where it stands in the columns."""
GROUP, GROUP_MONTH, CASE_MONTH, DAY = 3, 4, 5, 6
FIRST_STRETCH, LAST_STRETCH, FIRST_MONTHS = 4, 5, 6
"""In P, G and H: where it stands in the first and the last stretch, and how many months the first one has."""
LINKS = 7
"""In P a row for each link; in PM two, the other's year and the other's stretch."""
STRETCHES, FIRST_PERSON, FIRST_GROUP, PERSONS, GROUPS, LONG, STRETCH = 3, 7, 8, 9, 10, 11, 12
"""In H; LONG lists the cases of more than two stretches, and from STRETCH twelve rows say where each stands in HM."""
MONTHS, PERSON_MONTHS, GROUP_MONTHS, NUMBER = 3, 4, 5, 7
"""In HM: how many months, where its persons and groups begin, and the how manieth stretch of its case."""


def rows_of_places(space: int, links: int) -> int:
    """How many rows a matrix of places has."""
    return (LINKS + links, LINKS + 2 * links, LINKS, LINKS, STRETCH + 12, NUMBER + 1)[space]


@numba.njit(nogil=True, cache=True)
def measure(cases, starts0, starts1, breaks, fixed, n):
    """How many instances each space has."""
    n[:6] = 0
    for h in cases:
        size0, size1 = starts0[h + 1] - starts0[h], starts1[h + 1] - starts1[h]
        mask = breaks[h] | fixed
        stretches = 0
        for m in range(12):
            stretches += mask >> m & 1
        n[0] += size0
        n[1] += size0 * stretches
        n[2] += size1
        n[3] += size1 * stretches
        n[4] += 1
        n[5] += stretches


@numba.njit(nogil=True, cache=True)
def prepare(cases, starts0, starts1, group, later, moves, breaks, links, fixed, first_month, ordinals, P, PM, G, GM, H,
            HM, n, seg, monthly):  # fmt: skip
    """Fill the places; those by the month only where they are wanted. `seg` is where each break's stretches begin."""
    none, none_month = P.shape[1] - 1, PM.shape[1] - 1
    p = g = 0
    for c in range(len(cases)):
        h = cases[c]
        p0, g0 = starts0[h], starts1[h]
        size0, size1 = starts0[h + 1] - p0, starts1[h + 1] - g0
        H[OWN, c], H[CASE, c], H[AT, c] = c, c, h
        H[STRETCHES, c], H[FIRST_PERSON, c], H[FIRST_GROUP, c], H[PERSONS, c], H[GROUPS, c] = 0, p, g, size0, size1
        mask = breaks[h] | fixed
        day = 0
        for m in range(12):
            if mask >> m & 1:
                day = ordinals[m]
        for i in range(size0):
            moved = moves[p0 + i] > 0 and moves[p0 + i] <= day
            P[OWN, p + i], P[CASE, p + i], P[AT, p + i] = p + i, c, p0 + i
            P[GROUP, p + i] = (later[p0 + i] if moved else group[p0 + i]) - g0 + g
            for j in range(len(links)):
                other = links[j, p0 + i]
                P[LINKS + j, p + i] = other - p0 + p if other >= 0 else none
        for i in range(size1):
            G[OWN, g + i], G[CASE, g + i], G[AT, g + i] = g + i, c, g0 + i
        p += size0
        g += size1
    if not monthly:
        return
    pm = gm = hm = 0
    for r in range(len(first_month) - 1):
        seg[0, r], seg[1, r], seg[2, r] = pm, gm, hm
        for c in range(len(cases)):
            h = cases[c]
            p, g, size0, size1 = H[FIRST_PERSON, c], H[FIRST_GROUP, c], H[PERSONS, c], H[GROUPS, c]
            p0, g0 = starts0[h], starts1[h]
            mask = breaks[h] | fixed
            m = first_month[r]
            while m < first_month[r + 1]:
                day = ordinals[m]
                count = 1
                while m + count < 12 and not mask >> (m + count) & 1:
                    count += 1
                H[STRETCH + H[STRETCHES, c], c] = hm
                HM[OWN, hm], HM[CASE, hm], HM[AT, hm], HM[MONTHS, hm], HM[DAY, hm] = c, c, h, count, day
                HM[PERSON_MONTHS, hm], HM[GROUP_MONTHS, hm], HM[NUMBER, hm] = pm, gm, H[STRETCHES, c]
                H[STRETCHES, c] += 1
                for i in range(size0):
                    moved = moves[p0 + i] > 0 and moves[p0 + i] <= day
                    of = (later[p0 + i] if moved else group[p0 + i]) - g0
                    k = pm + i
                    PM[OWN, k], PM[CASE, k], PM[AT, k], PM[CASE_MONTH, k], PM[DAY, k] = p + i, c, p0 + i, hm, day
                    PM[GROUP, k], PM[GROUP_MONTH, k] = of + g, of + gm
                    for j in range(len(links)):
                        other = links[j, p0 + i]
                        PM[LINKS + 2 * j, k] = other - p0 + p if other >= 0 else none
                        PM[LINKS + 2 * j + 1, k] = other - p0 + pm if other >= 0 else none_month
                for i in range(size1):
                    k = gm + i
                    GM[OWN, k], GM[CASE, k], GM[AT, k], GM[CASE_MONTH, k], GM[DAY, k] = g + i, c, g0 + i, hm, day
                pm += size0
                gm += size1
                hm += 1
                m += count
    seg[0, len(first_month) - 1], seg[1, len(first_month) - 1], seg[2, len(first_month) - 1] = pm, gm, hm
    n[9] = 0
    for c in range(len(cases)):
        one, other = H[STRETCH, c], H[STRETCH + H[STRETCHES, c] - 1, c]
        H[FIRST_STRETCH, c], H[LAST_STRETCH, c], H[FIRST_MONTHS, c] = one, other, HM[MONTHS, one]
        for i in range(H[PERSONS, c]):
            k = H[FIRST_PERSON, c] + i
            P[FIRST_STRETCH, k], P[LAST_STRETCH, k] = HM[PERSON_MONTHS, one] + i, HM[PERSON_MONTHS, other] + i
            P[FIRST_MONTHS, k] = HM[MONTHS, one]
        for i in range(H[GROUPS, c]):
            k = H[FIRST_GROUP, c] + i
            G[FIRST_STRETCH, k], G[LAST_STRETCH, k] = HM[GROUP_MONTHS, one] + i, HM[GROUP_MONTHS, other] + i
            G[FIRST_MONTHS, k] = HM[MONTHS, one]
        if H[STRETCHES, c] > 2:
            H[LONG, n[9]] = c
            n[9] += 1


@numba.njit(nogil=True, cache=True)
def fact(values, row, n, told, first, kind, default):
    """What is told, with the default where nothing is said."""
    for i in range(n):
        v = told[first + i]
        values[row, i] = default if v != v else typed(v, kind)


@numba.njit(nogil=True, cache=True)
def given(values, row, n, told, column, places, kind):
    """A variable that is told replaces what its rule gave, for whom it is told."""
    for i in range(n):
        v = told[column, places[AT, i]]
        if v == v:
            values[row, i] = typed(v, kind)


@numba.njit(nogil=True, cache=True)
def typed(v, kind):
    """As the kind of value: 0 an amount, 1 a whole number, 2 yes/no."""
    if kind == 1:
        return float(int(v))
    if kind == 2:
        return 1.0 if v != 0.0 else 0.0
    return v


@numba.njit(nogil=True, cache=True)
def together(values, row, n, of, member, count, places, own, group, how):
    """An aggregate: each group's value from its members, in order; `own` is the row of places that finds them or -1."""
    start = 1.0 if how == 3 else 0.0
    for a in range(n):
        values[row, a] = start
    if how == 4:
        for k in range(count):
            i = count - 1 - k  # in the end the first member's
            values[row, places[group, i]] = of[member, places[own, i] if own >= 0 else i]
    elif how == 0 and own < 0:  # most there are: nothing to look up, and nothing to choose
        for i in range(count):
            values[row, places[group, i]] += of[member, i]
        return
    for i in range(count):
        v = of[member, places[own, i] if own >= 0 else i]
        if how == 0:
            values[row, places[group, i]] += v
        elif how == 1:
            values[row, places[group, i]] += 1.0 if v != 0.0 else 0.0
        elif how == 2:
            if v != 0.0:
                values[row, places[group, i]] = 1.0
        elif how == 3:
            if v == 0.0:
                values[row, places[group, i]] = 0.0
        else:
            a = places[group, i]
            values[row, a] = max(values[row, a], v)


@numba.njit(nogil=True, cache=True)
def common(orders, n, values, places, told):
    """Steps that are alike in every law (`compiler.order`): a year's value, an aggregate, what is told."""
    for k in range(len(orders)):
        kind, space, row, of, member, how, walked, own, group = orders[k]
        if kind == 0:
            over_year(values[space], row, values[of], member, places[space], places[4], places[5], n, space // 2, how)
        elif kind == 1:
            together(values[space], row, n[space], values[of], member, n[walked], places[walked], own, group, how)
        else:
            given(values[space], row, n[space], told[space // 2], member, places[space], how)


@numba.njit(nogil=True, cache=True)
def over_year(values, row, months, of, places, cases, stretches, n, level, how):
    """The year's value of a monthly variable, as Outcome._over_year."""
    count = n[2 * level]
    if how == 1 or how == 2:
        at = FIRST_STRETCH if how == 1 else LAST_STRETCH
        for i in range(count):
            st(values, row, i, ld(months, of, ld(places, at, i, 0), 0), 0)
        return
    if how == 3:
        for i in range(count):
            one = ld(months, of, ld(places, FIRST_STRETCH, i, 1), 1)
            other = ld(months, of, ld(places, LAST_STRETCH, i, 1), 1)
            st(values, row, i, 1.0 if one != 0.0 or other != 0.0 else 0.0, 1)
    else:
        for i in range(count):
            one = ld(months, of, ld(places, FIRST_STRETCH, i, 2), 2)
            other = ld(months, of, ld(places, LAST_STRETCH, i, 2), 2)
            weight = float(ld(places, FIRST_MONTHS, i, 2))
            mean = (0.0 + one * weight + other * (12.0 - weight)) / 12.0
            st(values, row, i, one if one == other else mean, 2)
    for k in range(n[9]):
        c = cases[LONG, k]
        size, first = 1, c
        if level < 2:
            size, first = cases[PERSONS + level, c], cases[FIRST_PERSON + level, c]
        for i in range(size):
            if how == 3:
                for s in range(1, cases[STRETCHES, c] - 1):
                    if months[of, place(stretches, cases[STRETCH + s, c], level) + i] != 0.0:
                        values[row, first + i] = 1.0
                continue
            total = 0.0
            count = 0.0
            value = months[of, place(stretches, cases[STRETCH, c], level) + i]
            for s in range(cases[STRETCHES, c]):
                at = cases[STRETCH + s, c]
                following = months[of, place(stretches, at, level) + i]
                if following != value:
                    total += value * count
                    value = following
                    count = 0.0
                count += stretches[MONTHS, at]
            values[row, first + i] = value if count == 12.0 else (total + value * count) / 12.0


@numba.njit(nogil=True, cache=True)
def place(stretches, at, level):
    """Where the instances of a level begin in a stretch."""
    return at if level == 2 else stretches[PERSON_MONTHS + level, at]


@numba.njit(nogil=True, cache=True)
def take(values, of, n, rows, places, cases, level, copied, cases_there, source):
    """Rows of a year's space from the chunk of which `copied` tells the cases."""
    first = OWN if level == 2 else FIRST_PERSON + level
    for i in range(n):
        c = i if level == 2 else places[CASE, i]
        source[i] = cases_there[first, copied[c]] + i - cases[first, c]
    copy(values, of, n, rows, source)


@numba.njit(nogil=True, cache=True)
def take_months(values, of, n, rows, places, stretches, level, copied, cases_there, stretches_there, source):
    """The same of a monthly space."""
    for i in range(n):
        at = places[CASE_MONTH, i] if level < 2 else i
        there = cases_there[STRETCH + stretches[NUMBER, at], copied[places[CASE, i]]]
        source[i] = place(stretches_there, there, level) + i - place(stretches, at, level)
    copy(values, of, n, rows, source)


@numba.njit(nogil=True, cache=True)
def copy(values, of, n, rows, source):
    """Rows of another chunk's values, by where each instance stands there."""
    for row in rows:
        for i in range(n):
            st(values, row, i, ld(of, row, source[i], 3), 3)
