"""For all tests: no example of hypothesis fails for being slow on a busy machine; speed lives in benchmarks/."""

from hypothesis import settings

settings.register_profile("prinsjesdag", deadline=None)
settings.load_profile("prinsjesdag")
