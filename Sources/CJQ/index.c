#define _GNU_SOURCE
#include "index.h"

#include <dlfcn.h>
#include <jv.h>
#include <math.h>

// Replaces libjq's own, as the functions in order.c do: gojq also finds a text's characters by number.

static jv (*own_get)(jv, jv);

void sb_index_prepare(void) {
    if (own_get == NULL) own_get = (jv(*)(jv, jv))dlsym(RTLD_NEXT, "jv_get");
}

static jv character(jv text, jv key) {
    const double length = jv_string_length_codepoints(jv_copy(text));
    const double number = trunc(jv_number_value(key));
    const double index = number < 0 ? number + length : number;
    jv_free(key);
    if (index >= 0 && index < length) return jv_string_slice(text, (int)index, (int)index + 1);
    jv_free(text);
    return jv_null();
}

jv jv_get(jv value, jv key) {
    const int is_character = jv_get_kind(value) == JV_KIND_STRING && jv_get_kind(key) == JV_KIND_NUMBER;
    return is_character ? character(value, key) : own_get(value, key);
}
