"""Runs the tasks that wait in the database: `python -m operations.worker`, any number of them.

A worker that is killed leaves its task behind as running. So each takes a seat, a lock that belongs
to the database and is freed however the worker ends; whoever takes the seat next puts back what was
left there.
"""
