"""What can go wrong, each with one clear line."""


class EngineError(Exception):
    """Anything the engine refuses."""


class LawError(EngineError):
    """The law itself doesn't hold together: found when it is loaded, never while it runs."""


class CaseError(EngineError):
    """A case that the law can't be applied to: an unknown variable, a value of the wrong kind."""


class CacheError(EngineError):
    """The folder of compiled rules can't be written."""
