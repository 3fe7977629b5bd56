"""How the policy changed: git, comparison, releases, acknowledgements."""
