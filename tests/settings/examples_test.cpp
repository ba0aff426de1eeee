#include "connectors/registry/registry.hpp"
#include "daemon/settings/load.hpp"
#include "tests/settings/example_text.hpp"
#include "tests/support/days.hpp"
#include "tests/support/printing.hpp"

#include <algorithm>
#include <filesystem>
#include <vector>

#include <doctest/doctest.h>

using namespace remembrancer;
namespace fs = std::filesystem;

namespace {

using texts = std::vector<std::string>;

// The keys of a document in the form of `reading::known`. What a plan or a matrix names by itself
// stands under these tables.
void collect(const settings::node& of, const std::string& path, texts& keys) {
    for (const settings::member& one : std::get<settings::node::table>(of.value)) {
        const bool is_free = path.starts_with("import.headers.") || path.ends_with("rag_words") ||
                             path.ends_with("handles");
        const std::string key =
            (path.empty() ? "" : path + ".") + (is_free ? std::string("*") : one.key);
        keys.push_back(key);
        if (std::holds_alternative<settings::node::table>(one.value.value))
            collect(one.value, key, keys);
        if (const auto* items = std::get_if<settings::node::list>(&one.value.value))
            for (const settings::node& item : *items)
                if (std::holds_alternative<settings::node::table>(item.value))
                    collect(item, key + "[]", keys);
    }
}

// What all chat channels have in common the example shows of one kind.
void rename_shared(std::string& key) {
    const texts shared{"url",     "url_file",   "token_file",
                       "timeout", "in_flight",  "per_second",
                       "ca_file", "allow_http", "allow_private_addresses"};
    for (const kit::channel_kind* kind : registry::kinds()) {
        const std::string table = std::string(kind->name) + "[].";
        if (key.starts_with(table) &&
            std::ranges::find(shared, key.substr(table.size())) != shared.end())
            key.replace(0, table.size(), "chat[].");
    }
}

// All ladders have the same keys, of which the example shows each at least once.
texts sorted_keys(texts keys) {
    for (std::string& key : keys) {
        rename_shared(key);
        const std::size_t end = key.find('.', std::string("ladders.").size());
        if (key.starts_with("ladders.") && end != std::string::npos)
            key.replace(0, end, "ladders.*");
    }
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

texts documented_keys() {
    texts keys;
    collect(settings::parse_document(test::example_with_every_key(), "example"), "", keys);
    return sorted_keys(std::move(keys));
}

} // namespace

TEST_CASE("every example file loads as it stands") {
    int found = 0;
    for (const auto& entry : fs::recursive_directory_iterator(REMEMBRANCER_CONFIG_DIR)) {
        if (entry.path().extension() != ".toml")
            continue;
        CAPTURE(entry.path().string());
        ++found;
        CHECK_NOTHROW(static_cast<void>(settings::load_settings(entry.path())));
    }
    CHECK(found >= 2);
}

TEST_CASE("the demo has the programme's facts") {
    const fs::path folder = fs::path(REMEMBRANCER_CONFIG_DIR) / "demo";
    const settings::settings demo = settings::load_settings(folder / "remembrancer.toml");
    CHECK(demo.programme.name == "Shaping Dorset Council");
    REQUIRE(demo.programme.key_dates.size() == 1);
    CHECK(demo.programme.key_dates[0].day == test::day("2019-04-01"));
    REQUIRE(demo.intake.key_dates.size() == 1);
    CHECK(demo.intake.key_dates[0].name == "vesting day");
    REQUIRE(demo.rules.key_dates.size() == 1);
    CHECK(demo.rules.key_dates[0].name == "vesting day");
    CHECK(demo.routing == routing::routing_settings());
    CHECK(demo.default_channel == "file");
    REQUIRE(demo.file_channel.has_value());
    CHECK(demo.file_channel->directory == folder / "maildir");
    CHECK(demo.file_channel->identity.from_address == "remembrancer@dorset.example");
    CHECK(demo.file_channel->identity.reply_to_address == "pmo@dorset.example");
}

TEST_CASE("the example documents every key that is read, and no other") {
    const test::example_folder folder;
    settings::reading gathered{"example", folder.path(), {}, {}};
    const settings::node root =
        settings::parse_document(test::example_with_a_password(), "example");
    static_cast<void>(settings::read_settings(root, gathered));
    texts faults;
    for (const settings::fault& one : gathered.faults)
        faults.push_back(to_text(one));
    CHECK(faults == texts());
    CHECK(documented_keys() == sorted_keys({gathered.known.begin(), gathered.known.end()}));
}

TEST_CASE("the defaults that the example shows are the defaults") {
    const test::example_folder folder;
    const settings::settings shown =
        settings::load_settings_text(test::example_with_a_password(), folder.path() / "all.toml");
    routing::ladders ladders = shown.routing.ladders;
    CHECK(ladders.cases.size() == 1);
    ladders.cases.clear();
    CHECK(ladders == routing::ladders());
    CHECK(shown.routing.roles == routing::role_names());
    CHECK(shown.routing.bundle == routing::bundle_settings());
    rules::rules_settings rules;
    rules.key_dates = {{"vesting day", test::day("2019-04-01")}};
    CHECK(shown.rules == rules);
    CHECK(shown.intake.impact == intake::scale());
    CHECK(shown.intake.likelihood == intake::scale());
    CHECK(shown.intake.score == intake::intake_settings().score);
    CHECK(shown.intake.severity == intake::intake_settings().severity);
    CHECK(shown.log_level == base::log_level::info);
    CHECK(shown.schedules.at(0).name == rounds::schedule_settings().name);
    CHECK(shown.schedules.at(0).when.time == rounds::schedule_settings().when.time);
    CHECK(shown.schedules.at(0).catch_up == rounds::schedule_settings().catch_up);

    const outbox::outbox_settings outbox;
    CHECK(shown.outbox.window == outbox.window);
    CHECK(shown.outbox.flush_at == outbox.flush_at);
    CHECK(shown.outbox.flush_after == outbox.flush_after);
    CHECK(shown.outbox.first_wait == outbox.first_wait);
    CHECK(shown.outbox.longest_wait == outbox.longest_wait);
    CHECK(shown.outbox.give_up_after == outbox.give_up_after);
    CHECK(shown.outbox.unknown_retries == outbox.unknown_retries);
    CHECK(shown.outbox.fallback_after == outbox.fallback_after);
    CHECK(shown.outbox.first_probe == outbox.first_probe);
    CHECK(shown.outbox.longest_probe == outbox.longest_probe);
    CHECK(shown.outbox.drain == outbox.drain);

    const email::email_settings email;
    CHECK(shown.email->smtp.host == email.smtp.host);
    CHECK(shown.email->smtp.tls == email.smtp.tls);
    CHECK(shown.email->smtp.port == email.smtp.port);
    CHECK(shown.email->smtp.allow_plaintext == email.smtp.allow_plaintext);
    CHECK(shown.email->smtp.sessions == email.smtp.sessions);
    CHECK(shown.email->smtp.connect_timeout == email.smtp.connect_timeout);
    CHECK(shown.email->smtp.response_timeout == email.smtp.response_timeout);
    CHECK(shown.email->smtp.total_timeout == email.smtp.total_timeout);
    CHECK(shown.email->smtp.idle_limit == email.smtp.idle_limit);
    CHECK(shown.email->limits.in_flight == email.limits.in_flight);
    CHECK(shown.email->limits.per_second == email.limits.per_second);
    CHECK(shown.email->identity.from_name == email.identity.from_name);

    const webhook::webhook_settings webhook;
    CHECK(shown.webhooks.at(0).timeout == webhook.timeout);
    CHECK(shown.webhooks.at(0).in_flight == webhook.in_flight);
    CHECK(shown.webhooks.at(0).per_second == webhook.per_second);
    CHECK(shown.webhooks.at(0).allow_http == webhook.allow_http);
    CHECK(shown.webhooks.at(0).allow_private_addresses == webhook.allow_private_addresses);
}
