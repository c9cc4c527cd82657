"""What arrives: a real RTMP server in front of the stand-in, who sends to it, and how well."""
