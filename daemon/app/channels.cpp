#include "daemon/app/channels.hpp"

#include "connectors/email/email_connector.hpp"
#include "connectors/file/file_connector.hpp"
#include "connectors/kit/http_channel.hpp"
#include "connectors/registry/registry.hpp"
#include "connectors/webhook/webhook_connector.hpp"

#include <utility>

namespace remembrancer::app {

std::string destination_of(const kit::channel_settings& channel) {
    return channel.kind + ":" + channel.name;
}

channels::channels(boost::asio::any_io_executor main, const base::clock& clock,
                   const settings::settings& from)
    : main_(std::move(main)), clock_(clock), connectors_(made_of(from)) {}

channels::owned channels::made_of(const settings::settings& from) {
    owned made;
    const bool mail_needs_http = from.email && email::need_http(*from.email);
    if (!http_ && (mail_needs_http || !from.webhooks.empty() || !from.chat_channels.empty()))
        http_.emplace(main_, transfer::http_settings{});
    if (from.email)
        made["email"] = std::make_unique<email::email_connector>(
            main_, clock_, *from.email, from.render, mail_needs_http ? &*http_ : nullptr);
    if (from.file_channel)
        made["file"] =
            std::make_unique<file::file_connector>(clock_, *from.file_channel, from.render);
    for (const webhook::webhook_settings& webhook : from.webhooks)
        made["webhook:" + webhook.name] =
            std::make_unique<webhook::webhook_connector>(webhook, *http_);
    for (const kit::channel_settings& chat : from.chat_channels)
        made[destination_of(chat)] = std::make_unique<kit::http_channel>(
            *registry::find_kind(chat.kind), chat, *http_, from.render);
    return made;
}

channels::by_destination channels::add_new(const settings::settings& from) {
    by_destination added;
    for (auto& [destination, connector] : made_of(from)) {
        const auto [at, is_new] = connectors_.try_emplace(destination, std::move(connector));
        if (is_new)
            added.emplace(destination, at->second.get());
    }
    return added;
}

channels::by_destination channels::all() const {
    by_destination found;
    for (const auto& [destination, connector] : connectors_)
        found[destination] = connector.get();
    return found;
}

} // namespace remembrancer::app
