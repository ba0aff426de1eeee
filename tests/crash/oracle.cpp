#include "tests/crash/oracle.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace remembrancer::crash {
namespace {

constexpr std::size_t most_lines = 20;

std::uint64_t excess(const history::arrival& one) {
    const std::uint64_t allowed = 1 + one.injected;
    return one.copies > allowed ? one.copies - allowed : 0;
}

void judge_rows(const history& of, std::vector<std::string>& faults) {
    for (const auto& [key, state] : of.rows) {
        const bool arrived = of.arrivals.contains(key);
        if (!arrived)
            faults.push_back(fmt::format("lost: {} ({}) never arrived", key, state));
        else if (state != "accepted")
            faults.push_back(fmt::format("stuck: {} arrived and is {}", key, state));
    }
}

void judge_arrivals(const history& of, std::vector<std::string>& faults) {
    std::map<std::string, std::uint64_t> excused;
    for (const auto& claimed : of.kills)
        for (const std::string& key : claimed)
            ++excused[key];
    for (const auto& [id, arrival] : of.arrivals) {
        if (!of.rows.contains(id))
            faults.push_back(fmt::format("unknown id: {} arrived and was never committed", id));
        if (excess(arrival) > excused[id])
            faults.push_back(fmt::format("repeated: {} arrived {} times, {} of them spoilt by the "
                                         "sink; kills that found it claimed: {}",
                                         id, arrival.copies, arrival.injected, excused[id]));
    }
}

void judge_kills(const history& of, std::vector<std::string>& faults) {
    for (std::size_t i = 0; i < of.kills.size(); ++i) {
        if (of.kills[i].size() > static_cast<std::size_t>(of.window))
            faults.push_back(fmt::format("window: kill {} found {} claims; at most {} are promised",
                                         i + 1, of.kills[i].size(), of.window));
    }
}

} // namespace

std::vector<std::string> broken_promises(const history& of) {
    std::vector<std::string> faults;
    judge_rows(of, faults);
    judge_arrivals(of, faults);
    judge_kills(of, faults);
    if (faults.size() > most_lines) {
        const std::size_t all = faults.size();
        faults.resize(most_lines - 1);
        faults.push_back(fmt::format("and {} more", all - faults.size()));
    }
    return faults;
}

std::uint64_t repeats(const history& of) {
    std::uint64_t sum = 0;
    for (const auto& [id, arrival] : of.arrivals)
        sum += excess(arrival);
    return sum;
}

} // namespace remembrancer::crash
