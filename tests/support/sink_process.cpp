#include "tests/support/sink_process.hpp"

#include "tests/support/tcp_client.hpp"

#include <sstream>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace remembrancer::support {

namespace {

child_options sink_options(const std::vector<std::string>& arguments) {
    child_options options;
    options.program = REMEMBRANCER_SINK;
    options.arguments = arguments;
    options.arguments.emplace_back("--die-with-parent");
    return options;
}

} // namespace

sink_process::sink_process(const std::vector<std::string>& arguments)
    : process_(sink_options(arguments)) {
    const std::optional<std::string> line = process_.read_line(tcp_client::patience);
    if (!line)
        throw std::runtime_error("the sink did not start");
    const nlohmann::json ports = nlohmann::json::parse(*line);
    ports.at("http").get_to(http_);
    ports.at("https").get_to(https_);
    ports.at("smtp").get_to(smtp_);
    ports.at("smtps").get_to(smtps_);
}

sink_counters sink_process::counters() const {
    const nlohmann::json all = nlohmann::json::parse(ask("GET", "/counters"));
    sink_counters counters;
    all.at("deliveries").get_to(counters.deliveries);
    all.at("ids").get_to(counters.ids);
    all.at("copies").get_to(counters.copies);
    all.at("injected_copies").get_to(counters.injected_copies);
    all.at("repeats").get_to(counters.repeats);
    all.at("max_copies").get_to(counters.max_copies);
    all.at("refused").get_to(counters.refused);
    all.at("without_id").get_to(counters.without_id);
    all.at("connections").get_to(counters.connections);
    all.at("sessions").get_to(counters.sessions);
    all.at("injected").get_to(counters.injected);
    for (const auto& [host, numbers] : all.at("per_host").items()) {
        sink_host& at = counters.per_host[host];
        numbers.at("connections").get_to(at.connections);
        numbers.at("carrying").get_to(at.carrying);
        numbers.at("attempts").get_to(at.attempts);
        numbers.at("reused").get_to(at.reused);
    }
    return counters;
}

std::vector<sink_id> sink_process::ids() const {
    std::vector<sink_id> all;
    std::istringstream lines(ask("GET", "/ids"));
    sink_id each;
    while (lines >> each.id >> each.copies >> each.injected >> each.first_ms >> each.last_ms >>
           each.refused)
        all.push_back(each);
    return all;
}

void sink_process::control(std::string_view lines) const {
    ask("POST", "/control", lines);
}

void sink_process::reset() const {
    ask("POST", "/reset");
}

std::string sink_process::delivery(std::string_view id) const {
    return ask("GET", "/delivery?id=" + std::string(id));
}

std::string sink_process::ask(std::string_view method, const std::string& target,
                              std::string_view body) const {
    const http_reply reply =
        http_request(http_port(), method, target, "Connection: close\r\n", body);
    if (reply.status != 200)
        throw std::runtime_error("the sink refused " + target + ": " + reply.body);
    return reply.body;
}

} // namespace remembrancer::support
