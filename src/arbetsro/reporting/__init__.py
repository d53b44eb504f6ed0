"""How results look on paper and on screen: documents, charts, tables, workbook."""
