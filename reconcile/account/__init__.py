"""From figures to one account: how many, as of when, and who says otherwise."""

from reconcile.account.reconciliation import Reconciliation as Reconciliation, reconcile as reconcile
