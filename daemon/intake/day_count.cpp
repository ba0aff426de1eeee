#include "daemon/intake/day_count.hpp"

#include "daemon/base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

namespace remembrancer::intake {
namespace {

/// A year: more is a slip of the pen.
constexpr int most_days = 366;

constexpr std::array<std::string_view, 6> none_words{"none", "no", "nil", "n/a", "-", "0"};
constexpr std::array<std::string_view, 11> small_numbers{
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
constexpr std::array<std::string_view, 7> without_meaning{"before", "the",    "meeting", "prior",
                                                          "to",     "notice", "days'"};

/// What a cell says, word by word.
struct phrase {
    std::optional<int> number;
    bool names_days = false;
    bool says_clear = false;
    bool says_working = false;
};

std::optional<int> number_in(std::string_view word) {
    int value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error == std::errc() && end == word.data() + word.size())
        return value;
    const auto found = std::ranges::find(small_numbers, word);
    if (found == small_numbers.end())
        return std::nullopt;
    return static_cast<int>(found - small_numbers.begin());
}

std::optional<phrase> phrase_of(std::string_view folded) {
    phrase out;
    while (!folded.empty()) {
        const std::string_view word = folded.substr(0, folded.find(' '));
        folded.remove_prefix(std::min(word.size() + 1, folded.size()));
        if (word == "day" || word == "days") {
            out.names_days = true;
        } else if (word == "clear") {
            out.says_clear = true;
        } else if (word == "working") {
            out.says_working = true;
        } else if (const auto number = number_in(word); number && !out.number) {
            out.number = number;
        } else if (std::ranges::find(without_meaning, word) == without_meaning.end()) {
            return std::nullopt;
        }
    }
    return out.number && *out.number >= 0 && *out.number <= most_days ? std::optional(out)
                                                                      : std::nullopt;
}

bool says_none(std::string_view folded) {
    return std::ranges::find(none_words, folded) != none_words.end();
}

} // namespace

day_count_reading read_papers_before(std::string_view text, std::string_view header) {
    const std::string folded = base::folded(text);
    if (folded.empty())
        return {};
    if (says_none(folded))
        return {day_count{}, {}};
    auto said = phrase_of(folded);
    if (!said)
        return {std::nullopt, "it does not say how many days before a meeting papers are due; "
                              "expected '5 working days' or '5 clear days'"};
    if (!said->names_days && !said->says_clear && !said->says_working) {
        const std::string unit = base::folded(header);
        said->says_clear = unit.find("clear") != std::string::npos;
        said->says_working = unit.find("working") != std::string::npos || !said->says_clear;
    }
    if (said->says_working)
        return {day_count{*said->number + (said->says_clear ? 1 : 0), false}, {}};
    return {day_count{*said->number, true}, {}};
}

day_count_reading read_notice(std::string_view text) {
    const std::string folded = base::folded(text);
    if (folded.empty())
        return {};
    if (says_none(folded))
        return {day_count{0, true}, {}};
    const auto said = phrase_of(folded);
    if (!said || said->says_working)
        return {std::nullopt, "it does not say how many clear days of notice are needed; expected "
                              "'28 clear days', or 'none'"};
    return {day_count{*said->number, true}, {}};
}

} // namespace remembrancer::intake
