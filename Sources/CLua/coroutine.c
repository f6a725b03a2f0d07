#include "internal.h"

/// Resumes inside each other: each may go 200 calls deep on the C stack.
enum { SB_MAXIMUM_RESUMES = 12 };

static lua_State *thread(lua_State *L, int index) {
    lua_State *thread = lua_tothread(L, index);
    luaL_argcheck(L, thread != NULL, index, "coroutine expected");
    return thread;
}

static const char *status_of(lua_State *L, lua_State *thread) {
    lua_Debug record;
    if (L == thread) return "running";
    if (lua_status(thread) == LUA_YIELD) return "suspended";
    if (lua_status(thread) != 0) return "dead";
    if (lua_getstack(thread, 0, &record) > 0) return "normal";
    return lua_gettop(thread) == 0 ? "dead" : "suspended";
}

/// Hands the topmost `count` values over; leaves the results, or a message after a failure, on `L`.
static bool resume(lua_State *L, lua_State *thread, int count) {
    sb_run *run = sb_run_of(L);
    sb_check_stack(L);
    const char *status = status_of(L, thread);
    if (*status != 's') {
        lua_pushfstring(L, "cannot resume %s coroutine", *status == 'd' ? "dead" : "non-suspended");
        return false;
    }
    if (run->resumes >= SB_MAXIMUM_RESUMES) sb_error(L, "stack overflow");
    if (!lua_checkstack(thread, count + 1)) sb_error(L, "too many arguments to resume");
    lua_xmove(L, thread, count);
    run->resumes++;
    const int outcome = lua_resume(thread, count);
    run->resumes--;
    sb_rethrow_spent(L);
    sb_charge(L, outcome == 0 || outcome == LUA_YIELD ? SB_CALL_STEPS : SB_FAILURE_STEPS);
    const bool is_done = outcome == 0 || outcome == LUA_YIELD;
    const int results = is_done ? lua_gettop(thread) : 1;
    if (!lua_checkstack(L, results + 1)) sb_error(L, "too many results to resume");
    lua_xmove(thread, L, results);
    return is_done;
}

static int coroutine_create(lua_State *L) {
    luaL_checktype(L, 1, LUA_TFUNCTION);
    // A coroutine counts its instructions from zero.
    sb_charge(L, SB_INTERVAL);
    lua_State *created = lua_newthread(L);
    lua_pushvalue(L, 1);
    lua_xmove(L, created, 1);
    return 1;
}

static int coroutine_resume(lua_State *L) {
    const bool is_done = resume(L, thread(L, 1), lua_gettop(L) - 1);
    // Below the results is what was passed in: the thread alone.
    const int results = is_done ? lua_gettop(L) - 1 : 1;
    lua_pushboolean(L, is_done);
    lua_insert(L, -results - 1);
    return results + 1;
}

static int call_wrapped(lua_State *L) {
    lua_State *wrapped = lua_tothread(L, lua_upvalueindex(1));
    if (resume(L, wrapped, lua_gettop(L))) return lua_gettop(L);
    return lua_error(L);
}

static int coroutine_wrap(lua_State *L) {
    coroutine_create(L);
    lua_pushcclosure(L, call_wrapped, 1);
    return 1;
}

static int coroutine_yield(lua_State *L) { return lua_yield(L, lua_gettop(L)); }

static int coroutine_status(lua_State *L) {
    lua_pushstring(L, status_of(L, thread(L, 1)));
    return 1;
}

static int coroutine_running(lua_State *L) {
    if (lua_pushthread(L)) lua_pushnil(L);
    return 1;
}

static const luaL_Reg functions[] = {
    {"create", coroutine_create},
    {"resume", coroutine_resume},
    {"running", coroutine_running},
    {"status", coroutine_status},
    {"wrap", coroutine_wrap},
    {"yield", coroutine_yield},
    {NULL, NULL},
};

void sb_open_coroutine(lua_State *L) {
    lua_newtable(L);
    sb_register(L, functions);
    lua_setglobal(L, "coroutine");
}
