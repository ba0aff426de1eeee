#pragma once

#include "connectors/webhook/webhook_settings.hpp"
#include "daemon/plan/message.hpp"

namespace remembrancer::samples {

/// The key of the standard's own example.
inline const base::secret a_secret{"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"};
inline const base::secret another_secret{"whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"};

/// The first key of RFC 8032, 7.1: its seed, and with its public key.
inline const base::secret a_private_key{"whsk_nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A="};
inline const base::secret a_key_pair{
    "whsk_nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2DXWpgBgrEKt9VL/"
    "tPJZAc6DuFy89qmIyWvAhpo9wdRGg=="};

inline webhook::webhook_settings good_settings() {
    webhook::webhook_settings settings;
    settings.name = "office";
    settings.url = base::secret("https://hooks.example.org/in/s3cr3tpath");
    settings.secrets = {a_secret};
    return settings;
}

inline plan::date day(int year, unsigned month, unsigned number) {
    return std::chrono::sys_days(std::chrono::year(year) / std::chrono::month(month) /
                                 std::chrono::day(number));
}

inline plan::message_item an_item() {
    plan::message_item item;
    item.rule = plan::rule::overdue;
    item.reason = plan::reason::green_but_late;
    item.step = 2;
    item.ref = "M12";
    item.title = "Single ledger live";
    item.workstream = "Finance";
    item.rag = plan::rag::amber_green;
    item.forecast.text = "End Oct '18";
    item.forecast.precision = plan::precision::part_of_month;
    item.forecast.from = day(2018, 10, 21);
    item.forecast.by = day(2018, 10, 31);
    item.anchor = day(2018, 10, 31);
    item.days = 35;
    item.working_days = 25;
    item.recasts = 1;
    item.owners = {"Finance Lead"};
    return item;
}

inline plan::message a_message() {
    plan::message model;
    model.programme = "Shaping Dorset";
    model.person = "Finance Lead";
    model.today = day(2018, 12, 5);
    model.plan_as_of = day(2018, 12, 4);
    model.items = {an_item()};
    return model;
}

} // namespace remembrancer::samples
