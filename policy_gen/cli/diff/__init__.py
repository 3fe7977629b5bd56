"""`policy-gen diff`: what changed between two versions of a policy."""
