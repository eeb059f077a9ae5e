"""Tests of OpenReview as a source."""
