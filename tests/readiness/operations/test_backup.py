import httpx

from tests.cast import a_world
from tests.servers import command, serving
from tests.stores import sqlite_store


def test_a_backup_is_made_while_serving_and_served_from_after_restoring(tmp_path):
    (tmp_path / "data").mkdir()
    engine = sqlite_store(tmp_path / "data")
    world = a_world(engine)
    engine.dispose()
    file, data = tmp_path / "all.backup", str(tmp_path / "data")
    with serving(tmp_path) as server:
        assert httpx.get(f"{server.url}/health/ready").status_code == 200
        made = command("backup", str(file), READINESS_DATA_DIR=data)
    assert made.returncode == 0 and "SHA-256" in made.stdout
    assert command("restore", str(file), "--check").stdout.startswith(f"{file} is whole")
    again = command("restore", str(file), READINESS_DATA_DIR=data)
    assert (again.returncode, again.stderr.count("\n")) == (1, 1)
    assert "not empty" in again.stderr
    restored = command("restore", str(file), READINESS_DATA_DIR=str(tmp_path / "new"))
    assert restored.returncode == 0 and restored.stdout.endswith("History is whole.\n")
    with serving(tmp_path, READINESS_DATA_DIR=str(tmp_path / "new")) as server:
        assert httpx.get(f"{server.url}/health/ready").json() == {"status": "ready"}
        signed_in = httpx.get(server.url, cookies={"readiness_session": world.secrets["office"]})
        assert signed_in.status_code == 303  # everyone signs in anew
