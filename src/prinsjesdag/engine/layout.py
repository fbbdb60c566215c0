"""Where the instances of a chunk of cases stand, and the steps that are alike in every law: compiled once.

Six spaces: persons, groups and cases (level 0, 1, 2), each for the year and for every stretch of months. A space has a
matrix of values, a row a variable, and a matrix of places, whose rows are named below. In the monthly spaces the
stretches stand by the law's own breaks, so that parameter values are constants in a loop; within that first those that
every case has, in the order of the year's space, then the further ones that some cases have.
"""

import numba
import numpy as np

from prinsjesdag.engine.access import ld, st

SPACES = ("P", "PM", "G", "GM", "H", "HM")
OVER_YEAR = {"mean": 0, "first": 1, "last": 2, "any": 3}
TOGETHER = {"sum": 0, "count": 1, "any": 2, "all": 3, "max": 4}

OWN, CASE, AT = 0, 1, 2
"""Rows in every matrix of places: in the year's space of the level, its case, and where it stands in the columns."""
GROUP, GROUP_MONTH, CASE_MONTH, DAY = 3, 4, 5, 6
LINKS = 7
"""In P a row for each link; in PM two, the other's year and the other's stretch."""
STRETCHES, FIRST_PERSON, FIRST_GROUP, PERSONS, GROUPS, LONG, STRETCH = 3, 7, 8, 9, 10, 11, 12
"""In H; LONG lists the cases with more stretches than all have, from STRETCH twelve rows say where each is in HM."""
MONTHS, PERSON_MONTHS, GROUP_MONTHS, NUMBER = 3, 4, 5, 7
"""In HM: how many months, where its persons and groups begin, and the how manieth stretch of its case."""

COUNTS = 15
LONG_CASES, ALL_HAVE, FIRST_MONTHS, LAST = 9, 10, 11, 12
"""Of a chunk's counts (in the order of the spaces; nobody's column, days looked at and the law's breaks; then): how
many cases are LONG, how many stretches all have, how many months the first of these is when there are two, and where
the last begins at each level."""


def rows_of_places(space: int, links: int) -> int:
    """How many rows a matrix of places has."""
    return (LINKS + links, LINKS + 2 * links, LINKS, LINKS, STRETCH + 12, NUMBER + 1)[space]


@numba.njit(nogil=True, cache=True)
def measure(cases, starts0, starts1, breaks, fixed, n):
    """How many instances each space has."""
    n[:6] = 0
    for h in cases:
        size0, size1 = starts0[h + 1] - starts0[h], starts1[h + 1] - starts1[h]
        rest, stretches = breaks[h] | fixed, 0
        while rest:
            rest, stretches = rest & rest - 1, stretches + 1
        n[0] += size0
        n[1] += size0 * stretches
        n[2] += size1
        n[3] += size1 * stretches
        n[4] += 1
        n[5] += stretches


@numba.njit(nogil=True, cache=True)
def prepare(cases, starts0, starts1, group, later, moves, breaks, links, fixed, first_month, ordinals, P, PM, G, GM, H,
            HM, n, seg, monthly, read, in_order):  # fmt: skip
    """Fill the places; those by the month only where they are wanted. `seg` is where each break's stretches begin;
    `in_order` tells that the cases stand in the columns one after another.

    `read` tells of every space which rows somebody looks at; where the cases themselves are in HM must be known of
    those with more stretches than all have, and of all where anything of HM is read.
    """
    none, none_month = P.shape[1] - 1, PM.shape[1] - 1
    case_is_read = read[:4, CASE].any() or read[:4, CASE_MONTH].any()
    persons, groups, movers = in_year(cases, starts0, starts1, group, later, moves, breaks, links, fixed, ordinals, P,
                                      G, H, case_is_read, in_order)  # fmt: skip
    n[LONG_CASES] = n[ALL_HAVE] = n[FIRST_MONTHS] = 0
    if not monthly:
        return
    for r in range(len(first_month) - 1):
        n[ALL_HAVE] += first_month[r] < first_month[r + 1]
    for c in range(len(cases)):
        if n[ALL_HAVE] > 2 or breaks[cases[c]] & ~fixed:
            H[LONG, n[LONG_CASES]] = c
            n[LONG_CASES] += 1
    every = read[5].any()
    pm = gm = hm = 0
    for r in range(len(first_month) - 1):
        seg[0, r], seg[1, r], seg[2, r] = pm, gm, hm
        start, end = first_month[r], first_month[r + 1]
        if start == end:
            continue
        n[LAST], n[LAST + 1], n[LAST + 2] = pm, gm, hm
        n[FIRST_MONTHS] = n[FIRST_MONTHS] if hm else end - start
        day = HM[DAY, hm] = ordinals[start]
        for at in range(len(cases) if every else n[LONG_CASES]):
            c = at if every else H[LONG, at]
            stretch(HM, hm + c, H, c, cases[c], breaks[cases[c]] | fixed, start, day)
            HM[PERSON_MONTHS, hm + c], HM[GROUP_MONTHS, hm + c] = pm + H[FIRST_PERSON, c], gm + H[FIRST_GROUP, c]
        all_have(PM, P, pm, persons, gm, hm, day, read[1])
        for i in movers:
            at = P[AT, i]
            if moves[at] > day:
                c = P[CASE, i]
                of = group[at] - starts1[cases[c]] + H[FIRST_GROUP, c]
                PM[GROUP, pm + i], PM[GROUP_MONTH, pm + i] = of, gm + of
        for j in range(len(links)):
            if read[1, LINKS + 2 * j]:
                for i in range(persons):
                    PM[LINKS + 2 * j, pm + i] = P[LINKS + j, i]
            if read[1, LINKS + 2 * j + 1]:
                for i in range(persons):
                    other = P[LINKS + j, i]
                    PM[LINKS + 2 * j + 1, pm + i] = pm + other if other != none else none_month
        all_have(GM, G, gm, groups, gm, hm, day, read[3])
        pm += persons
        gm += groups
        hm += len(cases)
        for at in range(n[LONG_CASES]):
            c = H[LONG, at]
            h = cases[c]
            p, g, size0, size1 = H[FIRST_PERSON, c], H[FIRST_GROUP, c], H[PERSONS, c], H[GROUPS, c]
            p0, g0 = starts0[h], starts1[h]
            m = start + HM[MONTHS, H[STRETCH + H[STRETCHES, c] - 1, c]]
            while m < end:
                day = ordinals[m]
                HM[PERSON_MONTHS, hm], HM[GROUP_MONTHS, hm] = pm, gm
                m += stretch(HM, hm, H, c, h, breaks[h] | fixed, m, day)
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
    seg[0, len(first_month) - 1], seg[1, len(first_month) - 1], seg[2, len(first_month) - 1] = pm, gm, hm


@numba.njit(nogil=True, cache=True)
def in_year(cases, starts0, starts1, group, later, moves, breaks, links, fixed, ordinals, P, G, H, case_is_read,
            in_order):  # fmt: skip
    """Fill the places of the year; how many persons and groups there are, and which persons change groups."""
    none = P.shape[1] - 1
    p = g = 0
    for c in range(len(cases)):
        h = cases[c]
        size0, size1 = starts0[h + 1] - starts0[h], starts1[h + 1] - starts1[h]
        H[AT, c], H[STRETCHES, c] = h, 0
        H[FIRST_PERSON, c], H[FIRST_GROUP, c], H[PERSONS, c], H[GROUPS, c] = p, g, size0, size1
        p += size0
        g += size1
    persons, groups = p, g
    p0, g0 = starts0[cases[0]], starts1[cases[0]]
    if in_order:
        count_from(P[AT], p0, persons)
        count_from(G[AT], g0, groups)
        less(P[GROUP], group[p0 : p0 + persons], g0, none)
        for j in range(len(links)):
            less(P[LINKS + j], links[j, p0 : p0 + persons], p0, none)
    else:
        for c in range(len(cases)):
            p0, g0 = starts0[cases[c]], starts1[cases[c]]
            p, g = H[FIRST_PERSON, c], H[FIRST_GROUP, c]
            for i in range(H[PERSONS, c]):
                P[AT, p + i], P[GROUP, p + i] = p0 + i, group[p0 + i] - g0 + g
                for j in range(len(links)):
                    other = links[j, p0 + i]
                    P[LINKS + j, p + i] = other - p0 + p if other >= 0 else none
            for i in range(H[GROUPS, c]):
                G[AT, g + i] = g0 + i
    moving = 0
    for i in range(persons):
        moving += moves[p0 + i if in_order else P[AT, i]] > 0
    movers = np.empty(moving, np.int32)
    if moving:
        moving = 0
        for i in range(persons):
            if moves[P[AT, i]] > 0:
                movers[moving] = i
                moving += 1
    if moving or case_is_read:
        for c in range(len(cases)):
            for i in range(H[FIRST_PERSON, c], H[FIRST_PERSON, c] + H[PERSONS, c]):
                P[CASE, i] = c
            for i in range(H[FIRST_GROUP, c], H[FIRST_GROUP, c] + H[GROUPS, c]):
                G[CASE, i] = c
    for mover in movers:
        c, at = P[CASE, mover], P[AT, mover]
        if moves[at] <= last_day(breaks[cases[c]] | fixed, ordinals):
            P[GROUP, mover] = later[at] - starts1[cases[c]] + H[FIRST_GROUP, c]
    count_from(P[OWN], 0, persons)
    count_from(G[OWN], 0, groups)
    count_from(H[OWN], 0, len(cases))
    count_from(H[CASE], 0, len(cases))
    return persons, groups, movers


@numba.njit(nogil=True, cache=True)
def count_from(row, first, count):
    """Numbers in order."""
    for i in range(count):
        row[i] = first + i


@numba.njit(nogil=True, cache=True)
def less(row, places, shift, none):
    """Places as they are in a chunk; who isn't there is nobody."""
    for i in range(len(places)):
        row[i] = places[i] - shift if places[i] >= 0 else none


@numba.njit(nogil=True, cache=True)
def all_have(months, year, first, count, groups, cases, day, read):
    """The stretches that begin on a day for everybody, persons or groups: in the order of the year."""
    if read[OWN]:  # a loop of steps knows this
        for i in range(count):
            months[OWN, first + i] = i
    if read[CASE]:
        for i in range(count):
            months[CASE, first + i] = year[CASE, i]
    if read[AT]:
        for i in range(count):
            months[AT, first + i] = year[AT, i]
    if read[CASE_MONTH]:
        for i in range(count):
            months[CASE_MONTH, first + i] = cases + year[CASE, i]
    if read[GROUP]:
        for i in range(count):
            months[GROUP, first + i] = year[GROUP, i]
    if read[GROUP_MONTH]:
        for i in range(count):
            months[GROUP_MONTH, first + i] = groups + year[GROUP, i]
    months[DAY, first] = day  # of all of these, and looked at once


@numba.njit(nogil=True, cache=True, inline="always")
def stretch(HM, at, H, c, h, mask, month, day):
    """The next stretch of a case, from that month; how many months it has."""
    count = 1
    while month + count < 12 and not mask >> (month + count) & 1:
        count += 1
    H[STRETCH + H[STRETCHES, c], c] = at
    HM[OWN, at], HM[CASE, at], HM[AT, at], HM[MONTHS, at], HM[DAY, at] = c, c, h, count, day
    HM[NUMBER, at] = H[STRETCHES, c]
    H[STRETCHES, c] += 1
    return count


@numba.njit(nogil=True, cache=True)
def last_day(mask, ordinals):
    """On which the last stretch begins."""
    day = 0
    for m in range(12):
        if mask >> m & 1:
            day = ordinals[m]
    return day


@numba.njit(nogil=True, cache=True)
def fact(values, row, n, told, first, kind, default):
    """What is told, with the default where nothing is said."""
    for i in range(n):
        v = told[first + i]
        values[row, i] = default if v != v else typed(v, kind)


@numba.njit(nogil=True, cache=True)
def given(values, row, n, told, places, kind):
    """A variable that is told replaces what its rule gave, for whom it is told."""
    for i in range(n):
        v = told[places[AT, i]]
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
def common(orders, n, values, places):
    """Steps that are alike in every law (`compiler.order`): a year's value, an aggregate."""
    for k in range(len(orders)):
        kind, space, row, of, member, how, walked, own, group = orders[k]
        if kind == 0:
            over_year(values[space], row, values[of], member, places[4], places[5], n, space // 2, how)
        else:
            together(values[space], row, n[space], values[of], member, n[walked], places[walked], own, group, how)


@numba.njit(nogil=True, cache=True)
def over_year(values, row, months, of, cases, stretches, n, level, how):
    """The year's value of a monthly variable, as Outcome._over_year."""
    count, last = n[2 * level], n[LAST + level]
    if how == 3:
        for i in range(count):
            st(values, row, i, 1.0 if ld(months, of, i, 0) != 0.0 or ld(months, of, last + i, 0) != 0.0 else 0.0, 0)
    elif how == 1 or n[ALL_HAVE] == 1:
        for i in range(count):
            st(values, row, i, ld(months, of, i, 1), 1)
    elif how == 2:
        for i in range(count):
            st(values, row, i, ld(months, of, last + i, 2), 2)
    else:
        weight = float(n[FIRST_MONTHS])
        for i in range(count):
            one, other = ld(months, of, i, 3), ld(months, of, last + i, 3)
            mean = (0.0 + one * weight + other * (12.0 - weight)) / 12.0
            st(values, row, i, one if one == other else mean, 3)
    if how == 1:
        return
    for k in range(n[LONG_CASES]):
        c = cases[LONG, k]
        size, first = 1, c
        if level < 2:
            size, first = cases[PERSONS + level, c], cases[FIRST_PERSON + level, c]
        for i in range(size):
            if how == 2:
                at = cases[STRETCH + cases[STRETCHES, c] - 1, c]
                values[row, first + i] = months[of, place(stretches, at, level) + i]
                continue
            if how == 3:
                for s in range(1, cases[STRETCHES, c]):
                    if months[of, place(stretches, cases[STRETCH + s, c], level) + i] != 0.0:
                        values[row, first + i] = 1.0
                continue
            total = same = 0.0
            value = months[of, place(stretches, cases[STRETCH, c], level) + i]
            for s in range(cases[STRETCHES, c]):
                at = cases[STRETCH + s, c]
                following = months[of, place(stretches, at, level) + i]
                if following != value:
                    total += value * same
                    value = following
                    same = 0.0
                same += stretches[MONTHS, at]
            values[row, first + i] = value if same == 12.0 else (total + value * same) / 12.0


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
