#include "connectors/kit/quota.hpp"
#include "connectors/registry/registry.hpp"
#include "daemon/base/log.hpp"
#include "daemon/settings/readers.hpp"
#include "daemon/settings/secret_files.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace remembrancer::settings {
namespace {

using kit::presence;

void read_url(section& one, const kit::channel_kind& kind, kit::channel_settings& into) {
    std::string url;
    one.read_hidden("url", url);
    into.url = base::secret(std::move(url));
    if (kind.url_opens_door && one.has("url") && !one.has("token_file"))
        one.fault_at("url",
                     "whoever knows this address can post there: put it into a file of its own, "
                     "and name that in url_file");
    base::secret from_file = read_secret(one, "url_file");
    const int given = int{one.has("url")} + int{one.has("url_file")};
    if (kind.url == presence::required)
        one.expect("url", given == 1,
                   "expected either url_file, or url where knowing the address opens nothing");
    else
        one.expect("url", given < 2, "expected url or url_file, not both");
    if (!from_file.empty())
        into.url = std::move(from_file);
}

void read_token(section& one, const kit::channel_kind& kind, kit::channel_settings& into) {
    one.refuse("token", "a token never stands in the settings; put it into a file of its own and "
                        "name that in token_file");
    if (kind.token == presence::never) {
        one.refuse("token_file", fmt::format("[[{}]] needs no token", kind.name));
        return;
    }
    into.token = read_secret(one, "token_file");
    one.expect("token_file", kind.token != presence::required || one.has("token_file"),
               "expected the path of a file that holds the token");
}

/// The key of the file for that of the settings.
std::string key_in_file(const section& one, const std::string& key) {
    if (key == "url" && one.has("url_file"))
        return "url_file";
    return key == "token" ? "token_file" : key;
}

kit::channel_settings read_channel(section& one, const kit::channel_kind& kind) {
    kit::channel_settings into;
    into.kind = kind.name;
    one.read("name", into.name);
    one.expect("name", one.has("name"), "expected the name that people's channels call it by");
    read_url(one, kind, into);
    read_token(one, kind, into);
    for (const kit::own_key& key : kind.keys) {
        std::string value;
        if (key.is_secret)
            one.read_hidden(key.name, value);
        else
            one.read(key.name, value);
        if (!value.empty())
            into.own.emplace(key.name, std::move(value));
    }
    into.per_second = kit::usual_rate(kind, into);
    read_http_limits(one, into);
    // One fault a key is enough: what was found above stands.
    for (const kit::settings_fault& fault : kit::faults_of(kind, into))
        one.fault_at(key_in_file(one, fault.key), "it " + fault.what);
    if (const auto over = kit::beyond_quota(kind, into))
        one.warn_at("per_second", *over);
    return into;
}

} // namespace

void read_chat_channels(section& root, std::set<std::string>& names, settings& into) {
    for (const kit::channel_kind* kind : registry::kinds()) {
        for (section& one : root.tables(kind->name)) {
            kit::channel_settings channel = read_channel(one, *kind);
            if (!channel.name.empty() && !names.insert(channel.name).second)
                one.fault_at("name", "another channel has this name; each needs its own");
            one.finish();
            into.chat_channels.push_back(std::move(channel));
        }
    }
}

void read_handles(section& person, const settings& of, rounds::person_settings& into) {
    section handles = person.table("handles");
    for (const std::string& name : handles.names()) {
        std::string handle;
        handles.read(name, handle);
        const auto channel =
            std::ranges::find(of.chat_channels, name, &kit::channel_settings::name);
        if (channel == of.chat_channels.end()) {
            handles.fault_at(name, "expected the name of a chat channel of these settings: only "
                                   "those know handles");
            continue;
        }
        const kit::channel_kind* kind = registry::find_kind(channel->kind);
        const std::string fault = kind->handle_fault == nullptr || handle.empty()
                                      ? std::string()
                                      : kind->handle_fault(handle);
        if (!fault.empty())
            handles.fault_at(name, fmt::format("{}; found \"{}\"", fault,
                                               base::printable(handle.substr(0, 80))));
        into.handles.emplace(name, std::move(handle));
    }
    handles.finish();
}

} // namespace remembrancer::settings
