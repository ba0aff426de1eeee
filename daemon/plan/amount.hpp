#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace remembrancer::plan {

enum class amount_unit { number, pounds, euros, dollars, percent };

/// What a plan counts, in thousandths: money and shares have fractions. At most nine million
/// million, so that a `double` holds each exactly.
struct amount {
    std::int64_t thousandths = 0;
    amount_unit unit = amount_unit::number;
    /// What the last typed digit stands for where the text is a rounded one (`£7.4m`: 100,000); 0
    /// where it is exact, as whole numbers are.
    std::int64_t rounded_to = 0;

    friend bool operator==(const amount&, const amount&) = default;
};

/// Reads `712`, `13,652,037`, `£7.4m`, `£370,000`, `78%`, `(100)`, `-5`, `1.2bn`, `9.5k`, `3
/// million`. Nothing for anything else, as a range, a comma for a point, or several numbers.
[[nodiscard]] std::optional<amount> read_amount(std::string_view text);

/// Whether the two count in the same unit. A number without one may be money, but no share.
[[nodiscard]] bool is_comparable(const amount& one, const amount& other);

/// `658`, `£13,652,037`, `-£5`, `78.5%`.
[[nodiscard]] std::string in_words(const amount& value);

} // namespace remembrancer::plan
