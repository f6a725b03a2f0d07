#ifndef SIGNALBOX_CLUA_PATTERN_H
#define SIGNALBOX_CLUA_PATTERN_H

#include "internal.h"

enum { SB_CAPTURES = 32 };

typedef enum sb_item_kind { SB_SINGLE, SB_OPEN, SB_CLOSE, SB_POSITION, SB_BALANCE, SB_REPEATED, SB_END } sb_item_kind;

/// One piece of a pattern.
typedef struct sb_item {
    uint8_t kind;
    /// `*`, `+`, `-`, `?`, or 0 for exactly one.
    char quantifier;
    /// The capture that is opened, closed or repeated; the opening character of `%b`.
    uint8_t argument;
    /// The closing character of `%b`.
    uint8_t closer;
    /// The bytes a single character may be.
    uint8_t set[32];
} sb_item;

typedef struct sb_pattern {
    sb_item *items;
    size_t count;
    int captures;
    bool is_anchored;
} sb_pattern;

typedef struct sb_capture {
    const char *start, *end;
    bool is_position;
} sb_capture;

/// A pattern on its way through a text.
typedef struct sb_matcher {
    lua_State *L;
    const sb_pattern *pattern;
    const char *text, *end;
    const char *match_start, *match_end;
    sb_capture captures[SB_CAPTURES];
} sb_matcher;

/// Compiles a pattern into a userdata, which it leaves on the stack.
void sb_pattern_compile(lua_State *L, sb_pattern *pattern, const char *text, size_t length);
/// Whether it matches exactly at `at`.
bool sb_match_at(sb_matcher *matcher, const char *at);
/// Whether it matches at `at` or, unless anchored, later.
bool sb_match_from(sb_matcher *matcher, const char *at);
/// Pushes one capture; the whole match stands for it when the pattern has none.
void sb_push_capture(sb_matcher *matcher, int index);
int sb_push_captures(sb_matcher *matcher);

#endif
