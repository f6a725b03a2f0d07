#include "native.h"

#include <ctype.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

// Times without the C library's: that one takes locks and reads files, which a forked worker must not. Local time is
// UTC, as in the container that Argo Events runs in.

/// A moment by its parts. `weekday` counts from Sunday, `month` and `day_of_year` from 0.
typedef struct parts {
    int64_t year;
    int month, day, hour, minute, second, nanosecond, weekday, day_of_year;
    int64_t epoch;
} parts;

static const char *const months[] = {
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
};
static const char *const weekdays[] = {
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
};

static int64_t floor_divided(int64_t value, int64_t by) { return value / by - (value % by < 0); }

static bool is_leap(int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

/// Days from 1970-01-01 to the first of a month, in the calendar that has no end.
static int64_t days_before(int64_t year, int month) {
    static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    const int64_t past = year - 1;
    const int64_t leap_days = floor_divided(past, 4) - floor_divided(past, 100) + floor_divided(past, 400);
    return 365 * (year - 1970) + leap_days - 477 + before[month] + (month > 1 && is_leap(year) ? 1 : 0);
}

static parts parts_of(int64_t epoch, int nanosecond) {
    const int64_t days = floor_divided(epoch, 86400);
    const int64_t rest = epoch - days * 86400;
    int64_t year = 1970 + floor_divided(days * 400, 146097);
    while (days_before(year, 0) > days) year--;
    while (days_before(year + 1, 0) <= days) year++;
    int month = 11;
    while (days_before(year, month) > days) month--;
    return (parts){
        .year = year,
        .month = month,
        .day = (int)(days - days_before(year, month)) + 1,
        .hour = (int)(rest / 3600),
        .minute = (int)(rest / 60 % 60),
        .second = (int)(rest % 60),
        .nanosecond = nanosecond,
        .weekday = (int)(((days + 4) % 7 + 7) % 7),
        .day_of_year = (int)(days - days_before(year, 0)),
        .epoch = epoch,
    };
}

/// Seconds since 1970 of parts that may lie outside their ranges.
static int64_t epoch_of(const int64_t *fields) {
    const int64_t year = fields[0] + floor_divided(fields[1], 12);
    const int month = (int)(fields[1] - floor_divided(fields[1], 12) * 12);
    return ((days_before(year, month) + fields[2] - 1) * 24 + fields[3]) * 3600 + fields[4] * 60 + fields[5];
}

/// Beyond this a year is nobody's, and the arithmetic above stays far from its limits.
static const double farthest_second = 1e15;
static const double largest_field = 1e6;

static bool is_moment(double seconds) { return fabs(seconds) <= farthest_second; }

static parts parts_of_seconds(double seconds) {
    return parts_of((int64_t)seconds, (int)((seconds - floor(seconds)) * 1e9));
}

/// Reads a number or an array of parts; false when it is neither.
static bool read_moment(jv value, parts *moment) {
    if (jv_get_kind(value) == JV_KIND_NUMBER) {
        if (!is_moment(jv_number_value(value))) return false;
        *moment = parts_of_seconds(jv_number_value(value));
        return true;
    }
    if (jv_get_kind(value) != JV_KIND_ARRAY) return false;
    int64_t fields[6] = {0};
    int nanosecond = 0;
    const int count = jv_array_length(jv_copy(value));
    for (int index = 0; index < count && index < 8; index++) {
        jv field = jv_array_get(jv_copy(value), index);
        const bool is_number = jv_get_kind(field) == JV_KIND_NUMBER;
        const double number = is_number ? jv_number_value(field) : 0;
        jv_free(field);
        if (!is_number || !(fabs(number) <= (index == 5 ? farthest_second : largest_field))) return false;
        if (index < 6) fields[index] = (int64_t)number;
        if (index == 5) nanosecond = (int)((number - floor(number)) * 1e9);
    }
    *moment = parts_of(epoch_of(fields), nanosecond);
    return true;
}

static jv array_of(const parts *moment) {
    const double numbers[] = {
        (double)moment->year, moment->month, moment->day, moment->hour, moment->minute,
        moment->second + moment->nanosecond / 1e9, moment->weekday, moment->day_of_year,
    };
    jv array = jv_array();
    for (size_t index = 0; index < sizeof numbers / sizeof *numbers; index++) {
        array = jv_array_append(array, jv_number(numbers[index]));
    }
    return array;
}

jv sb_native_gmtime(jv input) {
    if (jv_get_kind(input) != JV_KIND_NUMBER || !is_moment(jv_number_value(input))) {
        return sb_native_error(input, "is not a time in seconds");
    }
    const parts moment = parts_of_seconds(jv_number_value(input));
    return array_of(&moment);
}

jv sb_native_mktime(jv input) {
    parts moment;
    if (jv_get_kind(input) != JV_KIND_ARRAY || !read_moment(input, &moment)) {
        return sb_native_error(input, "is not a time as an array of numbers");
    }
    jv_free(input);
    return jv_number((double)moment.epoch + moment.nanosecond / 1e9);
}

// Writing.

/// What stands between the % and the letter of a directive.
typedef struct directive {
    /// 0 when the letter's own padding holds.
    char padding;
    bool is_upper;
    bool is_swapped;
    int width;
    int colons;
} directive;

static void add_padded(sb_text *text, const directive *directive, long number, int width, char padding) {
    char digits[32];
    size_t count = 0;
    unsigned long rest = (unsigned long)labs(number);
    do {
        digits[sizeof digits - ++count] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (directive->padding != 0) padding = directive->padding;
    if (directive->width > 0) width = directive->width;
    if (number < 0) sb_text_add_byte(text, '-');
    for (int missing = width - (int)count; padding != '-' && missing > 0; missing--) sb_text_add_byte(text, padding);
    sb_text_add(text, digits + sizeof digits - count, count);
}

static void add_word(sb_text *text, const directive *directive, const char *word, size_t count) {
    const char padding = directive->padding == '0' ? '0' : ' ';
    for (int missing = directive->width - (int)count; directive->padding != '-' && missing > 0; missing--) {
        sb_text_add_byte(text, padding);
    }
    for (size_t index = 0; index < count; index++) {
        const unsigned char byte = (unsigned char)word[index];
        const bool is_upper = directive->is_upper || (directive->is_swapped && !isupper((unsigned char)word[1]));
        const bool is_lower = directive->is_swapped && isupper((unsigned char)word[1]);
        sb_text_add_byte(text, (char)(is_upper ? toupper(byte) : is_lower ? tolower(byte) : byte));
    }
}

/// The week of ISO 8601 and the year it belongs to.
static int iso_week(const parts *moment, int64_t *year) {
    const int weekday = moment->weekday == 0 ? 7 : moment->weekday;
    int week = (moment->day_of_year + 1 - weekday + 10) / 7;
    *year = moment->year;
    if (week < 1) {
        *year -= 1;
        const parts last = parts_of(days_before(*year, 11) * 86400 + 30 * 86400, 0);
        return iso_week(&last, year);
    }
    const int first_of_next = (int)(((days_before(moment->year + 1, 0) + 4) % 7 + 7) % 7);
    if (week == 53 && first_of_next >= 1 && first_of_next <= 4) {
        *year += 1;
        week = 1;
    }
    return week;
}

/// Directives that stand for others.
static const char *composite(char letter) {
    switch (letter) {
    case 'c': return "%a %b %e %H:%M:%S %Y";
    case '+': return "%a %b %e %H:%M:%S %Z %Y";
    case 'D': case 'x': return "%m/%d/%y";
    case 'F': return "%Y-%m-%d";
    case 'r': return "%I:%M:%S %p";
    case 'R': return "%H:%M";
    case 'T': case 'X': return "%H:%M:%S";
    case 'v': return "%e-%b-%Y";
    default: return NULL;
    }
}

static bool add_number(sb_text *text, const directive *directive, const parts *moment, char letter) {
    int64_t iso_year;
    const int week = iso_week(moment, &iso_year);
    const int hour = moment->hour % 12 == 0 ? 12 : moment->hour % 12;
    const int monday = (moment->weekday + 6) % 7;
    switch (letter) {
    case 'Y': add_padded(text, directive, (long)moment->year, 4, '0'); return true;
    case 'G': add_padded(text, directive, (long)iso_year, 4, '0'); return true;
    case 'C': add_padded(text, directive, (long)(moment->year / 100), 2, '0'); return true;
    case 'y': add_padded(text, directive, (long)(moment->year % 100), 2, '0'); return true;
    case 'g': add_padded(text, directive, (long)(iso_year % 100), 2, '0'); return true;
    case 'm': add_padded(text, directive, moment->month + 1, 2, '0'); return true;
    case 'd': add_padded(text, directive, moment->day, 2, '0'); return true;
    case 'e': add_padded(text, directive, moment->day, 2, ' '); return true;
    case 'j': add_padded(text, directive, moment->day_of_year + 1, 3, '0'); return true;
    case 'H': add_padded(text, directive, moment->hour, 2, '0'); return true;
    case 'k': add_padded(text, directive, moment->hour, 2, ' '); return true;
    case 'I': add_padded(text, directive, hour, 2, '0'); return true;
    case 'l': add_padded(text, directive, hour, 2, ' '); return true;
    case 'M': add_padded(text, directive, moment->minute, 2, '0'); return true;
    case 'S': add_padded(text, directive, moment->second, 2, '0'); return true;
    case 's': add_padded(text, directive, (long)moment->epoch, 1, '0'); return true;
    case 'f': add_padded(text, directive, moment->nanosecond / 1000, 6, '0'); return true;
    case 'L': add_padded(text, directive, moment->nanosecond / 1000000, 3, '0'); return true;
    case 'N': add_padded(text, directive, moment->nanosecond, 9, '0'); return true;
    case 'u': add_padded(text, directive, moment->weekday == 0 ? 7 : moment->weekday, 1, '0'); return true;
    case 'w': add_padded(text, directive, moment->weekday, 1, '0'); return true;
    case 'U': add_padded(text, directive, (moment->day_of_year + 7 - moment->weekday) / 7, 2, '0'); return true;
    case 'W': add_padded(text, directive, (moment->day_of_year + 7 - monday) / 7, 2, '0'); return true;
    case 'V': add_padded(text, directive, week, 2, '0'); return true;
    default: return false;
    }
}

static bool add_name(sb_text *text, const directive *directive, const parts *moment, char letter) {
    const char *weekday = weekdays[moment->weekday], *month = months[moment->month];
    switch (letter) {
    case 'A': add_word(text, directive, weekday, strlen(weekday)); return true;
    case 'a': add_word(text, directive, weekday, 3); return true;
    case 'B': add_word(text, directive, month, strlen(month)); return true;
    case 'b': case 'h': add_word(text, directive, month, 3); return true;
    case 'p': add_word(text, directive, moment->hour < 12 ? "AM" : "PM", 2); return true;
    case 'P': add_word(text, directive, moment->hour < 12 ? "am" : "pm", 2); return true;
    case 'Z': add_word(text, directive, "UTC", 3); return true;
    case 'z':
        sb_text_add_string(text, directive->colons == 0 ? "+0000" : directive->colons == 1 ? "+00:00" : "+00:00:00");
        return true;
    case 'n': sb_text_add_byte(text, '\n'); return true;
    case 't': sb_text_add_byte(text, '\t'); return true;
    case '%': sb_text_add_byte(text, '%'); return true;
    default: return false;
    }
}

static const char *read_directive(const char *next, directive *directive) {
    for (;; next++) {
        if (*next == '-' || *next == '0') directive->padding = *next;
        else if (*next == '_') directive->padding = ' ';
        else if (*next == '^') directive->is_upper = true;
        else if (*next == '#') directive->is_swapped = true;
        else break;
    }
    while (*next >= '0' && *next <= '9' && directive->width < 100) {
        directive->width = directive->width * 10 + *next++ - '0';
    }
    while (*next == ':' && directive->colons < 3) {
        directive->colons++;
        next++;
    }
    return next;
}

static void write_moment(sb_text *text, const parts *moment, const char *format) {
    for (const char *next = format; *next != '\0'; next++) {
        if (*next != '%') {
            sb_text_add_byte(text, *next);
            continue;
        }
        directive directive = {0};
        const char *start = next;
        next = read_directive(next + 1, &directive);
        const char *others = composite(*next);
        if (others != NULL) {
            write_moment(text, moment, others);
        } else if (!add_name(text, &directive, moment, *next) && !add_number(text, &directive, moment, *next)) {
            // What is no directive stays as it is.
            sb_text_add(text, start, (size_t)(next - start) + (*next != '\0'));
            if (*next == '\0') return;
        }
    }
}

jv sb_native_strftime(jv input, jv format) {
    parts moment;
    if (jv_get_kind(format) != JV_KIND_STRING) {
        jv_free(input);
        return sb_native_error(format, "is not a format for times");
    }
    if (!read_moment(input, &moment)) {
        jv_free(format);
        return sb_native_error(input, "is not a time: it must be seconds, or an array of numbers");
    }
    sb_text text = {.limit = SB_NATIVE_TEXT_BYTES};
    write_moment(&text, &moment, jv_string_value(format));
    jv_free(input);
    jv_free(format);
    return sb_string_from(&text);
}

// Reading.

typedef struct found {
    /// Year, month from 0, day, hour, minute, second, as `epoch_of` takes them.
    int64_t fields[6];
    int nanosecond;
    int64_t day_of_year;
    int64_t epoch;
    int offset;
    bool has_day_of_year, has_epoch, is_afternoon, has_half;
} found;

static bool read_digits(const char **next, int most, int64_t minimum, int64_t maximum, int64_t *number) {
    int64_t value = 0;
    int count = 0;
    while (count < most && **next >= '0' && **next <= '9') {
        value = value * 10 + *(*next)++ - '0';
        count++;
    }
    if (count == 0 || value < minimum || value > maximum) return false;
    *number = value;
    return true;
}

/// The index of the name that stands there, in full or by its first three letters; -1 when none does.
static int read_name(const char **next, const char *const *names, int count) {
    for (int index = 0; index < count; index++) {
        const size_t length = strlen(names[index]);
        const size_t taken = strncasecmp(*next, names[index], length) == 0 ? length : 3;
        if (strncasecmp(*next, names[index], taken) != 0) continue;
        *next += taken;
        return index;
    }
    return -1;
}

static bool read_half(const char **next, found *found) {
    const bool is_afternoon = strncasecmp(*next, "pm", 2) == 0;
    if (!is_afternoon && strncasecmp(*next, "am", 2) != 0) return false;
    found->has_half = true;
    found->is_afternoon = is_afternoon;
    *next += 2;
    return true;
}

static bool read_fraction(const char **next, found *found) {
    int64_t value;
    const char *start = *next;
    if (!read_digits(next, 9, 0, 999999999, &value)) return false;
    for (long count = *next - start; count < 9; count++) value *= 10;
    found->nanosecond = (int)value;
    return true;
}

/// `Z`, `+hhmm` or `+hh:mm`.
static bool read_offset(const char **next, found *found) {
    if (**next == 'Z') {
        (*next)++;
        return true;
    }
    const char sign = **next;
    if (sign != '+' && sign != '-') return false;
    (*next)++;
    int64_t hours, minutes = 0;
    if (!read_digits(next, 2, 0, 24, &hours)) return false;
    if (**next == ':') (*next)++;
    if (**next >= '0' && **next <= '9' && !read_digits(next, 2, 0, 59, &minutes)) return false;
    found->offset = (int)(hours * 3600 + minutes * 60) * (sign == '-' ? -1 : 1);
    return true;
}

static bool read_epoch(const char **next, found *found) {
    const bool is_negative = **next == '-';
    if (is_negative) (*next)++;
    if (!read_digits(next, 15, 0, (int64_t)farthest_second, &found->epoch)) return false;
    if (is_negative) found->epoch = -found->epoch;
    return found->has_epoch = true;
}

static bool read_short_year(const char **next, found *found) {
    if (!read_digits(next, 2, 0, 99, &found->fields[0])) return false;
    found->fields[0] += found->fields[0] < 69 ? 2000 : 1900;
    return true;
}

static bool read_month(const char **next, found *found) {
    const int month = read_name(next, months, 12);
    found->fields[1] = month;
    return month >= 0;
}

static void skip_spaces(const char **next) {
    while (**next != '\0' && strchr(" \t\n\v\f\r", **next) != NULL) (*next)++;
}

static bool read_one(const char **next, found *found, char letter) {
    switch (letter) {
    case 'e': case 'k': case 'l': case 'n': case 't': skip_spaces(next); break;
    default: break;
    }
    switch (letter) {
    case 'Y': return read_digits(next, 4, 0, 9999, &found->fields[0]);
    case 'y': return read_short_year(next, found);
    case 'm':
        if (!read_digits(next, 2, 1, 12, &found->fields[1])) return false;
        found->fields[1]--;
        return true;
    case 'B': case 'b': case 'h': return read_month(next, found);
    case 'A': case 'a': return read_name(next, weekdays, 7) >= 0;
    case 'd': case 'e': return read_digits(next, 2, 1, 31, &found->fields[2]);
    case 'j': return found->has_day_of_year = read_digits(next, 3, 1, 366, &found->day_of_year);
    case 'H': case 'k': return read_digits(next, 2, 0, 24, &found->fields[3]);
    case 'I': case 'l': return read_digits(next, 2, 1, 12, &found->fields[3]);
    case 'p': case 'P': return read_half(next, found);
    case 'M': return read_digits(next, 2, 0, 59, &found->fields[4]);
    case 'S': return read_digits(next, 2, 0, 60, &found->fields[5]);
    case 'f': case 'L': case 'N': return read_fraction(next, found);
    case 's': return read_epoch(next, found);
    case 'z': return read_offset(next, found);
    case 'Z':
        while (isalpha((unsigned char)**next)) (*next)++;
        return true;
    case 'n': case 't': return true;
    case '%': return *(*next)++ == '%';
    default: return false;
    }
}

static bool read_format(const char **next, found *found, const char *format) {
    for (; *format != '\0'; format++) {
        if (*format != '%') {
            if (**next != *format) return false;
            (*next)++;
            continue;
        }
        format++;
        while (*format == ':' || *format == '-' || *format == '_' || *format == '^' || *format == '#') format++;
        const char *others = *format == '+' ? NULL : composite(*format);
        if (others != NULL ? !read_format(next, found, others) : !read_one(next, found, *format)) return false;
    }
    return true;
}

jv sb_native_strptime(jv input, jv format) {
    if (jv_get_kind(format) != JV_KIND_STRING) {
        jv_free(input);
        return sb_native_error(format, "is not a format for times");
    }
    if (jv_get_kind(input) != JV_KIND_STRING) {
        jv_free(format);
        return sb_native_error(input, "cannot be read as a time");
    }
    found found = {.fields = {1900, 0, 1, 0, 0, 0}};
    const char *next = jv_string_value(input);
    const bool fits = read_format(&next, &found, jv_string_value(format)) && *next == '\0';
    if (!fits) {
        const char *text = jv_string_value(input), *wanted = jv_string_value(format);
        jv message = jv_string_fmt("'%.40s' does not fit the format '%.40s'", text, wanted);
        jv_free(input);
        jv_free(format);
        return jv_invalid_with_msg(message);
    }
    jv_free(input);
    jv_free(format);
    if (found.has_half) found.fields[3] = found.fields[3] % 12 + (found.is_afternoon ? 12 : 0);
    if (found.has_day_of_year) {
        found.fields[1] = 0;
        found.fields[2] = found.day_of_year;
    }
    const int64_t epoch = found.has_epoch ? found.epoch : epoch_of(found.fields) - found.offset;
    const parts moment = parts_of(epoch, found.nanosecond);
    return array_of(&moment);
}
