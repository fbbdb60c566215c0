"""What the first visitor would otherwise wait for, done in the background when the server starts."""

import gc

from prinsjesdag.engine import When
from prinsjesdag.household.answer import answer
from prinsjesdag.household.examples import examples
from prinsjesdag.household.explain import explain
from prinsjesdag.law import load
from prinsjesdag.measures.lokaal import files
from prinsjesdag.measures.register import register
from prinsjesdag.municipality.areas import find
from prinsjesdag.web import answers
from prinsjesdag.web.map import drawn, layers
from prinsjesdag.web.pages.area import report

HOUSEHOLD = "alleenstaande-ouder-kinderopvang"


def up() -> None:
    """The law of the years that are asked for most, the register and the answers that are shipped."""
    law, example = load(), examples()[HOUSEHOLD]
    for year in (answers.YEAR, answers.YEAR - 1):
        explain(answer(example, law, When(year)), "besteedbaar_inkomen")
    register()
    for year in answers.years():
        answers.shipped(year)
        drawn(year, layers(year)[0])
    # What reports have in common is calculated with the first; those with schemes of their own have more.
    for code in ("NL", *sorted(files())):
        report(find(code), answers.YEAR)
    gc.collect()
    gc.freeze()  # what stays as long as the server is not looked through at every collection
