"""What is refused, and why."""


class NotVectorisable(ValueError):
    """Cannot be scored in bulk to the last digit; the message names the figure or question. The engine can."""
