"""Mail: queued in the transaction of the change it tells of, sent by a worker that every node may run.

Begin with `outbox.py`; `message.py` is what goes out, `sending.py` the way to the server, `worker.py` the loop.
"""

from readiness.mail.outbox import queue, queue_all

__all__ = ["queue", "queue_all"]
