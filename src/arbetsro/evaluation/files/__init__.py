"""Files of the data set: read from and written to CSV, Excel, Parquet, SPSS and REDCap."""
