#include "cre2.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <re2/re2.h>
#include <vector>

struct sb_regex {
    RE2 program;
    sb_regex(const re2::StringPiece &pattern, const RE2::Options &options) : program(pattern, options) {}
};

static void copy(const std::string &text, char *room, size_t capacity) {
    if (capacity == 0) return;
    const size_t count = std::min(text.size(), capacity - 1);
    std::memcpy(room, text.data(), count);
    room[count] = '\0';
}

sb_regex *sb_regex_compile(const char *pattern, size_t length, size_t maximum_memory, sb_regex_error *error) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(static_cast<int64_t>(maximum_memory));
    auto *regex = new (std::nothrow) sb_regex(re2::StringPiece(pattern, length), options);
    if (regex != nullptr && regex->program.ok()) return regex;
    copy(regex == nullptr ? "out of memory" : regex->program.error(), error->message, error->message_capacity);
    copy(regex == nullptr ? "" : regex->program.error_arg(), error->piece, error->piece_capacity);
    delete regex;
    return nullptr;
}

bool sb_regex_matches(const sb_regex *regex, const char *text, size_t length) {
    return RE2::PartialMatch(re2::StringPiece(text, length), regex->program);
}

bool sb_regex_find(const sb_regex *regex, const char *text, size_t length, size_t start, ptrdiff_t *spans) {
    const re2::StringPiece whole(text, length);
    const size_t count = sb_regex_group_count(regex) + 1;
    std::vector<re2::StringPiece> found(count);
    if (start > length) return false;
    const int spans_wanted = static_cast<int>(count);
    if (!regex->program.Match(whole, start, length, RE2::UNANCHORED, found.data(), spans_wanted)) return false;
    for (size_t index = 0; index < count; index++) {
        const bool is_there = found[index].data() != nullptr;
        spans[2 * index] = is_there ? found[index].data() - text : -1;
        spans[2 * index + 1] = is_there ? spans[2 * index] + static_cast<ptrdiff_t>(found[index].size()) : -1;
    }
    return true;
}

size_t sb_regex_group_count(const sb_regex *regex) {
    return static_cast<size_t>(regex->program.NumberOfCapturingGroups());
}

const char *sb_regex_group_name(const sb_regex *regex, size_t group) {
    const auto &names = regex->program.CapturingGroupNames();
    const auto name = names.find(static_cast<int>(group));
    return name == names.end() ? nullptr : name->second.c_str();
}

void sb_regex_free(sb_regex *regex) { delete regex; }
