#include "daemon/settings/read_identity.hpp"

namespace remembrancer::settings {

void read_identity(section& channel, mime::mail_identity& into) {
    channel.read("from", into.from_address);
    channel.read("from_name", into.from_name);
    channel.read("reply_to", into.reply_to_address);
    channel.read("reply_to_name", into.reply_to_name);
    channel.read("domain", into.domain);
    channel.adopt(mime::faults_in(into));
}

} // namespace remembrancer::settings
