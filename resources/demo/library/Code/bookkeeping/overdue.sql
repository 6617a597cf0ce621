-- Which customers pay late, by how much, and has anybody reminded them yet?
-- Run on the last Friday of the month; Ottilie writes to everyone in the first block.

SELECT
    customer.name,
    invoice.number,
    invoice.total_pence / 100.0 AS pounds,
    julianday('now') - julianday(invoice.due_on) AS days_late,
    COALESCE(MAX(reminder.sent_on), 'never') AS last_reminded
FROM invoice
JOIN customer ON customer.id = invoice.customer_id
LEFT JOIN reminder ON reminder.invoice_id = invoice.id
WHERE invoice.paid_on IS NULL
  AND invoice.cancelled = 0
  AND julianday('now') > julianday(invoice.due_on) + 7
GROUP BY invoice.id
ORDER BY days_late DESC;

-- The average wait for each customer over the last two years, slowest first.
SELECT
    customer.name,
    COUNT(*) AS invoices,
    ROUND(AVG(julianday(invoice.paid_on) - julianday(invoice.issued_on)), 1) AS days_to_pay
FROM invoice
JOIN customer ON customer.id = invoice.customer_id
WHERE invoice.paid_on IS NOT NULL
  AND invoice.issued_on >= date('now', '-2 years')
GROUP BY customer.id
HAVING invoices >= 3
ORDER BY days_to_pay DESC;
