#include "daemon/app/channels.hpp"

#include "connectors/email/email_connector.hpp"
#include "connectors/file/file_connector.hpp"
#include "connectors/kit/http_channel.hpp"
#include "connectors/registry/registry.hpp"
#include "connectors/webhook/webhook_connector.hpp"

namespace remembrancer::app {

std::string destination_of(const kit::channel_settings& channel) {
    return channel.kind + ":" + channel.name;
}

channels::channels(boost::asio::any_io_executor main, const base::clock& clock,
                   const settings::settings& from) {
    const bool mail_needs_http = from.email && email::need_http(*from.email);
    if (mail_needs_http || !from.webhooks.empty() || !from.chat_channels.empty())
        http_.emplace(main, transfer::http_settings{});
    if (from.email)
        connectors_["email"] = std::make_unique<email::email_connector>(
            main, clock, *from.email, from.render, http_ ? &*http_ : nullptr);
    if (from.file_channel)
        connectors_["file"] =
            std::make_unique<file::file_connector>(clock, *from.file_channel, from.render);
    for (const webhook::webhook_settings& webhook : from.webhooks)
        connectors_["webhook:" + webhook.name] =
            std::make_unique<webhook::webhook_connector>(webhook, *http_);
    for (const kit::channel_settings& chat : from.chat_channels)
        connectors_[destination_of(chat)] = std::make_unique<kit::http_channel>(
            *registry::find_kind(chat.kind), chat, *http_, from.render);
}

std::map<std::string, connectors::connector*> channels::all() const {
    std::map<std::string, connectors::connector*> found;
    for (const auto& [destination, connector] : connectors_)
        found[destination] = connector.get();
    return found;
}

} // namespace remembrancer::app
