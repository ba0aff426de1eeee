#include "daemon/settings/read_identity.hpp"

#include "daemon/settings/secret_files.hpp"

#include <cstddef>

namespace remembrancer::settings {

void read_identity(section& channel, mime::mail_identity& into) {
    channel.read("from", into.from_address);
    channel.read("from_name", into.from_name);
    channel.read("reply_to", into.reply_to_address);
    channel.read("reply_to_name", into.reply_to_name);
    channel.read("domain", into.domain);
    channel.adopt(mime::faults_in(into));
}

void read_mail(section& channel, mime::mail_settings& into) {
    channel.read("calendar", into.calendar);
    int largest = static_cast<int>(into.largest);
    channel.read("largest", largest, 20'000, 100'000'000);
    into.largest = static_cast<std::size_t>(largest);
    channel.read("unsubscribe_url", into.unsubscribe_url);
    channel.refuse("unsubscribe_secret",
                   "a secret never stands in the settings; use unsubscribe_secret_file");
    into.unsubscribe_secret = read_secret(channel, "unsubscribe_secret_file");
    if (!channel.has("unsubscribe_secret_file") || channel.is_good("unsubscribe_secret_file"))
        channel.adopt(mime::faults_in(into));
}

} // namespace remembrancer::settings
