"""WHAT TO DO: routine files, and the checked routine that comes out of them."""
