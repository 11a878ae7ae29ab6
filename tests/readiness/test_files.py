"""Files out and in: what is no file stays what it is, and a pipe is never read by halves."""

import os
import threading

import pytest

from questionnaires.problems import Refused
from readiness.files import read_text, write_files


def test_a_link_goes_on_pointing_where_it_did(tmp_path):
    (tmp_path / "real").mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "real" / "out.txt")
    for content in (b"one", b"two"):
        write_files({link: content})
        assert link.is_symlink()
        assert (tmp_path / "real" / "out.txt").read_bytes() == content


def test_a_pipe_stays_a_pipe_and_gets_the_whole_content(tmp_path):
    pipe, file = tmp_path / "pipe", tmp_path / "file"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write_files({pipe: b"x" * 200_000, file: b"y"})
    reader.join(timeout=30)
    assert got == [b"x" * 200_000]
    assert pipe.is_fifo() and file.read_bytes() == b"y"


def test_a_pipe_is_refused_as_input_since_looking_at_it_would_take_of_it(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(Refused, match="This is a pipe or a device; save what it gives as a file and name that"):
        read_text(pipe)
