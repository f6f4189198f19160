from . import bank_proof_workbook
