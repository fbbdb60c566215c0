"""What a new building must achieve: energy (BENG, Bbl 4.4.1) and materials (MPG, Bbl 4.4.2)."""

EISEN = ("beng1_max", "beng2_max", "beng3_min", "mpg_max")
"""Outcomes of which nought means that nothing is required."""
