#include "daemon/render/digest_size.hpp"

#include <algorithm>

namespace remembrancer::render {
namespace {

template <class Row>
void cut(std::vector<Row>& rows, std::size_t most, plan::digest_section& of) {
    if (rows.size() <= most)
        return;
    of.more += static_cast<int>(rows.size() - most);
    rows.resize(most);
}

} // namespace

plan::digest with_at_most(const plan::digest& whole, std::size_t rows) {
    plan::digest out = whole;
    for (plan::digest_section& each : out.sections) {
        if (each.part == plan::digest_part::risk_map)
            continue;
        std::vector<plan::digest_cell> total;
        const bool has_total = each.totalled && !each.rows.empty();
        if (has_total) {
            total = std::move(each.rows.back());
            each.rows.pop_back();
        }
        cut(each.rows, rows, each);
        cut(each.findings, rows, each);
        if (has_total)
            each.rows.push_back(std::move(total));
    }
    return out;
}

plan::digest fitted(const plan::digest& whole, std::size_t budget,
                    const std::function<std::size_t(const plan::digest&)>& size_of) {
    std::size_t too_many = 0;
    for (const plan::digest_section& each : whole.sections)
        too_many = std::max({too_many, each.rows.size(), each.findings.size()});
    // What fits, then what does not.
    std::size_t fits = 0;
    for (++too_many; too_many - fits > 1;) {
        const std::size_t rows = fits + (too_many - fits) / 2;
        (size_of(with_at_most(whole, rows)) <= budget ? fits : too_many) = rows;
    }
    return with_at_most(whole, fits);
}

} // namespace remembrancer::render
