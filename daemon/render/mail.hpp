#pragma once

#include "daemon/plan/message.hpp"
#include "daemon/render/render_settings.hpp"

#include <string>

namespace remembrancer::render {

struct rendered {
    std::string subject; ///< one line of at most 120 characters, no controls
    std::string text;    ///< UTF-8, lines ended by `\n`, 78 characters where words allow
    std::string html;    ///< UTF-8, a whole document that says what `text` says
    /// What was wrong with the settings' own templates, so that the built-in ones made these words;
    /// empty for nothing.
    std::string fault{};
};

/// Puts a model into words, by the settings' templates where they can. Pure; safe on any thread
/// (each parses the templates once). Nothing in a model can make it fail; a built-in template that
/// cannot be used throws template_error. Of a digest whose HTML would be clipped rows are left out
/// and counted.
[[nodiscard]] rendered render_mail(const plan::message& model, const render_settings& settings);

/// The same of a digest by itself, with all of its rows.
[[nodiscard]] rendered render_digest(const plan::digest& model, const render_settings& settings);

} // namespace remembrancer::render
