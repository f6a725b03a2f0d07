#ifndef SIGNALBOX_CJQ_JSON_H
#define SIGNALBOX_CJQ_JSON_H

#include "text.h"

#include <jv.h>
#include <stdbool.h>

/// Reads a JSON text that is known to be valid. Numbers become doubles.
///
/// `jv_parse` will not do: it takes 256 levels and rounds numbers that are too large. Invalid with a message when a
/// number is beyond a double's range or the nesting too deep.
jv sb_json_read(const char *bytes, size_t count);

typedef struct sb_json_style {
    /// Whether `<`, `>`, `&` and two line separators are escaped and infinities refused, as encoding/json does it.
    /// Otherwise as jq's own `tojson` where Argo Events runs it.
    bool is_final;
    /// An object that is written as null; invalid when there is none.
    jv nil;
    int maximum_depth;
} sb_json_style;

/// Writes a value (which stays the caller's) compactly, members sorted. NULL, or what is wrong with it.
const char *sb_json_write(jv value, const sb_json_style *style, sb_text *text);

/// A number as Go's encoding/json writes it; must be finite.
void sb_json_write_number(double number, sb_text *text);

#endif
