#include "daemon/settings/readers.hpp"

namespace remembrancer::settings {

void read_http_limits(section& one, kit::http_limits& into) {
    one.read("timeout", into.timeout, std::chrono::seconds(1), std::chrono::seconds(60));
    one.read("in_flight", into.in_flight, 1, 1000);
    one.read("per_second", into.per_second, 0, 1e6);
    one.read_file("ca_file", into.ca_file);
    one.read("allow_http", into.allow_http);
    one.read("allow_private_addresses", into.allow_private_addresses);
}

} // namespace remembrancer::settings
