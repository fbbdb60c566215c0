"""A whole little law of another country: a tax, a bus pass and help with the rent."""
