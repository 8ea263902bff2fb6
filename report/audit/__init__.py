"""The audit of any document: each of its claims beside what the store holds."""
