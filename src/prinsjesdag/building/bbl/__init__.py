"""Bbl afdeling 2.3: the technical permit (art. 2.25-2.27), and what is free of the omgevingsplan (art. 2.29-2.30)."""
