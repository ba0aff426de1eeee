#pragma once

#include "daemon/plan/digest.hpp"

#include <algorithm>
#include <string>
#include <vector>

/// Digests in short, for tests.
namespace remembrancer::test {

/// A cell by its value alone: ISO for days, `days/working days` for what is left.
[[nodiscard]] inline std::string in_short(const plan::digest_cell& cell) {
    struct writer {
        std::string operator()(std::monostate) const { return ""; }
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(int number) const { return std::to_string(number); }
        std::string operator()(const plan::date& day) const { return plan::to_iso(day); }
        std::string operator()(const plan::plan_date& when) const { return when.text; }
        std::string operator()(plan::rag rating) const { return std::string(plan::letter(rating)); }
        std::string operator()(const plan::time_left& left) const {
            return std::to_string(left.days) + "/" + std::to_string(left.working_days);
        }
    };
    return std::visit(writer(), cell.value);
}

/// Its rows, the cells parted by ` | `; empty where the digest has no such part.
[[nodiscard]] inline std::vector<std::string> rows_of(const plan::digest& in,
                                                      plan::digest_part part) {
    std::vector<std::string> rows;
    for (const plan::digest_section& section : in.sections) {
        if (section.part != part)
            continue;
        for (const auto& row : section.rows) {
            std::string line;
            for (const plan::digest_cell& cell : row)
                line += (&cell == row.data() ? "" : " | ") + in_short(cell);
            rows.push_back(std::move(line));
        }
    }
    return rows;
}

/// `overdue 2`, `days_to 117 80 vesting day 2019-04-01`.
[[nodiscard]] inline std::vector<std::string> figures_of(const plan::digest& in) {
    std::vector<std::string> all;
    for (const plan::digest_number& each : in.figures) {
        std::string line =
            std::string(plan::to_text(each.figure)) + " " + std::to_string(each.count);
        if (each.of)
            line += " " + std::to_string(*each.of);
        if (!each.name.empty())
            line += " " + each.name;
        if (each.on)
            line += " " + plan::to_iso(*each.on);
        all.push_back(std::move(line));
    }
    return all;
}

[[nodiscard]] inline std::vector<std::string> parts_of(const plan::digest& in) {
    std::vector<std::string> names;
    for (const plan::digest_section& each : in.sections)
        names.emplace_back(plan::to_text(each.part));
    return names;
}

} // namespace remembrancer::test
