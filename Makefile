# Every task of the project by name; needs Python 3.11 or newer and make, and brings the rest.

SHELL := /bin/sh
.DEFAULT_GOAL := help

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	echo $$python; break; fi; done)
UV := $(shell command -v uv 2>/dev/null)
VENV := .venv
BIN := $(VENV)/bin
LOCKS := requirements.txt requirements-dev.txt
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header pyproject.toml
SCHEMA = $(BIN)/check-jsonschema --quiet --builtin-schema vendor.
TESTS ?= tests

ifdef UV
INSTALL = $(UV) pip install --quiet --python $(BIN)/python
else
INSTALL = $(BIN)/python -m pip install -qq --disable-pip-version-check
endif

.PHONY: help site serve gate validate fix checks diff links test check format bench lighthouse lock \
	screenshots release release-notes release-files rehearse clean

help: ## list the tasks
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 24

site: $(VENV)/site.stamp ## build the site into site/
	@$(BIN)/briefs site

serve: $(VENV)/site.stamp ## preview the site; changes of Markdown and CSV appear
	@$(BIN)/briefs serve

gate: ## check a repository's files with Python alone, before anything reads them; PROJECT=folder
	@$(PYTHON) -I -S scripts/briefs/gate/__main__.py $(or $(PROJECT),.)

validate: $(VENV)/site.stamp ## check files, data and pages; BASE=folder lists conflicts new to it
	@$(BIN)/briefs validate $(if $(BASE),--base $(BASE))

release: $(VENV)/site.stamp ## release the data: VERSION=0.3.0 DATE=2026-12-01
	@$(BIN)/briefs release $(VERSION) --date $(DATE)

release-files: $(VENV)/site.stamp ## make the files of this version again, in build/
	@$(BIN)/briefs release-files $(VERSION)

fix: $(VENV)/site.stamp ## put the tables into their one form; no value changes
	@$(BIN)/briefs fix

checks: $(VENV)/site.stamp ## print every check of the figures against each other
	@$(BIN)/briefs checks

diff: $(VENV)/site.stamp ## compare the data with a package; A=folder, zip or version
	@$(BIN)/briefs diff $(A) $(B) $(if $(FORMAT),--format $(FORMAT))

links: $(VENV)/site.stamp ## ask other sites for every page that is linked to
	@$(BIN)/briefs links

test: $(VENV)/test.stamp ## run every test, in a real browser too
	@begun=$$(date +%s) && $(BIN)/briefs validate && $(BIN)/briefs browser && $(BIN)/briefs rscript && \
	$(BIN)/python -m pytest -n 2 --dist worksteal $(TESTS) && \
	echo "Validated the data and ran every test in $$(( $$(date +%s) - begun )) s."

check: $(VENV)/test.stamp ## check format, lint, types, layers, workflows and locks
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/zizmor --quiet --offline --no-config --persona auditor .github
	@$(SCHEMA)github-workflows .github/workflows/*.yml
	@$(SCHEMA)dependabot .github/dependabot.yml
	@$(SCHEMA)github-issue-config .github/ISSUE_TEMPLATE/config.yml
	@$(SCHEMA)github-issue-forms $(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))
	@for lock in $(LOCKS); do cp $$lock $(VENV)/$$lock; done
	@$(COMPILE) --group build -o $(VENV)/requirements.txt
	@$(COMPILE) --group dev -o $(VENV)/requirements-dev.txt
	@for lock in $(LOCKS); do cmp $$lock $(VENV)/$$lock || \
	{ echo "$$lock is not in step with pyproject.toml: run make lock"; exit 1; }; done
	@echo "Format, lint, types, layers, workflows and locks are in order."

format: $(VENV)/test.stamp ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/test.stamp ## measure speed against a reference in the same run
	@$(BIN)/briefs bench

screenshots: $(VENV)/test.stamp ## take pictures of every page type into build/screenshots/
	@$(BIN)/briefs site && $(BIN)/briefs screenshots

lighthouse: $(VENV)/test.stamp ## let Lighthouse judge the brief on a phone (needs Node)
	@$(BIN)/briefs site && $(BIN)/briefs lighthouse

lock: $(VENV)/test.stamp ## lock the newest versions that pyproject.toml allows
	$(COMPILE) --upgrade --group build -o requirements.txt
	$(COMPILE) --upgrade --group dev -o requirements-dev.txt

release-notes: $(VENV)/site.stamp ## check that TAG=vX.Y.Z names this version, and write its notes
	@$(BIN)/briefs notes $(TAG)

rehearse: $(VENV)/test.stamp ## run what each workflow runs in a clean clone; WORKFLOWS="ci pages"
	@$(BIN)/python tests/workflows/rehearsal.py $(WORKFLOWS)

clean: ## remove everything that the tasks made
	rm -rf $(VENV) .cache build site .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; name it with make PYTHON=…"; exit 1; }
	@echo "Setting up $(VENV) with $(PYTHON) (once; a minute or so) …"
ifdef UV
	@$(UV) venv --quiet --python $(PYTHON) $(VENV)
else
	@$(PYTHON) -m venv $(VENV)
endif

$(VENV)/site.stamp: requirements.txt pyproject.toml | $(VENV)/bin/python
	@$(INSTALL) --require-hashes -r requirements.txt
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test.stamp: requirements-dev.txt $(VENV)/site.stamp
	@echo "Installing what tests need (once) …"
	@$(INSTALL) --require-hashes -r requirements-dev.txt
	@touch $@
