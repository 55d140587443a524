# One image for web, worker, timetable and migrations. The driver is built in a stage that is thrown away.
FROM python:3.13-slim-bookworm AS build
RUN apt-get update \
    && apt-get install --yes --no-install-recommends gcc libc6-dev libpq-dev \
    && rm -rf /var/lib/apt/lists/*
RUN python -m venv /opt/venv
COPY requirements-postgres.txt .
RUN /opt/venv/bin/pip install --no-cache-dir --require-hashes --requirement requirements-postgres.txt

FROM python:3.13-slim-bookworm
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig libpq5 \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /opt/venv /opt/venv
WORKDIR /app
COPY . .
# Fontconfig and Python put what they must write in /tmp, the only place of the container that can be written.
ENV PATH=/opt/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 HOME=/tmp XDG_CACHE_HOME=/tmp VAR_DIR=/app/var
# Static files are of the image, so that a new image never serves the old one's. The key is for this command only, and
# REDIS_URL keeps it from making the queue folders of the small shape.
RUN SECRET_KEY=collecting REDIS_URL=redis://none python manage.py collectstatic --no-input \
    && python -m compileall -q . \
    && mkdir -p var/files var/mailbox var/work \
    && chown 10001:10001 var/files var/mailbox var/work
USER 10001:10001
EXPOSE 8000
CMD ["gunicorn", "hedemora_bra.wsgi:application", "--bind=0.0.0.0:8000", "--workers=3", "--timeout=30", \
     "--max-requests=2000", "--max-requests-jitter=200", "--worker-tmp-dir=/dev/shm", "--no-control-socket"]
