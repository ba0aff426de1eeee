#include "daemon/rules/complete_not_started.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace remembrancer::rules::complete_not_started {
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

/// Reads a status word by word; copies nothing, because every complete item has a status.
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

} // namespace

std::optional<plan::finding> find(const subject& of, const context& /*in*/) {
    if (of.item.rag != plan::rag::complete || paused(of.item))
        return std::nullopt;
    const std::string_view denial = reader(of.item.status_text).denial();
    if (denial.empty())
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::complete_not_started;
    found.reason = plan::reason::complete_but_not_started;
    found.detail.append("'").append(denial).append("'");
    return found;
}

std::optional<plan::date> next_wake(const subject& /*of*/, const context& /*in*/) {
    return std::nullopt;
}

} // namespace remembrancer::rules::complete_not_started
