"""The pages of somebody who asks a clinic for help."""
