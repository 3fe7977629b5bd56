"""`python -m policy_gen`."""

from policy_gen.cli import main

main()
