#include "daemon/cli/explain_words.hpp"

#include "daemon/base/log.hpp"
#include "daemon/cli/command.hpp"
#include "daemon/cli/find_item.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace remembrancer::cli {
namespace {

using rounds::episode_standing;
using rounds::fate;
using rounds::held_for;

/// One line of whatever a plan says.
std::string line(const std::string& text) {
    return base::printable(text) + "\n";
}

/// Why an episode ended, after "because".
std::string end_in_words(const std::optional<plan::reason>& why) {
    if (!why)
        return "it no longer holds";
    switch (*why) {
    case plan::reason::closed:
        return "it is closed";
    case plan::reason::recast:
        return "its date was moved";
    default:
        return "it no longer holds";
    }
}

std::string held_in_words(const rounds::hold& held, const calendar::zone& zone) {
    switch (held.why) {
    case held_for::quiet_hours:
        return fmt::format("held until {} for their quiet hours", local_words(held.until, zone));
    case held_for::chosen_time:
        return fmt::format("held until {}, the time that they chose",
                           local_words(held.until, zone));
    case held_for::unknown:
        return fmt::format("held until {} by settings that have changed since",
                           local_words(held.until, zone));
    case held_for::nothing:
        break;
    }
    return {};
}

/// `Owner as owner`, `Deputy as sponsor, for Sponsor: Sponsor is away until ...`.
std::string call_in_words(const plan::alert& alert) {
    std::string words = alert.recipient + " as " + plan::in_words(alert.role);
    if (alert.stand_in_reason.empty())
        return words;
    if (!alert.principal.empty())
        words += ", in the place of " + alert.principal;
    return words + " (" + alert.stand_in_reason + ")";
}

std::string step_in_words(int step) {
    return step == plan::step_over ? "that it is over" : fmt::format("step {}", step);
}

std::string message_in_words(const rounds::alert_fate& became, const std::string& what) {
    return fmt::format("{} message {}", what, became.message ? became.message->id.value : 0);
}

std::string sent_in_words(const rounds::explained_alert& of, const calendar::zone& zone) {
    const rounds::alert_fate& became = of.became;
    const std::string in = message_in_words(became, "in");
    const std::string held = held_in_words(of.held, zone);
    switch (became.what) {
    case fate::told: {
        const plan::date made = zone.today(became.message->created);
        return fmt::format("told {}{}{}", in,
                           made > of.decided.alert.decided_on
                               ? ", for which it waited until " + plan::in_words(made)
                               : "",
                           held.empty() ? "" : ", which was " + held);
    }
    case fate::held_until:
        return fmt::format("{}, which is {}", in, held);
    case fate::given_up:
        return fmt::format("{}, which was given up: {}", in, became.message->last_outcome);
    case fate::cancelled:
        return in + ", which was cancelled";
    default:
        return fmt::format(
            "{}, which is {}{}", in, plan::to_text(became.message->state),
            became.message->last_outcome.empty() ? "" : " (" + became.message->last_outcome + ")");
    }
}

std::string fate_in_words(const rounds::explained_alert& of, const calendar::zone& zone) {
    switch (of.became.what) {
    case fate::passed:
        return "not sent: a later step was reached at the same time";
    case fate::already_told:
        return "not sent: they had been told as much before";
    case fate::withdrawn:
        return "withdrawn before it was sent, because " + end_in_words(of.decided.ended_for);
    case fate::waits_for_message:
        return "waits for their next message, being worth none of its own";
    case fate::waits_for_day:
        return "waits for the day of the week on which they chose to be reminded";
    case fate::no_room:
        return message_in_words(of.became, "left out for size of") + ", comes in the next";
    case fate::no_channel:
        return "not sent: no channel reaches them";
    case fate::vanished:
        return "waits: the item is not in the newest plan";
    case fate::next_round:
        return "decided, and the next round makes a message of it";
    default:
        return sent_in_words(of, zone);
    }
}

std::string pause_in_words(const plan::pause& by) {
    return fmt::format("{} {} of {}: {}", plan::to_text(by.kind), by.id, by.author, by.reason);
}

std::string kept_in_words(const routing::kept_back& of) {
    return "kept back by " + pause_in_words(of.by);
}

std::string ahead_in_words(const routing::hearing_ahead& of) {
    const std::string day = plan::in_words_with_weekday(of.on);
    switch (of.why) {
    case routing::not_yet::next_round:
        return "in the next round";
    case routing::not_yet::paused:
        return fmt::format("held back until {} by {}", day, pause_in_words(*of.held_by));
    case routing::not_yet::promised:
        return fmt::format("held back until {}, when what was promised has passed", day);
    case routing::not_yet::waits_for_day:
        return "on the day of the week on which they chose to be reminded: " + day;
    case routing::not_yet::waits_for_message:
        return fmt::format("with their next message, on {} at the latest", day);
    case routing::not_yet::later:
        break;
    }
    return "not yet at that step: on " + day;
}

std::string round_in_words(const store::decided_alert& of, const calendar::zone& zone) {
    return fmt::format("round {} of {}", of.schedule, local_words(of.scheduled_for, zone));
}

std::string standing_in_words(const rounds::explained_episode& of) {
    const std::string opened = plan::in_words_with_weekday(of.episode.opened);
    switch (of.standing) {
    case episode_standing::ended:
        return fmt::format("from {} to {}, when it ended because {}", opened,
                           of.episode.ended ? plan::in_words(*of.episode.ended) : "",
                           end_in_words(of.ended_for));
    case episode_standing::ends_next:
        return fmt::format("open since {}; the next round ends it because {}", opened,
                           end_in_words(of.ended_for));
    case episode_standing::opens_next:
        return "not open yet: the next round opens it";
    case episode_standing::open:
        break;
    }
    return "open since " + opened;
}

std::string item_lines(const rounds::explained_item& of) {
    const auto typed = [](const plan::plan_date& when) {
        return when.text.empty() ? std::string("none") : plan::in_words(when);
    };
    std::string text = line(in_words(of.item));
    text += line(fmt::format("{}Baseline {}, target {}. As of {}.",
                             of.item.workstream.empty() ? "" : of.item.workstream + ". ",
                             typed(of.item.baseline), typed(of.item.forecast),
                             plan::in_words_with_weekday(of.as_of)));
    if (of.is_past)
        text += line("Rounds of later days were held: of people it says what those decided.");
    if (of.item.closed)
        text += line("It is closed.");
    else if (of.item.vanished_on)
        text += line(fmt::format("It is not in the plan since {}: nobody is told of it.",
                                 plan::in_words(*of.item.vanished_on)));
    return text;
}

std::string rule_lines(const rounds::explained_item& of) {
    std::string text = "\nWhat the rules say\n";
    std::string silent;
    for (const rules::verdict& each : of.verdicts) {
        if (each.found) {
            std::string words = fmt::format("  {}: {}", plan::to_text(each.rule),
                                            plan::to_text(each.found->reason));
            if (each.found->anchor)
                words += ", counted from " + plan::in_words(*each.found->anchor);
            text += line(words + (each.found->detail.empty() ? "" : ": " + each.found->detail));
            continue;
        }
        silent += (silent.empty() ? "" : ", ") + std::string(plan::to_text(each.rule));
        if (each.says_new_on)
            silent += " (asked again on " + plan::in_words(*each.says_new_on) + ")";
    }
    return text + line("  Silent: " + silent + ".");
}

std::string pause_lines(const std::vector<plan::pause>& all) {
    std::string text = all.empty() ? "" : "\nWhat holds back\n";
    for (const plan::pause& each : all)
        text += line(fmt::format("  {} {}{}{} by {} until {}: {}", plan::to_text(each.kind),
                                 each.id, each.person.empty() ? "" : " to " + each.person,
                                 each.rule ? " of " + std::string(plan::to_text(*each.rule)) : "",
                                 each.author, plan::in_words(each.until), each.reason));
    return text;
}

std::string episode_lines(const rounds::explained_episode& of, const calendar::zone& zone) {
    std::string text = "\n" + line(fmt::format("{}, episode {}: {}", plan::to_text(of.episode.rule),
                                               of.episode.sequence, standing_in_words(of)));
    if (of.episode.first_sight)
        text += line("  It was late when it was first seen: its ladder counts from " +
                     plan::in_words(*of.episode.first_sight) + ".");
    for (const rounds::explained_alert& each : of.alerts)
        text += line(fmt::format("  {}, {}, {}: {}", step_in_words(each.decided.alert.step),
                                 call_in_words(each.decided.alert),
                                 plan::in_words(each.decided.alert.decided_on),
                                 fate_in_words(each, zone)));
    for (const routing::kept_back& each : of.kept_back)
        text += line(fmt::format("  {}, {}, {}: {}", step_in_words(each.alert.step),
                                 call_in_words(each.alert), plan::in_words(each.on),
                                 kept_in_words(each)));
    for (const routing::hearing_ahead& each : of.ahead)
        text += line(fmt::format("  {}, {}: {}", step_in_words(each.alert.step),
                                 call_in_words(each.alert), ahead_in_words(each)));
    if (of.alerts.empty() && of.kept_back.empty() && of.ahead.empty())
        text += line("  Nobody was told, and nobody will be.");
    return text;
}

std::string digest_in_words(const plan::digest& of) {
    std::string kind(plan::to_text(of.kind));
    std::ranges::replace(kind, '_', ' ');
    return fmt::format("the {} of {}", kind, plan::in_words(of.today));
}

std::string contents_in_words(const plan::message& model) {
    if (model.digest)
        return digest_in_words(*model.digest);
    const std::size_t lines = model.items.size();
    return fmt::format("{} line{}{}", lines, lines == 1 ? "" : "s",
                       model.list ? " and the weekly list" : "");
}

std::string instead_in_words(const std::optional<store::outbox_row>& other) {
    return other
               ? fmt::format(", went by {} instead, as message {}", other->channel, other->id.value)
               : std::string();
}

std::string replaced_in_words(const std::optional<store::outbox_row>& other) {
    return other
               ? fmt::format(", in the place of message {} by {}", other->id.value, other->channel)
               : std::string();
}

std::string message_line(const rounds::explained_message& of, const calendar::zone& zone) {
    const std::string held = held_in_words(of.held, zone);
    return line(fmt::format("Message {} to {} by {}{}, made {}, {}: {}{}{}", of.row.id.value,
                            of.row.person, of.row.channel, replaced_in_words(of.replaced),
                            local_words(of.row.created, zone), contents_in_words(of.model),
                            plan::to_text(of.row.state), instead_in_words(of.instead),
                            held.empty() ? "" : ", " + held));
}

std::string attempt_lines(const rounds::explained_message& of, const calendar::zone& zone) {
    std::string text;
    for (const store::attempt_row& each : of.attempts)
        text += line(fmt::format("    attempt {} at {}: {}{}{}", each.number,
                                 local_words(each.at, zone), each.verdict,
                                 each.detail.empty() ? "" : ", " + each.reason + ": " + each.detail,
                                 each.may_be_copy ? " (marked as a possible copy)" : ""));
    return text;
}

std::string about_what(const rounds::explained_alert& of) {
    return of.item ? in_words(*of.item) : "the programme office's list";
}

/// One alert that is not among others of its item.
std::string alert_in_words(const rounds::explained_alert& of) {
    return fmt::format("{}: {}, {}, {}, {}", about_what(of), plan::to_text(of.decided.episode.rule),
                       plan::to_text(of.decided.alert.reason), step_in_words(of.decided.alert.step),
                       call_in_words(of.decided.alert));
}

/// What its line in the message says besides; an alert may share the line of another.
std::string facts_line(const plan::message& model, plan::alert_id alert) {
    const auto told = std::ranges::find(model.items, alert, &plan::message_item::alert);
    if (told == model.items.end())
        return line("    in one line with another of these");
    return told->detail.empty() ? "" : line("    " + told->detail);
}

std::string inside_lines(const rounds::explained_message& of) {
    std::string text;
    for (const rounds::explained_alert& each : of.alerts)
        text += line("    " + alert_in_words(each));
    if (of.model.more_items > 0)
        text += line(fmt::format("    and {} more that it had no room for", of.model.more_items));
    if (!of.model.note.empty())
        text += line("    " + of.model.note);
    return text;
}

std::string load_lines(const rounds::explained_load& of) {
    const std::string again =
        of.says_new_on ? " (asked again on " + plan::in_words(*of.says_new_on) + ")" : "";
    const std::string rule(plan::to_text(plan::rule::dates_clustered));
    std::string text = "\n" + line("What the rules say of their own dates in " + of.programme);
    for (const plan::cluster& each : of.clusters)
        text += line(
            fmt::format("  {}: {}: {}", rule, plan::to_text(each.found.reason), each.found.detail));
    if (of.clusters.empty())
        text += line(fmt::format("  Silent: {}{}.", rule, again));
    else if (of.silenced_by)
        text += line("  The office's list says nothing of it: " + pause_in_words(*of.silenced_by));
    return text;
}

} // namespace

std::string explained(const rounds::explained_item& of, const calendar::zone& zone) {
    std::string text = item_lines(of) + rule_lines(of) + pause_lines(of.pauses);
    for (const rounds::explained_episode& each : of.episodes)
        text += episode_lines(each, zone);
    text += of.messages.empty() ? "\nNo message tells of it.\n" : "\n";
    for (const rounds::explained_message& each : of.messages)
        text += message_line(each, zone) + attempt_lines(each, zone);
    return text;
}

std::string explained(const rounds::explained_message& of, const calendar::zone& zone) {
    std::string text = message_line(of, zone) + attempt_lines(of, zone);
    if (of.model.digest)
        return text + line("It is " + digest_in_words(*of.model.digest) +
                           ", which its settings send; it reminds of nothing.");
    if (of.alerts.empty() && of.instead)
        return text + line(fmt::format("What it told is in message {}, or in a later one.",
                                       of.instead->id.value));
    if (of.alerts.empty())
        return text + line(of.model.note.empty() ? "It tells of nothing in the plan."
                                                 : "It says: " + of.model.note);
    for (const rounds::explained_alert& each : of.alerts) {
        text += "\n" + line(alert_in_words(each));
        text +=
            line(fmt::format("    episode {}, decided on {} in {}", each.decided.episode.sequence,
                             plan::in_words_with_weekday(each.decided.alert.decided_on),
                             round_in_words(each.decided, zone)));
        if (each.item)
            text += facts_line(of.model, each.decided.alert.id);
    }
    if (of.model.more_items > 0)
        text += line(fmt::format("{} more had no room in it.", of.model.more_items));
    return text;
}

std::string explained(const rounds::explained_week& of, const calendar::zone& zone) {
    std::string text = line(fmt::format("{}, {} to {}", of.person, plan::in_words(of.monday),
                                        plan::in_words(of.monday + std::chrono::days(6))));
    text += of.got.empty() ? "\nThey got nothing.\n" : "\nWhat they got\n";
    for (const rounds::explained_message& each : of.got)
        text += message_line(each, zone) + inside_lines(each);
    const bool is_spared = !of.spared.empty() || !of.paused.empty();
    text += is_spared ? "\nWhat they were spared, or others were told in their place\n"
                      : "\nThey were spared nothing.\n";
    for (const rounds::explained_alert& each : of.spared)
        text += line(fmt::format("  {}, {}: {}", plan::in_words(each.decided.alert.decided_on),
                                 alert_in_words(each), fate_in_words(each, zone)));
    for (const rounds::paused_step& each : of.paused)
        text += line(fmt::format("  {}, {}: {}, {}, {}: {}", plan::in_words(each.what.on),
                                 in_words(each.item), plan::to_text(each.rule),
                                 step_in_words(each.what.alert.step),
                                 call_in_words(each.what.alert), kept_in_words(each.what)));
    for (const rounds::explained_load& each : of.loads)
        text += load_lines(each);
    return text;
}

} // namespace remembrancer::cli
