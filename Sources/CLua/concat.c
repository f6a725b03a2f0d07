#include "internal.h"

#include <string.h>

static bool is_text(lua_State *L, int index) {
    return lua_type(L, index) == LUA_TSTRING || lua_type(L, index) == LUA_TNUMBER;
}

/// Joins the texts from `first` to the top, which is the slot after `last`, and leaves the result there.
static void join_texts(lua_State *L, int first, int last) {
    sb_buffer buffer;
    sb_buffer_begin(&buffer, L);
    for (int index = first; index <= last + 1; index++) sb_buffer_value(&buffer, index);
    sb_buffer_push(&buffer);
    lua_replace(L, last + 1);
    lua_settop(L, last + 1);
}

/// Joins the value at `index` and the one on top by the `__concat` of either.
static void join_values(lua_State *L, int index) {
    sb_check_stack(L);
    const int right = lua_gettop(L);
    if (!luaL_getmetafield(L, index, "__concat") && !luaL_getmetafield(L, right, "__concat")) {
        const int culprit = is_text(L, index) ? right : index;
        sb_error(L, "attempt to concatenate a %s value", luaL_typename(L, culprit));
    }
    lua_pushvalue(L, index);
    lua_pushvalue(L, right);
    lua_call(L, 2, 1);
    lua_replace(L, right);
}

/// What a rewritten `..` calls: its operands follow the secret. Joining goes from right to left.
static int concat(lua_State *L) {
    const double callee = lua_tonumber(L, 1), secret = sb_concat_secret();
    if (memcmp(&callee, &secret, sizeof secret) != 0) return sb_error(L, "attempt to call a number value");
    while (lua_gettop(L) > 2) {
        const int right = lua_gettop(L);
        int first = right;
        while (first > 2 && is_text(L, first) && is_text(L, first - 1)) first--;
        if (first < right) {
            // The result takes the place of the rightmost operand; the others are dropped.
            join_texts(L, first, right - 1);
        } else {
            join_values(L, right - 1);
            first = right - 1;
        }
        lua_replace(L, first);
        lua_settop(L, first);
    }
    if (lua_type(L, 2) == LUA_TNUMBER) sb_string(L, 2, NULL);
    return 1;
}

void sb_open_concat(lua_State *L) {
    lua_pushnumber(L, 0);
    lua_createtable(L, 0, 1);
    lua_pushcfunction(L, concat);
    lua_setfield(L, -2, "__call");
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}
