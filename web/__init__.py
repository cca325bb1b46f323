"""What every view needs, whoever draws it: refusals as answers, sessions, static files."""
