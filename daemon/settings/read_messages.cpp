#include "daemon/settings/readers.hpp"

namespace remembrancer::settings {

void read_messages(section& root, settings& into) {
    section messages = root.table("messages");
    messages.read("office_contact", into.render.office_contact);
    messages.read("plan_url", into.render.plan_url);
    messages.expect("plan_url",
                    into.render.plan_url.empty() ||
                        (into.render.plan_url.starts_with("https://") &&
                         into.render.plan_url.find_first_of(" <>\"\\|") == std::string::npos),
                    "expected where the whole plan can be read, https://...");
    messages.read_path("templates", into.render.template_folder);
    messages.read("lines", into.routing.bundle.lines_in_message, 1, 1000);
    messages.finish();
}

} // namespace remembrancer::settings
