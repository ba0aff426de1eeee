#include "tests/crash/workplace.hpp"

#include "daemon/plan/message.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>

namespace remembrancer::crash {
namespace {

constexpr int all_rows = 1'000'000;
constexpr std::string_view mail_domain = "crash.example";

std::string model_json() {
    using namespace std::chrono;
    plan::message model;
    model.programme = "Example programme";
    model.person = "Project manager";
    model.today = year(2018) / 12 / 8;
    plan::message_item item;
    item.ref = "3";
    item.title = "Contracts transferred";
    item.workstream = "Legal";
    item.anchor = year(2018) / 12 / 6;
    item.days = 2;
    item.working_days = 1;
    model.items.push_back(item);
    return plan::to_json(model);
}

std::string text_of(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

} // namespace

workplace::workplace() {
    // 32 bytes in base64, as Standard Webhooks has them.
    write("secret", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    write("settings.toml", "");
}

void workplace::write(const std::string& name, const std::string& text) const {
    std::ofstream(file(name)) << text;
}

void workplace::add_settings(const std::string& toml) {
    settings_ += toml;
    write("settings.toml", settings_);
}

void workplace::replace_in_settings(const std::string& from, const std::string& to) {
    settings_.replace(settings_.find(from), from.size(), to);
    write("settings.toml", settings_);
}

void workplace::add_webhook(const std::string& name, std::uint16_t port, const std::string& more) {
    add_settings(fmt::format("[[webhook]]\nname = \"{}\"\nurl = \"http://127.0.0.1:{}/{}\"\n"
                             "allow_http = true\nallow_private_addresses = true\n"
                             "secret_files = [\"secret\"]\n{}\n",
                             name, port, name, more));
}

void workplace::add_email(std::uint16_t port, const std::string& more) {
    add_settings(fmt::format("[email]\nhost = \"127.0.0.1\"\nport = {}\ntls = \"none\"\n"
                             "from = \"reminders@{}\"\n{}\n",
                             port, mail_domain, more));
}

void workplace::import(const std::vector<std::string>& files, const std::string& as_of) const {
    support::child_options options;
    options.program = REMEMBRANCER_PROGRAM;
    options.arguments = {"import",  "--config", file("settings.toml"), "--store", file("store.db"),
                         "--as-of", as_of};
    for (const std::string& name : files)
        options.arguments.push_back(file(name));
    options.err = {};
    support::child_process importing(options);
    if (importing.wait(patience) != support::exit_status{0, 0})
        throw std::runtime_error("import: " + importing.out() + importing.err());
}

void workplace::put_messages(const std::string& channel, const std::string& prefix,
                             int many) const {
    store::session db = open();
    store::transaction all(db);
    store::new_message message;
    message.person = "Project manager";
    message.channel = channel;
    message.destination = channel == "email" ? channel : "webhook:" + channel;
    message.address = "project.manager@crash.example";
    message.model = model_json();
    message.created = *base::instant_from_iso("2018-12-08T09:00:00Z");
    message.due = message.created;
    for (int i = 1; i <= many; ++i) {
        message.key = prefix + "-" + std::to_string(i);
        if (!store::insert_message(db, message))
            throw std::runtime_error("not inserted: " + message.key);
    }
    all.commit();
}

support::child_process workplace::start(const start_options& how) {
    support::child_options options;
    options.program = REMEMBRANCER_PROGRAM;
    options.arguments = {"run",     "--config",       file("settings.toml"),
                         "--store", file("store.db"), "--clock-start",
                         how.from,  "--clock-speed",  how.speed};
    if (!how.until.empty())
        options.arguments.insert(options.arguments.end(), {"--until", how.until});
    options.environment = how.environment;
    options.out = support::child_output::in_file(file("out"));
    options.err = support::child_output::in_file(file(fmt::format("log-{:06}", ++starts_)));
    return support::child_process(options);
}

support::exit_status workplace::run(const start_options& how) {
    support::child_process daemon = start(how);
    const auto ended = daemon.wait(patience);
    if (!ended)
        throw std::runtime_error("the daemon does not end: " + log());
    return *ended;
}

std::string workplace::log() const {
    std::string all;
    for (int i = 1; i <= starts_; ++i)
        all += text_of(file(fmt::format("log-{:06}", i)));
    return all;
}

store::session workplace::open() const {
    return store::session(file("store.db"));
}

store::session workplace::copy() const {
    std::filesystem::remove_all(file("copy"));
    std::filesystem::create_directory(file("copy"));
    // The log is absent after an orderly end; the shared index is made anew from it.
    for (const char* name : {"store.db", "store.db-wal"}) {
        if (std::filesystem::exists(file(name)))
            std::filesystem::copy_file(file(name), file("copy") / name);
    }
    return store::session((file("copy") / "store.db").string());
}

left_behind workplace::look() const {
    store::session db = copy();
    left_behind found;
    for (const store::outbox_row& row : store::list_outbox(db, "claimed", 1000))
        found.claimed.insert(row.key);
    const store::outbox_counts counts = store::count_outbox(db);
    found.waiting = counts.pending + counts.deferred;
    return found;
}

std::vector<store::outbox_row> workplace::rows() const {
    store::session db = open();
    return store::list_outbox(db, "", all_rows);
}

store::outbox_row workplace::row(const std::string& key) const {
    for (store::outbox_row& each : rows()) {
        if (each.key == key)
            return each;
    }
    throw std::runtime_error("no message " + key);
}

std::vector<store::attempt_row> workplace::attempts(const std::string& key) const {
    const plan::outbox_id id = row(key).id;
    store::session db = open();
    return store::attempts_of(db, id);
}

history workplace::judge(const support::sink_process& sink,
                         std::vector<std::set<std::string>> kills) const {
    history found;
    for (const store::outbox_row& row : rows()) {
        // A Message-ID has the key before the @.
        const std::string id =
            row.channel == "email" ? row.key + "@" + std::string(mail_domain) : row.key;
        found.rows[id] = plan::to_text(row.state);
    }
    for (const support::sink_id& id : sink.ids()) {
        if (id.copies > 0)
            found.arrivals[id.id] = {id.copies, id.injected};
    }
    for (std::set<std::string>& claimed : kills) {
        std::set<std::string>& ids = found.kills.emplace_back();
        for (const std::string& key : claimed) {
            const std::string as_mail = key + "@" + std::string(mail_domain);
            ids.insert(found.rows.contains(as_mail) ? as_mail : key);
        }
    }
    return found;
}

} // namespace remembrancer::crash
