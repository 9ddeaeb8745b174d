# A sheet of invented referrals, as a web form gives it: awk -v rows=N -v turn=T -f sheet.awk. Names are of random syllables, so that few
# children are like another; another turn gives other ones.
function random(n) { seed = (seed * 16807) % 2147483647; return seed % n }
function word(    i, w, n) {
    n = 2 + random(2)
    for (i = 0; i < n; i++) w = w substr("bdfghjklmnprstv", 1 + random(15), 1) syllables[1 + random(9)]
    return toupper(substr(w, 1, 1)) substr(w, 2)
}
BEGIN {
    split("a e i o u y æ ø å", syllables, " ")
    seed = 20260312 + turn
    print "service,received_on,external_id,citizen.name,citizen.birth_date,citizen.municipality,citizen.address,citizen.school,citizen.class,holders.1.name,holders.1.relation,holders.1.phone,holders.1.consent,holders.2.name,holders.2.relation,holders.2.phone,holders.2.consent,referrer.role,referrer.name,child_case,concerns,reason,child_wants,possible_days,facts.anxiety_disturbs_daily_life"
    for (n = 1; n <= rows; n++) {
        last = word() "sen"; mother = word() " " last
        printf "cool-kids,2026-%02d-%02d,%d-%d,%s %s,%d-%02d-%02d,Norddjurs,\"Opdigtet Vej %d, 8500 Grenaa\",Eksempelskolen,%d.b,%s,mother,%08d,given,%s %s,father,%08d,given,parent,%s,no,anxiety|school,\"Stays at home from school with a stomach ache, when there is a test.\",yes,mon|tue|wed,yes\r\n", 1 + random(2), 1 + random(28), turn, n, word(), last, 2014 + random(4), 1 + random(12), 1 + random(28), 1 + random(200), 1 + random(6), mother, random(99999999), word(), last, random(99999999), mother
    }
}
