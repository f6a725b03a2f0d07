#include "internal.h"

#include <string.h>

void sb_buffer_begin(sb_buffer *buffer, lua_State *L) {
    buffer->L = L;
    buffer->data = buffer->room;
    buffer->length = 0;
    buffer->capacity = sizeof buffer->room;
    luaL_checkstack(L, 4, "too many values");
    lua_pushnil(L);
    buffer->slot = lua_gettop(L);
}

/// Room for `more` bytes. What outgrows the C stack lives in a userdata, so that an error loses nothing.
static void reserve(sb_buffer *buffer, size_t more) {
    if (buffer->capacity - buffer->length >= more) return;
    const size_t needed = buffer->length + more;
    const size_t capacity = needed < (size_t)1 << 20 ? needed * 2 : needed + needed / 4;
    sb_charge_bytes(buffer->L, buffer->length);
    char *data = lua_newuserdata(buffer->L, capacity);
    memcpy(data, buffer->data, buffer->length);
    lua_replace(buffer->L, buffer->slot);
    buffer->data = data;
    buffer->capacity = capacity;
}

void sb_buffer_add(sb_buffer *buffer, const char *text, size_t length) {
    if (length == 0) return;
    reserve(buffer, length);
    memcpy(buffer->data + buffer->length, text, length);
    buffer->length += length;
}

void sb_buffer_byte(sb_buffer *buffer, char byte) { sb_buffer_add(buffer, &byte, 1); }

void sb_buffer_value(sb_buffer *buffer, int index) {
    if (lua_type(buffer->L, index) == LUA_TNUMBER) {
        char text[SB_NUMBER_ROOM];
        sb_charge(buffer->L, sb_number_steps(lua_tonumber(buffer->L, index)));
        sb_buffer_add(buffer, text, sb_number_text(lua_tonumber(buffer->L, index), text));
        return;
    }
    size_t length = 0;
    const char *text = lua_tolstring(buffer->L, index, &length);
    sb_buffer_add(buffer, text, length);
}

void sb_buffer_push(sb_buffer *buffer) {
    sb_charge_bytes(buffer->L, buffer->length);
    lua_pushlstring(buffer->L, buffer->data, buffer->length);
}
