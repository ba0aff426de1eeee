#include "connectors/notify/receipt.hpp"

#include "connectors/kit/json_answer.hpp"

#include <algorithm>
#include <array>

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
    const kit::json_answer read(body);
    receipt out{read.text("reference"), {}};
    const auto row = std::ranges::find(statuses, read.text("status"), &status_row::status);
    if (row != statuses.end())
        out.state = row->state;
    return out;
}

} // namespace remembrancer::notify
