#include "connectors/registry/registry.hpp"

#include "connectors/discord/discord.hpp"
#include "connectors/google_chat/google_chat.hpp"
#include "connectors/matrix/matrix.hpp"
#include "connectors/mattermost/mattermost.hpp"
#include "connectors/notify/notify.hpp"
#include "connectors/ntfy/ntfy.hpp"
#include "connectors/rocket_chat/rocket_chat.hpp"
#include "connectors/slack/slack.hpp"
#include "connectors/teams/teams.hpp"
#include "connectors/webex/webex.hpp"
#include "connectors/zulip/zulip.hpp"

#include <algorithm>
#include <array>

namespace remembrancer::registry {

std::span<const kit::channel_kind* const> kinds() {
    static const std::array all{
        &discord::kind, &google_chat::kind, &matrix::kind,      &mattermost::kind,
        &notify::kind,  &ntfy::kind,        &rocket_chat::kind, &slack::kind,
        &teams::kind,   &webex::kind,       &zulip::kind,
    };
    return all;
}

const kit::channel_kind* find_kind(std::string_view name) {
    const auto found = std::ranges::find_if(
        kinds(), [name](const kit::channel_kind* each) -> bool { return each->name == name; });
    return found == kinds().end() ? nullptr : *found;
}

} // namespace remembrancer::registry
