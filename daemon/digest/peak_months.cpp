#include "daemon/digest/peak_months.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <numeric>

namespace remembrancer::digest {

std::vector<plan::month_load> peak_months(std::span<const plan::month_load> months, int limit) {
    std::vector<plan::month_load> peaks;
    if (limit <= 0)
        return peaks;
    const auto all = std::transform_reduce(months.begin(), months.end(), 0LL, std::plus<>(),
                                           [](const plan::month_load& each) { return each.items; });
    std::ranges::copy_if(months, std::back_inserter(peaks), [&](const plan::month_load& each) {
        return each.items >= limit && 2LL * each.items * std::ssize(months) >= 3 * all;
    });
    return peaks;
}

} // namespace remembrancer::digest
