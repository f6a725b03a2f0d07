#ifndef SIGNALBOX_CRE2_H
#define SIGNALBOX_CRE2_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled RE2 program. Safe to match from several threads at once.
typedef struct sb_regex sb_regex;

/// Where to put the reason of a refusal: RE2's message and the piece of the pattern it is about.
/// Both are cut to their capacity and end with a zero byte.
typedef struct sb_regex_error {
    char *message;
    size_t message_capacity;
    char *piece;
    size_t piece_capacity;
} sb_regex_error;

/// Compiles `pattern`. `maximum_memory` bounds the program in bytes.
/// Returns NULL and fills `error` when the pattern is refused.
sb_regex *sb_regex_compile(const char *pattern, size_t length, size_t maximum_memory, sb_regex_error *error);

/// Whether the program matches anywhere in `text` (unanchored).
bool sb_regex_matches(const sb_regex *regex, const char *text, size_t length);

/// Instructions of the program.
int sb_regex_size(const sb_regex *regex);

/// Groups of the pattern, the whole match not counted.
int sb_regex_group_count(const sb_regex *regex);

/// The name of group `index`, counted from 1; NULL when it has none. Lives as long as the program.
const char *sb_regex_group_name(const sb_regex *regex, int index);

/// Finds the leftmost match that starts at `start` or later. `offsets` gets start and end of the whole match and of
/// each group, `count` pairs in all; -1 for a group that took no part.
bool sb_regex_find(const sb_regex *regex, const char *text, size_t length, size_t start, int64_t *offsets, int count);

/// Nanoseconds of processor time that this thread has used: how fast RE2 is on a text only it knows, afterwards.
int64_t sb_regex_time(void);

void sb_regex_free(sb_regex *regex);

#ifdef __cplusplus
}
#endif

#endif
