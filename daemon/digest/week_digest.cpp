#include "daemon/digest/week_digest.hpp"

#include "daemon/digest/due_sections.hpp"

#include <utility>

namespace remembrancer::digest {

plan::digest week_digest(const context& in, std::span<const plan::item> owned,
                         std::vector<plan::message_item> to_answer) {
    using part = plan::digest_part;
    plan::digest out = begun(plan::digest_kind::week, in);
    due_sections due(
        in, {{part::this_week, 7}, {part::next_two_weeks, static_cast<int>(week_ahead.count())}});
    for (const plan::item& item : owned)
        due.add(item);
    std::move(due).put_into(out);
    if (!to_answer.empty()) {
        plan::digest_section section;
        section.part = part::needs_answer;
        section.findings = std::move(to_answer);
        out.sections.push_back(std::move(section));
    }
    return out;
}

} // namespace remembrancer::digest
