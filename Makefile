PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: run test lint bench soak validate clean

run: .venv/.installed  ## the report on Utrecht; the command prints where it is
	$(BIN)/prinsjesdag gemeente Utrecht

test: lint
	$(BIN)/python -m pytest

lint: .venv/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/.installed
	$(BIN)/python -m benchmarks

soak: .venv/.installed
	$(BIN)/python -m pytest -m soak

validate: .venv/.installed  ## docs/validatie.md: the population beside published figures
	$(BIN)/python -m tools.validate

clean:  ## leaves rapport/ alone
	rm -rf .venv .venv-bench .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
	find src tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# The build backend first, then the project without build isolation: so every package comes from constraints.txt.
.venv/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv --clear .venv
	$(INSTALL) hatchling
	$(INSTALL) --no-build-isolation -e '.[dev]'
	touch $@
