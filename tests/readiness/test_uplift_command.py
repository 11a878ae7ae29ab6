"""`readiness uplift`: the fewest answers that would have lifted a rating, in a terminal."""

import pytest

from readiness.commands import main
from tests.readiness.tiny import SCHEME, tiny


def arguments(world, organisation, *more, **changes):
    files = {"questionnaire": "q.yaml", "scheme": "s.yaml", "answers": "a.jsonl", **changes}
    given = [part for name, file in files.items() for part in (f"--{name}", str(world.folder / file))]
    return ["uplift", *given, "--organisation", organisation, *more]


def printed(capsys):
    return [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]


def test_each_better_level_has_its_smallest_set_with_points_and_the_rating_it_makes(tmp_path, capsys):
    assert main(arguments(tiny(tmp_path), "b")) == 0
    words = printed(capsys)
    assert words[0] == "UPLIFT b" and "RATING red" in words
    at = words.index("TO amber points would be")
    assert words[at + 1] == "1 other answer would have led to Nearly, and nothing smaller or other would have done."
    assert words[at + 2] == "planned 0 2"
    assert words[at + 3] == "Is there a plan? No. Would have lifted it: Yes"
    assert words[at + 4] == "It would have been amber: 4 of 8 (50 %) is Nearly."
    at = words.index("TO green points would be")
    assert words[at + 1].startswith("2 other answers would have led to Ready, and nothing smaller")
    # Rounded to one place it is 6 of 8, which is enough.
    assert "progress - 1.95" in words[at:]
    assert any(
        one.startswith("How far is it? Not asked; it would have come up. Would have lifted it: ") for one in words
    )
    assert " ".join(words[-3:]).startswith("Left as they are: what does not apply")


def test_at_the_best_level_there_is_nothing_to_lift(tmp_path, capsys):
    world = tiny(tmp_path)
    world.file(
        "a.jsonl", '{"organisation": "a", "answers": {"planned": "yes", "progress": 100, "systems": ["none"]}}\n'
    )
    assert main(arguments(world, "a")) == 0
    assert printed(capsys)[-1] == "The rating is the best there is, so nothing would have lifted it."


def test_facts_of_organisations_decide_what_is_asked(tmp_path, capsys):
    world = tiny(tmp_path)
    world.file("a.jsonl", '{"organisation": "c", "answers": {"planned": "no"}}\n')
    assert main(arguments(world, "c", "--organisations", str(tmp_path / "o.csv"))) == 0
    words = printed(capsys)
    assert words[0] == "UPLIFT Gamma (c)" and not any(one.startswith("systems") for one in words)
    assert main(arguments(world, "c")) == 0
    assert any(one.startswith("systems") for one in printed(capsys))


@pytest.mark.parametrize(
    ("organisation", "sentence"),
    [
        ("z", "a.jsonl: z: There are no answers of this organisation; it has those of 2 organisations.\n"),
        ("bb", "a.jsonl: bb: There are no answers of this organisation; did you mean b?\n"),
    ],
)
def test_an_unknown_organisation_is_told_which_there_are(tmp_path, capsys, organisation, sentence):
    assert main(arguments(tiny(tmp_path), organisation)) == 1
    told = capsys.readouterr()
    assert told.out == "" and told.err == f"{tmp_path}/{sentence}"


def test_a_scheme_without_a_scale_and_strangers_are_refused(tmp_path, capsys):
    world = tiny(tmp_path)
    world.file("s2.yaml", SCHEME.partition("scale:")[0])
    assert main(arguments(world, "b", scheme="s2.yaml")) == 1
    assert "It has no scale, so there is no rating to lift; give a scheme that rates." in capsys.readouterr().err
    world.file("o.csv", "id,name,constituency,weight,role\na,Alpha,North,3,supplier\n")
    assert main(arguments(world, "b", "--organisations", str(tmp_path / "o.csv"))) == 1
    assert "The organisation is not in" in capsys.readouterr().err
    with pytest.raises(SystemExit) as ended:
        main(["uplift", "--organisation", "b"])
    assert ended.value.code == 2
