#pragma once

#include "daemon/plan/load.hpp"
#include "daemon/plan/message.hpp"
#include "daemon/rounds/fate.hpp"
#include "daemon/rounds/known_people.hpp"
#include "daemon/routing/kept_back.hpp"
#include "daemon/routing/outlook.hpp"
#include "daemon/rules/evaluate.hpp"
#include "daemon/store/decided.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

/// Why somebody was told, or was not. What was decided is read from the store; what a pause held
/// back, and what is to come, is worked out by the rules and ladders that rounds use, from items as
/// they are now. Nothing is written.
namespace remembrancer::rounds {

struct explained_alert {
    store::decided_alert decided;
    alert_fate became;
    hold held;                      ///< of the message that holds it
    std::optional<plan::item> item; ///< none: the programme office's list
};

/// In what way an episode stands on the day that is asked about.
enum class episode_standing {
    open,
    ended,
    ends_next,  ///< its rule no longer finds it: the next round ends it
    opens_next, ///< its rule finds it: the next round opens it
};

struct explained_episode {
    plan::episode episode;
    episode_standing standing = episode_standing::open;
    std::optional<plan::reason> ended_for; ///< of one that has ended, or ends next
    std::vector<explained_alert> alerts;
    std::vector<routing::kept_back> kept_back; ///< but for what is held back still
    std::vector<routing::hearing_ahead> ahead;
};

struct explained_message {
    store::outbox_row row;
    plan::message model;
    std::vector<store::attempt_row> attempts;
    hold held;
    std::optional<store::outbox_row> instead{};  ///< what went in its place, by another channel
    std::optional<store::outbox_row> replaced{}; ///< what it went in the place of
    std::vector<explained_alert> alerts{};
};

struct explained_item {
    plan::item item;
    plan::date as_of{};
    bool is_past = false; ///< rounds of later days were held: nothing is ahead but what is stored
    std::vector<rules::verdict> verdicts;
    std::vector<plan::pause> pauses; ///< in force on the day, that may concern it
    std::vector<explained_episode> episodes;
    /// That tell of it, and those in whose place they stand, without their alerts.
    std::vector<explained_message> messages;
};

/// `as_of` judges the item as it is now by the rules of that day. What became of it is stored of a
/// day after which a round was held, and is not worked out.
[[nodiscard]] explained_item explain_item(store::session& db, people_cache& people,
                                          const std::shared_ptr<const snapshot>& settings,
                                          const plan::item& item, plan::date as_of);

[[nodiscard]] explained_message explain_message(store::session& db, people_cache& people,
                                                const std::shared_ptr<const snapshot>& settings,
                                                const store::outbox_row& row);

/// What a pause kept from somebody.
struct paused_step {
    plan::item item;
    plan::rule rule = plan::rule::due_soon;
    routing::kept_back what;
};

/// What `dates_clustered` says today of somebody's own dates in a programme.
struct explained_load {
    std::string programme; ///< as it is called
    std::vector<plan::cluster> clusters;
    std::optional<plan::date> says_new_on;
    std::optional<plan::pause> silenced_by; ///< keeps it from the programme's office
};

struct explained_week {
    std::string person;
    plan::date monday{};
    std::vector<explained_message> got;  ///< made or first tried in the week
    std::vector<explained_alert> spared; ///< decided in the week, and not in one of those
    std::vector<paused_step> paused;     ///< kept back in the week, up to today
    std::vector<explained_load> loads;   ///< where they have dates ahead
};

/// `person`: a contact's name. `today`: what is later in the week is not worked out.
[[nodiscard]] explained_week explain_week(store::session& db, people_cache& people,
                                          const std::shared_ptr<const snapshot>& settings,
                                          const std::string& person, plan::date in_week,
                                          plan::date today);

} // namespace remembrancer::rounds
