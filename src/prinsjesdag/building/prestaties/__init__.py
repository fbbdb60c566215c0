"""What a new building must achieve: energy (BENG, Bbl 4.4.1) and materials (MPG, Bbl 4.4.2)."""
