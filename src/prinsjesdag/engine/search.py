"""The search of `best` over many groups at once: which trials come next, and which of them is chosen. See again.choose.

A trial whose cost is known already isn't repeated: within a round equal values count once, the value that is chosen
stays as good as it was, and a second sweep over a knob learns nothing where the other knobs are as in the first.
"""

import numba
import numpy as np


@numba.njit(nogil=True, cache=True)
def eligible(values, wanted, tried, counts, knobs, free, groups, chosen, swept):
    """The groups that have something to choose of which everything to try is known; with the knobs as they are.

    `free` keeps the knobs that are wanted; one that is alone in that needs no sweep after its start.
    """
    found = 0
    for g in range(free.shape[1]):
        some, known = 0, True
        for k in range(len(knobs)):
            free[k, g] = free[k, g] and values[wanted[k], g] == 1.0
            if free[k, g]:
                some += 1
                for t in range(counts[k]):
                    known = known and values[tried[k, t], g] == values[tried[k, t], g]
        if some and known:
            groups[found] = g
            for k in range(len(knobs)):
                chosen[found, k] = values[knobs[k], g]
            if some == 1:
                for k in range(len(knobs)):
                    swept[found, k] = chosen[found]
            found += 1
    return found


@numba.njit(nogil=True, cache=True)
def put(values, knobs, trials, at, found):
    """Set the knobs where each trial is made."""
    for j in range(found):
        for k in range(len(knobs)):
            values[knobs[k], at[j]] = trials[j, k]


@numba.njit(nogil=True, cache=True)
def starts(values, tried, counts, knobs, free, groups, trials, of):
    """All knobs at their first, their second, … candidate: fills the trials and whose they are; how many there are."""
    found = 0
    for w in range(len(groups)):
        g, begin = groups[w], found
        most = 1 << 30
        for k in range(len(knobs)):
            if free[k, g]:
                most = min(most, counts[k])
        for t in range(most):
            for k in range(len(knobs)):
                trials[found, k] = values[tried[k, t], g] if free[k, g] else values[knobs[k], g]
            j = begin
            while j < found:
                k = 0
                while k < len(knobs) and trials[j, k] == trials[found, k]:
                    k += 1
                if k == len(knobs):
                    break
                j += 1
            if j == found:
                of[found] = w
                found += 1
    return found


@numba.njit(nogil=True, cache=True)
def sweep(values, tried, counts, free, groups, chosen, swept, k, trials, of):
    """The candidates of one knob, the others as chosen; `swept` remembers with which others that was last done."""
    found = 0
    for w in range(len(groups)):
        g, begin = groups[w], found
        again = True
        for j in range(chosen.shape[1]):
            again = again and (j == k or swept[w, k, j] == chosen[w, j])
            swept[w, k, j] = chosen[w, j]
        if again or not free[k, g]:
            continue
        for t in range(counts[k]):
            value = values[tried[k, t], g]
            new = value != chosen[w, k]
            for j in range(begin, found):
                new = new and trials[j, k] != value
            if new:
                for j in range(chosen.shape[1]):
                    trials[found, j] = chosen[w, j]
                trials[found, k] = value
                of[found] = w
                found += 1
    return found


@numba.njit(nogil=True, cache=True)
def settle(values, row, at, trials, of, found, lowest, chosen, begin):
    """What costs less than all before is chosen; when they begin the first is, but where a cost isn't known."""
    for j in range(found):
        w, cost = of[j], values[row, at[j]]
        if begin and (j == 0 or of[j - 1] != w):
            lowest[w] = np.inf
        if begin and cost != cost:
            lowest[w] = -np.inf
        if cost < lowest[w]:
            lowest[w] = cost
            for k in range(chosen.shape[1]):
                chosen[w, k] = trials[j, k]


@numba.njit(nogil=True, cache=True)
def spread(of, found, groups, case_of, case, copies):
    """Copies of cases for trials: those of one group in different ones, those of different groups together."""
    total = base = used = number = 0
    for j in range(found):
        c = case_of[groups[of[j]]]
        if j == 0 or c != case_of[groups[of[j - 1]]]:
            base, used = total, 0
        number = number + 1 if j and of[j] == of[j - 1] else 0
        if number == used:
            case[total] = c
            total += 1
            used += 1
        copies[j] = base + number
    return total


@numba.njit(nogil=True, cache=True)
def instances(of, found, groups, case_of, copies, first, first_there, at):
    """Where the group of each trial stands among the copies."""
    for j in range(found):
        g = groups[of[j]]
        at[j] = first_there[copies[j]] + g - first[case_of[g]]
