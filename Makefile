PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: run test lint bench soak validate precompute tck cluster fuzz faults docs sbom audit lock clean

run: .venv/.installed  ## the report on Utrecht and its minima-effectrapportage; the commands print where they are
	$(BIN)/prinsjesdag gemeente Utrecht --docx
	$(BIN)/prinsjesdag mer GM0344

test: lint
	$(BIN)/python -m pytest

lint: .venv/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/.installed
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.growth 10000 100000 1000000 10000000

soak: .venv/.installed
	$(BIN)/python -m pytest -m soak

validate: .venv/.installed  ## docs/validatie.md: the population beside published figures; the heat model beside the Startanalyse
	$(BIN)/python -m tools.validate
	$(BIN)/python -m tools.validate_heat

precompute: .venv/.installed  ## the answers that the pages ship with; after every change of the law or the population
	$(BIN)/python -m tools.precompute

TCK ?= ../shared/tck
tck: .venv/.installed  ## decision models of the DMN Technology Compatibility Kit: passed and total per level
	$(BIN)/python -m tools.tck $(TCK)

cluster: .venv/.installed  ## the national run on two worker processes and in one: both hashes
	$(INSTALL) --no-build-isolation -e '.[dev,cluster]'
	$(BIN)/python -m tools.cluster

fuzz: .venv/.installed  ## a million odd inputs; the report is docs/fuzz.md
	$(INSTALL) --no-build-isolation -e '.[dev,fuzz]'
	$(BIN)/python -m tools.fuzz

faults: .venv/.installed  ## plugs pulled out; the report is docs/storingen.md
	$(INSTALL) --no-build-isolation -e '.[dev,cluster]'
	$(BIN)/python -m tools.faults

docs: .venv/.installed  ## the site, in build/site
	$(INSTALL) --no-build-isolation -e '.[dev,docs]'
	$(BIN)/python -m sphinx -q -W --keep-going -b html docs build/site

sbom: .venv/.installed  ## what is installed, as CycloneDX
	$(BIN)/python -m tools.sbom build/sbom.json

# pip-audit asks PyPI; what it can't look up is an error (--strict), so that no network is not "nothing found".
audit:  ## known vulnerabilities of the packages in requirements.lock, files compared by hash; needs the network
	$(PYTHON) -m venv --clear .venv-audit
	.venv-audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit==2.10.1
	.venv-audit/bin/pip-audit --strict --disable-pip --require-hashes -r requirements.lock

lock:  ## requirements.lock anew, after a change of constraints.txt: its versions, with the hashes of their files
	$(PYTHON) -m venv --clear .venv-audit
	.venv-audit/bin/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	head -2 requirements.lock > requirements.lock.new
	.venv-audit/bin/uv pip compile --quiet --universal --python-version 3.11.9 --all-extras --generate-hashes \
		--no-annotate --no-header --no-emit-index-url -c constraints.txt pyproject.toml >> requirements.lock.new
	mv requirements.lock.new requirements.lock

clean:  ## leaves rapport/ alone
	rm -rf .venv .venv-bench .venv-audit .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
	find src tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# The build backend first, then the project without build isolation: so every package comes from constraints.txt.
.venv/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv --clear .venv
	$(INSTALL) hatchling
	$(INSTALL) --no-build-isolation -e '.[dev]'
	touch $@
