"""What stops a command of the operator, as one sentence with the remedy."""


class Obstacle(Exception):
    """The sentence goes to standard error; the command ends with `code`: 2 for a wrong setting, 1 for anything else."""

    def __init__(self, sentence: str, *, code: int = 1) -> None:
        self.code = code
        super().__init__(sentence)
