#include "tests/bench/report.hpp"

#include <fstream>
#include <stdexcept>
#include <utility>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

namespace remembrancer::bench {

row limit_row(std::string_view figure, std::string name, std::string unit, double ours, double bar,
              std::string note) {
    return {std::string(figure), std::move(name), std::move(unit), ours, 0, ours, bar, false,
            std::move(note)};
}

row ratio_row(std::string_view figure, std::string name, std::string unit, double ours, double peer,
              double bar, bool at_least, std::string note) {
    return {std::string(figure),
            std::move(name),
            std::move(unit),
            ours,
            peer,
            peer > 0 ? ours / peer : 0,
            bar,
            at_least,
            std::move(note)};
}

void print_heading() {
    fmt::print("{:<5} {:<52} {:>12} {:>12} {:>8} {:>9}  {}\n", "", "", "ours", "peer", "ratio",
               "bar", "");
}

void print(const row& one) {
    const std::string peer = one.peer > 0 ? fmt::format("{:.4g}", one.peer) : "-";
    const std::string ratio = one.peer > 0 ? fmt::format("{:.3f}", one.value) : "-";
    fmt::print("{:<5} {:<52} {:>12} {:>12} {:>8} {:>9}  {}{}\n", one.figure,
               one.name + " [" + one.unit + "]", fmt::format("{:.4g}", one.ours), peer, ratio,
               fmt::format("{} {:g}", one.at_least ? ">=" : "<=", one.bar),
               one.met() ? "met" : "NOT MET", one.note.empty() ? "" : "  (" + one.note + ")");
    std::fflush(stdout);
}

void write_json(const std::vector<row>& rows, const std::string& file) {
    nlohmann::json all = nlohmann::json::array();
    for (const row& one : rows)
        all.push_back({{"figure", one.figure},
                       {"name", one.name},
                       {"unit", one.unit},
                       {"ours", one.ours},
                       {"peer", one.peer > 0 ? nlohmann::json(one.peer) : nlohmann::json()},
                       {"value", one.value},
                       {"bar", one.bar},
                       {"bar_is", one.at_least ? "floor" : "ceiling"},
                       {"met", one.met()},
                       {"note", one.note}});
    std::ofstream out(file);
    out << all.dump(2) << '\n';
    if (!out.flush())
        throw std::runtime_error("cannot write " + file);
}

} // namespace remembrancer::bench
