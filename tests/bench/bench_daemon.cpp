#include "tests/bench/figures.hpp"

namespace remembrancer::bench {

void measure_daemon(const effort&, const wanted&, const reporter&) {}

} // namespace remembrancer::bench
