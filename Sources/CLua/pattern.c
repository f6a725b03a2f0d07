#include "pattern.h"

#include <stdint.h>
#include <string.h>

// A pattern is compiled to items before it is matched, so that a character costs one bit test. Quantified items and
// captures are what matching goes deeper for; there may only be so many of them, which bounds the C stack.
enum { SB_MAXIMUM_CHOICES = 200 };

static bool is_in_class(unsigned char byte, char class) {
    const bool is_lower = byte >= 'a' && byte <= 'z', is_upper = byte >= 'A' && byte <= 'Z';
    const bool is_digit = byte >= '0' && byte <= '9';
    switch (class) {
    case 'a': return is_lower || is_upper;
    case 'c': return byte < 0x20 || byte == 0x7F;
    case 'd': return is_digit;
    case 'l': return is_lower;
    case 'p': return byte > 0x20 && byte < 0x7F && !is_lower && !is_upper && !is_digit;
    case 's': return byte == ' ' || (byte >= '\t' && byte <= '\r');
    case 'u': return is_upper;
    case 'w': return is_lower || is_upper || is_digit;
    case 'x': return is_digit || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F');
    default: return byte == 0;
    }
}

static void add(sb_item *item, unsigned char byte) { item->set[byte >> 3] |= (uint8_t)(1 << (byte & 7)); }

/// Adds what `%letter` stands for: a class, the opposite of one, or the character itself.
static void add_class(sb_item *item, char letter) {
    const char class = (char)(letter | 0x20);
    const bool is_class = class >= 'a' && class <= 'z' && strchr("acdlpsuwxz", class) != NULL;
    if (!is_class) return add(item, (unsigned char)letter);
    const bool is_opposite = letter != class;
    for (int byte = 0; byte < 256; byte++) {
        if (is_in_class((unsigned char)byte, class) != is_opposite) add(item, (unsigned char)byte);
    }
}

/// Reads a set from after its `[` to after its `]`.
static const char *read_set(lua_State *L, sb_item *item, const char *next, const char *end) {
    const bool is_opposite = next < end && *next == '^';
    if (is_opposite) next++;
    // A bracket that comes first is meant itself.
    for (bool is_first = true; is_first || (next < end && *next != ']'); is_first = false) {
        if (next >= end) sb_error(L, "malformed pattern (missing ']')");
        if (*next == '%') {
            if (next + 1 >= end) sb_error(L, "malformed pattern (ends with '%%')");
            add_class(item, next[1]);
            next += 2;
        } else if (end - next > 2 && next[1] == '-' && next[2] != ']') {
            const int last = (unsigned char)next[2];
            for (int byte = (unsigned char)next[0]; byte <= last; byte++) add(item, (unsigned char)byte);
            next += 3;
        } else {
            add(item, (unsigned char)*next++);
        }
    }
    if (next >= end) sb_error(L, "malformed pattern (missing ']')");
    for (size_t index = 0; is_opposite && index < sizeof item->set; index++) {
        item->set[index] = (uint8_t)~item->set[index];
    }
    return next + 1;
}

static const char *read_single(lua_State *L, sb_item *item, const char *next, const char *end) {
    item->kind = SB_SINGLE;
    switch (*next) {
    case '.': memset(item->set, 0xFF, sizeof item->set); return next + 1;
    case '[': return read_set(L, item, next + 1, end);
    case '%': add_class(item, next[1]); return next + 2;
    default: add(item, (unsigned char)*next); return next + 1;
    }
}

typedef struct compiler {
    lua_State *L;
    sb_pattern *pattern;
    const char *next, *end;
    int choices;
    int open[SB_CAPTURES], depth;
} compiler;

static void open_capture(compiler *c, sb_item *item) {
    if (c->pattern->captures >= SB_CAPTURES) sb_error(c->L, "too many captures");
    const bool is_position = c->end - c->next > 1 && c->next[1] == ')';
    item->kind = is_position ? SB_POSITION : SB_OPEN;
    item->argument = (uint8_t)c->pattern->captures;
    if (!is_position) c->open[c->depth++] = c->pattern->captures;
    c->pattern->captures++;
    c->next += is_position ? 2 : 1;
    c->choices++;
}

static void close_capture(compiler *c, sb_item *item) {
    if (c->depth == 0) sb_error(c->L, "invalid pattern capture");
    item->kind = SB_CLOSE;
    item->argument = (uint8_t)c->open[--c->depth];
    c->next++;
    c->choices++;
}

/// Reads `%b()` and `%1`; false for other uses of `%`.
static bool read_special(compiler *c, sb_item *item) {
    if (c->end - c->next < 2) sb_error(c->L, "malformed pattern (ends with '%%')");
    const char letter = c->next[1];
    if (letter == 'b') {
        if (c->end - c->next < 4) sb_error(c->L, "unbalanced pattern");
        item->kind = SB_BALANCE;
        item->argument = (uint8_t)c->next[2];
        item->closer = (uint8_t)c->next[3];
        c->next += 4;
        return true;
    }
    if (letter < '0' || letter > '9') return false;
    const int capture = letter - '1';
    bool is_open = capture < 0 || capture >= c->pattern->captures;
    for (int index = 0; index < c->depth; index++) is_open = is_open || c->open[index] == capture;
    if (is_open) sb_error(c->L, "invalid capture index");
    item->kind = SB_REPEATED;
    item->argument = (uint8_t)capture;
    c->next += 2;
    return true;
}

static void read_item(compiler *c, sb_item *item) {
    memset(item, 0, sizeof *item);
    if (*c->next == '(') return open_capture(c, item);
    if (*c->next == ')') return close_capture(c, item);
    if (*c->next == '$' && c->next + 1 == c->end) {
        item->kind = SB_END;
        c->next++;
        return;
    }
    if (*c->next == '%' && read_special(c, item)) return;
    c->next = read_single(c->L, item, c->next, c->end);
    if (c->next == c->end || *c->next == '\0' || strchr("*+-?", *c->next) == NULL) return;
    item->quantifier = *c->next++;
    c->choices++;
}

void sb_pattern_compile(lua_State *L, sb_pattern *pattern, const char *text, size_t length) {
    compiler c = {.L = L, .pattern = pattern, .next = text, .end = text + length};
    sb_charge(L, length);
    pattern->captures = 0;
    pattern->is_anchored = length > 0 && *text == '^';
    if (pattern->is_anchored) c.next++;
    pattern->items = lua_newuserdata(L, (length + 1) * sizeof(sb_item));
    pattern->count = 0;
    while (c.next < c.end) {
        read_item(&c, &pattern->items[pattern->count++]);
        if (c.choices > SB_MAXIMUM_CHOICES) sb_error(L, "pattern too complex");
    }
    if (c.depth > 0) sb_error(L, "unfinished capture");
}

static bool is_single(const sb_item *item, sb_matcher *m, const char *at) {
    const unsigned char byte = (unsigned char)*at;
    return at < m->end && (item->set[byte >> 3] >> (byte & 7) & 1) != 0;
}

static const char *match(sb_matcher *m, size_t index, const char *at);

static const char *match_longest(sb_matcher *m, size_t index, const char *at, size_t least) {
    const sb_item *item = &m->pattern->items[index];
    size_t count = 0;
    while (is_single(item, m, at + count)) count++;
    sb_charge(m->L, count);
    for (size_t taken = count + 1; taken-- > least;) {
        const char *end = match(m, index + 1, at + taken);
        if (end != NULL) return end;
    }
    return NULL;
}

static const char *match_shortest(sb_matcher *m, size_t index, const char *at) {
    for (;;) {
        const char *end = match(m, index + 1, at);
        if (end != NULL) return end;
        if (!is_single(&m->pattern->items[index], m, at)) return NULL;
        at++;
    }
}

static const char *match_balanced(sb_matcher *m, const sb_item *item, const char *at) {
    if (at >= m->end || (uint8_t)*at != item->argument) return NULL;
    const char *start = at;
    for (int64_t depth = 1; ++at < m->end;) {
        if ((uint8_t)*at == item->closer) {
            if (--depth == 0) break;
        } else if ((uint8_t)*at == item->argument) {
            depth++;
        }
    }
    sb_charge(m->L, (size_t)(at - start));
    return at < m->end ? at + 1 : NULL;
}

static const char *match_repeated(sb_matcher *m, const sb_item *item, const char *at) {
    const sb_capture *capture = &m->captures[item->argument];
    const size_t length = capture->end != NULL ? (size_t)(capture->end - capture->start) : 0;
    sb_charge_bytes(m->L, length);
    return (size_t)(m->end - at) >= length && memcmp(capture->start, at, length) == 0 ? at + length : NULL;
}

/// Sets one edge of a capture, and takes it back when the rest does not match.
static const char *match_edge(sb_matcher *m, size_t index, const char *at) {
    const sb_item *item = &m->pattern->items[index];
    sb_capture *capture = &m->captures[item->argument];
    const sb_capture before = *capture;
    if (item->kind != SB_CLOSE) capture->start = at;
    if (item->kind != SB_OPEN) capture->end = at;
    capture->is_position = item->kind == SB_POSITION;
    const char *end = match(m, index + 1, at);
    if (end == NULL) *capture = before;
    return end;
}

/// Matches the items from `index` on at `at`; returns where the match ends, or NULL.
static const char *match(sb_matcher *m, size_t index, const char *at) {
    for (; index < m->pattern->count && at != NULL; index++) {
        const sb_item *item = &m->pattern->items[index];
        sb_charge(m->L, 1);
        switch (item->kind) {
        case SB_OPEN: case SB_CLOSE: case SB_POSITION: return match_edge(m, index, at);
        case SB_END: at = at == m->end ? at : NULL; continue;
        case SB_BALANCE: at = match_balanced(m, item, at); continue;
        case SB_REPEATED: at = match_repeated(m, item, at); continue;
        case SB_SINGLE: break;
        }
        switch (item->quantifier) {
        case '*': return match_longest(m, index, at, 0);
        case '+': return match_longest(m, index, at, 1);
        case '-': return match_shortest(m, index, at);
        case '?': {
            const char *end = is_single(item, m, at) ? match(m, index + 1, at + 1) : NULL;
            if (end != NULL) return end;
            break;
        }
        default: at = is_single(item, m, at) ? at + 1 : NULL;
        }
    }
    return at;
}

bool sb_match_at(sb_matcher *m, const char *at) {
    memset(m->captures, 0, sizeof m->captures);
    m->match_start = at;
    m->match_end = match(m, 0, at);
    return m->match_end != NULL;
}

bool sb_match_from(sb_matcher *m, const char *at) {
    do {
        if (sb_match_at(m, at)) return true;
    } while (at++ < m->end && !m->pattern->is_anchored);
    return false;
}

void sb_push_capture(sb_matcher *m, int index) {
    if (m->pattern->captures == 0) {
        sb_charge_bytes(m->L, (size_t)(m->match_end - m->match_start));
        lua_pushlstring(m->L, m->match_start, (size_t)(m->match_end - m->match_start));
        return;
    }
    const sb_capture *capture = &m->captures[index];
    if (capture->is_position) {
        lua_pushnumber(m->L, (double)(capture->start - m->text + 1));
    } else {
        sb_charge_bytes(m->L, (size_t)(capture->end - capture->start));
        lua_pushlstring(m->L, capture->start, (size_t)(capture->end - capture->start));
    }
}

int sb_push_captures(sb_matcher *m) {
    const int count = m->pattern->captures == 0 ? 1 : m->pattern->captures;
    luaL_checkstack(m->L, count, "too many captures");
    for (int index = 0; index < count; index++) sb_push_capture(m, index);
    return count;
}
