#include "internal.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

struct sb_lua_script {
    size_t length;
    char code[];
};

enum {
    /// Bytes moved or compared in the time of one instruction, roughly.
    SB_BYTES_PER_STEP = 32,
    /// Bytes of live objects a collection looks at in the time of one instruction, roughly.
    SB_COLLECTED_PER_STEP = 64,
    /// Live bytes that may be added before a collection.
    SB_COLLECT_EVERY = 6 << 20,
    /// C stack a script may use through library functions that call it back; the smallest threads have 512 KB, and Lua
    /// itself goes 200 calls deep beyond that.
    SB_STACK = 160 << 10,
};

sb_run *sb_run_of(lua_State *L) {
    void *run;
    lua_getallocf(L, &run);
    return run;
}

void sb_rethrow_spent(lua_State *L) {
    if (sb_run_of(L)->spent == SB_LUA_TRUE) return;
    // A light value: raising it allocates nothing.
    lua_pushlightuserdata(L, NULL);
    lua_error(L);
}

static void spend(lua_State *L, sb_lua_status reason) {
    sb_run *run = sb_run_of(L);
    if (run->spent == SB_LUA_TRUE) run->spent = reason;
    sb_rethrow_spent(L);
}

static void collect(lua_State *L, sb_run *run) {
    lua_gc(L, LUA_GCCOLLECT, 0);
    lua_gc(L, LUA_GCSTOP, 0);
    run->collect_at = run->arena.live + SB_COLLECT_EVERY;
    run->steps -= (int64_t)(run->arena.live / SB_COLLECTED_PER_STEP);
}

void sb_charge(lua_State *L, size_t work) {
    sb_run *run = sb_run_of(L);
    const int64_t charged = work < INT64_MAX ? (int64_t)work : INT64_MAX;
    run->steps = run->steps > charged ? run->steps - charged : -1;
    if (run->steps < 0 || run->spent != SB_LUA_TRUE) spend(L, SB_LUA_OUT_OF_STEPS);
    if (run->arena.live > run->collect_at) collect(L, run);
}

static int64_t nanoseconds(clockid_t clock) {
    struct timespec time;
    if (clock_gettime(clock, &time) != 0) return 0;
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

/// The last safety net. A coarse clock is nearly free; only when it is late the thread's own time is asked for.
void sb_check_time(lua_State *L) {
    sb_run *run = sb_run_of(L);
    const int64_t now = nanoseconds(CLOCK_MONOTONIC_COARSE);
    if (now < run->coarse_end) return;
    const int64_t left = run->limits->nanoseconds - (nanoseconds(CLOCK_THREAD_CPUTIME_ID) - run->start);
    if (left <= 0) spend(L, SB_LUA_OUT_OF_TIME);
    run->coarse_end = now + left;
}

static void tick(lua_State *L, lua_Debug *record) {
    (void)record;
    sb_check_time(L);
    sb_charge(L, (size_t)lua_gethookcount(L));
}

void sb_charge_bytes(lua_State *L, size_t bytes) {
    if (bytes >= SB_LONG_STRING && lua_gethookcount(L) != SB_SHORT_INTERVAL) {
        lua_sethook(L, tick, LUA_MASKCOUNT, SB_SHORT_INTERVAL);
    }
    sb_charge(L, bytes / SB_BYTES_PER_STEP);
}

void sb_check_stack(lua_State *L) {
    const char here = 0;
    const sb_run *run = sb_run_of(L);
    const uintptr_t top = (uintptr_t)&here, bottom = (uintptr_t)run->stack;
    if ((top < bottom ? bottom - top : top - bottom) > SB_STACK) sb_error(L, "stack overflow");
}

/// Everything a run does that may raise an error.
static int body(lua_State *L) {
    sb_run *run = lua_touserdata(L, 1);
    lua_settop(L, 0);
    lua_gc(L, LUA_GCSTOP, 0);
    sb_open_base(L);
    sb_open_coroutine(L);
    sb_open_string(L);
    sb_open_table(L);
    sb_open_math(L);
    sb_push_event(L, run);
    lua_setglobal(L, "event");
    if (luaL_loadbuffer(L, run->script->code, run->script->length, "=<string>") != 0) return lua_error(L);
    const int interval = run->length >= SB_LONG_STRING ? SB_SHORT_INTERVAL : SB_INTERVAL;
    lua_sethook(L, tick, LUA_MASKCOUNT, interval);
    lua_call(L, 0, LUA_MULTRET);
    sb_rethrow_spent(L);
    run->result.status = lua_gettop(L) > 0 && lua_isboolean(L, -1) && lua_toboolean(L, -1) ? SB_LUA_TRUE : SB_LUA_OTHER;
    if (run->wants_json && lua_gettop(L) > 0 && lua_istable(L, -1)) sb_take_result(L, run);
    return 0;
}

static void set_text(sb_lua_result *result, const char *text, size_t length) {
    result->text = malloc(length + 1);
    result->length = result->text == NULL ? 0 : length;
    if (result->text == NULL) return;
    memcpy(result->text, text, length);
    result->text[length] = '\0';
}

static void set_problem(sb_lua_result *result, const char *problem) { set_text(result, problem, strlen(problem)); }

/// Takes over why `L` failed; an error may be any value, and none of its metamethods is asked.
static void set_failure(lua_State *L, sb_run *run) {
    free(run->result.text);
    run->result = (sb_lua_result){.status = run->spent != SB_LUA_TRUE ? run->spent : SB_LUA_FAILED};
    size_t length = 0;
    const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &length) : NULL;
    if (text != NULL) set_text(&run->result, text, length);
    else set_problem(&run->result, "the script raised a value that is no text");
}

static sb_run prepared(const sb_lua_limits *limits) {
    sb_run run = {.limits = limits, .steps = limits->steps, .spent = SB_LUA_TRUE};
    run.arena.live_limit = limits->live_bytes;
    run.arena.total_limit = limits->total_bytes;
    run.collect_at = SB_COLLECT_EVERY;
    run.start = nanoseconds(CLOCK_THREAD_CPUTIME_ID);
    run.coarse_end = nanoseconds(CLOCK_MONOTONIC_COARSE) + limits->nanoseconds;
    return run;
}

sb_lua_result sb_lua_run(
    const sb_lua_script *script, const char *json, size_t length, bool wants_json, const sb_lua_limits *limits,
    sb_lua_letters letters) {
    sb_run run = prepared(limits);
    run.script = script;
    run.json = json;
    run.length = length;
    run.wants_json = wants_json;
    run.letters = letters;
    run.stack = (const char *)&run;
    lua_State *L = lua_newstate(sb_allocate, &run);
    if (L == NULL) run.result.status = SB_LUA_OUT_OF_MEMORY;
    else if (lua_cpcall(L, body, &run) != 0) set_failure(L, &run);
    // No object needs closing, so the state goes with its memory.
    sb_arena_release(&run.arena);
    free(run.scratch);
    return run.result;
}

static int append_code(lua_State *L, const void *data, size_t length, void *bytes) {
    (void)L;
    sb_bytes_append(bytes, data, length);
    return ((sb_bytes *)bytes)->failed ? 1 : 0;
}

static sb_lua_script *script_of(const sb_bytes *code) {
    sb_lua_script *script = malloc(sizeof *script + code->length);
    if (script == NULL) return NULL;
    script->length = code->length;
    memcpy(script->code, code->data, code->length);
    return script;
}

/// The script of the checked function on top of the stack.
static sb_lua_script *taken(lua_State *L, sb_lua_result *problem) {
    sb_bytes dumped = {0}, rewritten = {0};
    sb_lua_script *script = NULL;
    const char *reason = NULL;
    if (lua_dump(L, append_code, &dumped) != 0) reason = "out of memory";
    else reason = sb_rewrite(dumped.data, dumped.length, &rewritten);
    // Lua's own check of bytecode has the last word.
    if (reason == NULL && luaL_loadbuffer(L, rewritten.data, rewritten.length, "=<string>") != 0) {
        reason = "the script is too complex";
    }
    if (reason == NULL) script = script_of(&rewritten);
    if (script == NULL) set_problem(problem, reason != NULL ? reason : "out of memory");
    free(dumped.data);
    free(rewritten.data);
    return script;
}

sb_lua_script *sb_lua_compile(const char *text, size_t length, const sb_lua_limits *limits, sb_lua_result *problem) {
    sb_run run = prepared(limits);
    run.stack = (const char *)&run;
    sb_lua_script *script = NULL;
    *problem = (sb_lua_result){.status = SB_LUA_FAILED};
    lua_State *L = lua_newstate(sb_allocate, &run);
    if (L == NULL) {
        problem->status = SB_LUA_OUT_OF_MEMORY;
    } else if (length > 0 && text[0] == LUA_SIGNATURE[0]) {
        set_problem(problem, "bytecode is not accepted");
    } else if (luaL_loadbuffer(L, text, length, "=<string>") != 0) {
        set_failure(L, &run);
        *problem = run.result;
    } else {
        script = taken(L, problem);
    }
    sb_arena_release(&run.arena);
    return script;
}

void sb_lua_release(sb_lua_result *result) {
    free(result->text);
    *result = (sb_lua_result){.status = SB_LUA_OTHER};
}

void sb_lua_free(sb_lua_script *script) { free(script); }
