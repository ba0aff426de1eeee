#pragma once

#include "daemon/plan/digest.hpp"
#include "daemon/plan/message_item.hpp"

#include <optional>
#include <string>
#include <vector>

namespace remembrancer::plan {

/// Stored by name in the model's JSON.
enum class message_kind {
    reminder,   ///< everything one person is told in one round
    escalation, ///< the same, when an item in it has climbed to its reader
    notice,     ///< from the daemon itself to the programme office (dead messages)
    test,       ///< send-test
    digest,     ///< the plan as it stands, on its own schedule
};

[[nodiscard]] std::string_view to_text(message_kind kind);
[[nodiscard]] std::optional<message_kind> message_kind_from_text(std::string_view text);

/// One line of the programme office's plain list.
struct list_entry {
    std::optional<item_kind> kind; ///< none for what is no item, and in an older build's model
    std::string ref;               ///< may be empty
    std::string title;
    std::string workstream;
    std::string text; ///< what to know or answer, a sentence without a full stop
    /// Of what a rule found of no item.
    std::optional<plan::rule> rule{};
    std::optional<plan::reason> reason{};

    friend bool operator==(const list_entry&, const list_entry&) = default;
};

/// Stored by name in the model's JSON.
enum class list_topic {
    questions,
    vanished,
    past_baseline,
    changed_baselines,
    missed_rounds,
    dead_messages,
    clusters, ///< what `dates_clustered` and `peak_month` found
    progress, ///< what `behind_time` found
    coverage, ///< workstreams that lack what others have
};

[[nodiscard]] std::string_view to_text(list_topic topic);
[[nodiscard]] std::optional<list_topic> list_topic_from_text(std::string_view text);

struct list_section {
    list_topic topic = list_topic::questions;
    std::vector<list_entry> entries; ///< never empty
    int more = 0;                    ///< left out for size

    friend bool operator==(const list_section&, const list_section&) = default;
};

/// From so many days on without an import a list is sent though nothing else is to be said.
inline constexpr int stale_plan_days = 7;

struct weekly_list {
    std::vector<list_section> sections;
    std::optional<int> days_since_import;

    friend bool operator==(const weekly_list&, const weekly_list&) = default;
};

/// The one message that a person gets from a round. Facts only.
struct message {
    message_kind kind = message_kind::reminder;
    std::string programme;
    std::string person;              ///< the reader's name
    date today{};                    ///< the round's day
    std::optional<date> plan_as_of;  ///< of the plan it rests on
    std::vector<message_item> items; ///< escalations first
    int more_items = 0;              ///< left out for size; they come in the next message
    std::optional<plan::weekly_list> list;
    std::optional<plan::digest> digest; ///< set exactly in those of that kind
    std::string note;                   ///< for notices and tests: a plain sentence

    friend bool operator==(const message&, const message&) = default;
};

/// UTF-8 JSON, one line, keys as the members are named.
[[nodiscard]] std::string to_json(const message& model);

/// Reads what `to_json` writes; throws std::runtime_error naming what is wrong.
[[nodiscard]] message message_from_json(std::string_view text);

} // namespace remembrancer::plan
