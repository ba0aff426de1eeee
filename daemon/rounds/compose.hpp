#pragma once

#include "daemon/rounds/enqueue.hpp"
#include "daemon/rounds/kept_lines.hpp"

#include <string>

namespace remembrancer::rounds {

/// Makes the messages of the next `limit` recipients after `after`, in order of name, in one
/// transaction. Unique by (round, recipient, channel): after a crash the next call makes only what
/// is missing. `now` is when they are made; they are due then, or when quiet hours end. Of what the
/// round itself decided `kept` has the lines, or some of them; the others are made from the store.
[[nodiscard]] composed compose_chunk(store::session& db, const scope& in, kept_lines& kept,
                                     base::instant now, const std::string& after, int limit,
                                     places free);

} // namespace remembrancer::rounds
