#include "daemon/digest/register_sections.hpp"

#include <algorithm>

namespace remembrancer::digest {
namespace {

constexpr std::size_t most_named = 5;  // in one square of the map
constexpr std::size_t most_ranked = 5; // of risks, of issues

bool is_before(int score, std::int64_t id, int other_score, std::int64_t other_id) {
    return score != other_score ? score > other_score : id < other_id;
}

} // namespace

register_sections::register_sections(const context& in, const std::vector<score_band>& bands)
    : in_(in), bands_(bands) {}

void register_sections::ranked::add(const standing& one, const plan::item& item,
                                    const context& in) {
    all.push_back(one);
    const auto at = std::ranges::find_if(top, [&one](const auto& each) {
        return is_before(one.now, one.id, each.first.now, each.first.id);
    });
    if (at == top.end() && top.size() == most_ranked)
        return;
    top.insert(at, {one, row_of(item, in, {cell(one.now)})});
    if (top.size() > most_ranked)
        top.pop_back();
}

void register_sections::add(const plan::item& item) {
    if (!plan::is_in_register(item.kind))
        return;
    const bool is_risk = item.kind == plan::item_kind::risk;
    standing one{item.score.value_or(item.severity.value_or(0)), 0, item.id.value};
    const plan::date then = since(in_);
    if (item.known_since < then) {
        const auto& changed = item.history.score_changed_on;
        one.before = changed && *changed >= then ? item.history.score_before.value_or(0) : one.now;
    }
    if (!is_ahead(item)) {
        // It had a rank then, before which others were not.
        one.now = 0;
        if (item.closed_on && *item.closed_on >= then)
            (is_risk ? risks_ : issues_).all.push_back(one);
        return;
    }
    open_risks_ += is_risk ? 1 : 0;
    if (one.now > 0)
        (is_risk ? risks_ : issues_).add(one, item, in_);
    if (is_risk && emphasis_of(one.now) == plan::emphasis::most)
        ++high_;
    if (!is_risk || !item.impact || !item.likelihood)
        return;
    const auto in_scale = [](int value) { return value >= 1 && value <= int{scale}; };
    if (!in_scale(*item.impact) || !in_scale(*item.likelihood))
        return;
    is_mapped_ = true;
    square& here = map_[static_cast<std::size_t>(*item.impact) - 1]
                       [static_cast<std::size_t>(*item.likelihood) - 1];
    ++here.risks;
    if (static_cast<std::size_t>(here.risks) <= most_named)
        here.refs += (here.refs.empty() ? "" : ", ") + item.ref;
}

const score_band* register_sections::band_of(int score) const {
    const auto above = std::ranges::upper_bound(bands_, score, {}, &score_band::lowest);
    return above == bands_.begin() ? nullptr : &*std::prev(above);
}

plan::emphasis register_sections::emphasis_of(int score) const {
    using plan::emphasis;
    const score_band* band = band_of(score);
    if (band == nullptr)
        return emphasis::none;
    if (band->is_top)
        return emphasis::most;
    return band == &bands_.front() ? emphasis::some : emphasis::more;
}

/// The band is said in every square, also where no risk is: its colour alone would say it to few.
plan::digest_cell register_sections::cell_of(int impact, int likelihood) const {
    const square& here =
        map_[static_cast<std::size_t>(impact) - 1][static_cast<std::size_t>(likelihood) - 1];
    const score_band* band = band_of(impact * likelihood);
    std::string says;
    if (here.risks > 0) {
        const bool is_cut = static_cast<std::size_t>(here.risks) > most_named;
        says = std::to_string(here.risks) + " (" + here.refs + (is_cut ? " ..." : "") + ")";
    }
    if (band != nullptr)
        says += (says.empty() || band->name.empty() ? "" : ", ") + band->name;
    plan::digest_cell out;
    out.emphasis = emphasis_of(impact * likelihood);
    if (!says.empty())
        out.value = std::move(says);
    return out;
}

void register_sections::put_figures_into(plan::digest& out) const {
    if (!risks_.top.empty()) {
        plan::digest_number top{
            plan::digest_figure::top_risk, risks_.top.front().first.now, {}, {}, {}};
        top.name = std::get<std::string>(risks_.top.front().second[1].value);
        out.figures.push_back(std::move(top));
    }
    if (high_ > 0)
        out.figures.push_back({plan::digest_figure::high_risks, high_, open_risks_, {}, {}});
}

void register_sections::put_map_into(plan::digest& out) const {
    if (!is_mapped_)
        return;
    std::vector<plan::digest_heading> columns{plan::digest_column::impact};
    for (int likelihood = 1; likelihood <= int{scale}; ++likelihood)
        columns.emplace_back(likelihood);
    rows table(plan::digest_part::risk_map, std::move(columns));
    for (int impact = int{scale}; impact >= 1; --impact) {
        std::vector<plan::digest_cell> row{cell(impact)};
        for (int likelihood = 1; likelihood <= int{scale}; ++likelihood)
            row.push_back(cell_of(impact, likelihood));
        table.add(std::move(row));
    }
    std::move(table).put_into(out);
}

void register_sections::put_top_into(plan::digest& out) const {
    put_top(risks_, plan::digest_part::top_risks, out);
    put_top(issues_, plan::digest_part::top_issues, out);
}

void register_sections::put_top(const ranked& from, plan::digest_part part,
                                plan::digest& out) const {
    using column = plan::digest_column;
    rows table(part, headings({column::score, column::rank, column::rank_before}));
    int rank = 0;
    for (const auto& [one, begun_row] : from.top) {
        auto row = begun_row;
        row.push_back(cell(++rank));
        const auto was_before = [&one](const standing& other) {
            return other.before > 0 && is_before(other.before, other.id, one.before, one.id);
        };
        if (one.before > 0)
            row.push_back(cell(1 + static_cast<int>(std::ranges::count_if(from.all, was_before))));
        else
            row.emplace_back();
        table.add(std::move(row));
    }
    std::move(table).put_into(out);
}

} // namespace remembrancer::digest
