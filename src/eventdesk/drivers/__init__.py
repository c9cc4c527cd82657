"""What makes devices look as desired, and says how they look."""
