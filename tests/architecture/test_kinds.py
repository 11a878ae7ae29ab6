from questionnaires.question_types import KINDS
from tests.architecture.tree import ROOT

# Shared by several kinds, and none itself.
SHARED = {"__init__", "choices", "numbers", "question"}
FOLDER = "questionnaires/question_types"
MODULES = {path.stem for path in (ROOT / FOLDER).glob("*.py")} - SHARED


def test_every_module_of_a_kind_is_in_the_register():
    assert {kind.__module__.rpartition(".")[2] for kind in KINDS.values()} == MODULES


def test_every_kind_is_registered_under_the_word_its_documents_use():
    assert {word: kind.__struct_config__.tag for word, kind in KINDS.items()} == {word: word for word in KINDS}
