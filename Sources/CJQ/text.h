#ifndef SIGNALBOX_CJQ_TEXT_H
#define SIGNALBOX_CJQ_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/// Bytes that grow up to a limit; what comes after it is left out and remembered as missing.
typedef struct sb_text {
    char *bytes;
    size_t count;
    size_t capacity;
    size_t limit;
    bool is_cut;
} sb_text;

void sb_text_add(sb_text *text, const char *bytes, size_t count);
void sb_text_add_string(sb_text *text, const char *string);
void sb_text_add_byte(sb_text *text, char byte);
/// Decimal digits, with zeros in front up to `width`.
void sb_text_add_number(sb_text *text, long number, int width);
void sb_text_clear(sb_text *text);
void sb_text_free(sb_text *text);

#endif
