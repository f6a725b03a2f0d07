#ifndef SIGNALBOX_CJQ_PROGRAM_H
#define SIGNALBOX_CJQ_PROGRAM_H

#include "cjq.h"
#include "text.h"

#include <jq.h>

/// The compiled program of that number, compiled now if it is not kept. NULL, with libjq's message in `text`, when it
/// does not compile.
jq_state *sb_program_compiled(uint64_t id, const char *program, sb_text *text);

/// Runs a program up to its first output.
sb_jq_kind sb_program_run(jq_state *program, const char *input, size_t count, double now, sb_text *text);

#endif
