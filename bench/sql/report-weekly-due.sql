SELECT 'due', what, CASE WHEN due < '2026-03-12' THEN 'overdue' ELSE 'coming' END, count(*), NULL
FROM due WHERE due <= '2026-03-26' GROUP BY 2, 3;
