# People and CI run the same names. `make` alone lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
STORE ?= data

.DEFAULT_GOAL := help
.PHONY: help setup run test check golden bench docs lock clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(BIN)/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.11 …"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.lock

# What building needs (Node fetches the query editor) is in an environment of its own, which goes when it is done.
define build
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(VENV)/build
	$(BIN)/uv pip install --quiet --python $(VENV)/build/bin/python --require-hashes -r requirements/build.lock
	$(VENV)/build/bin/python hatch_build.py
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --build-constraints requirements/build.lock -e .
	rm -rf $(VENV)/build
endef
BUILT_FROM := pyproject.toml requirements/build.lock package-lock.json hatch_build.py

$(VENV)/.run: requirements/run.lock $(BUILT_FROM) | $(BIN)/uv
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/run.lock
	$(build)
	@touch $@

$(VENV)/.dev: requirements/dev.lock $(BUILT_FROM) | $(BIN)/uv
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/dev.lock
	$(build)
	@touch $@ $(VENV)/.run

setup: $(VENV)/.dev ## install everything that running, testing and developing need

run: $(VENV)/.run ## import the sample papers and serve them at http://127.0.0.1:8000
	$(BIN)/scrutiny import samples/papers --store $(STORE)
	$(BIN)/scrutiny serve --store $(STORE) --port $(PORT)

test: $(VENV)/.dev ## run all tests; fetches Chromium for the browser tests where it may
	@tests/browser/chromium.sh || true
	$(BIN)/python -m pytest -n auto $(PYTEST_ARGS)

check: $(VENV)/.dev ## lint, types, import contracts, formatting
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

golden: $(VENV)/.dev ## accept today's output of the golden cases: read the diff before you commit it
	$(BIN)/python -m tests.cases.accept

bench: $(VENV)/.dev ## measure against the named peers, all in one run
	$(BIN)/python -m tests.benchmarks

docs: $(VENV)/.dev ## write the generated pages under docs/
	$(BIN)/python -m ontology.reference > docs/ontology.md

lock: $(BIN)/uv ## resolve the dependencies again
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml -o requirements/run.lock --upgrade
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --group build -o requirements/build.lock --upgrade
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml --extra dev -o requirements/dev.lock --upgrade

clean: ## remove the environment and the store
	rm -rf $(VENV) $(STORE)
