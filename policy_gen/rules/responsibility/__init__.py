"""Who is responsible for what: the matrix, the limits of authority, the deputies."""
