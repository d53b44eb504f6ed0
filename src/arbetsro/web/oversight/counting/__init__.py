"""Counts the figures, an app of the cycle at a time, each as ``workenv.figures`` says in words."""
