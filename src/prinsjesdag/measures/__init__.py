"""What government announces, and what it does to the law."""
