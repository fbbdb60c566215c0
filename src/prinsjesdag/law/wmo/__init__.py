"""Wmo 2015 (BWBR0035362) and Uitvoeringsbesluit Wmo 2015 (BWBR0035733): the contribution to the cost of support."""
