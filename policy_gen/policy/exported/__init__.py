"""What programs read of a policy: the parts of policy.json, each with its model and what fills it."""
