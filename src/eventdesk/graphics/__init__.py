"""Lower thirds: templates, text fitting, rendering to images (QtGui, no widgets)."""
