#include "daemon/rounds/coverage.hpp"

#include "daemon/base/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace remembrancer::rounds {
namespace {

struct wanted {
    std::string_view name;
    bool (*is_there)(const plan::workstream&);
};

bool is_typed(const std::string& text) {
    return !plan::names_nobody(text);
}

constexpr std::array<wanted, 3> all_wanted{{
    {"no project manager",
     [](const plan::workstream& of) { return std::ranges::any_of(of.project_managers, is_typed); }},
    {"no board", [](const plan::workstream& of) { return is_typed(of.board); }},
    {"no initiation document", [](const plan::workstream& of) { return is_typed(of.initiation); }},
}};

} // namespace

std::vector<coverage_gap> coverage_gaps(std::span<const plan::workstream> all,
                                        const std::string& programme) {
    std::map<std::string, const plan::workstream*> by_name;
    for (const plan::workstream& each : all)
        if (each.programme == programme)
            by_name.emplace(base::folded(each.name), &each);
    const auto is_covered = [&](const plan::workstream& from, const wanted& what) {
        const plan::workstream* at = &from;
        // Imports refuse loops; this ends all the same.
        for (std::size_t hops = 0; at != nullptr && hops <= by_name.size(); ++hops) {
            if (what.is_there(*at))
                return true;
            const auto parent = by_name.find(base::folded(at->parent));
            at = parent == by_name.end() ? nullptr : parent->second;
        }
        return false;
    };
    std::vector<coverage_gap> gaps;
    for (const plan::workstream& each : all) {
        if (each.programme != programme || each.rag == plan::rag::complete || each.vanished_on)
            continue;
        std::string lacks;
        for (const wanted& what : all_wanted) {
            const bool is_asked = std::ranges::any_of(by_name, [&](const auto& other) {
                return !other.second->vanished_on && what.is_there(*other.second);
            });
            if (is_asked && !is_covered(each, what))
                lacks += (lacks.empty() ? "" : ", ") + std::string(what.name);
        }
        if (!lacks.empty())
            gaps.push_back({each.name, std::move(lacks)});
    }
    return gaps;
}

} // namespace remembrancer::rounds
