#include "program.h"

#include "json.h"
#include "native.h"
#include "order.h"
#include "worker.h"

#include <string.h>
#include <unistd.h>

typedef struct kept {
    uint64_t id;
    uint64_t last_used;
    jq_state *state;
} kept;

static kept programs[SB_JQ_MAXIMUM_PROGRAMS];
static uint64_t uses;

/// libjq reports one message per problem; the first is the cause.
static void keep_first(void *text, jv message) {
    jv formatted = jq_format_error(message);
    if (((sb_text *)text)->count == 0) {
        sb_text_add(text, jv_string_value(formatted), (size_t)jv_string_length_bytes(jv_copy(formatted)));
    }
    jv_free(formatted);
}

static void ignore(void *unused, jv message) {
    (void)unused;
    jv_free(message);
}

static void out_of_memory(void *unused) {
    (void)unused;
    _exit(SB_WORKER_NO_MEMORY);
}

static jq_state *compile(const char *program, sb_text *text) {
    jq_state *state = jq_init();
    if (state == NULL) return NULL;
    jq_set_nomem_handler(state, out_of_memory, NULL);
    jq_set_error_cb(state, keep_first, text);
    jq_set_attr(state, jv_string("JQ_LIBRARY_PATH"), jv_array());
    jq_set_attr(state, jv_string("JQ_ORIGIN"), jv_string("."));
    jq_set_attr(state, jv_string("PROGRAM_ORIGIN"), jv_string("."));
    if (!jq_compile(state, program)) {
        jq_teardown(&state);
        return NULL;
    }
    jq_set_error_cb(state, ignore, NULL);
    sb_native_attach(state);
    return state;
}

jq_state *sb_program_compiled(uint64_t id, const char *program, sb_text *text) {
    kept *place = &programs[0];
    for (size_t index = 0; index < SB_JQ_MAXIMUM_PROGRAMS; index++) {
        kept *candidate = &programs[index];
        if (candidate->state != NULL && candidate->id == id) {
            candidate->last_used = ++uses;
            return candidate->state;
        }
        if (candidate->last_used < place->last_used) place = candidate;
    }
    if (place->state != NULL) jq_teardown(&place->state);
    *place = (kept){.id = id, .last_used = ++uses, .state = compile(program, text)};
    return place->state;
}

static void describe_error(jv message, sb_text *text) {
    const sb_json_style style = {.nil = jv_invalid(), .maximum_depth = SB_JQ_MAXIMUM_DEPTH};
    if (jv_get_kind(message) == JV_KIND_STRING) {
        sb_text_add(text, jv_string_value(message), (size_t)jv_string_length_bytes(jv_copy(message)));
    } else {
        sb_json_write(message, &style, text);
    }
}

static sb_jq_kind describe(jv output, jv nil, sb_text *text) {
    if (!jv_is_valid(output)) {
        if (!jv_invalid_has_msg(jv_copy(output))) return SB_JQ_NOTHING;
        jv message = jv_invalid_get_msg(jv_copy(output));
        describe_error(message, text);
        jv_free(message);
        return SB_JQ_ERROR;
    }
    if (jv_get_kind(output) != JV_KIND_OBJECT) {
        sb_text_add_string(text, jv_kind_name(jv_get_kind(output)));
        return SB_JQ_NO_OBJECT;
    }
    const sb_json_style style = {.is_final = true, .nil = nil, .maximum_depth = SB_JQ_MAXIMUM_DEPTH};
    const char *problem = sb_json_write(output, &style, text);
    if (problem == NULL) return SB_JQ_OUTPUT;
    sb_text_clear(text);
    sb_text_add_string(text, problem);
    return SB_JQ_ERROR;
}

sb_jq_kind sb_program_run(jq_state *program, const char *input, size_t count, double now, sb_text *text) {
    sb_native_begin(now);
    jv value = sb_json_read(input, count);
    if (!jv_is_valid(value)) {
        const sb_jq_kind kind = describe(value, jv_invalid(), text);
        jv_free(value);
        return kind;
    }
    // Go reads null as a map that does not exist: it counts as an empty object, and is null again where it is written.
    jv nil = jv_invalid();
    if (jv_get_kind(value) == JV_KIND_NULL) {
        nil = jv_object();
        value = jv_copy(nil);
    }
    jq_start(program, value, 0);
    jv output = jq_next(program);
    const sb_jq_kind kind = describe(output, nil, text);
    jv_free(output);
    jv_free(nil);
    sb_order_forget();
    return kind;
}
