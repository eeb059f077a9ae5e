# Two commands set up everything by themselves, with only Python 3.11 to 3.14 (with venv), make and git on the machine:
#   make demo    the nightly run on bundled papers, offline, in a temporary copy of the list
#   make test    every test
# PYTHON=python3.12 picks an interpreter; everything is installed into .venv, at locked versions with hashes.

PYTHON ?= $(shell for python in python3.13 python3.14 python3.12 python3.11 python3 python; do \
	$$python -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' \
	2>/dev/null && echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
INSTALL := $(PIP) install --require-hashes --no-deps --only-binary :all: --requirement
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" pyproject.toml --group build
PYTEST := $(BIN)/python -m pytest
PYTEST_ARGS ?= --quiet --numprocesses auto --dist loadgroup
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm

export PIP_DISABLE_PIP_VERSION_CHECK := 1
# npm trusts the machine's certificates, as every other program on it does, and not only those packed with Node.
export NODE_USE_SYSTEM_CA := 1

.DEFAULT_GOAL := help
.PHONY: help demo install test coverage check lint types lock docs clean

help: ## Say what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' $(MAKEFILE_LIST) | expand -t 16

demo: $(STAMPS)/runtime ## Show a night, offline
	@$(BIN)/curator demo

install: $(STAMPS)/runtime ## Set up .venv with the curator command

test: $(STAMPS)/test $(STAMPS)/node ## Run every test (TESTS="..." narrows them)
	@PATH="$(CURDIR)/$(BIN):$$PATH" CURATOR_ALL_TOOLS=1 $(PYTEST) $(PYTEST_ARGS) $(TESTS)

coverage: ## Run every test, and show which lines and branches none of them takes (slower by two thirds)
	@$(MAKE) test PYTEST_ARGS="$(PYTEST_ARGS) --cov --cov-report=term"

check: lint types ## Check form and types

lint: $(STAMPS)/test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(STAMPS)/test
	$(BIN)/mypy

docs: $(STAMPS)/test ## Print the generated pages again
	$(BIN)/curator docs

lock: $(STAMPS)/test ## Lock the newest versions that pyproject.toml allows (UPGRADE=--upgrade)
	$(COMPILE) $(UPGRADE) --output-file requirements/runtime.txt
	$(COMPILE) $(UPGRADE) --constraint requirements/runtime.txt --extra postgres --extra evaluate --extra scale --group test \
	--output-file requirements/test.txt
	$(NPM) install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved

clean: ## Remove everything that was set up or built
	rm -rf $(VENV) node_modules build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(STAMPS)/venv:
	@test -n "$(PYTHON)" || { echo "curator needs Python 3.11 to 3.14 with venv (Debian: python3-venv); \
	none was found. Name one with PYTHON=..." >&2; exit 2; }
	@echo "Setting up $(VENV) with $(PYTHON)" >&2
	@$(PYTHON) -m venv $(VENV)
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/runtime: $(STAMPS)/venv requirements/runtime.txt pyproject.toml
	@echo "Installing the locked packages into $(VENV)" >&2
	@$(INSTALL) requirements/runtime.txt
	@$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@$(BIN)/python -m compileall -q curator
	@touch $@

$(STAMPS)/test: $(STAMPS)/runtime requirements/test.txt
	@echo "Installing the locked packages of the tests into $(VENV)" >&2
	@$(INSTALL) requirements/test.txt
	@touch $@

$(STAMPS)/node: $(STAMPS)/test package.json package-lock.json tests/tools/openapi.json
	@echo "Installing the locked npm packages into node_modules" >&2
	@$(NPM) ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@$(BIN)/python tests/tools/fetch_openapi.py
	@touch $@
