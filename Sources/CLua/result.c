#include "internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/// A member of an object to be written, and where its value lies.
typedef struct member {
    const char *name;
    size_t length;
    int slot;
} member;

typedef struct sink {
    lua_State *L;
    sb_run *run;
    char *text;
    size_t length, capacity;
    int depth;
    /// Members of the objects around the place of writing, innermost last.
    member *members;
    size_t member_count, member_capacity;
} sink;

/// The reference's arrays end before this index; later numbers are names like any other.
enum { SB_MAXIMUM_INDEX = 67108864 };

/// Objects of so many members are sorted on the stack, while it is not taller than this.
enum { SB_FEW_MEMBERS = 64, SB_TALL_STACK = 4000 };

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
    if (first < 0x80) return 1;
    if (first < 0xC2 || first > 0xF4) return 0;
    const size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (length > rest) return 0;
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

/// The largest array index among the keys, how many keys there are, and whether they are texts only.
static int64_t array_length(lua_State *L, size_t *count, bool *has_names) {
    int64_t largest = 0;
    *count = 0;
    *has_names = true;
    for (lua_pushnil(L); lua_next(L, -2) != 0; lua_pop(L, 1)) {
        ++*count;
        if (lua_type(L, -2) == LUA_TSTRING) continue;
        *has_names = false;
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

static int by_name(const void *left, const void *right) {
    const member *a = left, *b = right;
    const int order = memcmp(a->name, b->name, a->length < b->length ? a->length : b->length);
    if (order != 0) return order;
    return a->length < b->length ? -1 : a->length > b->length ? 1 : a->slot - b->slot;
}

static bool has_same_name(const member *left, const member *right) {
    return left->length == right->length && memcmp(left->name, right->name, left->length) == 0;
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

static void put_member(sink *s, const member *next, bool is_first) {
    if (!is_first) put_byte(s, ',');
    put_string(s, next->name, next->length);
    put_byte(s, ':');
}

/// For any table: names may be made from numbers.
static void put_large_object(sink *s, size_t count) {
    const int table = lua_gettop(s->L);
    const member *members = sorted_members(s->L, table, count);
    bool is_first = true;
    for (size_t index = 0; index < count; index++) {
        const member *next = &members[index];
        // Of keys with one name (`1.5` and "1.5") one is kept.
        if (index + 1 < count && has_same_name(next, next + 1)) continue;
        put_member(s, next, is_first);
        is_first = false;
        lua_rawgeti(s->L, table + 3, next->slot);
        put_value(s);
        lua_pop(s->L, 1);
    }
    lua_settop(s->L, table);
}

/// Room for the members of one more object behind those of the objects around it.
static size_t reserve_members(sink *s) {
    if (s->member_capacity - s->member_count < SB_FEW_MEMBERS) {
        const size_t capacity = s->member_capacity * 2 + SB_FEW_MEMBERS;
        member *moved = realloc(s->members, capacity * sizeof(member));
        if (moved == NULL) luaL_error(s->L, "out of memory");
        s->run->scratch = s->members = moved;
        s->member_capacity = capacity;
    }
    return s->member_count;
}

/// For few members with texts as names: their values are spread on the stack and no copies are made.
static void put_small_object(sink *s) {
    lua_State *L = s->L;
    const int table = lua_gettop(L);
    const size_t base = reserve_members(s);
    luaL_checkstack(L, SB_FEW_MEMBERS + 10, "the result is nested too deep");
    size_t count = 0;
    for (lua_pushnil(L); lua_next(L, table) != 0; lua_insert(L, -2)) {
        member next = {.slot = table + 1 + (int)count};
        next.name = lua_tolstring(L, -2, &next.length);
        size_t place = base + count++;
        for (; place > base && by_name(&s->members[place - 1], &next) > 0; place--) {
            s->members[place] = s->members[place - 1];
        }
        s->members[place] = next;
    }
    s->member_count = base + count;
    for (size_t index = 0; index < count; index++) {
        // The list may have moved since.
        const member next = s->members[base + index];
        put_member(s, &next, index == 0);
        lua_pushvalue(L, next.slot);
        put_value(s);
        lua_pop(L, 1);
    }
    s->member_count = base;
    lua_settop(L, table);
}

static void put_table(sink *s) {
    if (s->depth-- <= 0) luaL_error(s->L, "the result is nested too deep or contains itself");
    luaL_checkstack(s->L, 10, "the result is nested too deep");
    // Going through a table that was emptied takes time that no step or byte shows.
    sb_check_time(s->L);
    size_t count;
    bool has_names;
    const int64_t length = array_length(s->L, &count, &has_names);
    sb_charge(s->L, 2 * count + SB_TABLE_STEPS);
    if (length > 0 || is_marked_array(s->L)) {
        put_array(s, length);
    } else {
        put_byte(s, '{');
        if (has_names && count <= SB_FEW_MEMBERS && lua_gettop(s->L) < SB_TALL_STACK) put_small_object(s);
        else put_large_object(s, count);
        put_byte(s, '}');
    }
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
