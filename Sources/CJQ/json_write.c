#include "json.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/// Digits of the shortest decimal that reads back as the number, and where its point stands: 0.digits × 10^point.
static int shortest_digits(double number, char digits[32], int *point) {
    char text[64];
    // libjq's own conversion finds the shortest digits; only the notation is another.
    jv_dump_string_trunc(jv_number(number), text, sizeof text);
    int count = 0, whole = 0, exponent = 0;
    bool is_fraction = false;
    for (const char *next = text; *next != '\0'; next++) {
        if (*next == 'e' || *next == 'E') {
            exponent = atoi(next + 1);
            break;
        }
        if (*next == '.') is_fraction = true;
        if (*next < '0' || *next > '9') continue;
        if (count == 0 && *next == '0') {
            // Zeros in front of the first digit: they count only behind the point, and then backwards.
            if (is_fraction) whole--;
            continue;
        }
        if (count < 31) digits[count++] = *next;
        if (!is_fraction) whole++;
    }
    while (count > 0 && digits[count - 1] == '0') count--;
    *point = whole + exponent;
    return count;
}

static void add_zeros(sb_text *text, int count) {
    for (int index = 0; index < count; index++) sb_text_add_byte(text, '0');
}

void sb_json_write_number(double number, sb_text *text) {
    if (signbit(number)) sb_text_add_byte(text, '-');
    const double size = fabs(number);
    if (size < 1e15 && size == floor(size)) {
        sb_text_add_number(text, (long)size, 1);
        return;
    }
    char digits[32];
    int point;
    const int count = shortest_digits(size, digits, &point);
    if (size < 1e-6 || size >= 1e21) {
        sb_text_add(text, digits, 1);
        if (count > 1) sb_text_add_byte(text, '.');
        sb_text_add(text, digits + 1, (size_t)count - 1);
        sb_text_add_string(text, point - 1 < 0 ? "e-" : "e+");
        sb_text_add_number(text, labs(point - 1), size >= 1e21 ? 2 : 1);
    } else if (point <= 0) {
        sb_text_add_string(text, "0.");
        add_zeros(text, -point);
        sb_text_add(text, digits, (size_t)count);
    } else if (point >= count) {
        sb_text_add(text, digits, (size_t)count);
        add_zeros(text, point - count);
    } else {
        sb_text_add(text, digits, (size_t)point);
        sb_text_add_byte(text, '.');
        sb_text_add(text, digits + point, (size_t)(count - point));
    }
}

static void write_unicode_escape(unsigned unit, sb_text *text) {
    static const char digits[] = "0123456789abcdef";
    const char escape[] = {
        '\\', 'u', digits[unit >> 12 & 15], digits[unit >> 8 & 15], digits[unit >> 4 & 15], digits[unit & 15],
    };
    sb_text_add(text, escape, sizeof escape);
}

/// Bytes from `next` that are written as they are.
static size_t plain_prefix(const unsigned char *next, const unsigned char *end, bool is_final) {
    const unsigned char *start = next;
    for (; next < end; next++) {
        if (*next < ' ' || *next == '"' || *next == '\\' || *next == 0x7F) break;
        if (is_final && (*next == '<' || *next == '>' || *next == '&' || *next == 0xE2)) break;
    }
    return (size_t)(next - start);
}

static void write_string(jv string, bool is_final, sb_text *text) {
    static const char specials[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
    const unsigned char *next = (const unsigned char *)jv_string_value(string);
    const unsigned char *end = next + jv_string_length_bytes(jv_copy(string));
    sb_text_add_byte(text, '"');
    while (next < end) {
        const size_t plain = plain_prefix(next, end, is_final);
        sb_text_add(text, (const char *)next, plain);
        next += plain;
        if (next == end) break;
        const char *special = *next == '\0' ? NULL : strchr(specials, *next);
        if (special != NULL) {
            sb_text_add_byte(text, '\\');
            sb_text_add_byte(text, letters[special - specials]);
        } else if (*next == 0xE2) {
            // U+2028 and U+2029 are the only ones of this first byte that are escaped.
            const bool is_separator = end - next >= 3 && next[1] == 0x80 && (next[2] & 0xFE) == 0xA8;
            if (is_separator) {
                write_unicode_escape(0x2000u + (next[2] & 0x3F), text);
                next += 2;
            } else {
                sb_text_add_byte(text, (char)*next);
            }
        } else if (*next == 0x7F && is_final) {
            sb_text_add_byte(text, (char)*next);
        } else {
            write_unicode_escape(*next, text);
        }
        next++;
    }
    sb_text_add_byte(text, '"');
}

static const char *write(jv value, const sb_json_style *style, sb_text *text, int depth);

static const char *write_number(double number, const sb_json_style *style, sb_text *text) {
    if (isfinite(number)) {
        sb_json_write_number(number, text);
        return NULL;
    }
    if (style->is_final) {
        return isnan(number) ? "the output holds nan, which JSON cannot say"
                             : "the output holds an infinite number, which JSON cannot say";
    }
    const char *largest = signbit(number) ? "-1.7976931348623157e+308" : "1.7976931348623157e+308";
    sb_text_add_string(text, isnan(number) ? "null" : largest);
    return NULL;
}

static const char *write_array(jv array, const sb_json_style *style, sb_text *text, int depth) {
    const char *problem = NULL;
    const int count = jv_array_length(jv_copy(array));
    sb_text_add_byte(text, '[');
    for (int index = 0; index < count && problem == NULL && !text->is_cut; index++) {
        if (index > 0) sb_text_add_byte(text, ',');
        jv element = jv_array_get(jv_copy(array), index);
        problem = write(element, style, text, depth + 1);
        jv_free(element);
    }
    sb_text_add_byte(text, ']');
    return problem;
}

static const char *write_object(jv object, const sb_json_style *style, sb_text *text, int depth) {
    if (jv_identical(jv_copy(object), jv_copy(style->nil))) {
        sb_text_add_string(text, "null");
        return NULL;
    }
    const char *problem = NULL;
    sb_text_add_byte(text, '{');
    int index = jv_object_iter(object);
    while (jv_object_iter_valid(object, index) && problem == NULL && !text->is_cut) {
        if (index > 0) sb_text_add_byte(text, ',');
        jv key = jv_object_iter_key(object, index);
        write_string(key, style->is_final, text);
        jv_free(key);
        sb_text_add_byte(text, ':');
        jv member = jv_object_iter_value(object, index);
        problem = write(member, style, text, depth + 1);
        jv_free(member);
        index = jv_object_iter_next(object, index);
    }
    sb_text_add_byte(text, '}');
    return problem;
}

static const char *write(jv value, const sb_json_style *style, sb_text *text, int depth) {
    if (depth > style->maximum_depth) return "a value is nested too deeply";
    switch (jv_get_kind(value)) {
    case JV_KIND_TRUE: sb_text_add_string(text, "true"); return NULL;
    case JV_KIND_FALSE: sb_text_add_string(text, "false"); return NULL;
    case JV_KIND_NUMBER: return write_number(jv_number_value(value), style, text);
    case JV_KIND_STRING: write_string(value, style->is_final, text); return NULL;
    case JV_KIND_ARRAY: return write_array(value, style, text, depth);
    case JV_KIND_OBJECT: return write_object(value, style, text, depth);
    case JV_KIND_NULL: case JV_KIND_INVALID: break;
    }
    sb_text_add_string(text, "null");
    return NULL;
}

const char *sb_json_write(jv value, const sb_json_style *style, sb_text *text) {
    const char *problem = write(value, style, text, 0);
    if (problem != NULL) return problem;
    return text->is_cut ? "a text becomes too long" : NULL;
}
