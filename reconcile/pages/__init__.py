"""The account as HTML: in a notebook, and as a page of its own."""

from reconcile.pages.notebook import account_table as account_table, conflict_table as conflict_table
from reconcile.pages.report import report as report
