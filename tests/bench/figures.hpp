#pragma once

#include "tests/bench/measure.hpp"
#include "tests/bench/report.hpp"

#include <functional>
#include <set>
#include <string>

namespace remembrancer::bench {

using reporter = std::function<void(const row&)>;
using wanted = std::set<std::string, std::less<>>;

/// a and b: rounds over many items.
void measure_rounds(const effort& how, const wanted& figures, const reporter& report);

/// i: messages for everybody of a large programme.
void measure_bundles(const effort& how, const wanted& figures, const reporter& report);

/// c, d, e and h: what is delivered through the real dispatcher and connectors, in this process;
/// and what a dead destination costs the healthy one beside it.
void measure_delivery(const effort& how, const wanted& figures, const reporter& report);

/// k: bundles put into the form of each chat channel. l: what a dead one costs five healthy ones.
void measure_channels(const effort& how, const wanted& figures, const reporter& report);

/// f, g and what a dead destination costs: the real daemon, looked at from outside.
void measure_daemon(const effort& how, const wanted& figures, const reporter& report);

} // namespace remembrancer::bench
