#include "internal.h"

#include <string.h>

/// A position counted from 1, or from the end when negative, as an offset; may lie outside the string.
static int64_t offset_of(int64_t position, size_t length) {
    if (position >= 0) return position - 1;
    return position >= -(int64_t)length ? (int64_t)length + position : -1;
}

static int string_len(lua_State *L) {
    size_t length;
    sb_string(L, 1, &length);
    lua_pushnumber(L, (double)length);
    return 1;
}

static int string_sub(lua_State *L) {
    size_t length;
    const char *text = sb_string(L, 1, &length);
    int64_t first = offset_of(sb_integer(L, 2), length);
    int64_t last = offset_of(sb_optional_integer(L, 3, -1), length);
    if (first < 0) first = 0;
    if (last >= (int64_t)length) last = (int64_t)length - 1;
    if (first > last) {
        lua_pushliteral(L, "");
        return 1;
    }
    const size_t count = (size_t)(last - first + 1);
    sb_charge_bytes(L, count);
    lua_pushlstring(L, text + first, count);
    return 1;
}

static int string_byte(lua_State *L) {
    size_t length;
    const char *text = sb_string(L, 1, &length);
    const int64_t position = sb_optional_integer(L, 2, 1);
    int64_t first = offset_of(position, length);
    int64_t last = offset_of(sb_optional_integer(L, 3, position), length);
    if (first < 0) first = 0;
    if (last >= (int64_t)length) last = (int64_t)length - 1;
    if (first > last) return 0;
    const int64_t count = last - first + 1;
    if (count >= LUAI_MAXCSTACK) return sb_error(L, "string slice too long");
    sb_charge(L, (size_t)count);
    luaL_checkstack(L, (int)count, "string slice too long");
    for (int64_t index = first; index <= last; index++) lua_pushinteger(L, (unsigned char)text[index]);
    return (int)count;
}

static int string_char(lua_State *L) {
    const int count = lua_gettop(L);
    sb_buffer buffer;
    sb_buffer_begin(&buffer, L);
    for (int index = 1; index <= count; index++) sb_buffer_byte(&buffer, (char)(sb_integer(L, index) & 0xFF));
    sb_buffer_push(&buffer);
    return 1;
}

static char lower(char byte) { return byte >= 'A' && byte <= 'Z' ? (char)(byte | 0x20) : byte; }
static char upper(char byte) { return byte >= 'a' && byte <= 'z' ? (char)(byte & ~0x20) : byte; }

/// Pushes a text with letters beyond ASCII in the other case, which the reference changes as well.
static int push_changed(lua_State *L, const char *text, size_t length, bool is_upper) {
    sb_charge(L, 8 * length);
    sb_charge_bytes(L, length);
    // No character's other case takes more than three times its bytes, nor does U+FFFD for a stray one.
    const size_t capacity = 3 * length;
    char *result = lua_newuserdata(L, capacity);
    lua_pushlstring(L, result, sb_run_of(L)->letters(text, length, is_upper, result, capacity));
    return 1;
}

static int push_in_case(lua_State *L, bool is_upper) {
    size_t length;
    const char *text = sb_string(L, 1, &length);
    sb_charge(L, length / 4);
    for (size_t index = 0; index < length; index++) {
        if ((unsigned char)text[index] >= 0x80) return push_changed(L, text, length, is_upper);
    }
    sb_charge_bytes(L, length);
    char room[256];
    char *result = length <= sizeof room ? room : lua_newuserdata(L, length);
    for (size_t index = 0; index < length; index++) result[index] = is_upper ? upper(text[index]) : lower(text[index]);
    lua_pushlstring(L, result, length);
    return 1;
}

static int string_lower(lua_State *L) { return push_in_case(L, false); }
static int string_upper(lua_State *L) { return push_in_case(L, true); }

static int string_reverse(lua_State *L) {
    size_t length;
    const char *text = sb_string(L, 1, &length);
    sb_charge(L, length / 4);
    sb_charge_bytes(L, length);
    char room[256];
    char *result = length <= sizeof room ? room : lua_newuserdata(L, length);
    for (size_t index = 0; index < length; index++) result[index] = text[length - 1 - index];
    lua_pushlstring(L, result, length);
    return 1;
}

static int string_rep(lua_State *L) {
    size_t length;
    const char *text = sb_string(L, 1, &length);
    const int64_t count = sb_integer(L, 2);
    if (count <= 0 || length == 0) {
        lua_pushliteral(L, "");
        return 1;
    }
    const size_t limit = sb_run_of(L)->arena.live_limit;
    if ((uint64_t)count > limit / length) return sb_error(L, "resulting string too large");
    const size_t total = length * (size_t)count;
    sb_charge_bytes(L, total);
    char room[256];
    char *result = total <= sizeof room ? room : lua_newuserdata(L, total);
    memcpy(result, text, length);
    for (size_t done = length; done < total;) {
        const size_t more = done < total - done ? done : total - done;
        memcpy(result + done, result, more);
        done += more;
    }
    lua_pushlstring(L, result, total);
    return 1;
}

/// Exists and always fails, as in the reference: bytecode is nothing a script may see.
static int string_dump(lua_State *L) { return sb_error(L, "string.dump is not supported"); }

static const luaL_Reg functions[] = {
    {"byte", string_byte},
    {"char", string_char},
    {"dump", string_dump},
    {"find", sb_find},
    {"format", sb_format},
    {"gmatch", sb_gmatch},
    {"gsub", sb_gsub},
    {"len", string_len},
    {"lower", string_lower},
    {"match", sb_match},
    {"rep", string_rep},
    {"reverse", string_reverse},
    {"sub", string_sub},
    {"upper", string_upper},
    {NULL, NULL},
};

void sb_open_string(lua_State *L) {
    lua_newtable(L);
    sb_register(L, functions);
    // As in the reference the library is its own metatable for strings; this state has both to itself.
    lua_pushvalue(L, -1);
    lua_setfield(L, -2, "__index");
    lua_pushliteral(L, "");
    lua_pushvalue(L, -2);
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
    lua_setglobal(L, "string");
}
