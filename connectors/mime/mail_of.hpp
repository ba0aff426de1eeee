#pragma once

#include "connectors/connector.hpp"
#include "connectors/mime/compose.hpp"
#include "daemon/base/clock.hpp"
#include "daemon/render/render_settings.hpp"

#include <cstddef>
#include <limits>
#include <memory>
#include <string>

namespace remembrancer::mime {

/// A delivery as mail, or why it cannot be put into one.
struct mail {
    std::shared_ptr<const std::string> bytes; ///< null when it cannot
    std::string to;                           ///< the address in ASCII
    plan::send_outcome unsendable;            ///< then, a refusal
    std::string remark{};                     ///< for the outcome: see plan::send_outcome
};

/// Renders and composes. A mail of more than `largest` bytes, or than the writer's settings allow,
/// goes without its files, then with fewer lines, and says so. Never throws for what a delivery
/// holds. Any thread.
[[nodiscard]] mail mail_of(const composer& writer, const connectors::delivery& what,
                           const render::render_settings& words, base::instant now,
                           std::size_t largest = std::numeric_limits<std::size_t>::max());

/// What ties the mails about one item together; empty for a message that is about more, or about
/// none. It stays the same for as long as the item keeps its ref, or without one its title.
[[nodiscard]] std::string thread_of(const plan::message& model);

} // namespace remembrancer::mime
