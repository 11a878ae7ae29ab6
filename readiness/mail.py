"""Mail: queued in the transaction of the change it tells of, sent by a worker that any node may run."""
