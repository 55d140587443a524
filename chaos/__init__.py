"""What is killed, hung and put to sleep on purpose, and what came of the letters. Started by `make chaos`."""
