#include "native.h"

#include <string.h>

/// One byte and what stands for it in a format.
typedef struct replacement {
    char byte;
    const char *text;
} replacement;

static const replacement html[] = {
    {'<', "&lt;"}, {'>', "&gt;"}, {'&', "&amp;"}, {'\'', "&apos;"}, {'"', "&quot;"}, {0, NULL},
};
static const replacement csv[] = {{'"', "\"\""}, {0, "\\0"}, {0, NULL}};
static const replacement tsv[] = {
    {'\t', "\\t"}, {'\r', "\\r"}, {'\n', "\\n"}, {'\\', "\\\\"}, {0, "\\0"}, {0, NULL},
};
static const replacement shell[] = {{'\'', "'\\''"}, {0, "\\0"}, {0, NULL}};

static void add_replaced(sb_text *text, jv string, const replacement *replacements) {
    const char *bytes = jv_string_value(string);
    const size_t count = sb_string_bytes(string);
    for (size_t index = 0; index < count; index++) {
        const replacement *next = replacements;
        while (next->text != NULL && next->byte != bytes[index]) next++;
        if (next->text != NULL) {
            sb_text_add_string(text, next->text);
        } else {
            sb_text_add_byte(text, bytes[index]);
        }
    }
}

static jv to_string(jv value) { return jv_get_kind(value) == JV_KIND_STRING ? value : sb_native_tojson(value); }

typedef struct row {
    const char *name;
    const char *separator;
    const char *quote;
    const replacement *replacements;
    bool writes_null;
} row;

static const row rows[] = {
    {"csv", ",", "\"", csv, false},
    {"tsv", "\t", "", tsv, false},
    {"sh", " ", "'", shell, true},
};

/// One field; what cannot be one is returned as an error, else null.
static jv add_field(sb_text *text, jv field, const row *row) {
    const jv_kind kind = jv_get_kind(field);
    if (kind == JV_KIND_ARRAY || kind == JV_KIND_OBJECT) return sb_native_error(field, "is not valid in a row");
    if (kind == JV_KIND_NULL && !row->writes_null) return field;
    if (kind == JV_KIND_STRING) {
        sb_text_add_string(text, row->quote);
        add_replaced(text, field, row->replacements);
        sb_text_add_string(text, row->quote);
        jv_free(field);
        return jv_null();
    }
    // In a table nan is a null, and that is written as nothing.
    const bool is_nan = kind == JV_KIND_NUMBER && jv_number_value(field) != jv_number_value(field);
    jv string = to_string(field);
    if (!is_nan || row->writes_null) sb_text_add_string(text, jv_string_value(string));
    jv_free(string);
    return jv_null();
}

static jv format_row(jv input, const row *row) {
    if (jv_get_kind(input) != JV_KIND_ARRAY) {
        if (!row->writes_null) return sb_native_error(input, "cannot be formatted as a row: only an array can");
        input = jv_array_append(jv_array(), input);
    }
    sb_text text = {.limit = SB_NATIVE_TEXT_BYTES};
    const int count = jv_array_length(jv_copy(input));
    for (int index = 0; index < count; index++) {
        if (index > 0) sb_text_add_string(&text, row->separator);
        jv problem = add_field(&text, jv_array_get(jv_copy(input), index), row);
        if (!jv_is_valid(problem)) {
            jv_free(input);
            sb_text_free(&text);
            return problem;
        }
    }
    jv_free(input);
    return sb_string_from(&text);
}

static jv format_html(jv string) {
    sb_text text = {.limit = SB_NATIVE_TEXT_BYTES};
    add_replaced(&text, string, html);
    jv_free(string);
    return sb_string_from(&text);
}

static jv format_uri(jv string) {
    static const char unreserved[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";
    static const char digits[] = "0123456789ABCDEF";
    sb_text text = {.limit = SB_NATIVE_TEXT_BYTES};
    const unsigned char *bytes = (const unsigned char *)jv_string_value(string);
    const size_t count = sb_string_bytes(string);
    for (size_t index = 0; index < count; index++) {
        const unsigned char byte = bytes[index];
        if (byte != 0 && strchr(unreserved, byte) != NULL) {
            sb_text_add_byte(&text, (char)byte);
        } else {
            const char escape[] = {'%', digits[byte >> 4], digits[byte & 15]};
            sb_text_add(&text, escape, sizeof escape);
        }
    }
    jv_free(string);
    return sb_string_from(&text);
}

static int hexadecimal(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    const char lower = (char)(digit | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

static jv unformat_uri(jv string) {
    sb_text text = {.limit = SB_NATIVE_TEXT_BYTES};
    const char *bytes = jv_string_value(string);
    const size_t count = sb_string_bytes(string);
    for (size_t index = 0; index < count; index++) {
        if (bytes[index] != '%') {
            sb_text_add_byte(&text, bytes[index]);
            continue;
        }
        const int high = index + 2 < count ? hexadecimal(bytes[index + 1]) : -1;
        const int low = index + 2 < count ? hexadecimal(bytes[index + 2]) : -1;
        if (high < 0 || low < 0) {
            sb_text_free(&text);
            return sb_native_error(string, "is not a valid URI encoding");
        }
        sb_text_add_byte(&text, (char)(high << 4 | low));
        index += 2;
    }
    jv_free(string);
    return sb_string_from(&text);
}

static const char base64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static jv format_base64(jv string) {
    sb_text text = {.limit = SB_NATIVE_TEXT_BYTES};
    const unsigned char *bytes = (const unsigned char *)jv_string_value(string);
    const size_t count = sb_string_bytes(string);
    for (size_t index = 0; index < count; index += 3) {
        const size_t left = count - index;
        const unsigned group = (unsigned)bytes[index] << 16 | (left > 1 ? (unsigned)bytes[index + 1] << 8 : 0)
            | (left > 2 ? bytes[index + 2] : 0);
        const char digits[] = {
            base64[group >> 18], base64[group >> 12 & 63], left > 1 ? base64[group >> 6 & 63] : '=',
            left > 2 ? base64[group & 63] : '=',
        };
        sb_text_add(&text, digits, sizeof digits);
    }
    jv_free(string);
    return sb_string_from(&text);
}

/// What follows the first padding does not count; line breaks are passed over.
static jv unformat_base64(jv string) {
    sb_text text = {.limit = SB_NATIVE_TEXT_BYTES};
    const char *bytes = jv_string_value(string);
    const size_t count = sb_string_bytes(string);
    unsigned group = 0;
    int pending = 0;
    bool is_wrong = false;
    for (size_t index = 0; index < count && bytes[index] != '=' && !is_wrong; index++) {
        if (bytes[index] == '\n' || bytes[index] == '\r') continue;
        const char *digit = bytes[index] == '\0' ? NULL : strchr(base64, bytes[index]);
        is_wrong = digit == NULL;
        if (is_wrong) break;
        group = group << 6 | (unsigned)(digit - base64);
        if (++pending < 4) continue;
        const char decoded[] = {(char)(group >> 16), (char)(group >> 8), (char)group};
        sb_text_add(&text, decoded, sizeof decoded);
        group = 0;
        pending = 0;
    }
    if (is_wrong || pending == 1) {
        sb_text_free(&text);
        return sb_native_error(string, "is not valid base64 data");
    }
    if (pending >= 2) sb_text_add_byte(&text, (char)(group >> (pending == 3 ? 10 : 4)));
    if (pending == 3) sb_text_add_byte(&text, (char)(group >> 2));
    jv_free(string);
    return sb_string_from(&text);
}

jv sb_native_format(jv input, jv format) {
    static const struct {
        const char *name;
        jv (*write)(jv);
    } formats[] = {
        {"html", format_html}, {"uri", format_uri}, {"urid", unformat_uri}, {"base64", format_base64},
        {"base64d", unformat_base64},
    };
    if (jv_get_kind(format) != JV_KIND_STRING) {
        jv_free(input);
        return sb_native_error(format, "is not a format");
    }
    const char *name = jv_string_value(format);
    jv result = jv_invalid();
    if (strcmp(name, "text") == 0) result = to_string(input);
    else if (strcmp(name, "json") == 0) result = sb_native_tojson(input);
    else {
        for (size_t index = 0; index < sizeof rows / sizeof *rows; index++) {
            if (strcmp(name, rows[index].name) == 0) result = format_row(jv_copy(input), &rows[index]);
        }
        for (size_t index = 0; index < sizeof formats / sizeof *formats; index++) {
            if (strcmp(name, formats[index].name) != 0) continue;
            jv string = to_string(jv_copy(input));
            result = jv_is_valid(string) ? formats[index].write(string) : string;
        }
        jv_free(input);
    }
    if (!jv_is_valid(result) && !jv_invalid_has_msg(jv_copy(result))) {
        return sb_native_error(format, "is not a format");
    }
    jv_free(format);
    return result;
}
