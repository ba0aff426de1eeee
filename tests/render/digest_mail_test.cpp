#include "daemon/render/mail.hpp"

#include "daemon/plan/message.hpp"
#include "tests/render/digest_models.hpp"
#include "tests/render/html_words.hpp"
#include "tests/support/golden.hpp"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;

namespace {

const render::render_settings settings{"programme.office@dorset.example, 01305 000000"};

/// The numbers in a text, sorted: dates and counts alike.
std::vector<std::string> numbers_in(const std::string& text) {
    std::vector<std::string> all;
    std::string number;
    for (const char c : text + " ") {
        if (c >= '0' && c <= '9')
            number += c;
        else if (!number.empty())
            all.push_back(std::exchange(number, {}));
    }
    std::ranges::sort(all);
    return all;
}

} // namespace

TEST_CASE("every kind of digest reads as its golden file has it") {
    for (const tests::named_digest& row : tests::digest_models()) {
        CAPTURE(row.name);
        const render::rendered mail = render::render_digest(row.model, settings);
        const std::string text = "Subject: " + mail.subject + "\n\n" + mail.text;
        CHECK(support::golden_difference("render/" + row.name + ".txt", text) == "");
        CHECK(support::golden_difference("render/" + row.name + ".html", mail.html) == "");
    }
}

TEST_CASE("the models have every part and every figure, and no template leaves one without words") {
    std::set<plan::digest_part> parts;
    std::set<plan::digest_figure> figures;
    for (const tests::named_digest& row : tests::digest_models()) {
        for (const plan::digest_section& each : row.model.sections)
            parts.insert(each.part);
        for (const plan::digest_number& each : row.model.figures)
            figures.insert(each.figure);
        const render::rendered mail = render::render_digest(row.model, settings);
        CAPTURE(row.name);
        CHECK(mail.html.find("></h2>") == mail.html.npos);
        CHECK(mail.html.find("</b> </p>") == mail.html.npos);
        for (std::size_t at = mail.html.find("<th scope=\"col\""); at != mail.html.npos;
             at = mail.html.find("<th scope=\"col\"", at + 1))
            CHECK(mail.html.substr(mail.html.find('>', at), 6) != "></th>");
    }
    CHECK(parts.size() == static_cast<std::size_t>(plan::digest_part::measures) + 1);
    CHECK(figures.size() == static_cast<std::size_t>(plan::digest_figure::on_target) + 1);
}

TEST_CASE("the text and the HTML have the same numbers, but for those in the heads of columns") {
    for (tests::named_digest& row : tests::digest_models()) {
        // A strip has numbers as heads, which the text repeats.
        std::erase_if(row.model.sections, [](const plan::digest_section& each) {
            return each.part == plan::digest_part::weeks ||
                   each.part == plan::digest_part::risk_map;
        });
        CAPTURE(row.name);
        const render::rendered mail = render::render_digest(row.model, settings);
        CHECK(numbers_in(tests::text_of_html(mail.html)) == numbers_in(mail.text));
    }
}

TEST_CASE("a forward plan says how far back it looks") {
    struct row {
        const char* name;
        std::optional<std::chrono::days> back;
        const char* recast;
        const char* rank;
    };
    const row rows[] = {
        {"a fortnight", std::chrono::days(14), "Re-cast in the last 14 days\n",
         "Rank 14 days ago: "},
        {"a day", std::chrono::days(1), "Re-cast in the last day\n", "Rank a day ago: "},
        {"stored before it was said", {}, "Re-cast in the last 7 days\n", "Rank a week ago: "},
    };
    plan::digest model;
    for (const tests::named_digest& each : tests::digest_models())
        if (each.model.kind == plan::digest_kind::forward_plan)
            model = each.model;
    for (const row& r : rows) {
        CAPTURE(r.name);
        model.since = r.back ? std::optional(model.today - *r.back) : std::nullopt;
        const std::string text = render::render_digest(model, settings).text;
        CHECK(text.find(r.recast) != text.npos);
        CHECK(text.find(r.rank) != text.npos);
    }
}

TEST_CASE("nothing that a plan says is active in a digest") {
    for (const std::string hostile :
         {"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href=\"javascript:1\">x",
          "a\r\nBcc: x@example.org", "\u202Egnp.exe", "\x1b[31mred", "{{person}}{{{person}}}",
          "\xFF", "\x01\x02"}) {
        CAPTURE(hostile);
        plan::digest model;
        model.today = 2018y / 12 / 5;
        model.programme = model.subject = model.audience = hostile;
        model.figures = {{plan::digest_figure::top_risk, 25, {}, hostile, {}}};
        plan::digest_section section;
        section.part = plan::digest_part::overdue;
        section.columns = {plan::digest_column::item, plan::digest_column::ref,
                           plan::digest_column::owner};
        section.rows = {{{hostile, {}}, {hostile, {}}, {hostile, {}}}};
        plan::message_item item;
        item.title = item.workstream = item.ref = item.detail = hostile;
        section.findings = {item};
        model.sections = {section};
        const render::rendered mail = render::render_digest(model, settings);
        CHECK(mail.html.find("<script") == mail.html.npos);
        CHECK(mail.html.find("<img") == mail.html.npos);
        CHECK(mail.html.find("<a ") == mail.html.npos);
        CHECK((mail.html + mail.text + mail.subject).find("\u202E") == std::string::npos);
        CHECK(mail.subject.find_first_of("\r\n") == mail.subject.npos);
        for (const char c : mail.text)
            CHECK((c == '\n' || static_cast<unsigned char>(c) >= 0x20));
    }
}

TEST_CASE("a message that is a digest is rendered as one") {
    plan::message model;
    model.kind = plan::message_kind::digest;
    model.digest = tests::digest_models().front().model;
    CHECK(render::render_mail(model, settings).html ==
          render::render_digest(*model.digest, settings).html);
}
