#pragma once

#include "daemon/plan/date.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace remembrancer::settings {

struct member;

/// Where in the file something stands, 1-based; line 0 is nowhere.
struct place {
    int line = 0;
    int column = 0;
};

/// A time or a date with a time, which no key takes.
struct clock_value {};

/// One value of a TOML file. Only document.cpp knows the library that read it.
struct node {
    using list = std::vector<node>;
    using table = std::vector<member>;

    place at;
    std::variant<std::string, std::int64_t, double, bool, plan::date, clock_value, list, table>
        value;
};

struct member {
    std::string key;
    place at;
    node value;
};

/// The member of a table, or null; null also when `of` is null or no table.
[[nodiscard]] const node* find(const node* of, std::string_view key);

/// What the value is, as a person would say it: `"abc"`, `12`, `a list`. Cut after 80 characters
/// and printable.
[[nodiscard]] std::string description_of(const node& value);

/// The same without a trace of the value, which may be a secret: `a text`.
[[nodiscard]] std::string kind_of(const node& value);

/// Reads TOML 1.0. Throws settings_error with the one fault at which the reader had to stop.
[[nodiscard]] node parse_document(std::string_view text, const std::string& file);

} // namespace remembrancer::settings
