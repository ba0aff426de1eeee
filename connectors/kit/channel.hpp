#pragma once

#include "connectors/connector.hpp"
#include "connectors/kit/answer.hpp"
#include "connectors/kit/channel_settings.hpp"
#include "connectors/kit/rate_headers.hpp"
#include "connectors/transfer/http_message.hpp"
#include "daemon/render/chat.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::kit {

/// One request of a message, besides what all requests to the destination share.
struct channel_request {
    std::string body;
    std::vector<std::string> headers{}; ///< `Name: value`
    std::string path{};                 ///< put behind the destination's URL, percent-encoded
    transfer::http_method method = transfer::http_method::post;
    /// The message counts as sent without it; what fails of it is a remark.
    bool is_extra = false;
};

/// What a channel makes of a message: the requests in their order, or why there are none.
struct composed {
    std::vector<channel_request> requests{};
    std::string cannot_be_sent{}; ///< for people; not empty where there are no requests
    plan::failure reason = plan::failure::content;
};

/// An earlier message as it reads now that lines of it are over.
struct rewritten {
    std::string provider_id; ///< what the peer calls it
    render::chat_words words;
};

/// What is put into the form of a channel.
struct post {
    const connectors::delivery& delivery;
    const render::chat_words& words;
    std::chrono::sys_seconds now; ///< real time, for what a peer checks against its own clock
    /// Oldest first; only for a dialect that follows up.
    std::span<const kit::rewritten> rewritten{};
};

/// One channel's form, both ways. Pure: it holds settings and nothing that changes. Any thread.
class dialect {
public:
    dialect() = default;
    dialect(const dialect&) = delete;
    dialect& operator=(const dialect&) = delete;
    virtual ~dialect() = default;

    /// May throw std::exception for what cannot be written; the message is then refused.
    [[nodiscard]] virtual composed compose(const post& what) const = 0;

    /// What an answer means where the channel has its own words for it; none: as its status says
    /// (`ruling_of_status`).
    [[nodiscard]] virtual std::optional<ruling>
    classify(const transfer::http_response& answer) const = 0;

    /// Whether it refers to earlier messages (`first_told_in`, `post::rewritten`).
    [[nodiscard]] virtual bool follows_up() const { return false; }
};

/// What stands for a person at a destination.
enum class addressing {
    mention, ///< a room that all share: their handle, where they have one, to mention them by
    handle,  ///< their handle: without one they cannot be reached
    mail,    ///< the contact's mail address
};

enum class presence { never, optional, required };

/// A key of the settings that only one kind has.
struct own_key {
    std::string_view name;
    std::string_view expected; ///< a phrase: `the room's id, as "!abc:example.org"`
    presence needed = presence::required;
    bool is_secret = false; ///< nothing of its value may get into a message
};

/// The most that a channel takes in the long run, as its documents have it.
struct quota {
    double per_second = 0;      ///< requests; 0: no number is known
    std::string_view says{};    ///< a sentence without its full stop, for people
    std::string_view source{};  ///< where it is written
    bool may_be_raised = false; ///< by whoever runs the server, or for one account
};

/// All that the settings and the daemon know of one kind of channel. A new one is a folder with
/// one of these, and a line in the registry.
struct channel_kind {
    std::string_view name; ///< of its tables in the settings
    presence url = presence::required;
    std::string_view default_url{}; ///< of the one service that there is
    /// Whether who knows the URL can post, where no token is needed: it stands in a file of its
    /// own.
    bool url_opens_door = true;
    presence token = presence::never;
    std::span<const own_key> keys{};
    /// Headers of each answer that `classify` looks at.
    std::span<const std::string_view> kept_headers{};
    rate_headers rates{};
    addressing (*addresses)(const channel_settings&) = nullptr;
    /// Null: no number is known.
    quota (*quota_of)(const channel_settings&) = nullptr;
    /// Besides what all kinds have in common; may be null.
    std::vector<settings_fault> (*faults_of)(const channel_settings&) = nullptr;
    /// What is wrong with a person's handle, a phrase, or empty; null: any text is one.
    std::string (*handle_fault)(std::string_view handle) = nullptr;
    /// Secrets besides the URL and the token, for the redactor; null: none.
    std::vector<base::secret> (*secrets)(const channel_settings&) = nullptr;
    std::unique_ptr<dialect> (*make)(const channel_settings&) = nullptr;
};

/// For kinds whose URL is that of an incoming webhook, `https://HOST/hooks/...`.
[[nodiscard]] std::vector<settings_fault> faults_of_hook(const channel_settings& settings);

/// Every fault of the settings, those of `kind` among them, but for its quota (`beyond_quota`),
/// beyond which a channel works too. Looks whether `ca_file` can be read.
[[nodiscard]] std::vector<settings_fault> faults_of(const channel_kind& kind,
                                                    const channel_settings& settings);

} // namespace remembrancer::kit
