"""`policy-gen acknowledge`: who has signed, who must sign, and the signatures handed in."""
