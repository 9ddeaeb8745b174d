# Prints C files as FILE:LINE:TEXT without comments and without what stands in strings and characters; include lines
# keep their names.
FNR == 1 { comment = 0 }
{
    if (!comment && $0 ~ /^[ \t]*#[ \t]*include/) { print FILENAME ":" FNR ":" $0; next }
    out = ""; quote = ""
    for (i = 1; i <= length($0); i++) {
        c = substr($0, i, 1); pair = substr($0, i, 2)
        if (comment) { if (pair == "*/") { comment = 0; i++ } }
        else if (quote != "") { if (c == "\\") i++; else if (c == quote) { quote = ""; out = out c } }
        else if (pair == "/*") { comment = 1; i++ }
        else if (pair == "//") break
        else { if (c == "\"" || c == "'") quote = c; out = out c }
    }
    if (out ~ /[^ \t]/) print FILENAME ":" FNR ":" out
}
