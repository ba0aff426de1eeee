#pragma once

#include "connectors/connector.hpp"
#include "daemon/base/clock.hpp"

#include <exception>
#include <optional>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

namespace remembrancer::support {

/// 5 December 2018, 08:30 UTC: a Wednesday.
inline base::instant half_past_eight() {
    return *base::instant_from_iso("2018-12-05T08:30:00Z");
}

/// One item that is due, for one reader.
inline plan::message a_model() {
    using namespace std::chrono;
    plan::message model;
    model.programme = "Example programme";
    model.person = "Project Manager";
    model.today = year(2018) / 12 / 5;
    plan::message_item item;
    item.ref = "3";
    item.title = "Adult services \u2013 contracts";
    item.workstream = "WS1 Legal";
    item.anchor = year(2018) / 12 / 6;
    item.days = 1;
    item.working_days = 1;
    model.items.push_back(item);
    return model;
}

inline connectors::delivery a_delivery(const std::string& key) {
    connectors::delivery what;
    what.key = key;
    what.address = "owner@example.org";
    what.model = std::make_shared<const plan::message>(a_model());
    return what;
}

/// Runs the loop until the send is over.
inline plan::send_outcome outcome_of_send(boost::asio::io_context& io,
                                          connectors::connector& through,
                                          const connectors::delivery& what) {
    std::optional<plan::send_outcome> outcome;
    boost::asio::co_spawn(io, through.send(what),
                          [&](const std::exception_ptr& failure, plan::send_outcome got) {
                              if (failure)
                                  std::rethrow_exception(failure);
                              outcome = std::move(got);
                          });
    io.restart();
    io.run();
    return outcome.value();
}

} // namespace remembrancer::support
