"""Speed, measured as ratios within one run: no test fails on a slow machine."""
