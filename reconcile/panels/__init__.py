"""What there is to draw of an account, whatever draws it."""

from reconcile.panels.making import panels as panels
from reconcile.panels.panel import Panel as Panel
