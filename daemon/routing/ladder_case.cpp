#include "daemon/routing/ladder_case.hpp"

#include "daemon/base/text.hpp"

namespace remembrancer::routing {
namespace {

bool is_or_any(const std::string& folded, const std::string& typed) {
    return folded.empty() || folded == base::folded(typed);
}

bool is_of_programme(const ladder_case& of, const plan::item& item) {
    if (item.programme.empty())
        return of.programme.empty() || of.is_first_programme;
    return is_or_any(of.programme, item.programme);
}

bool is_in(const score_range& band, const plan::item& item) {
    const std::optional<int> score = item.score ? item.score : item.severity;
    return score && *score >= band.lowest && (!band.below || *score < *band.below);
}

} // namespace

bool holds_for(const ladder_case& of, plan::rule rule, const plan::item& item) {
    const plan::rule asked = rule == plan::rule::needs_date ? plan::rule::overdue : rule;
    return of.rule == asked && (!of.kind || *of.kind == item.kind) &&
           (!of.rag || *of.rag == item.rag) && (!of.band || is_in(*of.band, item)) &&
           is_of_programme(of, item) && is_or_any(of.workstream, item.workstream) &&
           is_or_any(of.tranche, item.tranche);
}

} // namespace remembrancer::routing
