#include "json.h"

#include "cjq.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct reader {
    const char *next;
    const char *end;
    const char *problem;
    int depth;
    /// Where strings with escapes are put together.
    sb_text string;
} reader;

static jv read_value(reader *reader);

static void skip_space(reader *reader) {
    while (reader->next < reader->end && strchr(" \t\r\n", *reader->next) != NULL) reader->next++;
}

static char peek(reader *reader) {
    skip_space(reader);
    return reader->next < reader->end ? *reader->next : '\0';
}

static bool takes(reader *reader, char byte) {
    if (peek(reader) != byte) return false;
    reader->next++;
    return true;
}

/// Four hexadecimal digits; -1 at anything else.
static long read_unit(reader *reader) {
    if (reader->end - reader->next < 4) return -1;
    char digits[5] = {0};
    memcpy(digits, reader->next, 4);
    char *rest;
    const long unit = strtol(digits, &rest, 16);
    if (*rest != '\0') return -1;
    reader->next += 4;
    return unit;
}

static void add_scalar(sb_text *text, long scalar) {
    if (scalar < 0x80) {
        sb_text_add_byte(text, (char)scalar);
    } else if (scalar < 0x800) {
        sb_text_add_byte(text, (char)(0xC0 | scalar >> 6));
        sb_text_add_byte(text, (char)(0x80 | (scalar & 0x3F)));
    } else {
        if (scalar < 0x10000) {
            sb_text_add_byte(text, (char)(0xE0 | scalar >> 12));
        } else {
            sb_text_add_byte(text, (char)(0xF0 | scalar >> 18));
            sb_text_add_byte(text, (char)(0x80 | (scalar >> 12 & 0x3F)));
        }
        sb_text_add_byte(text, (char)(0x80 | (scalar >> 6 & 0x3F)));
        sb_text_add_byte(text, (char)(0x80 | (scalar & 0x3F)));
    }
}

/// After `\u`: one scalar; half a pair reads as U+FFFD.
static void read_unicode_escape(reader *reader) {
    long scalar = read_unit(reader);
    if (scalar >= 0xD800 && scalar < 0xDC00 && reader->end - reader->next >= 6 && reader->next[0] == '\\'
        && reader->next[1] == 'u') {
        const char *second = reader->next;
        reader->next += 2;
        const long low = read_unit(reader);
        if (low >= 0xDC00 && low < 0xE000) {
            scalar = 0x10000 + ((scalar - 0xD800) << 10) + (low - 0xDC00);
        } else {
            reader->next = second;
        }
    }
    add_scalar(&reader->string, scalar < 0 || (scalar >= 0xD800 && scalar < 0xE000) ? 0xFFFD : scalar);
}

static void read_escape(reader *reader) {
    static const char letters[] = "bfnrt", meanings[] = "\b\f\n\r\t";
    if (reader->next >= reader->end) return;
    const char letter = *reader->next++;
    const char *found = letter == '\0' ? NULL : strchr(letters, letter);
    if (letter == 'u') {
        read_unicode_escape(reader);
    } else {
        sb_text_add_byte(&reader->string, found == NULL ? letter : meanings[found - letters]);
    }
}

/// After the opening quote.
static jv read_string(reader *reader) {
    sb_text_clear(&reader->string);
    const char *start = reader->next;
    while (reader->next < reader->end && *reader->next != '"') {
        if (*reader->next != '\\') {
            reader->next++;
            continue;
        }
        sb_text_add(&reader->string, start, (size_t)(reader->next - start));
        reader->next++;
        read_escape(reader);
        start = reader->next;
    }
    const size_t plain = (size_t)(reader->next - start);
    if (reader->next < reader->end) reader->next++;
    if (reader->string.count == 0) return jv_string_sized(start, (int)plain);
    sb_text_add(&reader->string, start, plain);
    return jv_string_sized(reader->string.bytes, (int)reader->string.count);
}

static jv read_number(reader *reader) {
    char digits[64];
    const char *start = reader->next;
    while (reader->next < reader->end && strchr("+-.0123456789eE", *reader->next) != NULL) reader->next++;
    const size_t count = (size_t)(reader->next - start);
    // The text ends with a zero byte, so a long number may be read in place.
    const char *text = start;
    if (count < sizeof digits) {
        memcpy(digits, start, count);
        digits[count] = '\0';
        text = digits;
    }
    const double number = strtod(text, NULL);
    if (!isfinite(number)) reader->problem = "a number is larger than a 64-bit float can be";
    return jv_number(number);
}

static jv read_array(reader *reader) {
    jv array = jv_array();
    if (takes(reader, ']')) return array;
    do {
        array = jv_array_append(array, read_value(reader));
    } while (reader->problem == NULL && takes(reader, ','));
    takes(reader, ']');
    return array;
}

static jv read_object(reader *reader) {
    jv object = jv_object();
    if (takes(reader, '}')) return object;
    do {
        takes(reader, '"');
        jv key = read_string(reader);
        takes(reader, ':');
        object = jv_object_set(object, key, read_value(reader));
    } while (reader->problem == NULL && takes(reader, ','));
    takes(reader, '}');
    return object;
}

static jv read_nested(reader *reader, jv (*read)(struct reader *)) {
    reader->next++;
    if (reader->depth >= SB_JQ_MAXIMUM_DEPTH) {
        reader->problem = "the data is nested too deeply";
        return jv_null();
    }
    reader->depth++;
    jv value = read(reader);
    reader->depth--;
    return value;
}

static jv read_value(reader *reader) {
    switch (peek(reader)) {
    case '{': return read_nested(reader, read_object);
    case '[': return read_nested(reader, read_array);
    case '"': reader->next++; return read_string(reader);
    case 't': reader->next += 4; return jv_true();
    case 'f': reader->next += 5; return jv_false();
    case 'n': reader->next += 4; return jv_null();
    case '-': case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7': case '8': case '9':
        return read_number(reader);
    default:
        reader->problem = "the data is no JSON";
        return jv_null();
    }
}

jv sb_json_read(const char *bytes, size_t count) {
    reader reader = {.next = bytes, .end = bytes + count, .string = {.limit = count}};
    jv value = read_value(&reader);
    sb_text_free(&reader.string);
    if (reader.problem == NULL) return value;
    jv_free(value);
    return jv_invalid_with_msg(jv_string(reader.problem));
}
