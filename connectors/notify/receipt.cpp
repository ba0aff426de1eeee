#include "connectors/notify/receipt.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace remembrancer::notify {
namespace {

using plan::outbox_state;

struct status_row {
    std::string_view status;
    outbox_state state;
};

constexpr std::array<status_row, 4> statuses{{
    {"delivered", outbox_state::delivered},
    {"permanent-failure", outbox_state::bounced},
    {"temporary-failure", outbox_state::bounced},
    {"technical-failure", outbox_state::bounced},
}};

} // namespace

receipt receipt_of(std::string_view body) {
    receipt out;
    const auto read = nlohmann::json::parse(body, nullptr, false);
    if (!read.is_object())
        return out;
    if (const auto found = read.find("reference"); found != read.end() && found->is_string())
        out.reference = found->get<std::string>();
    const auto status = read.find("status");
    if (status == read.end() || !status->is_string())
        return out;
    const auto row = std::ranges::find(statuses, status->get<std::string>(), &status_row::status);
    if (row != statuses.end())
        out.state = row->state;
    return out;
}

} // namespace remembrancer::notify
