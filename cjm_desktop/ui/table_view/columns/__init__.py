"""What stands in the cells of each column, how it is said, and what typing there does."""
