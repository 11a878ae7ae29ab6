from reports.suppression.protected import IN_FULL, Protection, in_full, protect

NO_NAMES = Protection(names=False, policy=("Protection: groups of 5", "sha256:1"), sentences=("Some is withheld.",))


def test_who_sees_names_gets_every_row_as_it_is() -> None:
    table = in_full(row for row in ("a", "b"))
    assert table.rows == ("a", "b") and table.protection == IN_FULL and table.protection.names


def test_rows_are_veiled_or_left_out_and_carry_by_what_they_are_protected() -> None:
    table = protect(["shown", "gone"], lambda row: None if row == "gone" else f"veiled {row}", NO_NAMES)
    assert table.rows == ("veiled shown",) and table.protection == NO_NAMES


def test_a_part_is_protected_alike() -> None:
    table = protect(["a", "b"], lambda row: row, NO_NAMES)
    assert table.where(lambda row: row == "b").rows == ("b",)
    assert table.where(lambda row: row == "b").protection == NO_NAMES
