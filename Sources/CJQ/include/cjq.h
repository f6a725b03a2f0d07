#ifndef SIGNALBOX_CJQ_H
#define SIGNALBOX_CJQ_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// Runs jq programs in worker processes that are forked from this one.
///
/// libjq cannot be interrupted, has no memory limit and aborts the process on some inputs. So it never runs here: a
/// worker has a budget of processor time and memory, and when it dies only the one evaluation fails.

/// Most workers at once; a caller waits when all are busy. They compute, so more than a few only share the processor.
#define SB_JQ_MAXIMUM_WORKERS 4
/// Compiled programs that a worker keeps; compiling takes as long as hundreds of events.
#define SB_JQ_MAXIMUM_PROGRAMS 64
/// Requests after which a worker is replaced, so that what libjq leaks stays small.
#define SB_JQ_MAXIMUM_REQUESTS 20000
/// Bytes of memory that a worker may take on top of what it has when it is forked.
#define SB_JQ_MEMORY_BYTES (256ul << 20)
/// Processor time for compiling a program; libjq parses its own library each time, which takes tens of milliseconds.
#define SB_JQ_COMPILE_MILLISECONDS 2000
/// Processor time for one event, and what each megabyte of its text adds.
#define SB_JQ_RUN_MILLISECONDS 500
#define SB_JQ_RUN_MILLISECONDS_PER_MEGABYTE 100
/// Time on the wall for one request; a busy worker is ended by its processor time long before.
#define SB_JQ_WALL_MILLISECONDS 15000
/// Bytes of a program with what is put before it, of an input, and of an output.
#define SB_JQ_MAXIMUM_PROGRAM_BYTES (256u << 10)
#define SB_JQ_MAXIMUM_INPUT_BYTES (32u << 20)
#define SB_JQ_MAXIMUM_OUTPUT_BYTES (8u << 20)
/// Deepest nesting that a worker reads or writes: `JSONDocument.maximumDepth`.
#define SB_JQ_MAXIMUM_DEPTH 1100

typedef enum sb_jq_kind {
    /// The first output, an object (or null), as Go's encoding/json writes it.
    SB_JQ_OUTPUT = 0,
    /// The program compiles (answer to a check), or had no output.
    SB_JQ_NOTHING = 1,
    /// The first output is something else; the bytes are the name of its type.
    SB_JQ_NO_OBJECT = 2,
    /// The program raised an error, or its output has no JSON form; the bytes are the text.
    SB_JQ_ERROR = 3,
    /// The program does not compile; the bytes are libjq's message.
    SB_JQ_UNCOMPILABLE = 4,
    /// The worker used up its processor time.
    SB_JQ_OUT_OF_TIME = 5,
    /// The worker used up its memory.
    SB_JQ_OUT_OF_MEMORY = 6,
    /// The worker died of something else; the bytes say of what.
    SB_JQ_BROKEN = 7,
    /// No worker could be started; the bytes say why.
    SB_JQ_UNAVAILABLE = 8,
} sb_jq_kind;

typedef struct sb_jq_answer {
    sb_jq_kind kind;
    /// From malloc; NULL when there are none. Give it back with `sb_jq_answer_free`.
    char *bytes;
    size_t length;
} sb_jq_answer;

typedef struct sb_jq_program {
    /// From `sb_jq_next_id`: one text, one number.
    uint64_t id;
    const char *text;
    size_t length;
} sb_jq_program;

/// A number that no other program of this process has.
uint64_t sb_jq_next_id(void);

/// Compiles the program in a worker. Any thread may call.
sb_jq_answer sb_jq_check(sb_jq_program program);

/// Runs the program on a JSON text up to its first output. `now` is what its clock says, in seconds since 1970.
/// `input` must be one valid JSON value. Any thread may call.
sb_jq_answer sb_jq_run(sb_jq_program program, const char *input, size_t length, double now);

void sb_jq_answer_free(sb_jq_answer answer);

/// The workers there are now, for tests that kill them; returns how many were written to `pids`.
size_t sb_jq_workers(pid_t *pids, size_t capacity);

#endif
