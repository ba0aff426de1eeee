#include "daemon/render/template.hpp"

#include "daemon/render/safe_text.hpp"
#include "daemon/render/template_source.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace remembrancer::render {
namespace {

// A second door: whatever the view let through, no value brings a control into a message.
std::string escape_text(const std::string& text) {
    const bool clean =
        std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    return clean ? text : one_line(text);
}

std::string escape_for_html(const std::string& text) {
    return escape_html(escape_text(text));
}

} // namespace

std::string_view builtin_template(std::string_view name) {
    const auto all = builtin_templates();
    const auto found = std::ranges::find(all, name, &named_template::name);
    return found == all.end() ? std::string_view() : found->text;
}

mail_template::mail_template(std::string_view name, channel target, const template_lookup& find)
    : parsed_(prepare_template(name, target, find)) {
    if (!parsed_.is_valid())
        throw template_error(fmt::format("template {}: {}", name, parsed_.error_message()));
    parsed_.set_custom_escape(target == channel::html ? escape_for_html : escape_text);
}

std::string mail_template::render(const kainjow::mustache::data& facts) {
    std::string out;
    parsed_.render(facts, [&out](const std::string& piece) { out += piece; });
    restore_marks(out);
    return out;
}

} // namespace remembrancer::render
