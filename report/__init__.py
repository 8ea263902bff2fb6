"""What people read who never open a database: the report, the audit of a document, the digest."""
