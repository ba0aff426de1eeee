#pragma once

#include "daemon/rounds/enqueue.hpp"
#include "daemon/rounds/kept_lines.hpp"

#include <string>

namespace remembrancer::rounds {

/// How many waiting alerts one transaction asks for the places of: some 20 ms of it.
inline constexpr int places_in_chunk = 40'000;

/// Makes the messages of the next `limit` recipients after `after`, in order of name, in one
/// transaction. Unique by (round, recipient, channel): after a crash the next call makes only what
/// is missing. `now` is when they are made; they are due then, or when quiet hours end. Of what the
/// round itself decided `kept` has the lines, or some of them; the others are made from the store.
/// What waits for one recipient may be more than one transaction has `room` for: the next call goes
/// on with them.
[[nodiscard]] composed compose_chunk(store::session& db, const scope& in, kept_lines& kept,
                                     base::instant now, const std::string& after, int limit,
                                     places free, int room = places_in_chunk);

} // namespace remembrancer::rounds
