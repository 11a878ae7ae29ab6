from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from reports.exports.archive import archive, settled


def entries(content):
    with ZipFile(BytesIO(content)) as zipped:
        return [(one.filename, one.date_time, zipped.read(one)) for one in zipped.infolist()]


def packed(*files, at):
    into = BytesIO()
    with ZipFile(into, "w", ZIP_STORED) as zipped:
        for name, content in files:
            zipped.writestr(ZipInfo(name, at), content)
    return into.getvalue()


def test_files_come_in_the_order_given_with_one_date():
    assert entries(archive([("b", b"2"), ("a", b"1")])) == [
        ("b", (1980, 1, 1, 0, 0, 0), b"2"), ("a", (1980, 1, 1, 0, 0, 0), b"1"),
    ]  # fmt: skip


def test_a_package_does_not_say_when_it_was_packed():
    files = (("word/a.xml", b"1"), ("[Content_Types].xml", b"2"), ("_rels/.rels", b"3"))
    made = settled(packed(*files, at=(2024, 1, 1, 0, 0, 0)))
    assert made == settled(packed(*reversed(files), at=(2025, 2, 2, 0, 0, 0)))
    assert [name for name, _, _ in entries(made)] == ["[Content_Types].xml", "_rels/.rels", "word/a.xml"]
