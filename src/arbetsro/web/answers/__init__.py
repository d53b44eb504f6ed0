"""What people have answered in surveys, in a store of its own. Nothing here tells who they are."""
