"""The shapes in which values come and go: one module each, pure, from text to rows and back."""
