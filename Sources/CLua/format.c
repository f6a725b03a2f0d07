#include "internal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// Widths and precisions beyond this are refused.
enum { SB_MAXIMUM_WIDTH = 9999 };

/// One directive, as the reference's formatting (Go's) reads it.
typedef struct directive {
    bool is_left, has_sign, has_space, is_alternate, is_padded;
    int width, precision;
    char verb;
} directive;

static int read_count(lua_State *L, const char **next, const char *end) {
    int64_t count = 0;
    for (; *next < end && **next >= '0' && **next <= '9'; ++*next) {
        count = count * 10 + (**next - '0');
        if (count > SB_MAXIMUM_WIDTH) sb_error(L, "invalid format (width or precision too long)");
    }
    return (int)count;
}

/// Reads what follows a `%`; the verb is 0 at the end of the format.
static directive read_directive(lua_State *L, const char **next, const char *end) {
    directive d = {.precision = -1};
    for (; *next < end; ++*next) {
        if (**next == '-') d.is_left = true;
        else if (**next == '+') d.has_sign = true;
        else if (**next == ' ') d.has_space = true;
        else if (**next == '#') d.is_alternate = true;
        else if (**next == '0') d.is_padded = true;
        else break;
    }
    d.width = read_count(L, next, end);
    if (*next < end && **next == '.') {
        ++*next;
        d.precision = read_count(L, next, end);
    }
    if (*next < end) d.verb = *(*next)++;
    return d;
}

/// Characters, of which width and precision count: continuation bytes do not.
static size_t characters(const char *text, size_t length) {
    size_t count = 0;
    for (size_t index = 0; index < length; index++) count += (text[index] & 0xC0) != 0x80;
    return count;
}

static void add_padded(sb_buffer *buffer, const directive *d, const char *text, size_t length) {
    const size_t count = d->width > 0 ? characters(text, length) : 0;
    size_t padding = (size_t)d->width > count ? (size_t)d->width - count : 0;
    if (d->is_left) sb_buffer_add(buffer, text, length);
    for (; padding > 0; padding--) sb_buffer_byte(buffer, ' ');
    if (!d->is_left) sb_buffer_add(buffer, text, length);
}

static void add_string(sb_buffer *buffer, const directive *d, const char *text, size_t length) {
    if (d->precision >= 0) {
        size_t index = 0;
        for (int left = d->precision; index < length && (left > 0 || (text[index] & 0xC0) == 0x80); index++) {
            left -= (text[index] & 0xC0) != 0x80;
            while (index + 1 < length && (text[index + 1] & 0xC0) == 0x80) index++;
        }
        length = index;
    }
    add_padded(buffer, d, text, length);
}

/// The C format of a directive with `verb` (and its length modifier) at the end.
static void c_format(const directive *d, const char *verb, char format[40]) {
    char precision[16] = "";
    if (d->precision >= 0) snprintf(precision, sizeof precision, ".%d", d->precision);
    snprintf(
        format, 40, "%%%s%s%s%s%s%.0d%s%s", d->is_left ? "-" : "", d->has_sign ? "+" : "", d->has_space ? " " : "",
        d->is_alternate ? "#" : "", d->is_padded && !d->is_left ? "0" : "", d->width, precision, verb);
}

static void add_formatted(sb_buffer *buffer, const char *format, bool is_whole, int64_t whole, double number) {
    const int length = is_whole ? snprintf(NULL, 0, format, (long long)whole) : snprintf(NULL, 0, format, number);
    if (length < 0) return;
    sb_charge(buffer->L, (size_t)length + sb_number_steps(is_whole ? 0 : number));
    char room[128];
    const size_t size = (size_t)length + 1;
    char *text = size <= sizeof room ? room : lua_newuserdata(buffer->L, size);
    if (is_whole) snprintf(text, size, format, (long long)whole);
    else snprintf(text, size, format, number);
    sb_buffer_add(buffer, text, (size_t)length);
    if (text != room) lua_pop(buffer->L, 1);
}

static void add_whole(sb_buffer *buffer, directive d, int64_t value) {
    char format[40];
    if (d.verb == 'd' || d.verb == 'i') {
        c_format(&d, "lld", format);
        return add_formatted(buffer, format, true, value, 0);
    }
    // Other bases show a negative number with a sign, not as its complement.
    char digits[32];
    const char *c_verb = d.verb == 'x' ? "%s%llx" : d.verb == 'X' ? "%s%llX" : "%s%llo";
    const unsigned long long magnitude = value < 0 ? 0 - (unsigned long long)value : (unsigned long long)value;
    const char *sign = value < 0 ? "-" : d.has_sign ? "+" : "";
    if (d.is_alternate) sign = value < 0 ? "-0x" : "0x";
    const int length = snprintf(digits, sizeof digits, c_verb, sign, magnitude);
    if (d.is_padded && !d.is_left) {
        const int skipped = (int)strlen(sign);
        for (int place = 0; place < skipped; place++) sb_buffer_byte(buffer, digits[place]);
        for (int place = length; place < d.width; place++) sb_buffer_byte(buffer, '0');
        return sb_buffer_add(buffer, digits + skipped, (size_t)(length - skipped));
    }
    add_padded(buffer, &d, digits, (size_t)length);
}

static void add_double(sb_buffer *buffer, directive d, double number) {
    char text[SB_NUMBER_ROOM];
    const bool is_shortest = (d.verb == 'g' || d.verb == 'G') && d.precision < 0;
    if (!isfinite(number) || is_shortest) {
        const size_t length = sb_general_text(number, text);
        char *mark = isfinite(number) && d.verb == 'G' ? memchr(text, 'e', length) : NULL;
        if (mark != NULL) *mark = 'E';
        return add_padded(buffer, &d, text, length);
    }
    char format[40];
    const char verb[2] = {d.verb, '\0'};
    c_format(&d, verb, format);
    add_formatted(buffer, format, false, 0, number);
}

static void add_character(sb_buffer *buffer, const directive *d, double number) {
    const int64_t value = sb_whole(number);
    const bool is_scalar = value >= 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
    const uint32_t scalar = is_scalar ? (uint32_t)value : 0xFFFD;
    char text[4];
    add_padded(buffer, d, text, sb_put_scalar(scalar, text));
}

/// A string literal as Go writes one.
static void add_quoted(sb_buffer *buffer, const char *text, size_t length) {
    static const char plain[] = "\"\\\a\b\f\n\r\t\v", letters[] = "\"\\abfnrtv";
    sb_buffer_byte(buffer, '"');
    for (size_t index = 0; index < length; index++) {
        const char *special = text[index] != '\0' ? strchr(plain, text[index]) : NULL;
        const unsigned char byte = (unsigned char)text[index];
        char escape[5];
        if (special != NULL) {
            sb_buffer_byte(buffer, '\\');
            sb_buffer_byte(buffer, letters[special - plain]);
        } else if (byte < 0x20 || byte == 0x7F) {
            sb_buffer_add(buffer, escape, (size_t)snprintf(escape, sizeof escape, "\\x%02x", byte));
        } else {
            sb_buffer_byte(buffer, text[index]);
        }
    }
    sb_buffer_byte(buffer, '"');
}

/// What the reference writes where verb and value do not fit: `%!a(int64=1)`.
static void add_mismatch(sb_buffer *buffer, char verb, int index) {
    lua_State *L = buffer->L;
    const bool is_number = lua_type(L, index) == LUA_TNUMBER;
    const char *kind = !is_number ? lua_typename(L, lua_type(L, index))
        : sb_is_whole(lua_tonumber(L, index)) ? "int64" : "float64";
    sb_buffer_add(buffer, "%!", 2);
    sb_buffer_byte(buffer, verb);
    sb_buffer_byte(buffer, '(');
    sb_buffer_add(buffer, kind, strlen(kind));
    sb_buffer_byte(buffer, '=');
    sb_push_text(L, index);
    sb_buffer_value(buffer, -1);
    lua_pop(L, 1);
    sb_buffer_byte(buffer, ')');
}

static void add_number(sb_buffer *buffer, const directive *d, int index) {
    const double number = lua_tonumber(buffer->L, index);
    switch (d->verb) {
    case 'd': case 'i': case 'x': case 'X': case 'o': return add_whole(buffer, *d, sb_whole(number));
    case 'c': return add_character(buffer, d, number);
    case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': return add_double(buffer, *d, number);
    default: return add_mismatch(buffer, d->verb, index);
    }
}

static void add_text(sb_buffer *buffer, const directive *d, int index) {
    lua_State *L = buffer->L;
    sb_push_text(L, index);
    size_t length;
    const char *text = lua_tolstring(L, -1, &length);
    if (d->verb == 'q') {
        add_quoted(buffer, text, length);
    } else if (d->verb == 's' || d->verb == 'v') {
        add_string(buffer, d, text, length);
    } else if ((d->verb == 'd' || d->verb == 'i') && lua_type(L, index) == LUA_TSTRING) {
        // A text is shown as it is when it is a number, and as 0 when it is none.
        if (lua_isnumber(L, index)) add_string(buffer, d, text, length);
        else add_whole(buffer, *d, 0);
    } else if ((d->verb == 'x' || d->verb == 'X') && lua_type(L, index) == LUA_TSTRING) {
        char digits[3];
        for (size_t place = 0; place < length; place++) {
            snprintf(digits, sizeof digits, d->verb == 'x' ? "%02x" : "%02X", (unsigned char)text[place]);
            sb_buffer_add(buffer, digits, 2);
        }
    } else {
        add_mismatch(buffer, d->verb, index);
    }
    lua_pop(L, 1);
}

static void add_argument(sb_buffer *buffer, const directive *d, int index, int count) {
    if (index > count) {
        sb_buffer_add(buffer, "%!", 2);
        sb_buffer_byte(buffer, d->verb);
        sb_buffer_add(buffer, "(MISSING)", 9);
    } else if (lua_type(buffer->L, index) == LUA_TNUMBER && d->verb != 's' && d->verb != 'q') {
        add_number(buffer, d, index);
    } else {
        add_text(buffer, d, index);
    }
}

/// Formats as the reference does, whose directives are Go's: nothing is an error, misfits show in the text.
int sb_format(lua_State *L) {
    size_t length;
    const char *next = sb_string(L, 1, &length);
    const char *end = next + length;
    const int count = lua_gettop(L);
    int argument = 2;
    sb_buffer buffer;
    sb_buffer_begin(&buffer, L);
    while (next < end) {
        const char *percent = memchr(next, '%', (size_t)(end - next));
        const char *stop = percent != NULL ? percent : end;
        sb_buffer_add(&buffer, next, (size_t)(stop - next));
        if (percent == NULL) break;
        next = percent + 1;
        sb_charge(L, 1);
        const directive d = read_directive(L, &next, end);
        if (d.verb == '\0') sb_buffer_add(&buffer, "%!(NOVERB)", 10);
        else if (d.verb == '%') sb_buffer_byte(&buffer, '%');
        else add_argument(&buffer, &d, argument++, count);
    }
    sb_buffer_push(&buffer);
    return 1;
}
