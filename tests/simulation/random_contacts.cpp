#include "tests/simulation/random_contacts.hpp"

#include <algorithm>

namespace remembrancer::simulation {

random_contacts::random_contacts(std::uint64_t seed, const oracle::organisation& of)
    : random_(seed ^ 0x2545f491) {
    for (const oracle::contact& each : of.contacts) {
        const bool is_office = std::ranges::find(of.programmes, each.name,
                                                 &oracle::programme::office) != of.programmes.end();
        entries_.push_back({each, true, is_office});
    }
    // Plans name them before they come.
    entries_.push_back({{"A stranger", "Officer 3"}, false, false});
    entries_.push_back({{"A former colleague", ""}, false, false});
}

std::optional<std::vector<oracle::contact>> random_contacts::live(oracle::day today) {
    if (below(25) != 0)
        return {};
    std::vector<entry*> may_move;
    for (entry& each : entries_)
        if (!each.stays)
            may_move.push_back(&each);
    entry& one = *may_move.at(static_cast<std::size_t>(below(static_cast<int>(may_move.size()))));
    // Few are away for good.
    const auto left = std::ranges::count(entries_, false, &entry::is_in);
    entry& moves = left > 4 ? *std::ranges::find(entries_, false, &entry::is_in) : one;
    moves.is_in = !moves.is_in;
    story_ += "      " + oracle::iso(today) + " " + moves.contact.name +
              (moves.is_in ? " is in the contacts\n" : " has left\n");
    std::vector<oracle::contact> all;
    for (const entry& each : entries_)
        if (each.is_in)
            all.push_back(each.contact);
    return all;
}

} // namespace remembrancer::simulation
