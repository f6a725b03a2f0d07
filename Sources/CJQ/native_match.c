#include "native.h"

#include "worker.h"

#include <cre2.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Matching as Go's regexp does it, which is RE2's way: linear time, and the syntax that Argo Events' users write.

/// Bytes a compiled pattern may take, as for every other regular expression of a manifest.
static const size_t maximum_regex_bytes = 8 << 20;

/// A compiled pattern and the flags that it was compiled with.
typedef struct kept {
    jv pattern;
    bool ignores_case;
    bool dot_is_any;
    sb_regex *regex;
} kept;

/// Patterns of a program are few and come again with every event.
#define KEPT 64
static kept regexes[KEPT];
static unsigned next_kept;

static sb_regex *compile(jv pattern, bool ignores_case, bool dot_is_any, jv *problem) {
    sb_text text = {.limit = 64 << 10};
    if (dot_is_any) sb_text_add_string(&text, "(?s)");
    if (ignores_case) sb_text_add_string(&text, "(?i)");
    const char *next = jv_string_value(pattern);
    const char *end = next + sb_string_bytes(pattern);
    while (next < end) {
        // Go also takes (?<name>…), which this RE2 does not know yet.
        const bool is_name = end - next > 3 && memcmp(next, "(?<", 3) == 0 && next[3] != '=' && next[3] != '!';
        const bool is_escape = *next == '\\' && end - next > 1;
        sb_text_add_string(&text, is_name ? "(?P<" : "");
        if (!is_name) sb_text_add(&text, next, is_escape ? 2 : 1);
        next += is_name ? 3 : is_escape ? 2 : 1;
    }
    char message[128] = "", piece[64] = "";
    sb_regex_error error = {message, sizeof message, piece, sizeof piece};
    sb_regex *regex = NULL;
    if (!text.is_cut) {
        const char *bytes = text.count > 0 ? text.bytes : "";
        regex = sb_regex_compile(bytes, text.count, maximum_regex_bytes, &error);
    }
    if (regex == NULL) {
        *problem = jv_string_fmt("not a regular expression: %s", text.is_cut ? "it is too long" : message);
    }
    sb_text_free(&text);
    return regex;
}

static sb_regex *compiled(jv pattern, bool ignores_case, bool dot_is_any, jv *problem) {
    for (int index = 0; index < KEPT; index++) {
        kept *kept = &regexes[index];
        if (kept->regex != NULL && kept->ignores_case == ignores_case && kept->dot_is_any == dot_is_any
            && jv_equal(jv_copy(kept->pattern), jv_copy(pattern))) {
            return kept->regex;
        }
    }
    sb_regex *regex = compile(pattern, ignores_case, dot_is_any, problem);
    if (regex == NULL) return NULL;
    kept *place = &regexes[next_kept++ % KEPT];
    if (place->regex != NULL) {
        sb_regex_free(place->regex);
        jv_free(place->pattern);
    }
    *place = (kept){jv_copy(pattern), ignores_case, dot_is_any, regex};
    return regex;
}

/// A text that is walked once from front to back, so that counting its characters stays linear.
typedef struct subject {
    const char *bytes;
    size_t count;
    size_t counted_bytes;
    size_t counted_characters;
} subject;

static size_t characters(const char *bytes, size_t count) {
    size_t characters = 0;
    for (size_t index = 0; index < count; index++) characters += (bytes[index] & 0xC0) != 0x80;
    return characters;
}

/// Characters before a place that is not before the last one asked for by far.
static size_t characters_before(subject *subject, size_t place) {
    if (place < subject->counted_bytes) {
        const size_t back = characters(subject->bytes + place, subject->counted_bytes - place);
        return subject->counted_characters - back;
    }
    const size_t ahead = place - subject->counted_bytes;
    subject->counted_characters += characters(subject->bytes + subject->counted_bytes, ahead);
    subject->counted_bytes = place;
    return subject->counted_characters;
}

static jv span_of(subject *subject, const ptrdiff_t *span) {
    jv object = jv_object();
    const bool is_there = span[0] >= 0;
    const size_t start = is_there ? (size_t)span[0] : 0, bytes = is_there ? (size_t)(span[1] - span[0]) : 0;
    const double offset = is_there ? (double)characters_before(subject, start) : -1;
    const double length = (double)characters(subject->bytes + start, bytes);
    object = jv_object_set(object, jv_string("offset"), jv_number(offset));
    object = jv_object_set(object, jv_string("length"), jv_number(length));
    jv string = is_there ? jv_string_sized(subject->bytes + start, (int)bytes) : jv_null();
    return jv_object_set(object, jv_string("string"), string);
}

static jv match_of(subject *subject, const sb_regex *regex, const ptrdiff_t *spans, size_t groups) {
    jv match = span_of(subject, spans);
    jv captures = jv_array();
    for (size_t group = 1; group <= groups; group++) {
        const char *name = sb_regex_group_name(regex, group);
        jv capture = span_of(subject, spans + 2 * group);
        capture = jv_object_set(capture, jv_string("name"), name == NULL ? jv_null() : jv_string(name));
        captures = jv_array_append(captures, capture);
    }
    return jv_object_set(match, jv_string("captures"), captures);
}

static size_t character_bytes(const subject *subject, size_t place) {
    size_t bytes = 1;
    while (place + bytes < subject->count && (subject->bytes[place + bytes] & 0xC0) == 0x80) bytes++;
    return bytes;
}

/// What stood between the match before and this one, and the named groups' texts.
static jv piece_of(const subject *subject, const sb_regex *regex, const ptrdiff_t *spans, size_t gap_start) {
    jv named = jv_object();
    for (size_t group = 1; group <= sb_regex_group_count(regex); group++) {
        const char *name = sb_regex_group_name(regex, group);
        const ptrdiff_t start = spans[2 * group], end = spans[2 * group + 1];
        if (name == NULL) continue;
        jv string = start < 0 ? jv_null() : jv_string_sized(subject->bytes + start, (int)(end - start));
        named = jv_object_set(named, jv_string(name), string);
    }
    jv gap = jv_string_sized(subject->bytes + gap_start, (int)(spans[0] - (ptrdiff_t)gap_start));
    return jv_object_set(jv_object_set(jv_object(), jv_string("gap"), gap), jv_string("named"), named);
}

typedef enum purpose { testing, matching, cutting } purpose;

/// The next match that starts at `place` or later; `spans` gets start and end of it and of each of its `groups`.
static bool find(const sb_regex *regex, const subject *subject, size_t place, ptrdiff_t *spans, size_t groups) {
    return sb_regex_find(regex, subject->bytes, subject->count, place, spans, (int)groups + 1);
}

/// All matches, or the first; an empty match right behind another one does not count, as in Go. For cutting, the pieces
/// in front of them and at last what is left.
static jv matches(subject *subject, const sb_regex *regex, bool is_global, purpose purpose) {
    const size_t groups = sb_regex_group_count(regex);
    ptrdiff_t *spans = malloc(sizeof(ptrdiff_t) * 2 * (groups + 1));
    if (spans == NULL) _exit(SB_WORKER_NO_MEMORY);
    jv all = jv_array();
    size_t cut = 0;
    size_t place = 0;
    ptrdiff_t last_end = -1;
    while (place <= subject->count && find(regex, subject, place, spans, groups)) {
        const bool is_empty = spans[0] == spans[1];
        const bool counts = !is_empty || spans[0] != last_end;
        last_end = spans[1];
        place = (size_t)spans[1];
        if (is_empty) place += character_bytes(subject, place);
        if (!counts) continue;
        all = jv_array_append(
            all, purpose == cutting ? piece_of(subject, regex, spans, cut) : match_of(subject, regex, spans, groups));
        cut = (size_t)spans[1];
        if (!is_global) break;
    }
    free(spans);
    if (purpose != cutting) return all;
    jv rest = jv_string_sized(subject->bytes + cut, (int)(subject->count - cut));
    return jv_array_append(all, jv_object_set(jv_object(), jv_string("gap"), rest));
}

typedef struct flags {
    bool is_global, ignores_case, dot_is_any, is_wrong;
} flags;

static flags read_flags(jv value) {
    flags flags = {0};
    if (jv_get_kind(value) == JV_KIND_NULL) return flags;
    flags.is_wrong = jv_get_kind(value) != JV_KIND_STRING;
    for (const char *next = flags.is_wrong ? "" : jv_string_value(value); *next != '\0'; next++) {
        if (*next == 'g') flags.is_global = true;
        else if (*next == 'i') flags.ignores_case = true;
        else if (*next == 'm') flags.dot_is_any = true;
        else flags.is_wrong = true;
    }
    return flags;
}

static jv match(jv input, jv pattern, jv flag_text, purpose purpose) {
    const flags flags = read_flags(flag_text);
    if (flags.is_wrong) return sb_native_error(jv_copy(flag_text), "are no flags: there are g, i and m");
    if (jv_get_kind(input) != JV_KIND_STRING) {
        return sb_native_error(jv_copy(input), "cannot be matched, as it is not a string");
    }
    if (jv_get_kind(pattern) != JV_KIND_STRING) {
        return sb_native_error(jv_copy(pattern), "is not a regular expression, as it is not a string");
    }
    jv problem = jv_null();
    const sb_regex *regex = compiled(pattern, flags.ignores_case, flags.dot_is_any, &problem);
    if (regex == NULL) return jv_invalid_with_msg(problem);
    const char *bytes = jv_string_value(input);
    const size_t count = sb_string_bytes(input);
    if (purpose == testing) return jv_bool(sb_regex_matches(regex, bytes, count));
    subject subject = {.bytes = bytes, .count = count};
    return matches(&subject, regex, flags.is_global, purpose);
}

static jv consumed(jv input, jv pattern, jv flag_text, purpose purpose) {
    jv result = match(input, pattern, flag_text, purpose);
    jv_free(input);
    jv_free(pattern);
    jv_free(flag_text);
    return result;
}

jv sb_native_test(jv input, jv pattern, jv flag_text) { return consumed(input, pattern, flag_text, testing); }

jv sb_native_match(jv input, jv pattern, jv flag_text) { return consumed(input, pattern, flag_text, matching); }

jv sb_native_pieces(jv input, jv pattern, jv flag_text) { return consumed(input, pattern, flag_text, cutting); }
