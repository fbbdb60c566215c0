"""Terms of the decision on an application."""
