#include "daemon/settings/readers.hpp"

#include <utility>

namespace remembrancer::settings {

std::vector<std::string> read_channels(section& root, settings& into) {
    // A channel that is there but faulty counts: one fault is enough to say so.
    std::vector<std::string> names;
    if (root.has("email"))
        names.emplace_back("email");
    if (root.has("file"))
        names.emplace_back("file");
    for (const webhook::webhook_settings& webhook : into.webhooks)
        names.push_back(webhook.name);
    for (const kit::channel_settings& chat : into.chat_channels)
        names.push_back(chat.name);
    section channels = root.table("channels");
    if (names.empty()) {
        root.fault_at("", "there is no channel to send by; add [email], or [file] for a Maildir on "
                          "this machine, or a chat channel such as [[slack]]");
        names = {"email", "file"};
    }
    into.default_channel = names.front();
    if (const auto chosen = channels.word("default", names))
        into.default_channel = names[*chosen];
    channels.finish();
    return names;
}

} // namespace remembrancer::settings
