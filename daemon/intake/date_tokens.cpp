#include "daemon/intake/date_tokens.hpp"

#include <algorithm>
#include <array>

namespace remembrancer::intake {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Bytes beyond ASCII belong to letters of other scripts, or at least to no form that is read.
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};

// In the order of std::chrono::weekday::c_encoding.
constexpr std::array<std::string_view, 7> weekdays{"sunday",   "monday", "tuesday", "wednesday",
                                                   "thursday", "friday", "saturday"};

const token nothing{};

} // namespace

std::vector<token> tokens_of(std::string_view folded) {
    std::vector<token> found;
    bool spaced = false;
    for (std::size_t at = 0; at < folded.size();) {
        const char c = folded[at];
        if (c == ' ') {
            spaced = true;
            ++at;
            continue;
        }
        const auto run = [&](auto belongs) {
            return static_cast<std::size_t>(
                std::find_if_not(folded.begin() + static_cast<long>(at), folded.end(), belongs) -
                folded.begin() - static_cast<long>(at));
        };
        token next{token_kind::mark, folded.substr(at, 1), spaced};
        if (is_digit(c))
            next = {token_kind::number, folded.substr(at, run(is_digit)), spaced};
        else if (is_letter(c))
            next = {token_kind::word, folded.substr(at, run(is_letter)), spaced};
        at += next.text.size();
        spaced = false;
        found.push_back(next);
    }
    return found;
}

std::optional<unsigned> month_of(std::string_view word) {
    if (word == "sept")
        return 9;
    for (unsigned n = 0; n < months.size(); ++n)
        if (word == months[n] || word == months[n].substr(0, 3))
            return n + 1;
    return std::nullopt;
}

std::optional<std::chrono::weekday> weekday_of(std::string_view word) {
    constexpr std::array<std::string_view, 3> others{"tues", "weds", "thurs"};
    constexpr std::array<unsigned, 3> meant{2, 3, 4};
    for (unsigned n = 0; n < weekdays.size(); ++n)
        if (word == weekdays[n] || word == weekdays[n].substr(0, 3))
            return std::chrono::weekday(n);
    for (std::size_t n = 0; n < others.size(); ++n)
        if (word == others[n] || (n == 2 && word == "thur"))
            return std::chrono::weekday(meant[n]);
    return std::nullopt;
}

const token& token_reader::peek(std::size_t ahead) const {
    return at_ + ahead < rest_->size() ? (*rest_)[at_ + ahead] : nothing;
}

bool token_reader::take(std::string_view text) {
    if (at_end() || peek().text != text)
        return false;
    skip();
    return true;
}

bool token_reader::take_all(std::initializer_list<std::string_view> texts) {
    std::size_t ahead = 0;
    for (const std::string_view text : texts)
        if (peek(ahead++).text != text)
            return false;
    skip(texts.size());
    return true;
}

std::optional<int> token_reader::take_number(std::size_t low, std::size_t high) {
    const token& next = peek();
    if (next.kind != token_kind::number || next.text.size() < low || next.text.size() > high)
        return std::nullopt;
    int value = 0;
    for (const char c : next.text)
        value = value * 10 + (c - '0');
    skip();
    return value;
}

} // namespace remembrancer::intake
