#include "native.h"

#include "cjq.h"
#include "json.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

jv sb_native_tojson(jv input) {
    sb_text text = {.limit = SB_NATIVE_TEXT_BYTES};
    const sb_json_style style = {.nil = jv_invalid(), .maximum_depth = SB_JQ_MAXIMUM_DEPTH};
    const char *problem = sb_json_write(input, &style, &text);
    jv_free(input);
    if (problem == NULL) return sb_string_from(&text);
    sb_text_free(&text);
    return jv_invalid_with_msg(jv_string(problem));
}

static size_t digits(const char *text) { return strspn(text, "0123456789"); }

/// Whether the text is a number of jq's language with an optional sign.
static bool is_number(const char *text) {
    if (*text == '+' || *text == '-') text++;
    const size_t whole = digits(text);
    text += whole;
    size_t fraction = 0;
    if (*text == '.') {
        fraction = digits(++text);
        text += fraction;
    }
    if (whole + fraction == 0) return false;
    if (*text == 'e' || *text == 'E') {
        text++;
        if (*text == '+' || *text == '-') text++;
        const size_t exponent = digits(text);
        if (exponent == 0) return false;
        text += exponent;
    }
    return *text == '\0';
}

jv sb_native_tonumber(jv input) {
    if (jv_get_kind(input) == JV_KIND_NUMBER) return input;
    if (jv_get_kind(input) != JV_KIND_STRING) return sb_native_error(input, "cannot be parsed as a number");
    const char *text = jv_string_value(input);
    if (strlen(text) != sb_string_bytes(input) || !is_number(text)) {
        return sb_native_error(input, "cannot be parsed as a number");
    }
    const double number = strtod(text, NULL);
    jv_free(input);
    return jv_number(number);
}

/// Bytes of the white space that starts there, as Unicode has it; 0 when none does.
static size_t space_at(const unsigned char *text, size_t count) {
    if (count == 0) return 0;
    if (strchr(" \t\n\v\f\r", text[0]) != NULL && text[0] != '\0') return 1;
    if (count >= 2 && text[0] == 0xC2 && (text[1] == 0x85 || text[1] == 0xA0)) return 2;
    if (count < 3) return 0;
    const unsigned scalar = (text[0] & 0x0Fu) << 12 | (text[1] & 0x3Fu) << 6 | (text[2] & 0x3Fu);
    if (text[0] < 0xE1 || text[0] > 0xE3) return 0;
    const bool is_space = scalar == 0x1680 || (scalar >= 0x2000 && scalar <= 0x200A) || scalar == 0x2028
        || scalar == 0x2029 || scalar == 0x202F || scalar == 0x205F || scalar == 0x3000;
    return is_space ? 3 : 0;
}

/// `sides`: 1 the left one, 2 the right one, 3 both.
jv sb_native_trim(jv input, jv sides) {
    const int where = (int)jv_number_value(sides);
    jv_free(sides);
    if (jv_get_kind(input) != JV_KIND_STRING) return sb_native_error(input, "cannot be trimmed");
    const unsigned char *text = (const unsigned char *)jv_string_value(input);
    size_t start = 0, end = sb_string_bytes(input);
    for (size_t space = 1; (where & 1) != 0 && space > 0; start += space) space = space_at(text + start, end - start);
    for (bool goes_on = true; (where & 2) != 0 && goes_on;) {
        goes_on = false;
        for (size_t bytes = 1; bytes <= 3 && bytes <= end - start; bytes++) {
            if (space_at(text + end - bytes, bytes) != bytes) continue;
            end -= bytes;
            goes_on = true;
            break;
        }
    }
    jv trimmed = jv_string_sized((const char *)text + start, (int)(end - start));
    jv_free(input);
    return trimmed;
}

jv sb_native_implode(jv input) {
    if (jv_get_kind(input) != JV_KIND_ARRAY) return sb_native_error(input, "cannot be imploded");
    const int count = jv_array_length(jv_copy(input));
    jv string = jv_string_empty(count);
    for (int index = 0; index < count; index++) {
        jv element = jv_array_get(jv_copy(input), index);
        const bool is_number = jv_get_kind(element) == JV_KIND_NUMBER;
        const double scalar = is_number ? trunc(jv_number_value(element)) : 0;
        jv_free(element);
        if (!is_number) {
            jv_free(string);
            return sb_native_error(input, "cannot be imploded");
        }
        const bool is_scalar = scalar >= 0 && scalar <= 0x10FFFF && !(scalar >= 0xD800 && scalar <= 0xDFFF);
        string = jv_string_append_codepoint(string, is_scalar ? (uint32_t)scalar : 0xFFFD);
    }
    jv_free(input);
    return string;
}

/// Where `searched` occurs in a text, counted in characters; both must be strings.
jv sb_native_indices(jv input, jv searched) {
    jv found = jv_array();
    const char *text = jv_string_value(input);
    const size_t bytes = sb_string_bytes(input), wanted = sb_string_bytes(searched);
    double index = 0;
    for (size_t start = 0; wanted > 0 && start + wanted <= bytes; start++) {
        if ((text[start] & 0xC0) == 0x80) continue;
        if (memcmp(text + start, jv_string_value(searched), wanted) == 0) {
            found = jv_array_append(found, jv_number(index));
        }
        index++;
    }
    jv_free(input);
    jv_free(searched);
    return found;
}
