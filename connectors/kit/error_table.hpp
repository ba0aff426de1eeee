#pragma once

#include "connectors/kit/answer.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace remembrancer::kit {

/// One of a channel's own names or numbers of errors.
struct error_row {
    std::string_view error;
    /// `auth` and `client` are of the destination, `recipient` of the one reader, `content` of the
    /// one message; `rate_limited` and `server` pass by themselves.
    plan::failure reason = plan::failure::client;
    std::string_view advice{};
};

/// What an error of a table means; none for one that is not in it.
[[nodiscard]] std::optional<ruling> ruling_in(std::span<const error_row> rows,
                                              std::string_view error);

/// The same of the first error of a table that stands anywhere in a text.
[[nodiscard]] std::optional<ruling> ruling_within(std::span<const error_row> rows,
                                                  std::string_view text);

} // namespace remembrancer::kit
