# Every target sets up what it needs first (.ci/setup: .venv and system packages), once.

PYTHON = .venv/bin/python
# Debian keeps nginx where only root looks.
export PATH := $(PATH):/usr/sbin
# A window where there is a screen; otherwise the same show, played and printed.
SCREEN = $(DISPLAY)$(WAYLAND_DISPLAY)$(filter Darwin,$(shell uname -s))
TRANSLATIONS = $(wildcard assets/translations/*.ts)

.PHONY: help demo test youtube-contract bench chaos chaos-obs soak lint check translations clean
# `check` must end with the tests' summary, also under -j.
.NOTPARALLEL:

help: ## Show these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 18

demo: ## Play the demo show against stand-ins for OBS and YouTube
	@.ci/setup demo
	@.venv/bin/eventdesk demo $(if $(strip $(SCREEN)),,--headless)

test: ## Run every test, also those against a real OBS (ARGS="-k name" for some)
	@.ci/setup test
	@$(PYTHON) -m pytest -q --session-timeout=1200 $(or $(ARGS),-n 2 --dist loadgroup)

youtube-contract: ## Compare YouTube itself with its stand-in (needs a channel; makes a private broadcast)
	@.ci/setup test
	@PYTHONPATH=tests $(PYTHON) -m support.youtube_contract

bench: ## Measure what the operator waits for (ARGS="go obs" for some of it)
	@.ci/setup test
	@$(PYTHON) bench/run.py $(ARGS)

chaos: ## A hundred broadcasts with something going wrong at every step (ARGS="20" for fewer)
	@.ci/setup test
	@cd tests && ../$(PYTHON) -m support.chaos $(or $(ARGS),100)

chaos-obs: ## 500 GOs on a real OBS, every tenth with a fault: the light against an observer (ARGS="50 7": GOs, seed)
	@.ci/setup test
	@cd tests && ../$(PYTHON) -m support.obs_chaos $(or $(ARGS),500)

soak: ## 8 hours of show at ×120 on a stand-in, 20 minutes on a real OBS (ARGS="2 240 5": hours, speed, minutes)
	@.ci/setup test
	@cd tests && ../$(PYTHON) -m support.soak $(or $(ARGS),8 120 20)

lint: ## Check style, types and the map of imports
	@.ci/setup lint
	@$(PYTHON) -m ruff format --check --quiet .
	@$(PYTHON) -m ruff check --quiet .
	@$(PYTHON) -m mypy
	@.venv/bin/lint-imports --no-logo

check: lint test ## Everything a change has to pass

translations: ## Collect the desk's words and compile their translations
	@.ci/setup demo
	@.venv/bin/pyside6-lupdate -locations none -no-obsolete $(shell find src/eventdesk/ui -name '*.py') -ts $(TRANSLATIONS)
	@.venv/bin/pyside6-lrelease $(TRANSLATIONS)

clean: ## Remove all that these targets made, .venv too
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
