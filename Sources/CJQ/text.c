#include "text.h"

#include "worker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void sb_text_add(sb_text *text, const char *bytes, size_t count) {
    if (text->is_cut || count > text->limit - text->count) {
        text->is_cut = true;
        return;
    }
    if (count > text->capacity - text->count) {
        const size_t capacity = (text->count + count) * 2 + 64;
        char *grown = realloc(text->bytes, capacity);
        if (grown == NULL) _exit(SB_WORKER_NO_MEMORY);
        text->bytes = grown;
        text->capacity = capacity;
    }
    if (count > 0) memcpy(text->bytes + text->count, bytes, count);
    text->count += count;
}

void sb_text_add_string(sb_text *text, const char *string) { sb_text_add(text, string, strlen(string)); }

void sb_text_add_byte(sb_text *text, char byte) { sb_text_add(text, &byte, 1); }

void sb_text_add_number(sb_text *text, long number, int width) {
    char digits[32];
    sb_text_add(text, digits, (size_t)snprintf(digits, sizeof digits, "%0*ld", width, number));
}

void sb_text_clear(sb_text *text) {
    text->count = 0;
    text->is_cut = false;
}

void sb_text_free(sb_text *text) { free(text->bytes); }
