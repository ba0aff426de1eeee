#include "daemon/rules/status_words.hpp"

#include "daemon/base/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace remembrancer::rules {
namespace {

constexpr char to_lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr bool is_letter(char c) {
    return to_lower(c) >= 'a' && to_lower(c) <= 'z';
}

/// Where one thought ends: `Not late. Started in May` says that it has begun.
constexpr bool ends_thought(char c) {
    return std::string_view(".;:,!?()\n\r\t").find(c) != std::string_view::npos;
}

bool is_same(std::string_view word, std::string_view lower) {
    return std::ranges::equal(word, lower, {}, to_lower);
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& lower) {
    return std::ranges::any_of(lower, [word](auto each) { return is_same(word, each); });
}

// `t` is what an apostrophe of either kind leaves of `haven't`.
constexpr std::array<std::string_view, 5> negations{"not", "never", "t", "hasnt", "havent"};
constexpr std::array<std::string_view, 4> fillers{"yet", "been", "formally", "actually"};
constexpr std::array<std::string_view, 5> begun{"started", "commenced", "begun", "begin", "start"};

/// Reads a status word by word.
class reader {
public:
    explicit reader(std::string_view text) : text_(text) {}

    /// The words by which it has not begun, as typed; empty when none say so.
    std::string_view denial() {
        std::size_t from = std::string_view::npos;
        std::size_t before = 0;
        while (next()) {
            if (thought_ended_)
                from = std::string_view::npos;
            const std::string_view word = text_.substr(start_, end_ - start_);
            if (is_one_of(word, negations))
                from = is_same(word, "t") ? before : start_;
            else if (from != std::string_view::npos && is_one_of(word, begun))
                return text_.substr(from, end_ - from);
            else if (!is_one_of(word, fillers))
                from = std::string_view::npos;
            before = start_;
        }
        return {};
    }

private:
    bool next() {
        thought_ended_ = false;
        start_ = end_;
        for (; start_ < text_.size() && !is_letter(text_[start_]); ++start_)
            thought_ended_ = thought_ended_ || ends_thought(text_[start_]);
        end_ = start_;
        while (end_ < text_.size() && is_letter(text_[end_]))
            ++end_;
        return start_ < end_;
    }

    std::string_view text_;
    std::size_t start_ = 0;
    std::size_t end_ = 0;
    bool thought_ended_ = false;
};

constexpr std::array<std::string_view, 17> waiting{
    "open",     "planned",  "pending", "scheduled", "to do", "todo", "new", "future",  "not due",
    "upcoming", "proposed", "draft",   "on hold",   "tbc",   "tba",  "n/a", "deferred"};
constexpr std::array<std::string_view, 5> ahead{"yet to ", "to start", "to be ", "due to ",
                                                "will "};

constexpr std::array<std::string_view, 7> going_on{
    "in progress", "in-progress", "ongoing", "on-going", "on going", "under way", "underway"};

bool says_waiting(std::string_view status) {
    return is_one_of(status, waiting) ||
           std::ranges::any_of(ahead, [status](std::string_view each) {
               return is_same(status.substr(0, each.size()), each);
           });
}

} // namespace

std::string_view denial_of_start(std::string_view status) {
    return reader(status).denial();
}

std::string_view claim_of_progress(std::string_view status) {
    // A tick of whatever sort may stand before the words.
    const auto first = std::ranges::find_if(status, is_letter);
    const std::string_view said(first, status.end());
    for (const std::string_view each : going_on) {
        const bool is_whole = said.size() <= each.size() || !is_letter(said[each.size()]);
        if (is_whole && is_same(said.substr(0, each.size()), each))
            return said.substr(0, each.size());
    }
    return {};
}

bool says_started(const plan::item& item) {
    const std::string_view status = base::trim(item.status_text);
    const bool says_something =
        std::ranges::any_of(status, [](char c) -> bool { return is_letter(c); });
    return says_something && item.status_text != item.rag_text && !says_waiting(status) &&
           denial_of_start(status).empty();
}

} // namespace remembrancer::rules
