# A thin face over tasks.py, which needs nothing but Python: `python3 tasks.py run` does the same.
PYTHON ?= python3
TASKS := run test faults walk bench dev lint format compile messages screenshots backup restore

.DEFAULT_GOAL := help
.PHONY: help $(TASKS)

help $(TASKS):
	@$(PYTHON) tasks.py $@
