"""`readiness questionnaire publish`: a version once published never changes."""

from readiness.commands import main
from tests.readiness.tiny import QUESTIONNAIRE, tiny


def test_a_version_is_noted_once_and_may_be_noted_again(tmp_path, capsys):
    world = tiny(tmp_path)
    lock = tmp_path / "published.lock"
    publish = ["questionnaire", "publish", str(world.folder / "q.yaml"), "--lock", str(lock)]
    assert main(publish) == 0
    first = lock.read_text()
    assert first.splitlines()[1].startswith("tiny 1 sha256:")
    assert main(publish) == 0
    assert lock.read_text() == first
    assert "0 new, 1 as published before" in capsys.readouterr().out


def test_layout_and_comments_may_change_but_not_a_word(tmp_path, capsys):
    world = tiny(tmp_path)
    publish = ["questionnaire", "publish", str(world.folder / "q.yaml"), "--lock", str(tmp_path / "published.lock")]
    assert main(publish) == 0
    before = (tmp_path / "published.lock").read_text()
    world.file("q.yaml", "# A comment.\n" + QUESTIONNAIRE)
    assert main(publish) == 0
    world.file("q.yaml", QUESTIONNAIRE.replace("Is there a plan?", "Is there any plan?"))
    assert main(publish) == 1
    assert capsys.readouterr().err == (
        "tiny 1: This version is already published with other content; give the change a new version.\n"
    )
    assert (tmp_path / "published.lock").read_text() == before


def test_a_damaged_lock_is_named_by_line(tmp_path, capsys):
    world = tiny(tmp_path)
    lock = world.file("published.lock", "# head\nnonsense\n")
    assert main(["questionnaire", "publish", str(world.folder / "q.yaml"), "--lock", str(lock)]) == 1
    assert f"{lock}:2: A line must be KEY VERSION sha256:HASH" in capsys.readouterr().err
