# Set-up and daily work. `make` alone lists the targets.
#
# Every target installs what it needs first (tools/setup) and does not when it is there.
# Where the machine needs a person's help, tools/setup ends with status 3 and the one command
# that mends it; make itself reports every failure as its status 2.

.DEFAULT_GOAL := help
.PHONY: help course manual locales check test lock clean distclean

BIN := .venv/bin

help: ## List these targets.
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

course: ## Install what building needs and build the course into build/.
	@tools/setup course
	$(BIN)/unites-mooc build

manual: ## Write the generated parts of the manual in docs/ from the code.
	@tools/setup course
	$(BIN)/python -m tools.manual

locales: ## Gather the words of the interface into its catalogues; LANGUAGES="nl pt" begins new ones.
	@tools/setup course
	$(BIN)/python -m tools.locales $(LANGUAGES)

check: ## Lint, format, types and the import rule: quick enough for every commit.
	@tools/setup check
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest -q tests/architecture

test: ## Install the rest, run `make check` and every test, as CI does.
	@tools/setup test
	@$(MAKE) --no-print-directory check
	$(BIN)/pytest -n auto --dist loadfile

lock: ## Write the lock files anew; UPGRADE=1 takes the newest versions.
	@tools/setup lock $(if $(UPGRADE),--upgrade)

clean: ## Remove what was built and every cache.
	rm -rf build docs/build .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find unites_mooc tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## Remove the installed packages too.
	rm -rf .venv tests/judges/node_modules
