"""The forms of somebody who asks a clinic for help."""
