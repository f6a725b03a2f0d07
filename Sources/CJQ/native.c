#include "native.h"

#include <string.h>

/// The value that `debug` handed over last, and the clock.
static jv handed = {0};
static double clock_now;

static void take(void *unused, jv value) {
    (void)unused;
    jv_free(handed);
    handed = value;
}

static jv argument(int index) { return jv_array_get(jv_copy(handed), index); }

typedef struct native {
    const char *name;
    jv (*one)(jv);
    jv (*two)(jv, jv);
    jv (*three)(jv, jv, jv);
} native;

static const native natives[] = {
    {"format", .two = sb_native_format},
    {"gmtime", .one = sb_native_gmtime},
    {"implode", .one = sb_native_implode},
    {"indices", .two = sb_native_indices},
    {"match", .three = sb_native_match},
    {"mktime", .one = sb_native_mktime},
    {"pieces", .three = sb_native_pieces},
    {"strftime", .two = sb_native_strftime},
    {"strptime", .two = sb_native_strptime},
    {"test", .three = sb_native_test},
    {"tojson", .one = sb_native_tojson},
    {"tonumber", .one = sb_native_tonumber},
    {"trim", .two = sb_native_trim},
};

static jv call(jv name) {
    const char *wanted = jv_string_value(name);
    if (strcmp(wanted, "now") == 0) return jv_number(clock_now);
    for (size_t index = 0; index < sizeof natives / sizeof *natives; index++) {
        const native *native = &natives[index];
        if (strcmp(wanted, native->name) != 0) continue;
        if (native->one != NULL) return native->one(argument(1));
        if (native->two != NULL) return native->two(argument(1), argument(2));
        return native->three(argument(1), argument(2), argument(3));
    }
    return jv_invalid_with_msg(jv_string("no such function"));
}

static jv answer(jq_state *state, void *unused) {
    (void)state;
    (void)unused;
    if (jv_get_kind(handed) != JV_KIND_ARRAY) return jv_invalid();
    jv name = argument(0);
    jv result = jv_get_kind(name) == JV_KIND_STRING ? call(name) : jv_invalid();
    jv_free(name);
    return result;
}

void sb_native_attach(jq_state *state) {
    jq_set_debug_cb(state, take, NULL);
    jq_set_input_cb(state, answer, NULL);
}

void sb_native_begin(double now) {
    jv_free(handed);
    handed = jv_null();
    clock_now = now;
}

jv sb_native_error(jv value, const char *problem) {
    char text[12];
    jv_dump_string_trunc(jv_copy(value), text, sizeof text);
    jv message = jv_string_fmt("%s (%s) %s", jv_kind_name(jv_get_kind(value)), text, problem);
    jv_free(value);
    return jv_invalid_with_msg(message);
}

size_t sb_string_bytes(jv string) { return (size_t)jv_string_length_bytes(jv_copy(string)); }

jv sb_string_from(sb_text *text) {
    jv string = text->is_cut ? jv_invalid_with_msg(jv_string("a text becomes too long"))
                             : jv_string_sized(text->count > 0 ? text->bytes : "", (int)text->count);
    sb_text_free(text);
    return string;
}
