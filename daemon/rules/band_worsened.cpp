#include "daemon/rules/band_worsened.hpp"

#include "daemon/rules/news.hpp"
#include "daemon/rules/risk_band.hpp"

namespace remembrancer::rules::band_worsened {
namespace {

struct rise {
    const risk_band* from; ///< null: below all bands
    const risk_band* to;
};

std::optional<rise> rise_of(const plan::item& item, const rules_settings& settings) {
    if (!item.history.score_changed_on || !item.history.score_before || !item.score ||
        !is_chased(item))
        return std::nullopt;
    const rise out{band_of(*item.history.score_before, settings), band_of(*item.score, settings)};
    const bool is_worse =
        out.to != nullptr && (out.from == nullptr || out.to->lowest > out.from->lowest);
    return is_worse ? std::optional(out) : std::nullopt;
}

std::string scored(int score, const risk_band* band) {
    std::string words = std::to_string(score);
    if (band != nullptr)
        words += " (" + band->name + ")";
    return words;
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& in) {
    const auto found_rise = rise_of(of.item, in.settings);
    if (!found_rise || !is_news(of.item.history.score_changed_on, in))
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::band_worsened;
    found.reason =
        found_rise->to->is_top ? plan::reason::top_band_entered : plan::reason::band_entered;
    found.anchor = of.item.history.score_changed_on;
    found.bound_to_anchor = true;
    found.detail = "score " + scored(*of.item.score, found_rise->to) + ", up from " +
                   scored(*of.item.history.score_before, found_rise->from);
    return found;
}

std::optional<plan::date> next_wake(const subject& of, const context& in) {
    if (!rise_of(of.item, in.settings))
        return std::nullopt;
    return news_wake(of.item.history.score_changed_on, in);
}

} // namespace remembrancer::rules::band_worsened
