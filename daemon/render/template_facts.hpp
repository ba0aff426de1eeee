#pragma once

#include "daemon/render/template_keys.hpp"

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

#include <kainjow/mustache.hpp>

namespace remembrancer::render {

/// By their numbers.
using key_set = std::bitset<template_key::most>;

/// What a template is filled with: texts, flags, and lists whose entries have facts of their own.
/// A key that was not put is absent.
///
/// In the place of the library's own tree, which makes a node and a copy of its name for each key
/// and searches each scope for each of a template's keys by that name.
class template_facts {
public:
    template_facts() = default;
    template_facts(template_facts&&) = default;
    template_facts& operator=(template_facts&&) = default;
    template_facts(const template_facts&) = delete;
    template_facts& operator=(const template_facts&) = delete;
    ~template_facts() = default;

    /// Makes room for so many.
    void reserve(std::size_t texts, std::size_t lists);

    /// Absent when the text is empty. A key is put once.
    void put(template_key key, std::string text);

    /// Absent when it is not so.
    void put_flag(template_key key, bool is_so = true);

    /// A flag that is called `prefix` and then `name`; nothing where no template may name that.
    void put_named(std::string_view prefix, std::string_view name);

    /// One more entry of a list. A section that stands once is a list of one.
    void append(template_key list, template_facts entry);

    [[nodiscard]] bool has(template_key key) const { return has_.test(key.number()); }

    /// Those that are not absent.
    [[nodiscard]] const key_set& keys() const { return has_; }

    /// Null where it is none.
    [[nodiscard]] const std::string* text(template_key key) const;

    /// What the library goes through: a list with as many values as the list of that key has
    /// entries. Null where it is none.
    [[nodiscard]] const kainjow::mustache::data* list(template_key key) const;

    /// What `value`, one of such a list here, stands for. Null where it is none.
    [[nodiscard]] const template_facts* entry(const kainjow::mustache::data* value) const;

private:
    struct keyed_text {
        template_key key;
        std::string text;
    };
    struct keyed_list;

    key_set has_;
    std::vector<keyed_text> texts_;
    std::vector<keyed_list> lists_;
};

struct template_facts::keyed_list {
    explicit keyed_list(template_key of) : key(of), values(kainjow::mustache::data::type::list) {}
    // The library's move is not said to throw nothing: vectors would rather copy.
    keyed_list(keyed_list&&) = default;
    keyed_list& operator=(keyed_list&&) = default;
    keyed_list(const keyed_list&) = delete;
    keyed_list& operator=(const keyed_list&) = delete;
    ~keyed_list() = default;

    template_key key;
    std::vector<template_facts> entries;
    kainjow::mustache::data values;
};

} // namespace remembrancer::render
