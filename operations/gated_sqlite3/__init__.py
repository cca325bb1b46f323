"""SQLite as Django's database, with one writer at a time let in at a gate."""
