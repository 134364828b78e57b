"""What is measured, and the generators of what it is measured on."""
