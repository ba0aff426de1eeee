#pragma once

#include "daemon/plan/digest.hpp"
#include "daemon/render/mail.hpp"

namespace remembrancer::render {

/// Puts a digest into words, as `render_mail` does a message. Pure; safe on any thread.
[[nodiscard]] rendered render_digest(const plan::digest& model, const render_settings& settings);

} // namespace remembrancer::render
