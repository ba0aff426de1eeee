#include "daemon/app/office_notice.hpp"

#include "daemon/rounds/message_key.hpp"
#include "daemon/routing/directory.hpp"
#include "daemon/store/people.hpp"

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace remembrancer::app {
namespace {

bool has_died(const outbox::finished_send& about) {
    return about.what.settlement.state == plan::outbox_state::dead;
}

bool was_sent(const outbox::finished_send& about) {
    return about.what.settlement.state == plan::outbox_state::accepted;
}

/// What all have in common that one notice tells of.
std::string cause_of(const outbox::finished_send& about, plan::date today) {
    if (was_sent(about))
        return "remark " + plan::to_iso(today) + " " + about.what.settlement.outcome.remark;
    const plan::failure reason = about.what.settlement.outcome.reason;
    std::string cause = (has_died(about) ? "dead " : "waits ") + plan::to_iso(today) + " " +
                        about.destination + " " + std::string(plan::to_text(reason));
    if (reason == plan::failure::recipient)
        cause += " " + about.row.person;
    return cause;
}

std::string note_of_remark(const outbox::finished_send& sent) {
    return fmt::format("The message {} was sent, but not quite as it was meant ({}). Nobody missed "
                       "anything; others today may be alike. Where that names a template, mend it, "
                       "and try it with: remembrancer check",
                       sent.row.id.value, sent.what.settlement.outcome.remark);
}

std::string note_of_key(const outbox::finished_send& waits) {
    return fmt::format(
        "What goes by {} waits: the other end does not let us in ({}). All of it is "
        "tried again until it is given up, and escalations go by their readers' next "
        "channel where they have one. Put the key, token or password right, try it "
        "with: remembrancer send-test; then restart the daemon, which reads it when "
        "it starts. What waits: remembrancer outbox list --state deferred",
        waits.row.channel, waits.what.settlement.outcome.detail);
}

std::string note_of_death(const outbox::finished_send& dead) {
    const plan::send_outcome& outcome = dead.what.settlement.outcome;
    return fmt::format("The message {} to {} by {} could not be delivered ({}: {}). {}, and see it "
                       "with: remembrancer outbox show {}. Others that fail today for the same "
                       "reason have no notice of their own: remembrancer outbox list --state dead",
                       dead.row.id.value, dead.row.person, dead.row.channel,
                       plan::to_text(outcome.reason), outcome.detail,
                       dead.went_by.empty() ? std::string("Tell them another way")
                                            : "They are told by " + dead.went_by + " instead",
                       dead.row.id.value);
}

std::string note_of(const outbox::finished_send& about) {
    if (was_sent(about))
        return note_of_remark(about);
    return has_died(about) ? note_of_death(about) : note_of_key(about);
}

} // namespace

outbox::notice_to_office make_office_notice(rounds::latest_snapshot latest) {
    return [latest = std::move(latest)](store::session& db, const outbox::finished_send& about,
                                        base::instant now) -> std::optional<store::new_message> {
        const auto of = latest();
        const routing::directory people(store::people(db), store::workstreams(db),
                                        of->routing.roles);
        const plan::person* office = people.resolve(people.office());
        std::vector<std::string> failed;
        if (!was_sent(about))
            failed.push_back(about.destination);
        rounds::reach by = rounds::reach_past(*of, people.office(), office, failed);
        if (by.channel == nullptr)
            return std::nullopt;
        plan::message model;
        model.kind = plan::message_kind::notice;
        model.programme = of->programme.name;
        model.person = people.office();
        model.today = of->zone.today(now);
        model.note = note_of(about);
        store::new_message message;
        message.key = rounds::message_key(rounds::store_name(db), cause_of(about, model.today));
        message.person = model.person;
        message.channel = by.channel->name;
        message.destination = by.channel->destination;
        message.address = std::move(by.address);
        message.kind = model.kind;
        message.model = plan::to_json(model);
        message.created = now;
        message.due = rounds::not_before(*of, model.person, now);
        return message;
    };
}

} // namespace remembrancer::app
