#include "connectors/kit/channel.hpp"

#include "connectors/transfer/url.hpp"

#include <algorithm>
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
    std::vector<settings_fault> faults;
    if (settings.name.empty())
        faults.push_back({"name", "is empty; give the channel a name"});
    check_places(kind, settings, faults);
    check_limits(settings, faults);
    if (kind.faults_of != nullptr)
        for (settings_fault& fault : kind.faults_of(settings))
            // Of a key the first is enough.
            if (std::ranges::find(faults, fault.key, &settings_fault::key) == faults.end())
                faults.push_back(std::move(fault));
    return faults;
}

} // namespace remembrancer::kit
