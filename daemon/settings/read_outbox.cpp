#include "daemon/settings/readers.hpp"

namespace remembrancer::settings {

void read_outbox(section& root, settings& into) {
    using namespace std::chrono_literals;
    using std::chrono::hours;
    using std::chrono::milliseconds;
    using std::chrono::seconds;
    section section = root.table("outbox");
    outbox::outbox_settings& outbox = into.outbox;
    section.read("window", outbox.window, 1, 1000);
    section.read("flush_at", outbox.flush_at, 1, 1000);
    section.read("flush_after", outbox.flush_after, milliseconds(0), milliseconds(1s));
    section.read("first_wait", outbox.first_wait, 1s, seconds(24h));
    section.read("longest_wait", outbox.longest_wait, 1s, seconds(24h));
    section.read("give_up_after", outbox.give_up_after, 1h, hours(720));
    section.read("unknown_retries", outbox.unknown_retries, 0, 100);
    section.read("fallback_after", outbox.fallback_after, seconds(0), seconds(24h));
    section.read("first_probe", outbox.first_probe, 1s, seconds(24h));
    section.read("longest_probe", outbox.longest_probe, 1s, seconds(24h));
    section.read("drain", outbox.drain, 1s, seconds(300));
    section.expect("longest_wait", outbox.longest_wait >= outbox.first_wait,
                   "expected at least first_wait, which it grows from");
    section.expect("longest_probe", outbox.longest_probe >= outbox.first_probe,
                   "expected at least first_probe, which it grows from");
    section.finish();
}

} // namespace remembrancer::settings
