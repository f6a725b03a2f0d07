#include "internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct sink {
    lua_State *L;
    sb_run *run;
    char *text;
    size_t length, capacity;
    int depth;
} sink;

/// The reference's arrays end before this index; later numbers are names like any other.
enum { SB_MAXIMUM_INDEX = 67108864 };

static void put(sink *s, const char *text, size_t length) {
    if (s->run->limits->output_bytes - s->length < length) luaL_error(s->L, "the result is too large");
    if (s->capacity - s->length < length) {
        const size_t capacity = s->capacity * 2 + length;
        char *moved = realloc(s->text, capacity);
        if (moved == NULL) luaL_error(s->L, "out of memory");
        // The result owns the text from now on, so that an error cannot lose it.
        s->run->result.text = s->text = moved;
        s->capacity = capacity;
    }
    memcpy(s->text + s->length, text, length);
    s->length += length;
}

static void put_byte(sink *s, char byte) { put(s, &byte, 1); }

/// Bytes of the valid UTF-8 character at `text`; 0 when there is none.
static size_t character(const unsigned char *text, size_t rest) {
    const unsigned char first = text[0];
    const size_t length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (length == 0 || length > rest) return 0;
    for (size_t index = 1; index < length; index++) {
        if ((text[index] & 0xC0) != 0x80) return 0;
    }
    if (first == 0xE0 && text[1] < 0xA0) return 0;
    if (first == 0xED && text[1] > 0x9F) return 0;
    if (first == 0xF0 && text[1] < 0x90) return 0;
    return first == 0xF4 && text[1] > 0x8F ? 0 : length;
}

static bool is_plain(unsigned char byte) {
    return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\' && byte != '<' && byte != '>' && byte != '&';
}

static void put_control(sink *s, unsigned char byte) {
    static const char digits[] = "0123456789abcdef";
    switch (byte) {
    case '"': put(s, "\\\"", 2); break;
    case '\\': put(s, "\\\\", 2); break;
    case '\n': put(s, "\\n", 2); break;
    case '\r': put(s, "\\r", 2); break;
    case '\t': put(s, "\\t", 2); break;
    case '\b': put(s, "\\b", 2); break;
    case '\f': put(s, "\\f", 2); break;
    default: {
        const char escape[6] = {'\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15]};
        put(s, escape, sizeof escape);
    }
    }
}

/// As Go's encoding/json writes a string: HTML characters escaped, what is no UTF-8 replaced.
static void put_string(sink *s, const char *string, size_t length) {
    const unsigned char *next = (const unsigned char *)string, *end = next + length;
    put_byte(s, '"');
    while (next < end) {
        const unsigned char *run = next;
        while (next < end && is_plain(*next)) next++;
        put(s, (const char *)run, (size_t)(next - run));
        if (next == end) break;
        if (*next < 0x80) {
            put_control(s, *next++);
            continue;
        }
        const size_t bytes = character(next, (size_t)(end - next));
        if (bytes == 0) {
            put(s, "\\ufffd", 6);
            next++;
        } else if (bytes == 3 && next[0] == 0xE2 && next[1] == 0x80 && (next[2] & 0xFE) == 0xA8) {
            put(s, next[2] == 0xA8 ? "\\u2028" : "\\u2029", 6);
            next += 3;
        } else {
            put(s, (const char *)next, bytes);
            next += bytes;
        }
    }
    put_byte(s, '"');
}

static void put_value(sink *s);

/// The largest array index among the keys, and how many keys there are.
static int64_t array_length(lua_State *L, size_t *count) {
    int64_t largest = 0;
    *count = 0;
    for (lua_pushnil(L); lua_next(L, -2) != 0; lua_pop(L, 1)) {
        ++*count;
        if (lua_type(L, -2) != LUA_TNUMBER) continue;
        const double key = lua_tonumber(L, -2);
        if (key >= 1 && key < SB_MAXIMUM_INDEX && sb_is_whole(key) && (int64_t)key > largest) largest = (int64_t)key;
    }
    return largest;
}

static bool is_marked_array(lua_State *L) {
    if (!lua_getmetatable(L, -1)) return false;
    lua_pushliteral(L, "__is_array");
    lua_rawget(L, -2);
    const bool is_marked = lua_isboolean(L, -1) && lua_toboolean(L, -1);
    lua_pop(L, 2);
    return is_marked;
}

static void put_array(sink *s, int64_t length) {
    put_byte(s, '[');
    for (int64_t index = 1; index <= length; index++) {
        if (index > 1) put_byte(s, ',');
        lua_rawgeti(s->L, -1, (int)index);
        put_value(s);
        lua_pop(s->L, 1);
    }
    put_byte(s, ']');
}

typedef struct member {
    const char *name;
    size_t length;
    int slot;
} member;

static int by_name(const void *left, const void *right) {
    const member *a = left, *b = right;
    const int order = memcmp(a->name, b->name, a->length < b->length ? a->length : b->length);
    if (order != 0) return order;
    return a->length < b->length ? -1 : a->length > b->length ? 1 : a->slot - b->slot;
}

/// Lists the members of the table at `table` by name. Two tables go on the stack: one keeps the names alive, the other
/// has the values by their place in the list.
static member *sorted_members(lua_State *L, int table, size_t count) {
    if (count > (size_t)INT32_MAX / sizeof(member)) luaL_error(L, "the result is too large");
    member *members = lua_newuserdata(L, count * sizeof(member));
    lua_createtable(L, (int)count, 0);
    lua_createtable(L, (int)count, 0);
    int slot = 0;
    for (lua_pushnil(L); lua_next(L, table) != 0; lua_pop(L, 1)) {
        sb_push_text(L, -2);
        size_t length = 0;
        const char *name = lua_tolstring(L, -1, &length);
        members[slot] = (member){name, length, slot + 1};
        slot++;
        lua_rawseti(L, -5, slot);
        lua_pushvalue(L, -1);
        lua_rawseti(L, -4, slot);
    }
    sb_charge(L, count);
    qsort(members, count, sizeof(member), by_name);
    return members;
}

static void put_object(sink *s, size_t count) {
    const int table = lua_gettop(s->L);
    const member *members = sorted_members(s->L, table, count);
    put_byte(s, '{');
    bool is_first = true;
    for (size_t index = 0; index < count; index++) {
        const member *next = &members[index];
        // Of keys with one name (`1.5` and "1.5") one is kept.
        if (index + 1 < count && next->length == next[1].length && memcmp(next->name, next[1].name, next->length) == 0) {
            continue;
        }
        if (!is_first) put_byte(s, ',');
        is_first = false;
        put_string(s, next->name, next->length);
        put_byte(s, ':');
        lua_rawgeti(s->L, table + 3, next->slot);
        put_value(s);
        lua_pop(s->L, 1);
    }
    put_byte(s, '}');
    lua_settop(s->L, table);
}

static void put_table(sink *s) {
    if (s->depth-- <= 0) luaL_error(s->L, "the result is nested too deep or contains itself");
    luaL_checkstack(s->L, 10, "the result is nested too deep");
    // Going through a table that was emptied takes time that no step or byte shows.
    sb_check_time(s->L);
    size_t count;
    const int64_t length = array_length(s->L, &count);
    sb_charge(s->L, 2 * count + SB_TABLE_STEPS);
    if (length > 0 || is_marked_array(s->L)) put_array(s, length);
    else put_object(s, count);
    s->depth++;
}

/// Writes the value on top of the stack, which stays there.
static void put_value(sink *s) {
    lua_State *L = s->L;
    switch (lua_type(L, -1)) {
    case LUA_TNIL: put(s, "null", 4); break;
    case LUA_TBOOLEAN: put(s, lua_toboolean(L, -1) ? "true" : "false", lua_toboolean(L, -1) ? 4 : 5); break;
    case LUA_TSTRING: {
        size_t length;
        const char *string = lua_tolstring(L, -1, &length);
        put_string(s, string, length);
        break;
    }
    case LUA_TNUMBER: {
        char text[SB_NUMBER_ROOM];
        const double number = lua_tonumber(L, -1);
        sb_charge(L, sb_number_steps(number));
        if (!isfinite(number)) luaL_error(L, "the result holds a number that JSON cannot: infinite or not a number");
        put(s, text, sb_json_number(number, text));
        break;
    }
    case LUA_TTABLE: put_table(s); break;
    default: luaL_error(L, "the result holds a value that JSON cannot: a %s", luaL_typename(L, -1));
    }
}

void sb_take_result(lua_State *L, sb_run *run) {
    sink s = {.L = L, .run = run, .depth = run->limits->depth};
    put_table(&s);
    run->result.status = SB_LUA_JSON;
    run->result.length = s.length;
}
