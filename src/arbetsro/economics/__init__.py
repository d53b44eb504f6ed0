"""The health-economic analysis: sheets A to K as data, the case file, appraisal, uncertainty."""
