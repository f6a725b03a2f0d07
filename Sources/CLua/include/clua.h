#ifndef SIGNALBOX_CLUA_H
#define SIGNALBOX_CLUA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A checked script as bytecode. It never changes, so it may be run on several threads at once.
typedef struct sb_lua_script sb_lua_script;

/// What one run may use.
typedef struct sb_lua_limits {
    /// Bytes the script and its event may hold at once.
    size_t live_bytes;
    /// Bytes that may be allocated in all, given back or not.
    size_t total_bytes;
    /// Instructions, and work of library functions in their measure.
    int64_t steps;
    /// The thread's processor time, for what the steps do not see (very long strings as operands).
    int64_t nanoseconds;
    /// Bytes of JSON text a result may become.
    size_t output_bytes;
    /// Tables inside tables in a result, and containers inside containers in an event.
    int depth;
} sb_lua_limits;

typedef enum sb_lua_status {
    /// The last returned value is the boolean true.
    SB_LUA_TRUE,
    /// The last returned value is something else, or nothing was returned.
    SB_LUA_OTHER,
    /// The last returned value is a table; `text` is its JSON.
    SB_LUA_JSON,
    /// The script raised an error, or its result has no JSON form; `text` says which.
    SB_LUA_FAILED,
    /// The steps, the time or the allocations are used up.
    SB_LUA_OUT_OF_STEPS,
    SB_LUA_OUT_OF_TIME,
    SB_LUA_OUT_OF_ALLOCATIONS,
    /// It would hold too much at once.
    SB_LUA_OUT_OF_MEMORY,
} sb_lua_status;

/// How a run ended; to be released with `sb_lua_release`.
typedef struct sb_lua_result {
    sb_lua_status status;
    char *text;
    size_t length;
} sb_lua_result;

/// Checks a script (text only, never bytecode). Returns NULL and fills `problem` when it is refused.
sb_lua_script *sb_lua_compile(const char *text, size_t length, const sb_lua_limits *limits, sb_lua_result *problem);

/// Writes `text` in upper or lower case letters to `room`, at most `capacity` bytes; returns their count.
typedef size_t (*sb_lua_letters)(const char *text, size_t length, bool upper, char *room, size_t capacity);

/// Runs a script in a state of its own with `event` made from valid JSON text, an object or null.
sb_lua_result sb_lua_run(
    const sb_lua_script *script, const char *json, size_t length, bool wants_json, const sb_lua_limits *limits,
    sb_lua_letters letters);

void sb_lua_release(sb_lua_result *result);
void sb_lua_free(sb_lua_script *script);

#endif
