/// The functions a transform can call, for suggestions.
enum JQFunctions {
    static let names = """
        IN INDEX JOIN abs acos acosh add all any arrays ascii_downcase ascii_upcase asin asinh atan atan2 atanh \
        booleans bsearch builtins capture cbrt ceil combinations contains copysign cos cosh del delpaths drem empty \
        endswith env erf erfc error exp exp10 exp2 explode expm1 fabs fdim finites first flatten floor fma fmax fmin \
        fmod format frexp from_entries fromdate fromdateiso8601 fromjson fromstream gamma getpath gmtime group_by \
        gsub halt halt_error has hypot implode in index indices infinite inside isempty isfinite isinfinite isnan \
        isnormal iterables j0 j1 jn join keys last ldexp length lgamma limit localtime log log10 log1p log2 logb \
        ltrim ltrimstr map map_values match max max_by min min_by mktime modf nan nearbyint nextafter nexttoward \
        normals not now nth nulls numbers objects path paths pick pow range recurse remainder repeat reverse rindex \
        rint round rtrim rtrimstr scalars scalb scalbln scan select setpath significand sin sinh skip sort sort_by \
        split splits sqrt startswith strflocaltime strftime strings strptime sub tan tanh test tgamma to_entries \
        toboolean todate todateiso8601 tojson tonumber tostream tostring transpose trim trimstr trunc \
        truncate_stream type unique unique_by until utf8bytelength values walk while with_entries y0 y1 yn
        """.split(separator: " ").map(String.init)
}
