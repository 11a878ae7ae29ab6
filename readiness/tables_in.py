"""CSV files in: comma, UTF-8, a header; a line that does not fit is named."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from readiness.files import LONGEST_LINE, check_readable, refused


def lines_of(path: Path) -> Iterator[str]:
    """The file's lines as text. Raises Refused at a line that is not UTF-8 or longer than any answer could be."""
    with path.open("rb") as file:
        number = 0
        while line := file.readline(LONGEST_LINE + 1):
            number += 1
            if len(line) > LONGEST_LINE:
                raise refused(
                    path,
                    f"This line has more than {LONGEST_LINE // 1_000_000} MB; the file is not what it claims to be.",
                    number,
                )
            if b"\x00" in line:
                raise refused(path, "This line holds NUL bytes; the file is not text.", number)
            try:
                yield line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError:
                raise refused(path, "This line is not UTF-8; save the file as UTF-8.", number) from None


def rows_of(path: Path, columns: Sequence[str], what: str) -> Iterator[tuple[int, dict[str, str]]]:
    """(line it begins in, cells by column) of each row. Raises Refused where a column is missing or a row has the
    wrong length."""
    check_readable(path)
    csv.field_size_limit(LONGEST_LINE)
    reader = csv.reader(lines_of(path), strict=True)
    begins = 1
    try:
        header = next(reader, None)
        if not header:
            raise refused(path, f"The file is empty; {what} begins with the columns {', '.join(columns)}.", 1)
        names = [name.strip() for name in header]
        _check_header(path, names, columns, what)
        begins = reader.line_num + 1
        for cells in reader:
            if any(cells):
                if len(cells) != len(names):
                    raise refused(
                        path,
                        f"The row has {len(cells)} cells and the header {len(names)}; put cells with commas in quotes.",
                        begins,
                    )
                yield begins, dict(zip(names, cells, strict=True))
            begins = reader.line_num + 1
    except csv.Error as error:
        # An unclosed quote is only noticed at the end of the file; the row that opens it is the one to mend.
        raise refused(path, _not_csv(str(error)), begins) from None


def _not_csv(reason: str) -> str:
    if reason.startswith("new-line character"):
        return "The line ends in a bare carriage return; save the file with the line ends of Windows or Unix."
    return f"This is not valid CSV: {reason}. Look at the quotes in the row that begins here."


def _check_header(path: Path, names: list[str], columns: Sequence[str], what: str) -> None:
    missing = [name for name in columns if name not in names]
    if missing:
        found = ", ".join(name[:40] for name in names[:8])
        are = "columns {} are" if len(missing) > 1 else "column {} is"
        sentence = (
            f"The {are.format(', '.join(missing))} missing; {what} needs {', '.join(columns)} and this has {found}."
        )
        if len(names) == 1 and ";" in names[0]:
            sentence += " The columns seem to be parted by ';'; save with commas."
        raise refused(path, sentence, 1)
    for name in names:
        if name and names.count(name) > 1:
            raise refused(path, f"The column {name} stands twice; keep one.", 1)
