"""The review desk: a Datasette plugin in which people audit claims, one key a claim, and the command that starts it."""
