"""The pages of the knowledge base, one module for what people do on them."""
