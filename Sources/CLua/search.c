#define _GNU_SOURCE
#include "pattern.h"

#include <string.h>

/// Where argument 3 says to begin, as an offset; beyond the end is `length + 1`.
static size_t start_offset(lua_State *L, size_t length) {
    int64_t position = sb_optional_integer(L, 3, 1);
    if (position < 0) position = position >= -(int64_t)length ? (int64_t)length + position + 1 : 1;
    if (position == 0) position = 1;
    return (uint64_t)position > length + 1 ? length + 1 : (size_t)position - 1;
}

static int find_plain(lua_State *L, const char *text, size_t length, size_t start) {
    size_t wanted_length;
    const char *wanted = sb_string(L, 2, &wanted_length);
    sb_charge_bytes(L, length - start);
    sb_charge(L, (length - start) / 4);
    const char *found = memmem(text + start, length - start, wanted, wanted_length);
    if (found == NULL) {
        lua_pushnil(L);
        return 1;
    }
    lua_pushnumber(L, (double)(found - text + 1));
    lua_pushnumber(L, (double)(found - text) + (double)wanted_length);
    return 2;
}

static int search(lua_State *L, bool finds) {
    size_t length, pattern_length;
    const char *text = sb_string(L, 1, &length);
    const char *pattern_text = sb_string(L, 2, &pattern_length);
    const size_t start = start_offset(L, length);
    if (start > length) {
        lua_pushnil(L);
        return 1;
    }
    const bool is_plain = lua_toboolean(L, 4) || strpbrk(pattern_text, "^$*+?.([%-") == NULL;
    if (finds && is_plain && (lua_toboolean(L, 4) || strlen(pattern_text) == pattern_length)) {
        return find_plain(L, text, length, start);
    }
    sb_pattern pattern;
    sb_pattern_compile(L, &pattern, pattern_text, pattern_length);
    sb_matcher matcher = {.L = L, .pattern = &pattern, .text = text, .end = text + length};
    if (!sb_match_from(&matcher, text + start)) {
        lua_pushnil(L);
        return 1;
    }
    if (!finds) return sb_push_captures(&matcher);
    lua_pushnumber(L, (double)(matcher.match_start - text + 1));
    lua_pushnumber(L, (double)(matcher.match_end - text));
    return 2 + (pattern.captures > 0 ? sb_push_captures(&matcher) : 0);
}

int sb_find(lua_State *L) { return search(L, true); }
int sb_match(lua_State *L) { return search(L, false); }

/// Upvalues: text, pattern as a userdata of `sb_pattern`, its items, and the offset to go on from.
static int next_match(lua_State *L) {
    size_t length;
    const char *text = lua_tolstring(L, lua_upvalueindex(1), &length);
    const sb_pattern *pattern = lua_touserdata(L, lua_upvalueindex(2));
    const double offset = lua_tonumber(L, lua_upvalueindex(4));
    sb_charge(L, SB_CALL_STEPS);
    if (offset > (double)length) return 0;
    sb_matcher matcher = {.L = L, .pattern = pattern, .text = text, .end = text + length};
    if (!sb_match_from(&matcher, text + (size_t)offset)) return 0;
    // After an empty match one character is passed over; an anchored pattern matches once.
    const bool is_empty = matcher.match_end == matcher.match_start;
    const double next = (double)(matcher.match_end - text) + (is_empty ? 1 : 0);
    lua_pushnumber(L, pattern->is_anchored ? (double)length + 1 : next);
    lua_replace(L, lua_upvalueindex(4));
    return sb_push_captures(&matcher);
}

int sb_gmatch(lua_State *L) {
    size_t length;
    sb_string(L, 1, NULL);
    const char *text = sb_string(L, 2, &length);
    lua_settop(L, 2);
    sb_pattern *pattern = lua_newuserdata(L, sizeof *pattern);
    sb_pattern_compile(L, pattern, text, length);
    lua_remove(L, 2);
    lua_pushnumber(L, 0);
    lua_pushcclosure(L, next_match, 4);
    return 1;
}

/// Adds the replacement text (argument 3) with its `%0`…`%9` filled in.
static void add_template(sb_buffer *buffer, sb_matcher *matcher) {
    size_t length;
    const char *template = lua_tolstring(matcher->L, 3, &length);
    for (size_t index = 0; index < length; index++) {
        if (template[index] != '%') {
            sb_buffer_byte(buffer, template[index]);
            continue;
        }
        const char next = ++index < length ? template[index] : '%';
        const int capture = next - '1';
        const int captures = matcher->pattern->captures;
        if (next == '0') {
            sb_buffer_add(buffer, matcher->match_start, (size_t)(matcher->match_end - matcher->match_start));
        } else if (next >= '1' && next <= '9') {
            if (capture >= (captures == 0 ? 1 : captures)) sb_error(matcher->L, "invalid capture index");
            sb_push_capture(matcher, capture);
            sb_buffer_value(buffer, -1);
            lua_pop(matcher->L, 1);
        } else {
            sb_buffer_byte(buffer, next);
        }
    }
}

/// Adds what a table or function (argument 3) says; nil or false keeps the match.
static void add_looked_up(sb_buffer *buffer, sb_matcher *matcher) {
    lua_State *L = matcher->L;
    if (lua_type(L, 3) == LUA_TTABLE) {
        sb_push_capture(matcher, 0);
        lua_gettable(L, 3);
    } else {
        lua_pushvalue(L, 3);
        lua_call(L, sb_push_captures(matcher), 1);
    }
    if (!lua_toboolean(L, -1)) {
        sb_buffer_add(buffer, matcher->match_start, (size_t)(matcher->match_end - matcher->match_start));
    } else if (lua_isstring(L, -1)) {
        sb_buffer_value(buffer, -1);
    }
    // Anything else replaces by nothing, as in the reference.
    lua_pop(L, 1);
}

int sb_gsub(lua_State *L) {
    size_t length, pattern_length;
    const char *text = sb_string(L, 1, &length);
    const char *pattern_text = sb_string(L, 2, &pattern_length);
    if (lua_type(L, 3) == LUA_TNUMBER) sb_string(L, 3, NULL);
    const int type = lua_type(L, 3);
    luaL_argcheck(
        L, type == LUA_TSTRING || type == LUA_TTABLE || type == LUA_TFUNCTION, 3, "string, table or function expected");
    const int64_t limit = sb_optional_integer(L, 4, -1);
    sb_check_stack(L);
    lua_settop(L, 4);
    sb_pattern pattern;
    sb_pattern_compile(L, &pattern, pattern_text, pattern_length);
    sb_matcher matcher = {.L = L, .pattern = &pattern, .text = text, .end = text + length};
    sb_buffer buffer;
    sb_buffer_begin(&buffer, L);
    int64_t count = 0;
    const char *at = text;
    while (count != limit) {
        const bool is_match = sb_match_at(&matcher, at);
        if (is_match) {
            count++;
            if (type == LUA_TSTRING) add_template(&buffer, &matcher);
            else add_looked_up(&buffer, &matcher);
        }
        if (is_match && matcher.match_end > at) at = matcher.match_end;
        else if (at < matcher.end) sb_buffer_byte(&buffer, *at++);
        else break;
        if (pattern.is_anchored) break;
    }
    sb_buffer_add(&buffer, at, (size_t)(matcher.end - at));
    sb_buffer_push(&buffer);
    lua_pushnumber(L, (double)count);
    return 2;
}
