#ifndef SIGNALBOX_CLUA_INTERNAL_H
#define SIGNALBOX_CLUA_INTERNAL_H

#include "clua.h"

#include <lua5.1/lua.h>
#include <lua5.1/lauxlib.h>

// ---- memory.c: everything one state allocates, given back at once.

/// Sizes up to this are cut from chunks and reused by class; larger ones come from malloc.
#define SB_SMALL 1024
#define SB_GRAIN 16

struct sb_chunk;
struct sb_block;

typedef struct sb_arena {
    struct sb_chunk *chunks;
    struct sb_block *blocks;
    char *next, *end;
    void *unused[SB_SMALL / SB_GRAIN];
    size_t live, total, live_limit, total_limit;
} sb_arena;

// ---- run.c: one run and its budget.

typedef struct sb_run {
    sb_arena arena;
    const sb_lua_limits *limits;
    const sb_lua_script *script;
    int64_t steps;
    /// Why the run must end: an `SB_LUA_OUT_OF_…` status, or SB_LUA_TRUE while it may go on.
    sb_lua_status spent;
    /// A collection is due when more than this is live; Lua's own collector stands still, as it does too little when
    /// few but large strings are made.
    size_t collect_at;
    /// The thread's processor time at the start, and when to look at it again.
    int64_t start, coarse_end;
    /// State of `math.random`; 0 before its first use.
    uint64_t random;
    /// Address near the bottom of the C stack; coroutines run on the same one.
    const char *stack;
    int resumes;

    const char *json;
    size_t length;
    bool wants_json;
    sb_lua_letters letters;
    sb_lua_result result;
    /// Memory of the one who writes the result, kept here so that an error cannot lose it.
    void *scratch;
} sb_run;

sb_run *sb_run_of(lua_State *L);
/// Instructions between two looks at the budget; fewer once long strings exist, of which one can cost a millisecond.
enum { SB_INTERVAL = 100, SB_SHORT_INTERVAL = 10, SB_LONG_STRING = 64 << 10 };

/// Steps that costly things are taken for: raising and catching an error.
enum { SB_FAILURE_STEPS = 150, SB_CALL_STEPS = 10, SB_TABLE_STEPS = 16 };

/// Takes work from the budget; does not return when it is used up.
void sb_charge(lua_State *L, size_t work);
/// Takes the work of reading or writing so many bytes.
void sb_charge_bytes(lua_State *L, size_t bytes);
/// Ends the run when its processor time is used up.
void sb_check_time(lua_State *L);
/// Raises again what the script may not catch; does nothing while the budget lasts.
void sb_rethrow_spent(lua_State *L);
/// Refuses to go deeper when little is left of the C stack.
void sb_check_stack(lua_State *L);

void *sb_allocate(void *run, void *block, size_t old_size, size_t new_size);
void sb_arena_release(sb_arena *arena);
/// A number for an address in a chunk that is the same in every run of one script on one event.
uint64_t sb_arena_place(const sb_arena *arena, const void *address);

// ---- rewrite.c

typedef struct sb_bytes {
    char *data;
    size_t length, capacity;
    bool failed;
} sb_bytes;

void sb_bytes_append(sb_bytes *bytes, const void *data, size_t length);
/// A copy of dumped bytecode in which joining (`..`) is a call that writes numbers our way. NULL, or why it cannot be.
const char *sb_rewrite(const char *code, size_t length, sb_bytes *output);
/// The constant that such a call goes to; no computation in Lua yields these bits.
double sb_concat_secret(void);

// ---- buffer.c: a string under construction, kept in a slot of the Lua stack.

typedef struct sb_buffer {
    lua_State *L;
    int slot;
    char *data;
    size_t length, capacity;
    char room[256];
} sb_buffer;

/// Takes one slot of the stack, which must stay below everything pushed while it is in use.
void sb_buffer_begin(sb_buffer *buffer, lua_State *L);
void sb_buffer_add(sb_buffer *buffer, const char *text, size_t length);
void sb_buffer_byte(sb_buffer *buffer, char byte);
/// Adds the string or number at `index`.
void sb_buffer_value(sb_buffer *buffer, int index);
void sb_buffer_push(sb_buffer *buffer);

// ---- number.c

enum { SB_NUMBER_ROOM = 48 };
/// The shortest digits that read back as `number`, without the sign; `number` is finite. Returns their count.
int sb_shortest(double number, char digits[20], int *exponent);
/// As the reference prints numbers: whole ones below 2^63 without exponent.
size_t sb_number_text(double number, char text[SB_NUMBER_ROOM]);
/// As Go's %v prints a number that is not whole, `1.5e+06` from a million on.
size_t sb_general_text(double number, char text[SB_NUMBER_ROOM]);
/// As JSON; `number` is finite.
size_t sb_json_number(double number, char text[SB_NUMBER_ROOM]);
bool sb_is_whole(double number);
/// Steps that writing it is taken for.
size_t sb_number_steps(double number);
/// Nearest whole number, clamped; 0 for NaN.
int64_t sb_whole(double number);
/// Reads `length` bytes that are a decimal number and nothing else.
bool sb_read_number(const char *text, size_t length, double *number);

// ---- errors.c: messages that begin with the line of the Lua function that is to blame.

int sb_error(lua_State *L, const char *format, ...);
void sb_push_where(lua_State *L, int level);
void sb_push_text(lua_State *L, int index);
int64_t sb_integer(lua_State *L, int index);
int64_t sb_optional_integer(lua_State *L, int index, int64_t otherwise);
/// The string or the text of the number at `index`, which it becomes.
const char *sb_string(lua_State *L, int index, size_t *length);

// ---- event.c and result.c

/// Writes a character as UTF-8; returns its bytes.
size_t sb_put_scalar(uint32_t scalar, char *out);
/// Leaves the table made from the JSON text of `run` as the only value on the stack.
void sb_push_event(lua_State *L, sb_run *run);
/// Puts the JSON of the table on top into `run->result`.
void sb_take_result(lua_State *L, sb_run *run);

// ---- The libraries.

void sb_register(lua_State *L, const luaL_Reg *functions);
void sb_open_base(lua_State *L);
/// Makes what a rewritten join calls.
void sb_open_concat(lua_State *L);
int sb_tostring(lua_State *L);
void sb_open_coroutine(lua_State *L);
void sb_open_string(lua_State *L);
void sb_open_table(lua_State *L);
void sb_open_math(lua_State *L);
int sb_format(lua_State *L);
int sb_find(lua_State *L);
int sb_match(lua_State *L);
int sb_gmatch(lua_State *L);
int sb_gsub(lua_State *L);

#endif
