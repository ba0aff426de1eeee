#include "daemon/render/notice.hpp"

#include "tests/render/digest_models.hpp"
#include "tests/render/mail_models.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

namespace {

plan::message with_lines(int items, int entries) {
    plan::message model = tests::a_message();
    for (int i = 0; i < items; ++i)
        model.items.push_back(tests::a_due_item());
    plan::list_section part;
    part.entries.resize(static_cast<std::size_t>(entries));
    if (entries > 0)
        model.list = plan::weekly_list{{part}, {}};
    return model;
}

} // namespace

TEST_CASE("a message is shortened from its end, and what is left out is counted") {
    const plan::message whole = with_lines(5, 3);
    CHECK(render::lines_of(whole) == 8);
    struct row {
        int lines;
        std::size_t items;
        std::size_t entries;
        int left_out;
    };
    for (const row& r : {row{9, 5, 3, 0}, row{8, 5, 3, 0}, row{6, 5, 1, 2}, row{5, 5, 0, 3},
                         row{2, 2, 0, 6}, row{0, 0, 0, 8}}) {
        CAPTURE(r.lines);
        const render::shortened got = render::shortened_to(whole, r.lines);
        CHECK(got.left_out == r.left_out);
        CHECK(got.model.items.size() == r.items);
        REQUIRE(got.model.list.has_value());
        CHECK(got.model.list->sections[0].entries.size() == r.entries);
        CHECK(got.model.list->sections[0].more == 3 - static_cast<int>(r.entries));
    }
    CHECK(render::shortened_to(whole, 8).model == whole);
}

TEST_CASE("a digest's sections count what they lost") {
    plan::message model;
    model.kind = plan::message_kind::digest;
    model.digest = tests::digest_models().front().model;
    const int lines = render::lines_of(model);
    CHECK(lines > 2);
    const render::shortened got = render::shortened_to(model, 1);
    CHECK(got.left_out == lines - 1);
    int more = 0;
    int rows = 0;
    for (const plan::digest_section& part : got.model.digest->sections) {
        more += part.more;
        rows += static_cast<int>(part.rows.size() + part.findings.size());
    }
    CHECK(rows == 1);
    CHECK(more >= lines - 1);
}

TEST_CASE("a notice stands at the end of both parts, whatever it holds") {
    render::rendered mail;
    mail.text = "Due.\n";
    mail.html = "<html><body><p>Due.</p></body></html>\n";
    render::add_notice(mail, "3 < 4 lines.");
    CHECK(mail.text == "Due.\n\n3 < 4 lines.\n");
    CHECK(mail.html.find("3 &lt; 4 lines.</p>\n</body></html>") != std::string::npos);
    mail.html = "no body";
    render::add_notice(mail, "x");
    CHECK(mail.html.starts_with("no body<p"));
}

TEST_CASE("a mail says what it leaves out, and where the rest is") {
    render::render_settings settings;
    CHECK(render::left_out_in_words(0, settings) ==
          "The calendar file is left out, because the mail would be too large.");
    CHECK(render::left_out_in_words(1, settings).starts_with("1 line is left out"));
    settings.plan_url = "https://plans.example.org/all";
    CHECK(render::left_out_in_words(20, settings) ==
          "20 lines are left out, because the mail would be too large. The whole plan: "
          "https://plans.example.org/all");
}
