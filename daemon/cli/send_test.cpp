#include "daemon/app/channels.hpp"
#include "daemon/app/make_snapshot.hpp"
#include "daemon/base/real_clock.hpp"
#include "daemon/cli/commands.hpp"
#include "daemon/rounds/message_key.hpp"
#include "daemon/routing/directory.hpp"
#include "daemon/store/people.hpp"

#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <nlohmann/json.hpp>

namespace remembrancer::cli {
namespace {

/// The channel asked for, or the person's own.
rounds::reach find_reach(const rounds::snapshot& of, const plan::person& person,
                         const std::string& channel) {
    if (channel.empty())
        return rounds::reach_of(of, person.name, &person);
    const auto found = std::ranges::find(of.channels, channel, &rounds::channel_settings::name);
    if (found == of.channels.end()) {
        std::vector<std::string> names;
        std::string known;
        for (const rounds::channel_settings& each : of.channels) {
            names.push_back(each.name);
            known += (known.empty() ? "" : ", ") + each.name;
        }
        throw base::user_error(base::exit_code::usage, "--channel: the settings have " + known +
                                                           ", not '" + channel + "'" +
                                                           did_you_mean(channel, names));
    }
    return rounds::reach_by(of, *found, person.name, &person);
}

plan::send_outcome send(const settings::settings& settings, const std::string& destination,
                        const connectors::delivery& what) {
    boost::asio::io_context io(1);
    base::real_clock clock(io.get_executor());
    app::channels channels(io.get_executor(), clock, settings);
    plan::send_outcome outcome;
    std::exception_ptr failure;
    bool done = false;
    auto sending = channels.all().at(destination)->send(what);
    boost::asio::co_spawn(io, std::move(sending),
                          [&](std::exception_ptr failed, plan::send_outcome got) {
                              failure = failed;
                              outcome = std::move(got);
                              done = true;
                          });
    while (!done && io.run_one() > 0) {
    }
    if (failure)
        std::rethrow_exception(failure);
    return outcome;
}

} // namespace

int send_test(const common_options& common, const send_test_options& options) {
    const settings::settings settings = load(common);
    const auto snapshot = app::make_snapshot(settings);
    store::session db = open_store_to_write(settings);
    const routing::directory people(store::people(db), store::workstreams(db),
                                    settings.routing.roles);
    const plan::person& person = find_contact(people, db, options.person);
    const rounds::reach by = find_reach(*snapshot, person, options.channel);
    if (by.channel == nullptr)
        throw base::user_error(base::exit_code::bad_data,
                               "no channel reaches " + person.name +
                                   ": the contacts list has no address for them, and no [[person]] "
                                   "of the settings a handle");
    plan::message model;
    model.kind = plan::message_kind::test;
    model.programme = settings.programme.name;
    model.person = person.name;
    model.today = snapshot->zone.today(wall_clock());
    model.note = "This is a test message from the reminders of " + settings.programme.name +
                 ". It proves that the channel " + by.channel->name +
                 " reaches you. There is nothing to do.";
    store::transaction naming(db);
    const std::string store_name = rounds::store_name(db);
    naming.commit();
    connectors::delivery what;
    what.key =
        rounds::message_key(store_name, "test " + person.name + " " + base::to_iso(wall_clock()));
    what.address = by.address;
    what.model = std::make_shared<const plan::message>(std::move(model));
    const plan::send_outcome outcome = send(settings, by.channel->destination, what);

    const bool accepted = outcome.verdict == plan::verdict::accepted;
    if (common.json)
        std::cout << nlohmann::ordered_json{{"person", person.name},
                                            {"channel", by.channel->name},
                                            {"address", by.address},
                                            {"key", what.key},
                                            {"verdict", plan::to_text(outcome.verdict)},
                                            {"reason", plan::to_text(outcome.reason)},
                                            {"detail", outcome.detail}}
                         .dump(-1, ' ', true, nlohmann::ordered_json::error_handler_t::replace)
                  << "\n";
    else
        std::cout << "Test message to " << base::printable(person.name) << " by "
                  << by.channel->name << ": " << plan::to_text(outcome.verdict)
                  << (accepted ? "" : ", " + std::string(plan::to_text(outcome.reason)))
                  << (outcome.detail.empty() ? "" : ": " + base::printable(outcome.detail)) << "\n";
    return static_cast<int>(accepted ? base::exit_code::ok : base::exit_code::unavailable);
}

} // namespace remembrancer::cli
