#ifndef SIGNALBOX_CJQ_NATIVE_H
#define SIGNALBOX_CJQ_NATIVE_H

#include "text.h"

#include <jq.h>
#include <stdbool.h>

// Functions that our jq definitions call and that libjq 1.6 has not, or has otherwise than gojq.
//
// libjq takes no functions from outside, but two of its own call back: `debug`, which hands over a value, and `input`,
// which gets one. Together they are a call: [name, input, argument, …] | debug | input.

/// Makes the functions callable from a compiled program.
void sb_native_attach(jq_state *state);

/// Forgets what an earlier run left behind, and sets the clock.
void sb_native_begin(double now);

// Each takes over its arguments and returns a value, or invalid with a message.

jv sb_native_test(jv input, jv pattern, jv flags);
jv sb_native_match(jv input, jv pattern, jv flags);
/// `[{gap, named}, …, {gap}]`: what lies in front of each match with its named groups, and what follows the last one.
jv sb_native_pieces(jv input, jv pattern, jv flags);
jv sb_native_format(jv input, jv format);
jv sb_native_tojson(jv input);
jv sb_native_tonumber(jv input);
jv sb_native_trim(jv input, jv sides);
jv sb_native_implode(jv input);
jv sb_native_indices(jv input, jv searched);
jv sb_native_gmtime(jv input);
jv sb_native_mktime(jv input);
jv sb_native_strftime(jv input, jv format);
jv sb_native_strptime(jv input, jv format);

/// An error about a value: its type and its text, as jq words them.
jv sb_native_error(jv value, const char *problem);

/// The text's bytes.
size_t sb_string_bytes(jv string);

/// Takes a text over as a string.
jv sb_string_from(sb_text *text);

/// Room for a text that a function makes.
#define SB_NATIVE_TEXT_BYTES (64u << 20)

#endif
