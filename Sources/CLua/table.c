#include "internal.h"

static int64_t length_of(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    return (int64_t)lua_objlen(L, 1);
}

static int table_concat(lua_State *L) {
    const int64_t length = length_of(L);
    size_t separator_length = 0;
    if (lua_isnoneornil(L, 2)) {
        lua_settop(L, lua_gettop(L) < 2 ? 2 : lua_gettop(L));
        lua_pushliteral(L, "");
        lua_replace(L, 2);
    }
    const char *separator = sb_string(L, 2, &separator_length);
    const int64_t first = sb_optional_integer(L, 3, 1);
    const int64_t last = sb_optional_integer(L, 4, length);
    sb_buffer buffer;
    sb_buffer_begin(&buffer, L);
    for (int64_t index = first; index <= last; index++) {
        sb_charge(L, 1);
        lua_rawgeti(L, 1, index > INT32_MIN && index <= INT32_MAX ? (int)index : 0);
        if (!lua_isstring(L, -1)) {
            const char *kind = luaL_typename(L, -1);
            return sb_error(L, "invalid value (%s) at index %d in table for 'concat'", kind, (int)index);
        }
        sb_buffer_value(&buffer, -1);
        lua_pop(L, 1);
        if (index < last) sb_buffer_add(&buffer, separator, separator_length);
    }
    sb_buffer_push(&buffer);
    return 1;
}

static int table_insert(lua_State *L) {
    const int64_t end = length_of(L) + 1;
    const int count = lua_gettop(L);
    if (count != 2 && count != 3) return sb_error(L, "wrong number of arguments to 'insert'");
    const int64_t place = count == 2 ? end : sb_integer(L, 2);
    if (place <= INT32_MIN || place >= INT32_MAX || end >= INT32_MAX) return sb_error(L, "index out of range");
    // Outside the sequence nothing moves, as in the reference.
    if (place >= 1 && place < end) {
        sb_charge(L, (size_t)(end - place));
        for (int64_t index = end; index > place; index--) {
            lua_rawgeti(L, 1, (int)index - 1);
            lua_rawseti(L, 1, (int)index);
        }
    }
    lua_settop(L, count);
    lua_rawseti(L, 1, (int)place);
    return 0;
}

static int table_remove(lua_State *L) {
    const int64_t length = length_of(L);
    const int64_t place = sb_optional_integer(L, 2, length);
    if (place < 1 || place > length) return 0;
    sb_charge(L, (size_t)(length - place + 1));
    lua_rawgeti(L, 1, (int)place);
    for (int64_t index = place; index < length; index++) {
        lua_rawgeti(L, 1, (int)index + 1);
        lua_rawseti(L, 1, (int)index);
    }
    lua_pushnil(L);
    lua_rawseti(L, 1, (int)length);
    return 1;
}

static int table_getn(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)length_of(L));
    return 1;
}

static int table_maxn(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    double largest = 0;
    size_t count = 0;
    lua_settop(L, 1);
    for (lua_pushnil(L); lua_next(L, 1) != 0; lua_pop(L, 1), count++) {
        if (lua_type(L, -2) == LUA_TNUMBER && lua_tonumber(L, -2) > largest) largest = lua_tonumber(L, -2);
    }
    sb_charge(L, count);
    lua_pushnumber(L, largest);
    return 1;
}

/// Whether the value on top comes before the one below it; drops both.
static bool top_comes_first(lua_State *L, bool has_order) {
    bool is_first;
    sb_charge(L, 1);
    if (has_order) {
        lua_pushvalue(L, 2);
        lua_insert(L, -3);
        lua_insert(L, -2);
        lua_call(L, 2, 1);
        is_first = lua_toboolean(L, -1);
        lua_pop(L, 1);
    } else {
        is_first = lua_lessthan(L, -1, -2);
        lua_pop(L, 2);
    }
    return is_first;
}

/// Merges two sorted runs of the table at `from` into the one at `to`: `low..<middle` and `middle..<high`.
static void merge(lua_State *L, int from, int to, int low, int middle, int high, bool has_order) {
    int left = low, right = middle;
    for (int index = low; index < high; index++) {
        bool takes_right = left >= middle;
        if (left < middle && right < high) {
            lua_rawgeti(L, from, left);
            lua_rawgeti(L, from, right);
            takes_right = top_comes_first(L, has_order);
        }
        lua_rawgeti(L, from, takes_right ? right++ : left++);
        lua_rawseti(L, to, index);
    }
}

static void copy(lua_State *L, int from, int to, int count) {
    for (int index = 1; index <= count; index++) {
        lua_rawgeti(L, from, index);
        lua_rawseti(L, to, index);
    }
}

/// Merge sort, so that no order a script makes up can lead astray.
static int table_sort(lua_State *L) {
    const int64_t length = length_of(L);
    const bool has_order = !lua_isnoneornil(L, 2);
    if (has_order) luaL_checktype(L, 2, LUA_TFUNCTION);
    if (length >= INT32_MAX / 4) return sb_error(L, "table too large to sort");
    sb_check_stack(L);
    lua_settop(L, 2);
    const int count = (int)length;
    sb_charge(L, (size_t)length);
    // The table keeps its order until the end: an order function may fail.
    lua_createtable(L, count, 0);
    lua_createtable(L, count, 0);
    copy(L, 1, 3, count);
    int from = 3, to = 4;
    for (int width = 1; width < count; width *= 2) {
        for (int low = 1; low <= count; low += 2 * width) {
            const int middle = low + width <= count + 1 ? low + width : count + 1;
            const int high = middle + width <= count + 1 ? middle + width : count + 1;
            merge(L, from, to, low, middle, high, has_order);
        }
        from = 7 - from;
        to = 7 - to;
    }
    copy(L, from, 1, count);
    return 0;
}

static const luaL_Reg functions[] = {
    {"concat", table_concat},
    {"getn", table_getn},
    {"insert", table_insert},
    {"maxn", table_maxn},
    {"remove", table_remove},
    {"sort", table_sort},
    {NULL, NULL},
};

void sb_open_table(lua_State *L) {
    lua_newtable(L);
    sb_register(L, functions);
    lua_setglobal(L, "table");
}
