#include "connectors/kit/http_limits.hpp"

#include <fstream>

namespace remembrancer::kit {

void check_limits(const http_limits& limits, std::vector<settings_fault>& faults) {
    using namespace std::chrono_literals;
    const auto expect = [&](bool holds, const char* key, const char* what) {
        if (!holds)
            faults.push_back({key, what});
    };
    expect(limits.timeout >= 1s && limits.timeout <= 60s, "timeout",
           "is out of range; give 1 to 60 seconds");
    expect(limits.in_flight >= 1 && limits.in_flight <= 1000, "in_flight",
           "is out of range; give 1 to 1000");
    expect(limits.per_second >= 0 && limits.per_second <= 1e6, "per_second",
           "is out of range; give 0 (no limit) to 1000000");
    expect(limits.ca_file.empty() || std::ifstream(limits.ca_file).good(), "ca_file",
           "cannot be read; give the path of a PEM file that the service's user may read");
}

std::shared_ptr<transfer::http_target> target_of(const base::secret& url,
                                                 const http_limits& limits) {
    auto target = std::make_shared<transfer::http_target>();
    target->url = url;
    target->headers = {"User-Agent: remembrancer/" REMEMBRANCER_VERSION};
    target->ca_file = limits.ca_file;
    target->allow_http = limits.allow_http;
    target->allow_private_addresses = limits.allow_private_addresses;
    target->timeout = limits.timeout;
    return target;
}

} // namespace remembrancer::kit
