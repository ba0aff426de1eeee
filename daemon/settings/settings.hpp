#pragma once

#include "connectors/email/email_settings.hpp"
#include "connectors/file/file_settings.hpp"
#include "connectors/kit/channel_settings.hpp"
#include "connectors/webhook/webhook_settings.hpp"
#include "daemon/base/log.hpp"
#include "daemon/intake/intake_settings.hpp"
#include "daemon/outbox/outbox_settings.hpp"
#include "daemon/plan/listed_programme.hpp"
#include "daemon/render/render_settings.hpp"
#include "daemon/rounds/rounds_settings.hpp"
#include "daemon/routing/routing_settings.hpp"
#include "daemon/rules/rules_settings.hpp"
#include "daemon/settings/fault.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace remembrancer::settings {

/// Days on which the programme does not work, first and last included.
struct closure_settings {
    std::string name;
    plan::date from{};
    plan::date until{};
};

/// A programme in the same store as the first. What its table leaves out is as the first has it.
struct further_programme {
    rounds::programme_settings programme;
    routing::role_names roles;
    std::vector<rules::risk_band> bands;
    std::vector<closure_settings> closures; ///< besides those of all
    intake::programme_reading reading;
};

/// Everything that the settings file says, checked.
struct settings {
    std::filesystem::path file;                      ///< where it was read from
    std::filesystem::path store = "remembrancer.db"; ///< relative paths: to the file's folder
    base::log_level log_level = base::log_level::info;

    rounds::programme_settings programme;
    std::vector<further_programme> further_programmes;
    std::vector<rounds::schedule_settings> schedules; ///< never empty
    bool immediate_rounds = true;                     ///< see rounds::snapshot
    std::vector<rounds::person_settings> people;
    rules::rules_settings rules;
    routing::routing_settings routing;
    outbox::outbox_settings outbox;
    render::render_settings render;
    intake::intake_settings intake;

    /// Files in the shape of GOV.UK's bank-holidays.json, later ones newer. Never empty.
    std::vector<std::filesystem::path> bank_holidays;
    std::vector<closure_settings> closures;

    std::string default_channel; ///< `email`, `file`, or the name of another
    std::optional<email::email_settings> email;
    std::optional<file::file_settings> file_channel;
    std::vector<webhook::webhook_settings> webhooks;
    std::vector<kit::channel_settings> chat_channels;

    /// What tables of programmes said when it was read, and where the file says otherwise.
    std::vector<plan::listed_programme> listed_programmes;
    std::vector<std::string> listed_doubts;

    std::vector<fault> warnings; ///< what may not be meant, though it can be used
};

} // namespace remembrancer::settings
