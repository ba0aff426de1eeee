#pragma once

#include "connectors/kit/channel.hpp"
#include "connectors/kit/text.hpp"
#include "daemon/plan/message.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace remembrancer::tests {

/// What the tests of all kinds need of one: good settings, and what its peer says.
struct channel_sample {
    const kit::channel_kind* kind = nullptr;
    kit::channel_settings settings; ///< `url` is put in by the test
    std::string handle;             ///< a good one, or a mail address
    /// Of the test's own URL; with `s3cr3t` in what opens the door.
    std::string path = "/in/s3cr3tpath";
    int success = 200;
    std::string success_body = "ok";
    /// A request body, or the text in it, is never longer than this.
    std::size_t limit = 0;
    kit::unit of = kit::unit::bytes;
    /// What of a body the limit holds for; null: all of it.
    std::string (*counted)(const std::string& body) = nullptr;
    /// What in a body would act that came out of a plan's text: a mention, a link, a tag. Empty for
    /// nothing. `text` is that text.
    std::string (*active_in)(const std::string& body, const std::string& text) = nullptr;
    /// What of a body its reader sees, each line once; null: what is counted.
    std::string (*told_in)(const std::string& body) = nullptr;
    /// How its peer names a message, where later ones refer to it; else empty.
    std::string earlier_id{};
    /// Tells it from another of its kind, where having a token does not; else empty.
    std::string_view way{};
};

/// One of every kind in the registry; of some that have several doors, one of each.
[[nodiscard]] std::vector<channel_sample> channel_samples();

/// What requests are made for the message: method, path, headers and body as `compose` gives them.
[[nodiscard]] kit::composed composed_by(const channel_sample& sample, const plan::message& model);

/// The same of a delivery, of which earlier messages may be known.
[[nodiscard]] kit::composed composed_by(const channel_sample& sample,
                                        const connectors::delivery& what);

/// An escalation of what an earlier message told, one line of which is over; none for a channel
/// that does not follow up.
[[nodiscard]] std::optional<connectors::delivery> a_follow_up(const channel_sample& sample);

/// A message with ten items, one with one, a digest, a test: by name.
[[nodiscard]] std::vector<std::pair<std::string, plan::message>> usual_messages();

/// A message with `text` wherever a plan, a contacts list or a person could put it.
[[nodiscard]] plan::message a_message_full_of(const std::string& text);

/// A digest with `text` wherever a plan could put it, one table among it.
[[nodiscard]] plan::message a_digest_full_of(const std::string& text);

/// More than 300 texts that would act somewhere.
[[nodiscard]] std::vector<std::string> hostile_texts();

} // namespace remembrancer::tests
