"""The production shape, judged by reading its file."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMPOSE = re.sub(r"^\s*#.*\n", "", (ROOT / "docker-compose.yml").read_text(), flags=re.MULTILINE)
APP = ["migrate", "web", "worker", "beat"]
LASTING = ["db", "redis", "web", "worker", "beat", "proxy"]


def blocks(text, indent):
    """Split a block of YAML into its keys and what stands under each."""
    return dict(re.findall(rf"^ {{{indent}}}(\w[\w-]*):(.*(?:\n(?: {{{indent + 1}}}.*)?$)*)", text, re.MULTILINE))


SECTIONS = blocks(COMPOSE, 0)
SERVICES = blocks(SECTIONS["services"], 2)


def test_the_services_are_those_of_the_production_shape():
    assert list(SERVICES) == ["db", "redis", "migrate", "web", "worker", "beat", "proxy"]


@pytest.mark.parametrize("name", LASTING)
def test_every_lasting_service_is_asked_how_it_is(name):
    assert "healthcheck" in blocks(SERVICES[name], 4)


def test_the_web_says_that_it_lives_and_the_whole_that_it_is_ready():
    assert "/halsa/lever/" in SERVICES["web"]
    assert "/halsa/redo/" in SERVICES["proxy"]


@pytest.mark.parametrize("demand", ["read_only: true", "cap_drop: [ALL]", "no-new-privileges:true", "tmpfs:"])
def test_a_container_can_write_nothing_and_become_nothing(demand):
    assert demand in SECTIONS["x-hardened"]


@pytest.mark.parametrize("name", SERVICES)
def test_no_service_is_left_out_of_the_hardening(name):
    inherits = "<<: *app" if name in APP else "<<: *hardened"

    assert inherits in SERVICES[name]
    assert "<<: *hardened" in SECTIONS["x-app"]
    assert not re.search(r"privileged|cap_add|read_only: false", SERVICES[name])


@pytest.mark.parametrize("block", [SECTIONS["x-app"], SERVICES["db"], SERVICES["redis"], SERVICES["proxy"]])
def test_nobody_is_root(block):
    user = re.search(r"^ +user: ([^#\n]+?)(?: #.*)?$", block, re.MULTILINE)

    assert user[1] in ['"10001:10001"', "postgres", "redis", '"101:10001"']


def test_the_queue_survives_a_power_cut_and_forgets_nothing():
    assert '"--appendonly", "yes"' in SERVICES["redis"]
    assert '"--maxmemory-policy", "noeviction"' in SERVICES["redis"]
    assert "queue:/data" in SERVICES["redis"]


def test_the_tables_are_made_before_anything_runs():
    assert "migrate: { condition: service_completed_successfully }" in SECTIONS["x-app"]
    assert "manage.py migrate" in SERVICES["migrate"]
    assert "db: { condition: service_healthy }" in SERVICES["migrate"]


def test_the_database_is_not_well_before_it_answers_by_the_network():
    """The image's own server, while a new database is made, answers on the socket."""
    assert '"pg_isready", "--host=127.0.0.1"' in SERVICES["db"]


def test_a_worker_makes_large_files_on_disk_and_begins_with_none():
    worker, image = SERVICES["worker"], (ROOT / "Dockerfile").read_text()

    assert "TMPDIR: /app/var/work }" in worker
    assert '"files:/app/var/files", "mailbox:/app/var/mailbox", "/app/var/work"]' in worker
    assert "rm -rf /app/var/work/* && exec celery" in worker
    assert "chown 10001:10001 var/files var/mailbox var/work" in image


def test_a_new_version_is_put_in_with_the_old_one_stopped():
    told = (ROOT / "deploy/README.md").read_text()

    assert told.index("docker compose stop web worker beat") < told.index("docker compose up --detach\n```")


def test_only_the_proxy_is_reached_from_outside():
    assert [name for name, text in SERVICES.items() if "ports" in blocks(text, 4)] == ["proxy"]
    assert "inside: { internal: true }" in SECTIONS["networks"]


def test_no_secret_is_written_in_clear():
    assert not re.search(r"\b(SECRET_KEY|DATABASE_URL|EMAIL_URL|POSTGRES_PASSWORD): ", COMPOSE)
    assert not re.search(r"\w+://[^\s/]*:[^\s/]*@", COMPOSE)
    assert all("file: deploy/secrets/" in where for where in blocks(SECTIONS["secrets"], 2).values())


def test_every_secret_that_is_read_is_declared_and_kept_out_of_the_repository():
    others = ((ROOT / "deploy" / name).read_text() for name in ("nginx.conf", "app-role.sh"))
    read = set(re.findall(r"/run/secrets/(\w+)", "".join([COMPOSE, *others])))

    assert read == set(blocks(SECTIONS["secrets"], 2))
    assert "deploy/secrets/" in (ROOT / ".gitignore").read_text().splitlines()


def test_only_the_one_who_makes_the_tables_signs_in_as_their_owner():
    assert [name for name, text in SERVICES.items() if "owner_url" in text] == ["migrate"]
    assert "grant_rights bra_app" in SERVICES["migrate"]
    assert "owner_url" not in SECTIONS["x-app"]


def test_the_image_runs_as_the_user_of_the_services():
    assert "USER 10001:10001" in (ROOT / "Dockerfile").read_text()


def test_no_log_of_the_door_is_told_an_address_that_is_a_key():
    door = (ROOT / "deploy/nginx.conf").read_text()
    place = re.search(r"location ~ \^/\(lank\|kalender\|brev\)/ \{(.*?)\}", door, re.DOTALL)

    assert "error_log /dev/stderr crit;" in place[1]
    assert re.search(r"log_format visit [^;]*;", door)[0].count("$written_down") == 1
    assert "$request_uri" not in re.search(r"log_format visit [^;]*;", door)[0]
