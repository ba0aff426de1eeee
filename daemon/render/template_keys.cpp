#include "daemon/render/template_keys.hpp"

#include "daemon/base/text.hpp"
#include "daemon/plan/digest.hpp"

#include <algorithm>
#include <functional>
#include <stdexcept>
#include <unordered_map>

namespace remembrancer::render {
namespace {

using key_names::scope;
using key_names::scopes;

/// Whether the key is a prefix and then the name of one of a digest's values.
bool names_value(std::string_view key) {
    const auto after = [key](std::string_view prefix) {
        return key.starts_with(prefix) ? key.substr(prefix.size()) : std::string_view();
    };
    return plan::digest_kind_from_text(after("digest_")) ||
           plan::digest_part_from_text(after("part_")) ||
           plan::digest_figure_from_text(after("figure_")) ||
           plan::digest_column_from_text(after("column_"));
}

/// The section that a key belongs to which is named after a value.
std::string_view section_of_value(std::string_view key) {
    if (key.starts_with("part_"))
        return "sections";
    if (key.starts_with("figure_"))
        return "figures";
    return key.starts_with("column_") ? "columns" : "";
}

/// Of every key its number: first those that have one while compiling, then those named after a
/// value.
class key_numbers {
public:
    key_numbers() {
        for (const scope& each : scopes)
            for (const std::string_view key : each.keys)
                add(std::string(key));
        add_values<plan::digest_kind>("digest_");
        add_values<plan::digest_part>("part_");
        add_values<plan::digest_figure>("figure_");
        add_values<plan::digest_column>("column_");
        if (next_ > template_key::most)
            throw std::length_error("more keys of templates than template_key::most");
    }

    [[nodiscard]] std::optional<template_key> find(std::string_view name) const {
        const auto found = numbers_.find(name);
        return found == numbers_.end() ? std::nullopt : std::optional(template_key(found->second));
    }

private:
    struct text_hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>()(text);
        }
    };

    template <class Value>
    void add_values(const std::string& prefix) {
        for (int i = 0; !to_text(static_cast<Value>(i)).empty(); ++i)
            add(prefix + std::string(to_text(static_cast<Value>(i))));
    }

    // Two sections may have a key of the same name: the first one's number stands for both.
    void add(std::string name) { numbers_.emplace(std::move(name), next_++); }

    std::unordered_map<std::string, std::size_t, text_hash, std::equal_to<>> numbers_;
    std::size_t next_ = 0;
};

} // namespace

std::optional<template_key> key_named(std::string_view name) {
    static const key_numbers all;
    return all.find(name);
}

bool is_known_key(std::string_view key, const std::vector<std::string_view>& open) {
    const auto is_open = [&](std::string_view section) {
        return section.empty() || std::ranges::count(open, section) > 0;
    };
    if (names_value(key))
        return is_open(section_of_value(key));
    return std::ranges::any_of(scopes, [&](const scope& s) {
        return is_open(s.section) && std::ranges::count(s.keys, key) > 0;
    });
}

std::string likely_key(std::string_view key) {
    std::vector<std::string> all;
    for (const scope& s : scopes)
        all.insert(all.end(), s.keys.begin(), s.keys.end());
    return base::nearest(key, all);
}

} // namespace remembrancer::render
