#include "daemon/settings/readers.hpp"

namespace remembrancer::settings {

void read_messages(section& root, settings& into) {
    section messages = root.table("messages");
    messages.read("office_contact", into.render.office_contact);
    messages.read_path("templates", into.render.template_folder);
    messages.read("lines", into.routing.bundle.lines_in_message, 1, 1000);
    messages.finish();
}

} // namespace remembrancer::settings
