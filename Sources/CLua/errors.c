#include "internal.h"

#include <stdarg.h>

void sb_push_where(lua_State *L, int level) {
    lua_Debug record;
    // Library functions have no lines: the message names the nearest Lua function above, as the reference does.
    for (; lua_getstack(L, level, &record) != 0; level++) {
        lua_getinfo(L, "Sl", &record);
        if (record.currentline > 0) {
            lua_pushfstring(L, "%s:%d: ", record.short_src, record.currentline);
            return;
        }
    }
    lua_pushliteral(L, "");
}

int sb_error(lua_State *L, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    sb_push_where(L, 1);
    lua_pushvfstring(L, format, arguments);
    va_end(arguments);
    lua_concat(L, 2);
    return lua_error(L);
}

void sb_push_text(lua_State *L, int index) {
    char text[SB_NUMBER_ROOM];
    switch (lua_type(L, index)) {
    case LUA_TSTRING: lua_pushvalue(L, index); break;
    case LUA_TNUMBER:
        sb_charge(L, sb_number_steps(lua_tonumber(L, index)));
        lua_pushlstring(L, text, sb_number_text(lua_tonumber(L, index), text));
        break;
    case LUA_TBOOLEAN: lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false"); break;
    case LUA_TNIL: lua_pushliteral(L, "nil"); break;
    default: {
        // Not the address itself: it would differ from run to run, and tell where things lie.
        const uint64_t place = sb_arena_place(&sb_run_of(L)->arena, lua_topointer(L, index));
        char digits[17];
        int count = 16;
        digits[16] = '\0';
        for (uint64_t rest = place; count > 4; rest >>= 4) digits[--count] = "0123456789abcdef"[rest & 15];
        lua_pushfstring(L, "%s: 0xc0%s", luaL_typename(L, index), digits + 6);
    }
    }
}

int64_t sb_integer(lua_State *L, int index) { return sb_whole(luaL_checknumber(L, index)); }

int64_t sb_optional_integer(lua_State *L, int index, int64_t otherwise) {
    return lua_isnoneornil(L, index) ? otherwise : sb_integer(L, index);
}

const char *sb_string(lua_State *L, int index, size_t *length) {
    if (lua_type(L, index) == LUA_TNUMBER) {
        sb_push_text(L, index);
        lua_replace(L, index);
    }
    return luaL_checklstring(L, index, length);
}
