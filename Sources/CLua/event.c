#include "internal.h"

#include <string.h>

enum {
    /// Names kept at hand on the Lua stack: those of an event's objects repeat, and to look one up costs more.
    SB_KEPT_NAMES = 128,
    /// Longest name that is kept.
    SB_KEPT_LENGTH = 32,
    /// Levels whose sizes are remembered, and the largest size that is believed.
    SB_KEPT_LEVELS = 32,
    SB_KEPT_SIZE = 64,
    /// Lua's hash has no secret, so an event can be made of texts that all land in one place, each of which is then
    /// compared with all others. From so many new texts on their hashes are counted in so many groups.
    SB_UNCOUNTED_TEXTS = 2048,
    SB_GROUPS = 1024,
};

typedef struct source {
    const char *next, *end;
    lua_State *L;
    int depth;
    unsigned count;
    /// Where each kept name stands in the text, by its slot of the stack less one.
    struct {
        const char *text;
        size_t length;
    } names[SB_KEPT_NAMES];
    /// Sizes of the last object and array at each level: the next one there likely has the same.
    unsigned char members[SB_KEPT_LEVELS], elements[SB_KEPT_LEVELS];
    size_t created;
    unsigned groups[SB_GROUPS];
} source;

static void skip_space(source *s) {
    while (s->next < s->end && (*s->next == ' ' || *s->next == '\n' || *s->next == '\r' || *s->next == '\t')) s->next++;
}

/// The text was checked before; this only keeps a mistake from reading past its end.
static char peek(source *s) {
    skip_space(s);
    if (s->next >= s->end) luaL_error(s->L, "unexpected end of JSON");
    return *s->next;
}

static uint32_t hexadecimal(const char *digits) {
    uint32_t value = 0;
    for (int index = 0; index < 4; index++) {
        const char digit = digits[index];
        value = value << 4 | (uint32_t)(digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
    }
    return value;
}

size_t sb_put_scalar(uint32_t scalar, char *out) {
    if (scalar < 0x80) {
        out[0] = (char)scalar;
        return 1;
    }
    if (scalar < 0x800) {
        out[0] = (char)(0xC0 | scalar >> 6);
        out[1] = (char)(0x80 | (scalar & 0x3F));
        return 2;
    }
    if (scalar < 0x10000) {
        out[0] = (char)(0xE0 | scalar >> 12);
        out[1] = (char)(0x80 | (scalar >> 6 & 0x3F));
        out[2] = (char)(0x80 | (scalar & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | scalar >> 18);
    out[1] = (char)(0x80 | (scalar >> 12 & 0x3F));
    out[2] = (char)(0x80 | (scalar >> 6 & 0x3F));
    out[3] = (char)(0x80 | (scalar & 0x3F));
    return 4;
}

/// Reads the digits after `\u`, and a second escape when both form a pair; a half pair becomes U+FFFD.
static uint32_t escaped_scalar(const char **next, const char *end) {
    if (end - *next < 4) return 0xFFFD;
    const uint32_t first = hexadecimal(*next);
    *next += 4;
    if (first < 0xD800 || first > 0xDFFF) return first;
    if (first > 0xDBFF || end - *next < 6 || (*next)[0] != '\\' || (*next)[1] != 'u') return 0xFFFD;
    const uint32_t second = hexadecimal(*next + 2);
    if (second < 0xDC00 || second > 0xDFFF) return 0xFFFD;
    *next += 6;
    return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
}

/// Lua 5.1's own hash of a string, of which long ones are sampled.
static unsigned hash_of(const char *text, size_t length) {
    unsigned hash = (unsigned)length;
    const size_t step = (length >> 5) + 1;
    for (size_t index = length; index >= step; index -= step) {
        hash ^= (hash << 5) + (hash >> 2) + (unsigned char)text[index - 1];
    }
    return hash;
}

static void push_text(source *s, const char *text, size_t length) {
    const sb_arena *arena = &sb_run_of(s->L)->arena;
    const size_t allocated = arena->total;
    lua_pushlstring(s->L, text, length);
    if (arena->total == allocated || ++s->created < SB_UNCOUNTED_TEXTS) return;
    const unsigned count = ++s->groups[hash_of(text, length) % SB_GROUPS];
    // An honest event has about as many in each group.
    if (count > 256 + s->created / (SB_GROUPS / 8)) luaL_error(s->L, "the event's texts are made to collide");
}

static void push_escaped(source *s, const char *text, size_t length) {
    // No escape is shorter than what it stands for.
    char room[256];
    char *content = room;
    if (length > sizeof room) content = lua_newuserdata(s->L, length);
    size_t count = 0;
    for (const char *next = text, *end = text + length; next < end;) {
        if (*next != '\\' || next + 1 == end) {
            content[count++] = *next++;
            continue;
        }
        const char escape = next[1];
        next += 2;
        switch (escape) {
        case 'n': content[count++] = '\n'; break;
        case 'r': content[count++] = '\r'; break;
        case 't': content[count++] = '\t'; break;
        case 'b': content[count++] = '\b'; break;
        case 'f': content[count++] = '\f'; break;
        case 'u': count += sb_put_scalar(escaped_scalar(&next, end), content + count); break;
        default: content[count++] = escape;
        }
    }
    push_text(s, content, count);
    if (content != room) lua_remove(s->L, -2);
}

/// Steps over a string; its content is what lies between the quotes.
static const char *take_string(source *s, size_t *length, bool *is_escaped) {
    const char *text = ++s->next;
    const char *quote = NULL;
    *is_escaped = false;
    for (;;) {
        // A quote stays the next one until an escape steps over it: looking again after each would take forever.
        if (quote == NULL || quote < s->next) quote = memchr(s->next, '"', (size_t)(s->end - s->next));
        if (quote == NULL) luaL_error(s->L, "unexpected end of JSON");
        const char *backslash = memchr(s->next, '\\', (size_t)(quote - s->next));
        if (backslash == NULL) {
            s->next = quote + 1;
            break;
        }
        *is_escaped = true;
        if (s->end - backslash < 2) luaL_error(s->L, "unexpected end of JSON");
        s->next = backslash + 2;
    }
    *length = (size_t)(s->next - 1 - text);
    return text;
}

static void push_string(source *s, bool pushes) {
    size_t length;
    bool is_escaped;
    const char *text = take_string(s, &length, &is_escaped);
    if (!pushes) return;
    if (is_escaped) push_escaped(s, text, length);
    else push_text(s, text, length);
}

static void push_name(source *s, bool pushes) {
    size_t length;
    bool is_escaped;
    const char *text = take_string(s, &length, &is_escaped);
    if (!pushes) return;
    if (is_escaped) return push_escaped(s, text, length);
    if (length == 0 || length > SB_KEPT_LENGTH) return push_text(s, text, length);
    const size_t place = (length * 31 + (unsigned char)text[0] * 7 + (unsigned char)text[length / 2] * 3
        + (unsigned char)text[length - 1]) % SB_KEPT_NAMES;
    if (s->names[place].length == length && memcmp(s->names[place].text, text, length) == 0) {
        return lua_pushvalue(s->L, (int)place + 1);
    }
    push_text(s, text, length);
    s->names[place].text = text;
    s->names[place].length = length;
    lua_pushvalue(s->L, -1);
    lua_replace(s->L, (int)place + 1);
}

static void push_number(source *s, bool pushes) {
    const char *text = s->next;
    while (s->next < s->end && (strchr("+-.eE", *s->next) != NULL || (*s->next >= '0' && *s->next <= '9'))) s->next++;
    double number;
    const bool is_read = sb_read_number(text, (size_t)(s->next - text), &number);
    if (!is_read) luaL_error(s->L, "a number of the event is too large");
    if (pushes) lua_pushnumber(s->L, number);
}

static bool push_value(source *s, bool in_array, bool pushes);

static unsigned char *kept_size(source *s, unsigned char *sizes) {
    return &sizes[s->depth % SB_KEPT_LEVELS];
}

static void begin(source *s, int members, int elements, bool pushes) {
    if (s->depth-- <= 0) luaL_error(s->L, "the event is nested too deep");
    luaL_checkstack(s->L, 4, "the event is nested too deep");
    if (pushes) lua_createtable(s->L, elements, members);
    s->next++;
}

/// Steps over a comma; false at the end of the container.
static bool continues(source *s, char closer, bool *is_first) {
    char next = peek(s);
    if (next == closer) {
        s->next++;
        s->depth++;
        return false;
    }
    if (!*is_first) s->next++;
    *is_first = false;
    // Texts chosen to collide in Lua's table of strings could make this slow.
    if (++s->count % 256 == 0) sb_check_time(s->L);
    return true;
}

static void push_object(source *s, bool pushes) {
    unsigned char *size = kept_size(s, s->members);
    begin(s, *size, 0, pushes);
    int count = 0;
    for (bool is_first = true; continues(s, '}', &is_first); count++) {
        peek(s);
        push_name(s, pushes);
        peek(s);
        s->next++;
        const bool is_kept = push_value(s, false, pushes);
        if (!pushes) continue;
        // A later null takes an earlier member of that name away, as the last one counts.
        if (!is_kept) lua_pushnil(s->L);
        lua_rawset(s->L, -3);
    }
    *size = (unsigned char)(count < SB_KEPT_SIZE ? count : SB_KEPT_SIZE);
}

static void push_array(source *s, bool pushes) {
    unsigned char *size = kept_size(s, s->elements);
    begin(s, 0, *size, pushes);
    int count = 0;
    for (bool is_first = true; continues(s, ']', &is_first);) {
        if (push_value(s, true, pushes) && pushes) lua_rawseti(s->L, -2, ++count);
    }
    *size = (unsigned char)(count < SB_KEPT_SIZE ? count : SB_KEPT_SIZE);
}

/// Pushes the next value; false when there is nothing to push: `null`, and an array in an array (spec §2.4).
static bool push_value(source *s, bool in_array, bool pushes) {
    switch (peek(s)) {
    case '{': push_object(s, pushes); return true;
    case '[':
        push_array(s, pushes && !in_array);
        return !in_array;
    case '"': push_string(s, pushes); return true;
    case 't':
        s->next += 4;
        if (pushes) lua_pushboolean(s->L, 1);
        return true;
    case 'f':
        s->next += 5;
        if (pushes) lua_pushboolean(s->L, 0);
        return true;
    case 'n': s->next += 4; return false;
    default: push_number(s, pushes); return true;
    }
}

void sb_push_event(lua_State *L, sb_run *run) {
    source s = {.next = run->json, .end = run->json + run->length, .L = L, .depth = run->limits->depth};
    luaL_checkstack(L, SB_KEPT_NAMES + 4, "out of memory");
    lua_settop(L, SB_KEPT_NAMES);
    if (peek(&s) == '{') push_object(&s, true);
    else lua_newtable(L);
    lua_replace(L, 1);
    lua_settop(L, 1);
}
