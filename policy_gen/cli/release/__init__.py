"""`policy-gen release`: a version with its change log, pages, commit and tag."""
