#include "tests/bench/bare_mails.hpp"
#include "tests/bench/bare_posts.hpp"
#include "tests/bench/drain.hpp"
#include "tests/bench/figures.hpp"
#include "tests/bench/million.hpp"
#include "tests/bench/sync_count.hpp"

#include "connectors/email/email_connector.hpp"
#include "connectors/mime/mail_of.hpp"
#include "connectors/webhook/payload.hpp"
#include "connectors/webhook/signature.hpp"
#include "connectors/webhook/webhook_connector.hpp"
#include "daemon/base/real_clock.hpp"
#include "tests/support/sink_process.hpp"

#include <fmt/core.h>

namespace remembrancer::bench {
namespace {

constexpr std::size_t body_bytes = 300;
constexpr std::size_t mail_bytes = 2048;
constexpr const char* store_name = "outbox.db";
constexpr const char* webhook_destination = "webhook:bench";
constexpr const char* secret = "whsec_cmVtZW1icmFuY2VyLWJlbmNoLXNlY3JldC0wMTIz";

webhook::webhook_settings webhook_to(std::uint16_t port) {
    webhook::webhook_settings settings;
    settings.name = "bench";
    settings.url = base::secret("http://127.0.0.1:" + std::to_string(port) + "/hook");
    settings.secrets.emplace_back(secret);
    settings.allow_http = true;
    settings.allow_private_addresses = true;
    return settings;
}

/// A connector with the client that carries for it.
class webhook_with_client final : public connectors::connector {
public:
    webhook_with_client(boost::asio::any_io_executor main,
                        const webhook::webhook_settings& settings)
        : client_(std::move(main), {}), connector_(settings, client_) {}

    boost::asio::awaitable<plan::send_outcome> send(const connectors::delivery& what) override {
        return connector_.send(what);
    }
    [[nodiscard]] connectors::sending_limits limits() const override { return connector_.limits(); }

private:
    transfer::http_client client_;
    webhook::webhook_connector connector_;
};

class mail_with_clock final : public connectors::connector {
public:
    mail_with_clock(const boost::asio::any_io_executor& main, const email::email_settings& settings)
        : clock_(main), connector_(main, clock_, settings, {}) {}

    boost::asio::awaitable<plan::send_outcome> send(const connectors::delivery& what) override {
        return connector_.send(what);
    }
    [[nodiscard]] connectors::sending_limits limits() const override { return connector_.limits(); }

private:
    base::real_clock clock_;
    email::email_connector connector_;
};

using connector_map = std::map<std::string, std::unique_ptr<connectors::connector>>;

post posts_to(std::uint16_t port, const plan::message& model, int count) {
    post what;
    what.url = webhook_to(port).url.reveal();
    what.body = webhook::payload(model);
    what.count = count;
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    webhook::signer signer({base::secret(secret)});
    what.headers = {"webhook-timestamp: " + std::to_string(now.time_since_epoch().count()),
                    "webhook-signature: " + signer.sign("bare", now, what.body),
                    "Content-Type: application/json", "User-Agent: remembrancer/0.1.0"};
    return what;
}

drained drain_posts(const scratch_folder& in, std::uint16_t port, const plan::message& model,
                    int count, int window) {
    in.remove_store(store_name);
    {
        store::session db(in.file(store_name));
        fill_outbox(db, webhook_destination, count, model);
    }
    outbox::outbox_settings settings;
    settings.window = window;
    const auto make = [port](const boost::asio::any_io_executor& main) {
        connector_map all;
        all[webhook_destination] = std::make_unique<webhook_with_client>(main, webhook_to(port));
        return all;
    };
    return drain(in.file(store_name), {webhook_destination}, count, settings, make);
}

struct posting {
    both rate;
    double cpu_us = 0; ///< a message, ours
    double syncs = 0;  ///< a message, ours
    double reused = 0; ///< share of ours on a connection that had carried one before
};

posting measure_posts(const effort& how, const scratch_folder& in, int window) {
    const support::sink_process sink;
    const plan::message model = model_with_payload_of(body_bytes);
    std::vector<double> cpu;
    std::vector<double> syncs;
    std::vector<double> reused;
    posting all;
    all.rate = alternate(
        how.repeats,
        [&] {
            sink.reset();
            const auto done = drain_posts(in, sink.http_port(), model, how.posts, window);
            cpu.push_back(1e6 * done.cpu_seconds / how.posts);
            syncs.push_back(static_cast<double>(done.syncs) / how.posts);
            const auto host =
                sink.counters().per_host.at("127.0.0.1:" + std::to_string(sink.http_port()));
            reused.push_back(static_cast<double>(host.reused) /
                             static_cast<double>(std::max<std::uint64_t>(host.attempts, 1)));
            return how.posts / done.seconds;
        },
        [&] {
            sink.reset();
            return how.posts / bare_posts(posts_to(sink.http_port(), model, how.posts));
        });
    all.cpu_us = median(cpu);
    all.syncs = median(syncs);
    all.reused = median(reused);
    return all;
}

void report_posts(const effort& how, const wanted& figures, const scratch_folder& in,
                  const reporter& report) {
    const posting fast = measure_posts(how, in, 48);
    if (figures.contains("c"))
        report(ratio_row("c", "durable webhook deliveries, 300 B, 32 conns", "1/s", fast.rate.ours,
                         fast.rate.peer, 0.70, true,
                         fmt::format("{:.0f} us CPU each, window 48", fast.cpu_us)));
    if (figures.contains("e"))
        report(limit_row("e", "syncs a webhook message in c's run", "count", fast.syncs, 0.07));
    if (figures.contains("h"))
        report({"h", "messages on a reused connection", "share", fast.reused, 0, fast.reused, 0.95,
                true, "as the sink counts them"});
    if (!figures.contains("c"))
        return;
    slow_syncs_by(std::chrono::milliseconds(1));
    const posting slow = measure_posts(how, in, 128);
    slow_syncs_by({});
    report(ratio_row("c", "the same with 1 ms more a sync, window 128", "1/s", slow.rate.ours,
                     slow.rate.peer, 0.45, true,
                     fmt::format("{:.0f} us CPU, {:.3f} syncs each", slow.cpu_us, slow.syncs)));
}

/// A model whose mail has about as many bytes as wanted, and that mail behind its Message-ID.
struct sample_mail {
    plan::message model;
    std::string after_id;
    std::size_t bytes = 0;
};

sample_mail mail_of_size(std::size_t wanted, const email::email_settings& settings) {
    sample_mail sample;
    sample.model.kind = plan::message_kind::test;
    sample.model.programme = "Programme";
    sample.model.person = "Owner";
    sample.model.today = round_day();
    const mime::composer composer(settings.identity);
    connectors::delivery what;
    what.key = "bare";
    what.address = "owner@programme.example";
    std::string mail;
    do {
        sample.model.note += "A sentence of the note. ";
        what.model = std::make_shared<const plan::message>(sample.model);
        mail = *mime::mail_of(composer, what, {}, base::instant{}).bytes;
    } while (mail.size() < wanted);
    sample.bytes = mail.size();
    const std::size_t id = mail.find("Message-ID:");
    sample.after_id = mail.substr(0, id) + mail.substr(mail.find('\n', id) + 1);
    return sample;
}

void report_mails(const effort& how, const scratch_folder& in, int sessions,
                  const reporter& report) {
    const support::sink_process sink;
    email::email_settings settings;
    settings.smtp.host = "127.0.0.1";
    settings.smtp.port = sink.smtp_port();
    settings.smtp.tls = transfer::smtp_tls::none;
    settings.smtp.sessions = sessions;
    settings.limits.in_flight = std::max(8, 2 * sessions);
    settings.identity.from_address = "plan@programme.example";
    const sample_mail sample = mail_of_size(mail_bytes, settings);
    std::vector<double> cpu;
    const both rate = alternate(
        how.repeats,
        [&] {
            sink.reset();
            in.remove_store(store_name);
            {
                store::session db(in.file(store_name));
                fill_outbox(db, "email", how.mails, sample.model, "owner@programme.example");
            }
            const auto make = [&](const boost::asio::any_io_executor& main) {
                connector_map all;
                all["email"] = std::make_unique<mail_with_clock>(main, settings);
                return all;
            };
            const auto done = drain(in.file(store_name), {"email"}, how.mails, {}, make);
            cpu.push_back(1e6 * done.cpu_seconds / how.mails);
            return how.mails / done.seconds;
        },
        [&] {
            sink.reset();
            const mail_run what{"smtp://127.0.0.1:" + std::to_string(sink.smtp_port()),
                                "<plan@programme.example>",
                                "<owner@programme.example>",
                                sample.after_id,
                                how.mails,
                                sessions};
            return how.mails / bare_mails(what);
        });
    report(ratio_row("d", fmt::format("durable mails, {} B, {} sessions", sample.bytes, sessions),
                     "1/s", rate.ours, rate.peer, 0.70, true,
                     fmt::format("{:.0f} us CPU each", median(cpu))));
}

} // namespace

void measure_delivery(const effort& how, const wanted& figures, const reporter& report) {
    const scratch_folder in;
    if (figures.contains("c") || figures.contains("e") || figures.contains("h"))
        report_posts(how, figures, in, report);
    if (figures.contains("d")) {
        for (const int sessions : {2, 10})
            report_mails(how, in, sessions, report);
    }
}

} // namespace remembrancer::bench
