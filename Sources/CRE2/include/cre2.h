#ifndef SIGNALBOX_CRE2_H
#define SIGNALBOX_CRE2_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled RE2 program. Safe to match from several threads at once.
typedef struct sb_regex sb_regex;

/// Compiles `pattern`. `maximum_memory` bounds the program in bytes.
/// Returns NULL and copies RE2's message into `error` when the pattern is refused.
sb_regex *sb_regex_compile(const char *pattern, size_t length, size_t maximum_memory, char *error, size_t error_capacity);

/// Whether the program matches anywhere in `text` (unanchored).
bool sb_regex_matches(const sb_regex *regex, const char *text, size_t length);

void sb_regex_free(sb_regex *regex);

#ifdef __cplusplus
}
#endif

#endif
