"""Which law applies: Invoeringswet Omgevingswet, afdelingen 4.1 and 4.2."""
