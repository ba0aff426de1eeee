#pragma once

#include "connectors/connector.hpp"
#include "connectors/mime/mail_identity.hpp"
#include "connectors/mime/mail_settings.hpp"
#include "connectors/transfer/smtp_settings.hpp"

namespace remembrancer::email {

/// One relay and the name we use with it.
struct email_settings {
    transfer::smtp_settings smtp;
    mime::mail_identity identity;
    mime::mail_settings mail;
    /// More in flight than `smtp.sessions` only wait their turn; a few keep the sessions busy.
    connectors::sending_limits limits{.in_flight = 8, .per_second = 0};
};

/// Whether tokens are to be fetched.
[[nodiscard]] inline bool need_http(const email_settings& settings) {
    return settings.smtp.auth == transfer::smtp_auth::xoauth2 && !settings.smtp.token.url.empty();
}

} // namespace remembrancer::email
