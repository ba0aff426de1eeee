#pragma once

#include "daemon/render/builtin_templates.hpp"
#include "daemon/render/template_facts.hpp"

#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

#include <kainjow/mustache.hpp>

namespace remembrancer::render {

/// A template that cannot be used: names the template, the line, what was found and what to do.
class template_error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Finds a template's text by name; empty view with a null `data()` for none.
using template_lookup = std::function<std::string_view(std::string_view name)>;

[[nodiscard]] std::string_view builtin_template(std::string_view name);

enum class channel { text, html };

/// One template with its partials, parsed once.
///
/// Stricter than the language: an unknown key, or one outside the section that holds it, is an
/// error and never an empty place; raw output (`{{{`, `{{&`) and new delimiters are refused, so
/// that every text out of a plan is escaped. Partials are put in where they are named; one line
/// break and the indentation in them are for the template's author and do not show.
///
/// Not thread-safe: the parsed tree is the library's, which promises nothing.
class mail_template {
public:
    /// Throws template_error.
    mail_template(std::string_view name, channel target, const template_lookup& find);

    /// `facts` may leave out any key: it then counts as absent.
    [[nodiscard]] std::string render(const template_facts& facts);

private:
    kainjow::mustache::mustache parsed_;
};

} // namespace remembrancer::render
