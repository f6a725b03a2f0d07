#ifndef SIGNALBOX_CRE2_H
#define SIGNALBOX_CRE2_H

#include <stdbool.h>
#include <stddef.h>

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

/// Finds the leftmost match that starts at `start` or later; what stands before it still counts for `^` and `\b`.
/// `spans` gets start and end of the match and of each group, -1 where a group took no part: 2 × (groups + 1) numbers.
bool sb_regex_find(const sb_regex *regex, const char *text, size_t length, size_t start, ptrdiff_t *spans);

/// Groups that capture, not counting the whole match.
size_t sb_regex_group_count(const sb_regex *regex);

/// The name of a group (counted from 1); NULL when it has none. Lives as long as the program.
const char *sb_regex_group_name(const sb_regex *regex, size_t group);

void sb_regex_free(sb_regex *regex);

#ifdef __cplusplus
}
#endif

#endif
