#pragma once

#include "daemon/render/template_key_names.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::render {

/// A key of the templates, as its number: a message asks for some thousand keys, and most of them
/// are absent.
class template_key {
public:
    /// All numbers are below it.
    static constexpr std::size_t most = 512;

    /// Of a known key; any other does not compile.
    consteval template_key(const char* name) : number_(number_of(name)) {}

    /// By `number()`.
    explicit template_key(std::size_t number) : number_(number) {}

    [[nodiscard]] std::size_t number() const { return number_; }

    friend bool operator==(template_key, template_key) = default;

private:
    static consteval std::size_t number_of(std::string_view name) {
        std::size_t number = 0;
        for (const key_names::scope& each : key_names::scopes)
            for (const std::string_view key : each.keys) {
                if (key == name)
                    return number;
                ++number;
            }
        throw "no template may name it"; // a number is wanted while compiling, and there is none
    }

    std::size_t number_;
};

/// None where no template may name it.
[[nodiscard]] std::optional<template_key> key_named(std::string_view name);

/// Whether a template may name `key` inside these open sections, outermost first.
[[nodiscard]] bool is_known_key(std::string_view key, const std::vector<std::string_view>& open);

/// The known key that `key` was probably meant to be; empty when there is none near it.
[[nodiscard]] std::string likely_key(std::string_view key);

} // namespace remembrancer::render
