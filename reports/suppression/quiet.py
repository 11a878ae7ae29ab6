"""The solver without a word of its own: what commands print is read by programs."""

import highspy


class Quiet(highspy.Highs):
    """HiGHS prints who it is as soon as callbacks are set, before any option can forbid it. Nothing here is called back."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.setOptionValue("output_flag", False)
        self.setOptionValue("log_to_console", False)

    def enableCallbacks(self) -> None:
        pass
