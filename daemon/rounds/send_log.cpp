#include "daemon/rounds/send_log.hpp"

#include "daemon/render/mail.hpp"

#include <nlohmann/json.hpp>

namespace remembrancer::rounds {
namespace {

using nlohmann::ordered_json;

ordered_json alert_of(const plan::message_item& item) {
    return {{"rule", plan::to_text(item.rule)},
            {"reason", plan::to_text(item.reason)},
            {"kind", plan::to_text(item.kind)},
            {"ref", item.ref},
            {"title", item.title},
            {"episode", item.episode},
            {"step", item.step}};
}

/// What rules found that is told in the office's list, and of no item.
ordered_json findings_of(const std::optional<plan::weekly_list>& list) {
    ordered_json found = ordered_json::array();
    if (!list)
        return found;
    for (const plan::list_section& section : list->sections) {
        for (const plan::list_entry& each : section.entries)
            if (each.rule && each.reason)
                found.push_back({{"rule", plan::to_text(*each.rule)},
                                 {"reason", plan::to_text(*each.reason)},
                                 {"title", each.title},
                                 {"facts", each.text}});
    }
    return found;
}

} // namespace

std::string send_log_line(const composed_message& sent, base::instant at,
                          const render::render_settings& settings) {
    ordered_json alerts = ordered_json::array();
    for (const plan::message_item& item : sent.model.items)
        alerts.push_back(alert_of(item));
    if (sent.model.list)
        alerts.push_back({{"rule", plan::to_text(plan::rule::weekly_list)},
                          {"reason", plan::to_text(plan::reason::weekly)},
                          {"kind", "programme"},
                          {"ref", ""},
                          {"title", sent.model.programme},
                          {"episode", 1},
                          {"step", 0}});
    ordered_json line{{"at", base::to_iso(at)},
                      {"person", sent.message.person},
                      {"address", sent.message.address},
                      {"channel", sent.message.channel},
                      {"kind", plan::to_text(sent.model.kind)},
                      {"subject", render::render_mail(sent.model, settings).subject},
                      {"alerts", std::move(alerts)}};
    if (ordered_json listed = findings_of(sent.model.list); !listed.empty())
        line["listed"] = std::move(listed);
    return line.dump(-1, ' ', true, ordered_json::error_handler_t::replace);
}

} // namespace remembrancer::rounds
