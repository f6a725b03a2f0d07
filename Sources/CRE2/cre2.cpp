#include "cre2.h"

#include <algorithm>
#include <cstring>
#include <ctime>
#include <memory>
#include <new>
#include <re2/re2.h>

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

int sb_regex_size(const sb_regex *regex) { return std::max(regex->program.ProgramSize(), 0); }

int sb_regex_group_count(const sb_regex *regex) { return std::max(regex->program.NumberOfCapturingGroups(), 0); }

const char *sb_regex_group_name(const sb_regex *regex, int index) {
    const auto &names = regex->program.CapturingGroupNames();
    const auto found = names.find(index);
    return found == names.end() ? nullptr : found->second.c_str();
}

bool sb_regex_find(const sb_regex *regex, const char *text, size_t length, size_t start, int64_t *offsets, int count) {
    if (text == nullptr) text = "";
    std::unique_ptr<re2::StringPiece[]> groups(new (std::nothrow) re2::StringPiece[count]);
    if (groups == nullptr) return false;
    const re2::StringPiece whole(text, length);
    if (!regex->program.Match(whole, start, length, RE2::UNANCHORED, groups.get(), count)) return false;
    for (int index = 0; index < count; index++) {
        const auto &group = groups[index];
        offsets[2 * index] = group.data() == nullptr ? -1 : group.data() - text;
        offsets[2 * index + 1] = group.data() == nullptr ? -1 : group.data() - text + int64_t(group.size());
    }
    return true;
}

int64_t sb_regex_time(void) {
    timespec time;
    if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) != 0) return 0;
    return int64_t(time.tv_sec) * 1000000000 + time.tv_nsec;
}

void sb_regex_free(sb_regex *regex) { delete regex; }
