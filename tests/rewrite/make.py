"""Makes a workbook as another library writes it: a note, links, choices, colours, a chart sheet."""

import sys

import openpyxl
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

book = openpyxl.Workbook()
sheet = book.active
sheet.title = "Dati"
for row in (["id", "nome", "numero"], ["A1", "uno", 1], ["A2", "due", 2], ["A3", "tre", 3]):
    sheet.append(row)
sheet["A2"].comment = Comment("nota di prima", "Ufficio A")
sheet["B3"].comment = Comment("altra nota", "Ufficio A")
sheet["B2"].hyperlink = "https://example.org/"
sheet["C5"] = "=SUM(C2:C4)"
sheet.merge_cells("A7:C7")
sheet.column_dimensions["B"].width = 33
sheet.row_dimensions[2].height = 30
choice = DataValidation(type="list", formula1='"uno,due,tre"')
choice.add("B2:B4")
sheet.add_data_validation(choice)
red = PatternFill("solid", bgColor="FFFF0000")
sheet.conditional_formatting.add("C2:C4", CellIsRule(operator="greaterThan", formula=["2"], fill=red))
chart = book.create_chartsheet("Grafico")
chart.add_chart(openpyxl.chart.BarChart())
book.save(sys.argv[1])
