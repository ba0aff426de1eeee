#pragma once

#include "daemon/render/mail.hpp"

#include <string>

namespace remembrancer::render {

/// Adds a sentence of the daemon's own to the end of a mail that is made, whatever templates made
/// it. `sentence` is one line.
void add_notice(rendered& mail, const std::string& sentence);

/// A message that says less, for want of room.
struct shortened {
    plan::message model;
    int left_out = 0; ///< lines
};

/// `model` with at most `lines` lines: of its items, then of its list, then of its digest, each
/// from the front. What stands in sections counts there as left out, where it does.
[[nodiscard]] shortened shortened_to(const plan::message& model, int lines);

/// How many lines there are to leave out.
[[nodiscard]] int lines_of(const plan::message& model);

/// What a mail says of what it leaves out: the files, or besides them so many lines. With where the
/// whole plan is, when the settings name that.
[[nodiscard]] std::string left_out_in_words(int lines, const render_settings& settings);

} // namespace remembrancer::render
