"""What the head and the foot of a document state: title, number, issuers, dates, whose it is."""
