import altair as alt

from reports.charts.drawing import finished, row_labels


def test_labels_come_in_one_line_or_two_and_are_bold_for_all_together():
    layers = finished(alt.layer(*row_labels(alt.Y("position:O"), -100)))["layer"]
    assert [
        (
            layer["transform"][0]["filter"],
            layer["mark"]["fontWeight"],
            layer["mark"]["dy"],
            layer["encoding"]["text"]["field"],
        )
        for layer in layers
    ] == [
        ("(datum.position === 0)", "bold", 0, "only"),
        ("(datum.position === 0)", "bold", -7, "first"),
        ("(datum.position === 0)", "bold", 7, "second"),
        ("(datum.position > 0)", "normal", 0, "only"),
        ("(datum.position > 0)", "normal", -7, "first"),
        ("(datum.position > 0)", "normal", 7, "second"),
    ]


def test_a_finished_chart_has_one_font_that_the_renderer_brings_along():
    config = finished(alt.layer(*row_labels(alt.Y("position:O"), 0)))["config"]
    assert (config["font"], config["aria"]) == ("Liberation Sans, Arial, Helvetica, sans-serif", False)
