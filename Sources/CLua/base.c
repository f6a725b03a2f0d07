#include "internal.h"

#include <string.h>

void sb_register(lua_State *L, const luaL_Reg *functions) {
    for (; functions->name != NULL; functions++) {
        lua_pushstring(L, functions->name);
        lua_pushcfunction(L, functions->func);
        lua_rawset(L, -3);
    }
}

static int base_assert(lua_State *L) {
    if (lua_toboolean(L, 1)) return lua_gettop(L);
    return sb_error(L, "%s", luaL_optstring(L, 2, "assertion failed!"));
}

static int base_error(lua_State *L) {
    luaL_checkany(L, 1);
    const int64_t level = sb_optional_integer(L, 2, 1);
    lua_settop(L, 1);
    if (lua_isnumber(L, 1)) sb_string(L, 1, NULL);
    if (lua_type(L, 1) == LUA_TSTRING && level > 0) {
        sb_push_where(L, level < LUAI_MAXCALLS ? (int)level : LUAI_MAXCALLS);
        lua_insert(L, 1);
        lua_concat(L, 2);
    }
    return lua_error(L);
}

static int base_getmetatable(lua_State *L) {
    luaL_checkany(L, 1);
    // Numbers have one for our own use only.
    if (lua_type(L, 1) == LUA_TNUMBER || !lua_getmetatable(L, 1)) {
        lua_pushnil(L);
        return 1;
    }
    luaL_getmetafield(L, 1, "__metatable");
    return 1;
}

static int base_setmetatable(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    const int type = lua_type(L, 2);
    luaL_argcheck(L, type == LUA_TNIL || type == LUA_TTABLE, 2, "nil or table expected");
    if (luaL_getmetafield(L, 1, "__metatable")) return sb_error(L, "cannot change a protected metatable");
    lua_settop(L, 2);
    lua_setmetatable(L, 1);
    return 1;
}

static int base_next(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 2);
    if (lua_next(L, 1)) return 2;
    lua_pushnil(L);
    return 1;
}

static int base_pairs(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushvalue(L, 1);
    lua_pushnil(L);
    return 3;
}

static int next_element(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    const int64_t previous = sb_integer(L, 2);
    if (previous < 0 || previous >= INT32_MAX) return 0;
    lua_pushnumber(L, (double)(previous + 1));
    lua_rawgeti(L, 1, (int)previous + 1);
    return lua_isnil(L, -1) ? 0 : 2;
}

static int base_ipairs(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

/// After a protected call: what ended the whole run cannot be caught.
static int after_call(lua_State *L, int status) {
    sb_rethrow_spent(L);
    sb_charge(L, status == 0 ? SB_CALL_STEPS : SB_FAILURE_STEPS);
    lua_pushboolean(L, status == 0);
    lua_insert(L, 1);
    return lua_gettop(L);
}

static int base_pcall(lua_State *L) {
    luaL_checkany(L, 1);
    sb_check_stack(L);
    return after_call(L, lua_pcall(L, lua_gettop(L) - 1, LUA_MULTRET, 0));
}

/// The handler runs after the failed call, not inside it: there it would run without the hook that counts steps.
static int base_xpcall(lua_State *L) {
    luaL_checkany(L, 2);
    sb_check_stack(L);
    lua_settop(L, 2);
    lua_insert(L, 1);
    const int status = lua_pcall(L, 0, LUA_MULTRET, 0);
    sb_rethrow_spent(L);
    if (status != 0) {
        if (lua_pcall(L, 1, 1, 0) != 0) sb_charge(L, SB_FAILURE_STEPS);
    } else {
        lua_remove(L, 1);
    }
    return after_call(L, status);
}

/// Nothing is printed anywhere; what is printed is still turned into text, as that may fail.
static int base_print(lua_State *L) {
    const int count = lua_gettop(L);
    for (int index = 1; index <= count; index++) {
        lua_pushcfunction(L, sb_tostring);
        lua_pushvalue(L, index);
        lua_call(L, 1, 0);
    }
    return 0;
}

static int base_rawequal(lua_State *L) {
    luaL_checkany(L, 2);
    lua_pushboolean(L, lua_rawequal(L, 1, 2));
    return 1;
}

static int base_rawget(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checkany(L, 2);
    lua_settop(L, 2);
    lua_rawget(L, 1);
    return 1;
}

static int base_rawset(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checkany(L, 3);
    luaL_argcheck(L, !lua_isnil(L, 2), 2, "table index is nil");
    lua_settop(L, 3);
    lua_rawset(L, 1);
    return 1;
}

static int base_select(lua_State *L) {
    const int count = lua_gettop(L);
    sb_charge(L, (size_t)count);
    if (lua_type(L, 1) == LUA_TSTRING && strcmp(lua_tostring(L, 1), "#") == 0) {
        lua_pushinteger(L, count - 1);
        return 1;
    }
    int64_t index = sb_integer(L, 1);
    if (index < 0) index = index >= -(int64_t)count ? count + index : 0;
    luaL_argcheck(L, index >= 1, 1, "index out of range");
    return index > count ? 0 : count - (int)index;
}

static int digit_value(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    const char letter = (char)(digit | 0x20);
    return letter >= 'a' && letter <= 'z' ? letter - 'a' + 10 : 99;
}

/// Digits of `base` with an optional sign, within 64 bits, as Go's ParseInt reads them.
static bool read_whole(const char *text, size_t length, int64_t base, double *number) {
    const bool is_negative = length > 0 && text[0] == '-';
    size_t index = length > 0 && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    if (index == length || base < 2 || base > 36) return false;
    uint64_t value = 0;
    for (; index < length; index++) {
        const int digit = digit_value(text[index]);
        if (digit >= base || value > (UINT64_MAX - (uint64_t)digit) / (uint64_t)base) return false;
        value = value * (uint64_t)base + (uint64_t)digit;
    }
    if (value > (uint64_t)INT64_MAX + (is_negative ? 1 : 0)) return false;
    *number = is_negative ? -(double)value : (double)value;
    return true;
}

static bool is_decimal(const char *text, size_t length) {
    for (size_t index = 0; index < length; index++) {
        if (text[index] == '\0' || strchr("0123456789.eE+-", text[index]) == NULL) return false;
    }
    return true;
}

static bool read_text(const char *text, size_t length, int64_t base, bool has_base, double *number) {
    while (length > 0 && strchr(" \n\t", text[0]) != NULL && text[0] != '\0') text++, length--;
    while (length > 0 && strchr(" \n\t", text[length - 1]) != NULL && text[length - 1] != '\0') length--;
    // A text without a point is a whole number for the reference: "1e3" is none.
    if (memchr(text, '.', length) != NULL) return is_decimal(text, length) && sb_read_number(text, length, number);
    if (!has_base && length > 1 && text[0] == '0' && (text[1] | 0x20) == 'x') {
        return read_whole(text + 2, length - 2, 16, number);
    }
    return read_whole(text, length, base, number);
}

static int base_tonumber(lua_State *L) {
    luaL_checkany(L, 1);
    const int64_t base = sb_optional_integer(L, 2, 10);
    double number = 0;
    if (lua_type(L, 1) == LUA_TNUMBER) {
        lua_pushvalue(L, 1);
        return 1;
    }
    size_t length = 0;
    const char *text = lua_type(L, 1) == LUA_TSTRING ? lua_tolstring(L, 1, &length) : NULL;
    sb_charge(L, length);
    if (text != NULL && read_text(text, length, base, !lua_isnoneornil(L, 2), &number)) lua_pushnumber(L, number);
    else lua_pushnil(L);
    return 1;
}

int sb_tostring(lua_State *L) {
    luaL_checkany(L, 1);
    sb_check_stack(L);
    if (lua_type(L, 1) == LUA_TTABLE && luaL_callmeta(L, 1, "__tostring")) return 1;
    sb_push_text(L, 1);
    return 1;
}

static int base_type(lua_State *L) {
    luaL_checkany(L, 1);
    lua_pushstring(L, luaL_typename(L, 1));
    return 1;
}

static int base_unpack(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    const int64_t first = sb_optional_integer(L, 2, 1);
    const int64_t last = sb_optional_integer(L, 3, (int64_t)lua_objlen(L, 1));
    if (first > last) return 0;
    if (first < INT32_MIN || last > INT32_MAX || last - first >= LUAI_MAXCSTACK
        || !lua_checkstack(L, (int)(last - first + 1))) {
        return sb_error(L, "too many results to unpack");
    }
    sb_charge(L, (size_t)(last - first + 1));
    for (int64_t index = first; index <= last; index++) lua_rawgeti(L, 1, (int)index);
    return (int)(last - first + 1);
}

static const luaL_Reg functions[] = {
    {"assert", base_assert},
    {"error", base_error},
    {"getmetatable", base_getmetatable},
    {"next", base_next},
    {"pcall", base_pcall},
    {"print", base_print},
    {"rawequal", base_rawequal},
    {"rawget", base_rawget},
    {"rawset", base_rawset},
    {"select", base_select},
    {"setmetatable", base_setmetatable},
    {"tonumber", base_tonumber},
    {"tostring", sb_tostring},
    {"type", base_type},
    {"unpack", base_unpack},
    {"xpcall", base_xpcall},
    {NULL, NULL},
};

void sb_open_base(lua_State *L) {
    lua_pushvalue(L, LUA_GLOBALSINDEX);
    sb_register(L, functions);
    lua_pushcfunction(L, base_next);
    lua_pushcclosure(L, base_pairs, 1);
    lua_setfield(L, -2, "pairs");
    lua_pushcfunction(L, next_element);
    lua_pushcclosure(L, base_ipairs, 1);
    lua_setfield(L, -2, "ipairs");
    lua_pushliteral(L, "Lua 5.1");
    lua_setfield(L, -2, "_VERSION");
    lua_pushvalue(L, -1);
    lua_setfield(L, -2, "_G");
    lua_pop(L, 1);
    sb_open_concat(L);
}
