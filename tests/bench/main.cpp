#include "daemon/base/log.hpp"
#include "tests/bench/figures.hpp"

#include <cstdio>
#include <exception>
#include <sstream>
#include <stdexcept>
#include <vector>

#include <fmt/core.h>

namespace remembrancer::bench {
namespace {

constexpr const char* usage =
    R"(remembrancer_bench - measures the daemon against bare SQLite and libcurl, both in one run

  --only a,c     only these figures: a b c d e f g h i j k l dead
  --quick        less of everything: to see that it runs, not to quote
  --json FILE    write the rows as JSON too

  a  a round on many open items of which none is due     e  syncs a message
  b  the first evaluation of all of them                 f  memory
  c  webhook deliveries                                  g  wake-ups while idle
  d  mails                                               h  connections used again
  i  messages composed and put into the outbox           j  weeks, the same
  k  bundles put into the form of each chat channel, of processor time
  l  what a dead channel costs five healthy ones
  dead  what a dead destination costs
Each ratio is of two medians, of runs that took turns. Exit status 0 says that all was measured.
)";

struct options {
    wanted figures{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "dead"};
    effort how;
    std::string json;
    bool help = false;
};

wanted split(const std::string& list) {
    const wanted known = options().figures;
    wanted found;
    std::istringstream in(list);
    for (std::string one; std::getline(in, one, ',');) {
        if (!known.contains(one))
            throw std::invalid_argument("no figure is called '" + one + "'; see --help");
        found.insert(one);
    }
    return found;
}

options parse(const std::vector<std::string>& arguments) {
    options all;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& name = arguments[i];
        const bool has_value = i + 1 < arguments.size();
        if (name == "--quick")
            all.how = {3, 50'000, 5'000, 1'000, 10'000, std::chrono::seconds(5)};
        else if (name == "--help")
            all.help = true;
        else if (name == "--only" && has_value)
            all.figures = split(arguments[++i]);
        else if (name == "--json" && has_value)
            all.json = arguments[++i];
        else
            throw std::invalid_argument("'" + name + "' is unknown or lacks a value; see --help");
    }
    return all;
}

int run(const options& all) {
    base::set_log_level(base::log_level::warning);
    std::vector<row> rows;
    const auto report = [&](const row& one) {
        rows.push_back(one);
        print(one);
    };
    print_heading();
    measure_rounds(all.how, all.figures, report);
    measure_bundles(all.how, all.figures, report);
    measure_delivery(all.how, all.figures, report);
    measure_channels(all.how, all.figures, report);
    measure_daemon(all.how, all.figures, report);
    if (!all.json.empty())
        write_json(rows, all.json);
    return 0;
}

} // namespace
} // namespace remembrancer::bench

int main(int count, char** values) {
    try {
        const auto all = remembrancer::bench::parse({values + 1, values + count});
        if (!all.help)
            return remembrancer::bench::run(all);
        fmt::print("{}", remembrancer::bench::usage);
        return 0;
    } catch (const std::invalid_argument& error) {
        fmt::print(stderr, "remembrancer_bench: {}\n", error.what());
        return 64;
    } catch (const std::exception& error) {
        fmt::print(stderr, "remembrancer_bench: {}\n", error.what());
        return 1;
    }
}
