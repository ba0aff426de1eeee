#include "daemon/plan/pause.hpp"

#include "daemon/plan/name_table.hpp"

namespace remembrancer::plan {
namespace {

constexpr name_table<pause_kind, 3> kinds{{
    {pause_kind::acknowledgement, "acknowledgement"},
    {pause_kind::snooze, "snooze"},
    {pause_kind::silence, "silence"},
}};

} // namespace

std::string_view to_text(pause_kind kind) {
    return name_in(kinds, kind);
}

} // namespace remembrancer::plan
