# make run · make test · the rest is for those who build on the system
.DEFAULT_GOAL := run
.PHONY: run test lint bench chaos lock

# Everything, on this machine: web, worker and timetable with a demo year
run:
	@bin/set-up
	@.venv/bin/python manage.py run

# Everything that must hold
test:
	@bin/set-up test
	@bin/test

# The part of it that takes seconds
lint:
	@bin/set-up test
	@bin/lint

# How fast the pages are, beside a bare view of the same rows
bench:
	@bin/set-up test
	@.venv/bin/python -m bench
	@.venv/bin/python -m bench mails
	@.venv/bin/python -m bench reports
	@.venv/bin/python -m bench imports

# What is killed, hung and put to sleep on purpose, and what came of the letters; some twenty minutes
chaos:
	@bin/set-up test
	@.venv/bin/python -m chaos

# Versions and hashes of everything, without addresses; uv is named in CONTRIBUTING.md
compile := uv pip compile pyproject.toml --quiet --universal --no-strip-extras --generate-hashes --no-emit-index-url --no-emit-find-links --no-header
lock:
	$(compile) --output-file requirements.txt
	$(compile) --extra postgres --constraints requirements.txt --output-file requirements-postgres.txt
	$(compile) --extra dev --constraints requirements.txt --output-file requirements-dev.txt
