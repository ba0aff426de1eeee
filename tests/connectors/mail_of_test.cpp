#include "connectors/mime/mail_of.hpp"

#include "tests/support/delivery_builder.hpp"

#include <limits>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono;

namespace {

constexpr std::size_t any_size = std::numeric_limits<std::size_t>::max();

/// Of so many items with dates, or a digest of them.
connectors::delivery a_delivery_of(int items) {
    plan::message model = support::a_model();
    plan::message_item item = model.items.front();
    item.baseline.precision = plan::precision::day;
    item.baseline.from = item.baseline.by = year(2018) / 12 / 6;
    model.items.clear();
    for (int i = 0; i < items; ++i) {
        item.ref = std::to_string(i + 1);
        model.items.push_back(item);
    }
    connectors::delivery what = support::a_delivery("k");
    what.model = std::make_shared<const plan::message>(model);
    return what;
}

connectors::delivery a_digest() {
    plan::message model;
    model.kind = plan::message_kind::digest;
    model.person = "Programme director";
    plan::digest digest;
    digest.kind = plan::digest_kind::forward_plan;
    digest.today = year(2018) / 12 / 5;
    model.digest = digest;
    connectors::delivery what = support::a_delivery("k");
    what.model = std::make_shared<const plan::message>(model);
    return what;
}

mime::mail mail_of(const connectors::delivery& what, const mime::mail_settings& settings = {},
                   std::size_t largest = any_size) {
    mime::mail_identity identity;
    identity.from_address = "plans@b\u00fccher.example";
    const mime::composer writer(identity, settings);
    render::render_settings words;
    words.plan_url = "https://plans.example.org/all";
    return mime::mail_of(writer, what, words, support::half_past_eight(), largest);
}

bool holds(const mime::mail& mail, std::string_view part) {
    REQUIRE(mail.bytes != nullptr);
    return mail.bytes->find(part) != std::string::npos;
}

} // namespace

TEST_CASE("a reminder brings its dates as a calendar, unless that is not wanted") {
    const connectors::delivery what = a_delivery_of(2);
    const mime::mail with = mail_of(what);
    CHECK(holds(with, "Content-Type: multipart/mixed; boundary="));
    CHECK(holds(with, "Content-Type: text/calendar; charset=utf-8; method=PUBLISH\r\n"));
    CHECK(holds(with, "Content-Disposition: attachment; filename=\"dates.ics\"\r\n"));
    mime::mail_settings settings;
    settings.calendar = false;
    const mime::mail without = mail_of(what, settings);
    CHECK(holds(without, "Content-Type: multipart/alternative; boundary="));
    CHECK_FALSE(holds(without, "text/calendar"));
}

TEST_CASE("only a digest is of a series that its reader may end") {
    mime::mail_settings settings;
    settings.unsubscribe_url = "https://plans.example.org/{token}";
    settings.unsubscribe_secret = base::secret("nobody can guess this");
    CHECK(holds(mail_of(a_digest(), settings), "\r\nList-Unsubscribe: <https://plans."));
    CHECK(
        holds(mail_of(a_digest(), settings), "\r\nList-Id: <forward-plan.digests.xn--bcher-kva."));
    CHECK(holds(mail_of(a_digest()), "\r\nList-Id: "));
    for (const plan::message_kind kind :
         {plan::message_kind::reminder, plan::message_kind::escalation, plan::message_kind::notice,
          plan::message_kind::test}) {
        connectors::delivery what = a_delivery_of(1);
        plan::message model = *what.model;
        model.kind = kind;
        what.model = std::make_shared<const plan::message>(model);
        CHECK_FALSE(holds(mail_of(what, settings), "\r\nList-"));
    }
}

TEST_CASE(
    "a mail that is too large goes without its calendar, then with fewer lines, and says so") {
    const connectors::delivery what = a_delivery_of(40);
    const mime::mail whole = mail_of(what);
    CHECK(holds(whole, "dates.ics"));
    CHECK_FALSE(holds(whole, "left out"));

    const mime::mail bare = mail_of(what, {}, whole.bytes->size() - 1);
    CHECK_FALSE(holds(bare, "dates.ics"));
    CHECK(holds(bare, "The calendar file is left out"));
    CHECK(holds(bare, "https://plans.example.org/all"));

    const mime::mail half = mail_of(what, {}, bare.bytes->size() - 1);
    CHECK(half.bytes->size() < bare.bytes->size());
    CHECK(holds(half, "20 lines are left out"));
    // The subject goes on counting what there is.
    const auto subject = [](const mime::mail& mail) {
        const std::size_t at = mail.bytes->find("Subject: ");
        return mail.bytes->substr(at, mail.bytes->find("\r\n", at) - at);
    };
    CHECK(subject(half) == subject(whole));

    const mime::mail none = mail_of(what, {}, 1000);
    CHECK(none.bytes == nullptr);
    CHECK(none.unsendable.verdict == plan::verdict::refused);
    CHECK(none.unsendable.reason == plan::failure::content);
    CHECK(none.unsendable.detail.find("1000 bytes") != std::string::npos);

    mime::mail_settings settings;
    settings.largest = 30'000;
    CHECK(mail_of(a_delivery_of(200), settings).bytes->size() <= 30'000);
}

TEST_CASE("mail to a domain beyond ASCII has its A-labels in envelope and header") {
    connectors::delivery what = a_delivery_of(1);
    what.address = "owner@b\u00fccher.example";
    const mime::mail mail = mail_of(what);
    CHECK(mail.to == "owner@xn--bcher-kva.example");
    CHECK(holds(mail, "<owner@xn--bcher-kva.example>\r\n"));
    CHECK(holds(mail, "From: Plan reminders <plans@xn--bcher-kva.example>\r\n"));
    what.address = "si\u00e2n@example.org";
    const plan::send_outcome refused = mail_of(what).unsendable;
    CHECK(refused.reason == plan::failure::recipient);
    CHECK(refused.detail.find("letters beyond ASCII before the @") != std::string::npos);
}
