"""Work that takes longer than a request: queued in the transaction that asks for it, done by a worker that every node may run.

Begin with `queue.py`; `worker.py` is the loop. What is done stands with the journeys, which say how by the kind of the job.
"""

from readiness.jobs.queue import Held, Lost, enqueue

__all__ = ["Held", "Lost", "enqueue"]
