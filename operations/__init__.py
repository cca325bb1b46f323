"""What an operator relies on: the server, the worker, backups, and how the database is set up."""
