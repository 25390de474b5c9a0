"""One file for each job-board system: how its recorded responses become postings."""
