#include "daemon/plan/amount.hpp"

#include "daemon/base/text.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace remembrancer::plan {
namespace {

constexpr std::int64_t one = 1000;
/// In thousandths; below 2^53.
constexpr std::int64_t largest = 9'000'000'000'000 * one;

struct sign_of_unit {
    std::string_view sign;
    amount_unit unit;
};
constexpr std::array<sign_of_unit, 3> currencies{{
    {"\u00A3", amount_unit::pounds},
    {"\u20AC", amount_unit::euros},
    {"$", amount_unit::dollars},
}};

struct factor {
    std::string_view word;
    std::int64_t times;
};
constexpr std::array<factor, 11> factors{{
    {"k", 1'000},
    {"thousand", 1'000},
    {"m", 1'000'000},
    {"mn", 1'000'000},
    {"mln", 1'000'000},
    {"mil", 1'000'000},
    {"million", 1'000'000},
    {"millions", 1'000'000},
    {"b", 1'000'000'000},
    {"bn", 1'000'000'000},
    {"billion", 1'000'000'000},
}};

constexpr std::array<std::string_view, 4> shares{"%", "percent", "per cent", "pc"};

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool take(std::string_view& text, std::string_view start) {
    if (!text.starts_with(start))
        return false;
    text.remove_prefix(start.size());
    return true;
}

bool take_minus(std::string_view& text) {
    return take(text, "-") || take(text, "\u2212") || take(text, "\u2013");
}

void take_gap(std::string_view& text) {
    while (take(text, " ") || take(text, "\u00A0")) {
    }
}

/// Digits, in groups of three or without any.
std::optional<std::int64_t> take_whole(std::string_view& text) {
    std::int64_t value = 0;
    std::size_t in_group = 0;
    bool grouped = false;
    bool any = false;
    while (!text.empty()) {
        if (is_digit(text.front())) {
            value = value * 10 + (text.front() - '0');
            if (value > largest)
                return std::nullopt;
            ++in_group;
            any = true;
        } else if (text.front() == ',') {
            if (grouped ? in_group != 3 : in_group == 0 || in_group > 3)
                return std::nullopt;
            grouped = true;
            in_group = 0;
        } else {
            break;
        }
        text.remove_prefix(1);
    }
    if (!any || (grouped && in_group != 3))
        return std::nullopt;
    return value;
}

/// A number as typed: its digits without the point, and how many stood after it.
struct digits {
    std::int64_t value = 0;
    int after_point = 0;
};

std::optional<digits> take_number(std::string_view& text) {
    const bool begins_with_point = text.starts_with('.');
    const auto whole = begins_with_point ? std::optional<std::int64_t>(0) : take_whole(text);
    if (!whole)
        return std::nullopt;
    digits read{*whole, 0};
    if (!take(text, "."))
        return read;
    for (; !text.empty() && is_digit(text.front()); text.remove_prefix(1)) {
        read.value = read.value * 10 + (text.front() - '0');
        ++read.after_point;
        if (read.value > largest)
            return std::nullopt;
    }
    return read.after_point > 0 ? std::optional(read) : std::nullopt;
}

/// What one stands for after the number: nothing for a text that is none.
std::optional<factor> factor_of(std::string_view word) {
    if (word.empty())
        return factor{"", 1};
    const std::string lower = base::folded(word);
    if (std::ranges::find(shares, lower) != shares.end())
        return factor{"%", 1};
    const auto* found = std::ranges::find(factors, lower, &factor::word);
    return found == factors.end() ? std::nullopt : std::optional(*found);
}

std::int64_t power_of_ten(int exponent) {
    std::int64_t value = 1;
    for (; exponent > 0; --exponent)
        value *= 10;
    return value;
}

std::optional<amount> scaled(const digits& read, const factor& by) {
    // Fractions beyond the thousandth of one are dropped.
    const std::int64_t unit = one * by.times;
    if (read.after_point > 15 || read.value / power_of_ten(read.after_point) > largest / unit)
        return std::nullopt;
    const std::int64_t parts = power_of_ten(read.after_point);
    amount out;
    out.thousandths = read.value / parts * unit;
    // In steps, so that the product fits.
    for (std::int64_t rest = read.value % parts, part = unit, scale = parts; scale > 1;) {
        scale /= 10;
        part /= 10;
        out.thousandths += rest / scale * part;
        rest %= scale;
    }
    if (by.times > 1 || read.after_point > 0)
        out.rounded_to = std::max<std::int64_t>(1, unit / parts);
    return out;
}

std::string grouped(std::int64_t whole) {
    std::string text = std::to_string(whole);
    for (std::ptrdiff_t at = std::ssize(text) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), 1, ',');
    return text;
}

} // namespace

std::optional<amount> read_amount(std::string_view text) {
    text = base::trim(text);
    const bool in_parentheses = text.size() > 2 && text.starts_with('(') && text.ends_with(')');
    if (in_parentheses)
        text = base::trim(text.substr(1, text.size() - 2));
    bool negative = take_minus(text);
    if (!negative)
        take(text, "+");
    take_gap(text);
    amount_unit unit = amount_unit::number;
    for (const sign_of_unit& each : currencies)
        if (unit == amount_unit::number && take(text, each.sign))
            unit = each.unit;
    take_gap(text);
    if (!negative)
        negative = take_minus(text);
    const auto read = take_number(text);
    if (!read || (in_parentheses && negative))
        return std::nullopt;
    take_gap(text);
    const auto by = factor_of(text);
    if (!by)
        return std::nullopt;
    auto out = scaled(*read, *by);
    if (!out || (by->word == "%" && unit != amount_unit::number))
        return std::nullopt;
    out->unit = by->word == "%" ? amount_unit::percent : unit;
    if (negative || in_parentheses)
        out->thousandths = -out->thousandths;
    return out;
}

bool is_comparable(const amount& one, const amount& other) {
    const auto may_be_money = [](const amount& each) { return each.unit == amount_unit::number; };
    if (one.unit == other.unit)
        return true;
    const bool is_share = one.unit == amount_unit::percent || other.unit == amount_unit::percent;
    return !is_share && (may_be_money(one) || may_be_money(other));
}

std::string in_words(const amount& value) {
    const std::int64_t size = std::abs(value.thousandths);
    std::string text = value.thousandths < 0 ? "-" : "";
    for (const sign_of_unit& each : currencies)
        if (each.unit == value.unit)
            text += each.sign;
    text += grouped(size / one);
    if (std::string rest = std::to_string(one + size % one).substr(1); rest != "000") {
        while (rest.ends_with('0'))
            rest.pop_back();
        text.append(".").append(rest);
    }
    if (value.unit == amount_unit::percent)
        text += '%';
    return text;
}

} // namespace remembrancer::plan
