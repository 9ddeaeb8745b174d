WHERE r.year = {3} AND r.number = {4};
