#pragma once

#include "daemon/render/sections.hpp"

#include <string>

#include <kainjow/mustache.hpp>

namespace remembrancer::render {

/// What the templates may name of one item of `model`.
[[nodiscard]] kainjow::mustache::data facts_of(const placed_item& placed,
                                               const plan::message& model);

/// `Scope signed off (due 7 December 2018)`, for the line that mail programs show beside the
/// subject.
[[nodiscard]] std::string in_short(const placed_item& placed);

/// A key that is absent when the text is empty.
void put(kainjow::mustache::data& facts, const char* key, std::string text);

/// A key that is absent when it is not so.
void put_flag(kainjow::mustache::data& facts, const std::string& key, bool is_so = true);

/// `list` is one: `data::type::list`.
void append(kainjow::mustache::data& list, kainjow::mustache::data&& entry);

} // namespace remembrancer::render
