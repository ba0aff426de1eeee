#include "daemon/app/control_socket.hpp"
#include "daemon/app/make_snapshot.hpp"
#include "daemon/cli/commands.hpp"
#include "daemon/cli/table.hpp"
#include "daemon/render/mail.hpp"
#include "daemon/store/fallbacks.hpp"

#include <iostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace remembrancer::cli {
namespace {

using nlohmann::ordered_json;

ordered_json to_json(const store::outbox_row& row) {
    return {{"id", row.id.value},
            {"key", row.key},
            {"person", row.person},
            {"channel", row.channel},
            {"state", plan::to_text(row.state)},
            {"attempts", row.attempts},
            {"created", base::to_iso(row.created)},
            {"next_attempt_at", base::to_iso(row.next_attempt_at)},
            {"last_outcome", row.last_outcome}};
}

ordered_json to_json(const store::attempt_row& attempt) {
    return {{"number", attempt.number},   {"at", base::to_iso(attempt.at)},
            {"verdict", attempt.verdict}, {"reason", attempt.reason},
            {"detail", attempt.detail},   {"may_be_copy", attempt.may_be_copy}};
}

std::string dumped(const ordered_json& value) {
    return value.dump(-1, ' ', true, ordered_json::error_handler_t::replace);
}

base::user_error no_such_message(std::int64_t id) {
    return {base::exit_code::bad_data,
            "there is no message " + std::to_string(id) + ": see `remembrancer outbox list`"};
}

/// Changes a message by hand and says so.
template <class Change>
int change(const common_options& common, std::int64_t id, const std::string& done,
           const std::string& refused, Change&& apply) {
    const settings::settings settings = load(common);
    store::session db = open_store_to_write(settings);
    const auto before = store::find_message(db, plan::outbox_id{id});
    if (!before)
        throw no_such_message(id);
    store::transaction all(db);
    const bool changed = apply(db);
    all.commit();
    if (!changed)
        throw base::user_error(
            base::exit_code::unavailable,
            fmt::format("message {} is {}: {}", id, plan::to_text(before->state), refused));
    app::nudge_daemon(settings.store.string());
    if (common.json)
        std::cout << dumped(to_json(*store::find_message(db, plan::outbox_id{id}))) << "\n";
    else
        std::cout << "Message " << id << " " << done << ".\n";
    return static_cast<int>(base::exit_code::ok);
}

/// A message as a person asks for it.
struct shown_message {
    store::outbox_row row;
    plan::message model;
    std::vector<store::attempt_row> attempts;
    std::optional<store::outbox_row> instead;  ///< what went in its place
    std::optional<store::outbox_row> replaced; ///< what it went in the place of
};

void print_message(const shown_message& what, const rounds::snapshot& of) {
    const auto& [row, model, attempts, instead, replaced] = what;
    const render::rendered mail = render::render_mail(model, of.render);
    std::cout << fmt::format("Message {} to {} <{}> by {}: {}\n", row.id.value,
                             base::printable(row.person), base::printable(row.address), row.channel,
                             plan::to_text(row.state))
              << "Key " << row.key << ", made " << local_words(row.created, of.zone) << "\n";
    if (replaced)
        std::cout << fmt::format("In the place of message {} by {}\n", replaced->id.value,
                                 replaced->channel);
    for (const store::attempt_row& attempt : attempts)
        std::cout << fmt::format("Attempt {} at {}: {} {} {}{}\n", attempt.number,
                                 local_words(attempt.at, of.zone), attempt.verdict, attempt.reason,
                                 base::printable(attempt.detail),
                                 attempt.may_be_copy ? " (marked as a possible copy)" : "");
    if (instead)
        std::cout << fmt::format("It went by {} instead, as message {}\n", instead->channel,
                                 instead->id.value);
    std::cout << "\nSubject: " << mail.subject << "\n\n" << mail.text;
}

} // namespace

int outbox_list(const common_options& common, const outbox_list_options& options) {
    if (!options.state.empty() && !plan::outbox_state_from_text(options.state))
        throw base::user_error(
            base::exit_code::usage,
            "--state: expected pending, claimed, deferred, accepted, dead or cancelled, found '" +
                options.state + "'" +
                did_you_mean(options.state,
                             {"pending", "claimed", "deferred", "accepted", "dead", "cancelled"}));
    const settings::settings settings = load(common);
    store::session db = open_store(settings);
    if (common.json) {
        store::each_message(db, options.state, options.limit, [](const store::outbox_row& row) {
            std::cout << dumped(to_json(row)) << "\n";
        });
        return static_cast<int>(base::exit_code::ok);
    }
    const auto snapshot = app::make_snapshot(settings);
    table rows({"ID", "Person", "Channel", "State", "Tries", "Made", "Outcome"});
    store::each_message(db, options.state, options.limit, [&](const store::outbox_row& row) {
        rows.add({std::to_string(row.id.value), row.person, row.channel,
                  std::string(plan::to_text(row.state)), std::to_string(row.attempts),
                  local_words(row.created, snapshot->zone), row.last_outcome});
    });
    std::cout << (rows.empty() ? "No messages.\n" : rows.text());
    return static_cast<int>(base::exit_code::ok);
}

int outbox_show(const common_options& common, std::int64_t id) {
    const settings::settings settings = load(common);
    store::session db = open_store(settings);
    const auto row = store::find_message(db, plan::outbox_id{id});
    if (!row)
        throw no_such_message(id);
    const shown_message what{
        *row, plan::message_from_json(row->model), store::attempts_of(db, row->id),
        store::message_instead_of(db, row->id), store::message_replaced_by(db, row->id)};
    if (!common.json) {
        const auto snapshot = app::make_snapshot(settings);
        print_message(what, *snapshot);
        return static_cast<int>(base::exit_code::ok);
    }
    const render::rendered mail = render::render_mail(what.model, settings.render);
    ordered_json out = to_json(*row);
    out["address"] = row->address;
    if (what.instead)
        out["went_as"] = what.instead->id.value;
    if (what.replaced)
        out["instead_of"] = what.replaced->id.value;
    out["subject"] = mail.subject;
    out["text"] = mail.text;
    out["log"] = ordered_json::array();
    for (const store::attempt_row& attempt : what.attempts)
        out["log"].push_back(to_json(attempt));
    std::cout << dumped(out) << "\n";
    return static_cast<int>(base::exit_code::ok);
}

int outbox_retry(const common_options& common, std::int64_t id) {
    return change(common, id, "will be sent again",
                  "only dead and deferred messages can be sent again", [id](store::session& db) {
                      return store::retry_message(db, plan::outbox_id{id}, wall_clock());
                  });
}

int outbox_drop(const common_options& common, std::int64_t id) {
    return change(
        common, id, "is cancelled",
        "only messages that are not sent and not being sent can be dropped",
        [id](store::session& db) { return store::drop_message(db, plan::outbox_id{id}); });
}

} // namespace remembrancer::cli
