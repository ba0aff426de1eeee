#include "connectors/kit/channel.hpp"

#include "connectors/transfer/url.hpp"

#include <algorithm>
#include <fstream>
#include <utility>

namespace remembrancer::kit {
namespace {

void check_places(const channel_kind& kind, const channel_settings& settings,
                  std::vector<settings_fault>& faults) {
    if (!settings.url.empty() || kind.url == presence::required) {
        if (std::string fault = transfer::url_fault(settings.url, settings.allow_http);
            !fault.empty())
            faults.push_back({"url", std::move(fault)});
    }
    if (kind.token == presence::required && settings.token.empty())
        faults.push_back({"token", "is missing; put the token into a file of its own and name that "
                                   "in token_file"});
    // A header is made of it.
    if (settings.token.reveal().find_first_of(std::string_view("\r\n\0 ", 4)) != std::string::npos)
        faults.push_back({"token", "holds a space or a line break; the file should hold the token "
                                   "alone"});
    for (const own_key& key : kind.keys)
        if (key.needed == presence::required && settings.own_value(key.name).empty())
            faults.push_back(
                {std::string(key.name), "is missing; give " + std::string(key.expected)});
}

} // namespace

std::vector<settings_fault> faults_of_hook(const channel_settings& settings) {
    if (settings.url.reveal().find("/hooks/") != std::string::npos)
        return {};
    return {{"url", "is of no incoming webhook; give the whole URL that the server shows for it, "
                    "https://HOST/hooks/..."}};
}

std::vector<settings_fault> faults_of(const channel_kind& kind, const channel_settings& settings) {
    using namespace std::chrono_literals;
    std::vector<settings_fault> faults;
    const auto expect = [&](bool holds, const char* key, const char* what) {
        if (!holds)
            faults.push_back({key, what});
    };
    expect(!settings.name.empty(), "name", "is empty; give the channel a name");
    check_places(kind, settings, faults);
    expect(settings.timeout >= 1s && settings.timeout <= 60s, "timeout",
           "is out of range; give 1 to 60 seconds");
    expect(settings.in_flight >= 1 && settings.in_flight <= 1000, "in_flight",
           "is out of range; give 1 to 1000");
    expect(settings.per_second >= 0 && settings.per_second <= 1e6, "per_second",
           "is out of range; give 0 (no limit) to 1000000");
    expect(settings.ca_file.empty() || std::ifstream(settings.ca_file).good(), "ca_file",
           "cannot be read; give the path of a PEM file that the service's user may read");
    if (kind.faults_of != nullptr)
        for (settings_fault& fault : kind.faults_of(settings))
            // Of a key the first is enough.
            if (std::ranges::find(faults, fault.key, &settings_fault::key) == faults.end())
                faults.push_back(std::move(fault));
    return faults;
}

} // namespace remembrancer::kit
