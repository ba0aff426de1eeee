#include "daemon/rounds/message_key.hpp"

#include "daemon/base/digest.hpp"
#include "daemon/store/meta.hpp"

#include <random>

#include <fmt/format.h>

namespace remembrancer::rounds {
namespace {

constexpr const char* name_of_store = "store_name";

} // namespace

std::string store_name(store::session& db) {
    std::string name = store::meta(db, name_of_store);
    if (!name.empty())
        return name;
    std::random_device entropy;
    name = fmt::format("{:08x}{:08x}", entropy(), entropy());
    store::set_meta(db, name_of_store, name);
    return name;
}

std::string message_key(const std::string& store_name, const store::round_row& round,
                        const std::string& person, const std::string& channel) {
    return message_key(store_name, fmt::format("{}\n{}\n{}\n{}", round.schedule,
                                               round.scheduled_for.time_since_epoch().count(),
                                               person, channel));
}

std::string message_key(const std::string& store_name, const std::string& what) {
    // Two digests with different beginnings: 128 bits, so that keys never meet by chance.
    return "rem-" + store_name + "-" + base::digest("a" + what) + base::digest("b" + what);
}

} // namespace remembrancer::rounds
