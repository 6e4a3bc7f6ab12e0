"""A repository opened, and everything that is made from it."""
