"""What is published of a survey as files: data, codebook, report and pictures."""
