"""One household: reading it, calculating it, explaining the outcome, comparing years."""
