"""The pages of analyses, one module for what people do on them."""
