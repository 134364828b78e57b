# Zhimai. Two commands do everything: `make run` and `make test`. `make` alone lists them all.
# Needs git, make and Python 3.11 to 3.13; everything else is installed below, pinned with hashes.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

VENV   ?= .venv
CORPUS ?= corpus
DATA   ?= data
HOST   ?= 127.0.0.1
PORT   ?= 8000
JOBS   ?=
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet install

# The first interpreter that we support; PYTHON=… overrides.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null \
	&& { echo $$p; break; }; done)

say = @printf '\033[1m==>\033[0m %s\n'

.PHONY: help
help: ## list the targets
	@sed -nE 's/^([a-z0-9-]+):.*## (.*)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 24

.PHONY: setup
setup: $(VENV)/.installed ## the environment .venv with `zhimai` in it
	$(say) "zhimai is ready: $(BIN)/zhimai --help"

.PHONY: run
run: $(VENV)/.installed ## read corpus/, build the graph, serve it on 127.0.0.1:8000
	@exec $(BIN)/zhimai serve --build --corpus $(CORPUS) --data $(DATA) --host $(HOST) --port $(PORT) $(if $(JOBS),--jobs $(JOBS))

.PHONY: test
test: $(VENV)/.installed-test system-packages ## install what the tests need, then lint, type-check, run every test
	$(say) "ruff check"
	@$(BIN)/ruff check .
	$(say) "ruff format --check"
	@$(BIN)/ruff format --check .
	$(say) "mypy (strict)"
	@$(BIN)/mypy
	$(say) "lint-imports (data and imports flow one way)"
	@$(BIN)/lint-imports --no-cache
	$(say) "pytest"
	@$(BIN)/python -m pytest --numprocesses auto $(PYTEST)

.PHONY: neo4j
neo4j: $(VENV)/.installed-test ## start a real Neo4j 5.26 from Maven Central on 127.0.0.1:7687
	@exec $(BIN)/python -m graph.neo4j.server $(DATA)-neo4j

.PHONY: bench
bench: $(VENV)/.installed-bench ## run the benchmarks; each prints figure, machine, versions and peer
	@for bench in $(basename $(notdir $(wildcard benchmarks/bench_*.py))); do \
		printf '\033[1m==>\033[0m %s\n' "benchmarks/$$bench.py"; $(BIN)/python -m benchmarks.$$bench $(BENCH); done

.PHONY: quality
quality: $(VENV)/.installed ## precision, recall and F1 against the hand-made annotations in tests/gold
	$(say) "measuring against tests/gold"
	@$(BIN)/zhimai quality --gold tests/gold

.PHONY: docs
docs: $(VENV)/.installed-test ## write what the commands in the docs print today into the pages
	$(say) "running the commands of the docs"
	@ZHIMAI_UPDATE_DOCS=1 $(BIN)/python -m pytest -q tests/house/test_docs.py tests/neo4j/test_pages.py

.PHONY: format
format: $(VENV)/.installed-test ## rewrite the code in the house's format
	$(say) "ruff check --fix, ruff format"
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

.PHONY: requirements
requirements: $(VENV)/.installed ## pin anew what pyproject.toml asks for, with hashes
	$(say) "pinning requirements*.txt for Python 3.11 to 3.13"
	@$(PIP) "uv>=0.9"
	@compile() { $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-annotate \
		--custom-compile-command "make requirements" "$$@"; }; \
	compile --upgrade pyproject.toml --output-file requirements.txt; \
	compile --upgrade --group build --output-file requirements-build.txt; \
	compile --upgrade pyproject.toml --extra neo4j --extra dask --constraints requirements.txt \
		--output-file requirements-image.txt; \
	compile --upgrade pyproject.toml --extra neo4j --group test --constraints requirements-image.txt \
		--constraints requirements-build.txt --output-file requirements-test.txt; \
	compile --upgrade --group bench --constraints requirements-test.txt --output-file requirements-bench.txt

.PHONY: clean
clean: ## remove the environment and caches; data/ and corpus/ are kept
	$(say) "removing $(VENV), dist/ and caches; $(DATA)/ and $(CORPUS)/ are kept"
	@rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- how the environment comes about -------------------------------------------------------------

# Debian splits the part of Python that makes environments into a package of its own.
$(VENV)/pyvenv.cfg:
	@if [ -z "$(PYTHON)" ]; then \
		echo "Zhimai needs Python 3.11, 3.12 or 3.13 and found none. On Debian: apt-get install python3" >&2; exit 1; fi
	$(say) "creating $(VENV) with $$($(PYTHON) --version)"
	@if ! $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null; then \
		package=$$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			printf '\033[1m==>\033[0m %s\n' "installing $$package (part of Python that Debian packs apart)"; \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $$package >/dev/null; \
		else \
			echo "Python's venv module is incomplete here. Run this, then make again: sudo apt-get install $$package" >&2; exit 1; \
		fi; fi
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt requirements-build.txt pyproject.toml | $(VENV)/pyvenv.cfg
	$(say) "installing what zhimai runs on (requirements.txt)"
	@$(PIP) --require-hashes -r requirements-build.txt -r requirements.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q ontology loaders graph queries api cli
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed requirements-test.txt
	$(say) "installing what the tests need (requirements-test.txt)"
	@$(PIP) --require-hashes -r requirements-test.txt
	@touch $@

$(VENV)/.installed-bench: $(VENV)/.installed-test requirements-bench.txt
	$(say) "installing what the benchmarks compare with (requirements-bench.txt)"
	@$(PIP) --require-hashes -r requirements-bench.txt
	@touch $@

# In CI a missing browser or font fails the run; elsewhere the tests that need one say that they were
# skipped. curl and jq are for the requests that the docs show.
.PHONY: system-packages
system-packages:
	@missing=""; \
	command -v chromium >/dev/null || missing="$$missing chromium"; \
	[ -n "$$(fc-list :lang=zh family 2>/dev/null)" ] || missing="$$missing fonts-noto-cjk fontconfig"; \
	for tool in curl jq; do command -v $$tool >/dev/null || missing="$$missing $$tool"; done; \
	command -v java >/dev/null || missing="$$missing default-jre-headless"; \
	command -v mvn >/dev/null || missing="$$missing maven"; \
	[ -n "$$missing" ] || exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		printf '\033[1m==>\033[0m installing%s (for the tests of the pages, of the docs and of Neo4j)\n' "$$missing"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $$missing >/dev/null; \
	else \
		echo "Some tests need:$$missing. Run: sudo apt-get install$$missing" >&2; \
		[ "$${CI:-}" != true ] || exit 1; \
	fi
