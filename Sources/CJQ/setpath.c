#include <jv.h>
#include <stdbool.h>

// Replaces libjq's own, as the functions in order.c do. That one changes what lies within a value while the value still
// refers to it, so that everything on the way is copied: an update of every element takes quadratic time.

static bool is_member(jv root, jv key) {
    const jv_kind kind = jv_get_kind(root);
    return (kind == JV_KIND_OBJECT && jv_get_kind(key) == JV_KIND_STRING)
        || (kind == JV_KIND_ARRAY && jv_get_kind(key) == JV_KIND_NUMBER);
}

static bool is_container(jv value) {
    return jv_get_kind(value) == JV_KIND_OBJECT || jv_get_kind(value) == JV_KIND_ARRAY;
}

static jv fail(jv problem, jv first, jv second, jv third) {
    jv_free(first);
    jv_free(second);
    jv_free(third);
    return problem;
}

jv jv_setpath(jv root, jv path, jv value) {
    if (jv_get_kind(path) != JV_KIND_ARRAY) {
        return fail(jv_invalid_with_msg(jv_string("Path must be specified as an array")), root, path, value);
    }
    if (!jv_is_valid(root)) return fail(root, path, value, jv_null());
    const int count = jv_array_length(jv_copy(path));
    if (count == 0) return fail(value, root, path, jv_null());
    jv key = jv_array_get(jv_copy(path), 0);
    jv rest = jv_array_slice(path, 1, count);
    jv child = jv_get(jv_copy(root), jv_copy(key));
    if (!jv_is_valid(child)) return fail(child, root, key, jv_array_append(rest, value));
    // Nobody but us holds the child now, unless somebody outside does, who must not see the change.
    if (count > 1 && is_container(child) && is_member(root, key)) root = jv_set(root, jv_copy(key), jv_null());
    jv changed = jv_setpath(child, rest, value);
    if (!jv_is_valid(changed)) return fail(changed, root, key, jv_null());
    return jv_set(root, key, changed);
}
