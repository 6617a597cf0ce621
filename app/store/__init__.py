"""The LanceDB tables, the SQLite ledger and what keeps them in order."""
