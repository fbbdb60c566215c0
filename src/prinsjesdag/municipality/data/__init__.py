"""Compact tables carried in the package. Each file opens with lines starting with '#': its source and licence.

Bron: CBS, CC BY 4.0 (StatLine tables and years named in each file); `tools/build_cbs.py` rebuilds and checks them. The
Parquet files and sleutels.csv come from `tools/build_iv3.py`; a Parquet file has source and licence in its metadata.
"""


def rows(table: str) -> list[dict[str, str]]:
    """The rows of `<table>.csv`, as text."""
    import csv
    from importlib.resources import files

    lines = files(__name__).joinpath(f"{table}.csv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))
