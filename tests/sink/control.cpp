#include "tests/sink/control.hpp"

#include <chrono>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace remembrancer::sink {

namespace {

constexpr std::string_view delivery_prefix = "/delivery?id=";

control_answer ids(const hub& shared) {
    control_answer answer;
    auto out = std::back_inserter(answer.body);
    for (const id_record& r : shared.deliveries.records())
        fmt::format_to(out, "{} {} {} {} {} {}\n", r.id, r.copies, r.injected, r.first_ms,
                       r.last_ms, r.refused);
    return answer;
}

control_answer change_faults(hub& shared, std::string_view body) {
    fault_plan changed = shared.faults;
    while (!body.empty()) {
        const std::size_t newline = std::min(body.find('\n'), body.size());
        std::string_view line = body.substr(0, newline);
        body.remove_prefix(std::min(newline + 1, body.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.empty())
            continue;
        if (line == "clear") {
            changed.clear();
            continue;
        }
        std::variant<fault, std::string> parsed = parse_fault(line);
        if (const std::string* error = std::get_if<std::string>(&parsed))
            return {400, *error + "\n"};
        changed.add(std::get<fault>(std::move(parsed)));
    }
    shared.faults = std::move(changed);
    return {};
}

control_answer reset(hub& shared) {
    shared.deliveries.reset();
    shared.faults.reset_counts();
    shared.kept.reset();
    shared.sessions = 0;
    for (listener_stats& each : shared.listeners) {
        listener_stats fresh;
        fresh.host = each.host;
        fresh.port = each.port;
        each = fresh;
    }
    return {};
}

} // namespace

std::int64_t now_ms() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

bool is_control(std::string_view target) {
    return target == "/counters" || target == "/ids" || target == "/control" ||
           target == "/reset" || target.starts_with(delivery_prefix);
}

control_answer answer_control(hub& shared, const http_head& head, std::string_view body) {
    const bool changes = head.target == "/control" || head.target == "/reset";
    if (head.method != (changes ? "POST" : "GET"))
        return {405, changes ? "use POST\n" : "use GET\n"};
    if (head.target == "/control")
        return change_faults(shared, body);
    if (head.target == "/reset")
        return reset(shared);
    if (head.target == "/ids")
        return ids(shared);
    if (head.target == "/counters")
        return {200, counters_json(shared) + "\n"};
    const std::string* kept = shared.kept.last(head.target.substr(delivery_prefix.size()));
    return kept == nullptr ? control_answer{404, "nothing kept for this id\n"}
                           : control_answer{200, *kept};
}

std::string counters_json(const hub& shared) {
    const ledger_totals& t = shared.deliveries.totals();
    nlohmann::json hosts = nlohmann::json::object();
    std::uint64_t connections = 0;
    for (const listener_stats& each : shared.listeners) {
        connections += each.connections;
        hosts[each.host] = {{"connections", each.connections},
                            {"carrying", each.carrying},
                            {"attempts", each.attempts},
                            {"reused", each.reused},
                            {"tls_failures", each.tls_failures}};
    }
    const nlohmann::json all = {{"deliveries", t.deliveries},
                                {"ids", t.ids},
                                {"copies", t.copies},
                                {"injected_copies", t.injected_copies},
                                {"repeats", t.repeats},
                                {"max_copies", t.max_copies},
                                {"refused", t.refused},
                                {"without_id", t.without_id},
                                {"connections", connections},
                                {"sessions", shared.sessions},
                                {"injected", shared.faults.struck()},
                                {"per_host", hosts}};
    return all.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace remembrancer::sink
