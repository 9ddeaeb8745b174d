ORDER BY r.year, r.number;
