# Two commands for a newcomer with Python 3.11 or later and make:
#   make run     make test
# `make help` lists the others. Everything is installed into .venv/ from the lock files, with hashes.

ARGS ?=
BIN := .venv/bin
CODE := articles comparisons config conftest.py manage.py .ci $(sort $(dir $(wildcard benchmarks/*.py)))
UV_COMPILE := $(BIN)/uv --quiet pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url

.DEFAULT_GOAL := help
.PHONY: help run test lint format lock coverage bench screenshots clean

help: ## what there is to make
	@sed -n 's/^\([a-z]*\):.*## /  make \1|/p' $(MAKEFILE_LIST) | column -t -s '|'

run: .venv/.run ## serve on this machine, with the seeds loaded (PORT=8000)
	@exec $(BIN)/python -m config.serve

test: .venv/.dev ## all tests, on SQLite and on PostgreSQL (ARGS="-k anchoring")
	@exec $(BIN)/python .ci/test.py $(ARGS)

lint: .venv/.dev ## everything that can be said about the code without running it
	@.ci/lint $(CODE)

format: .venv/.dev ## lay out Python and templates
	@$(BIN)/ruff check --quiet --fix $(CODE)
	@$(BIN)/ruff format $(CODE)
	@.ci/templates

lock: .venv/.dev ## take the newest versions of everything into the lock files
	@$(UV_COMPILE) --upgrade requirements.in -o requirements.txt
	@$(UV_COMPILE) --upgrade requirements-dev.in -o requirements-dev.txt

coverage: .venv/.dev ## the tests on SQLite, with the lines that no test reaches
	@exec $(BIN)/python -m pytest --cov $(ARGS)

bench: .venv/.dev ## how fast the pages are with a large bundle
	@exec $(BIN)/python -m benchmarks $(ARGS)

screenshots: .venv/.dev ## pictures of the main pages, for README and for the eye
	@exec $(BIN)/python .ci/screenshots.py

clean: ## remove what was made, but neither the database nor .venv/
	@rm -rf screenshots .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage htmlcov staticfiles
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

.venv/.run: requirements.txt
	@.ci/install $@ $<

.venv/.dev: requirements-dev.txt
	@.ci/install $@ $<
	@touch .venv/.run
