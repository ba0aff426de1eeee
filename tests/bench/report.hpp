#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::bench {

/// One figure: what was measured on our side, on the other, and what it is held against.
struct row {
    std::string figure; ///< `a` to `h`, or `dead`
    std::string name;
    std::string unit;
    double ours = 0;
    double peer = 0; ///< 0: there is no other side, `value` is `ours`
    double value = 0;
    double bar = 0;
    bool at_least = false; ///< the bar is a floor; else a ceiling
    std::string note;

    [[nodiscard]] bool met() const { return at_least ? value >= bar : value <= bar; }
};

/// A row that holds `ours` itself against a ceiling.
[[nodiscard]] row limit_row(std::string_view figure, std::string name, std::string unit,
                            double ours, double bar, std::string note = {});

/// A row that holds ours / peer against a floor or a ceiling.
[[nodiscard]] row ratio_row(std::string_view figure, std::string name, std::string unit,
                            double ours, double peer, double bar, bool at_least,
                            std::string note = {});

void print_heading();
void print(const row& one);
void write_json(const std::vector<row>& rows, const std::string& file);

} // namespace remembrancer::bench
