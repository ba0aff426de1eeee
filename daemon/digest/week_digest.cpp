#include "daemon/digest/week_digest.hpp"

#include "daemon/digest/due_sections.hpp"

#include <utility>

namespace remembrancer::digest {

plan::digest week_digest(const context& in, std::span<const plan::item> owned,
                         const kept_findings& to_answer) {
    using part = plan::digest_part;
    plan::digest out = begun(plan::digest_kind::week, in);
    due_sections due(
        in, {{part::this_week, 7}, {part::next_two_weeks, static_cast<int>(week_ahead.count())}});
    for (const plan::item& item : owned)
        due.add(item);
    std::move(due).put_into(out);
    to_answer.put_into(out, part::needs_answer);
    return out;
}

} // namespace remembrancer::digest
