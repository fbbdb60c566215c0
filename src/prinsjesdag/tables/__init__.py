"""Tables of persons: read in parts, checked, calculated and written, in the memory of one part."""
