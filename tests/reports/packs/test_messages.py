from reports.packs.messages import Message, anew, generated, headlines, printed


def same(key, text="As it is."):
    return Message(key, text, text)


def test_what_matters_most_comes_first():
    given = [("drivers", "d"), ("else", "e"), ("movement", "m"), ("response", "r")]
    assert [one.key for one in generated(given)] == ["response", "movement", "drivers", "else"]


def test_an_edited_message_is_known_by_its_generated_words():
    assert not same("response").is_edited
    assert Message("response", "As it is.", "As we say.").is_edited


def test_figures_taken_anew_leave_edited_written_and_left_out_messages_as_they_are():
    before = [same("response", "1 of 8."), Message("behind", "Old.", "Our words."), Message("own-1", "", "Written."), Message("sections", "Out.", ""), same("capped", "Gone.")]  # fmt: skip
    found = [
        same("response", "2 of 8."),
        same("behind", "New."),
        same("sections", "Still out."),
        same("movement", "Up."),
    ]
    assert anew(before, found) == (
        same("response", "2 of 8."),
        Message("behind", "New.", "Our words."),
        Message("own-1", "", "Written."),
        Message("sections", "Still out.", ""),
        same("movement", "Up."),
    )


def test_what_the_figures_no_longer_say_is_the_offices_own_or_gone():
    before = [Message("behind", "Old.", "Our words."), Message("sections", "Out.", "")]
    assert anew(before, []) == (Message("behind", "", "Our words."),)


def test_messages_left_out_are_not_printed():
    messages = [same("response", "One."), Message("behind", "Two.", "")]
    assert [one.text for one in printed(messages)] == ["One."]
    (block,) = headlines(messages).blocks
    assert (block.texts, block.listed, block.emphasised) == (("One.",), True, True)
    (nothing,) = headlines([]).blocks
    assert nothing.texts == ("This pack has no headline message.",)
