#include "daemon/render/mail.hpp"

#include "daemon/render/builtin_templates.hpp"
#include "tests/render/html_words.hpp"
#include "tests/render/mail_models.hpp"

#include <algorithm>
#include <thread>

#include <doctest/doctest.h>

using namespace remembrancer;

namespace {

bool holds(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

std::size_t count_in(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

render::rendered mail_about(const plan::message_item& item, std::string reader = "CL") {
    plan::message model = tests::a_message();
    model.person = std::move(reader);
    model.items = {item};
    return render::render_mail(model, {});
}

// The text with its line breaks undone, so that a sentence can be found.
std::string flat(const std::string& text) {
    std::string out;
    for (const char c : text)
        if ((c != ' ' && c != '\n') || !out.ends_with(' '))
            out += c == '\n' ? ' ' : c;
    return out;
}

} // namespace

TEST_CASE("a stand-in hears for whom and why") {
    plan::message_item item = tests::an_escalated_item();
    item.principal = "Contracts sponsor";
    item.stand_in_reason = "away until 14 December 2018";
    CHECK(holds(flat(mail_about(item).text),
                "because it is 5 working days late and you stand in for its sponsor, Contracts "
                "sponsor (away until 14 December 2018)"));
    item.stand_in_reason = "Contracts sponsor is away until 14 December 2018";
    CHECK(holds(flat(mail_about(item).text),
                "you stand in for its sponsor: Contracts sponsor is away until 14 December 2018"));
    item.stand_in_reason.clear();
    CHECK(holds(flat(mail_about(item).text), "its sponsor, Contracts sponsor Next:"));
}

TEST_CASE("an owner who shares an item hears with whom") {
    plan::message_item item = tests::a_due_item();
    item.owners = {"CL", "A", "B"};
    CHECK(holds(flat(mail_about(item).text), "because you own it, together with A and B"));
    CHECK_FALSE(holds(mail_about(item, "C").text, "together"));
}

TEST_CASE("whoever hears next is named with the day, and the reader is you") {
    plan::message_item item = tests::a_due_item();
    item.next->who = {"CL", "Legal sponsor"};
    CHECK(holds(flat(mail_about(item).text),
                "If nothing changes, you and Legal sponsor hear on Monday 10 December 2018"));
    item.next->who = {"Legal sponsor"};
    CHECK(holds(flat(mail_about(item).text), "Legal sponsor hears on"));
    item.next->who = {"CL"};
    CHECK(holds(flat(mail_about(item).text), "you hear again on"));
    item.next->who.clear();
    CHECK_FALSE(holds(mail_about(item).text, "If nothing changes"));
}

TEST_CASE("dates are told as baseline and target") {
    plan::plan_date typed;
    typed.text = "Dec 19";
    typed.precision = plan::precision::unreadable;
    const plan::plan_date day = tests::on_day(2018, 10, 12);
    const plan::plan_date later = tests::on_day(2018, 12, 5);
    const plan::plan_date month =
        tests::in_window("Dec '18", plan::precision::month, tests::on_day(2018, 12, 1).by.value(),
                         tests::on_day(2018, 12, 31).by.value());
    struct row {
        const char* name;
        plan::plan_date baseline;
        plan::plan_date forecast;
        int recasts;
        std::string expected;
    };
    const row rows[] = {
        {"both", day, later, 0, "Baseline 12 October 2018, target 5 December 2018"},
        {"re-cast", day, later, 2,
         "Baseline 12 October 2018, target 5 December 2018 (re-cast 2 times)"},
        {"the same", day, day, 0, "Baseline and target 12 October 2018"},
        {"no forecast", day, {}, 0, "Due 12 October 2018"},
        {"a month without a forecast", month, {}, 0, "Due in December 2018"},
        {"a month as baseline and as forecast", month, month, 0,
         "Baseline and target December 2018"},
        {"a month as forecast", day, month, 0, "Baseline 12 October 2018, target December 2018"},
        {"no baseline", {}, later, 0, "No baseline, target 5 December 2018"},
        {"neither", {}, {}, 0, "None given"},
        {"to be confirmed", day, tests::to_be_confirmed(), 1,
         "Baseline 12 October 2018, target to be confirmed (re-cast once)"},
        {"unreadable forecast", day, typed, 0,
         "Baseline 12 October 2018, target: 'Dec 19' as typed, which could not be read"},
        {"unreadable baseline", typed, {}, 0, "Due: 'Dec 19' as typed, which could not be read"},
        {"unreadable baseline beside a forecast", typed, later, 0,
         "Baseline: 'Dec 19' as typed, which could not be read, target 5 December 2018"},
        {"baseline to be confirmed", tests::to_be_confirmed(), later, 0,
         "Baseline to be confirmed, target 5 December 2018"},
        {"only date to be confirmed", tests::to_be_confirmed(), {}, 0, "Due date to be confirmed"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        plan::message_item item = tests::a_due_item();
        item.baseline = r.baseline;
        item.forecast = r.forecast;
        item.recasts = r.recasts;
        CHECK(holds(flat(mail_about(item).text), "Dates: " + r.expected + " Why:"));
    }
}

TEST_CASE("a question says what was typed, where it stands, and what to settle") {
    const plan::source_place in_workbook{"plan.xlsx", "Risks", 10, "Date Due"};
    const plan::source_place in_csv{"risks.csv", "", 7, "Date Due"};
    struct row {
        const char* name;
        std::vector<plan::question> questions;
        std::string expected;
    };
    const row rows[] = {
        {"of a workbook",
         {{"baseline", "Dec 19", "19 December or December 2019?", in_workbook}},
         "As typed: 'Dec 19', in plan.xlsx, Risks, row 10, Date Due Question: 19 December or "
         "December 2019? What"},
        {"of a CSV, its question as a sentence",
         {{"baseline", "Dec 19", "which is it?", in_csv}},
         "As typed: 'Dec 19', in risks.csv, row 7, Date Due Question: Which is it? What"},
        {"several",
         {{"baseline", "a", "b?", in_csv}, {"forecast", "c", "d?", in_csv}},
         "As typed: 'a', in risks.csv, row 7, Date Due Question: B? As typed: 'c', in risks.csv, "
         "row 7, Date Due Question: D? What"},
        {"of no known place",
         {{"score", "99", "which?", {}}},
         "As typed: score '99' Question: Which? What"},
        {"of an older build", {}, "As typed: baseline 'Dec 19' What"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        plan::message_item item = tests::a_due_item();
        item.rule = plan::rule::unreadable;
        item.reason = plan::reason::date_unreadable;
        item.detail = "baseline 'Dec 19'";
        item.questions = r.questions;
        CHECK(holds(flat(mail_about(item).text), "could not be read " + r.expected));
        item.rule = plan::rule::overdue;
        CHECK_FALSE(holds(mail_about(item).text, "As typed"));
    }
}

TEST_CASE("a countdown without a working day left is left out") {
    plan::message_item item = tests::a_due_item();
    item.anchor = tests::model_day() + std::chrono::days(1);
    item.days = 1;
    item.working_days = 0;
    CHECK(holds(flat(mail_about(item).text),
                "Status: Due tomorrow, Thursday 6 December 2018 What to do:"));
    item.working_days = 1;
    CHECK(holds(flat(mail_about(item).text), "Thursday 6 December 2018: 1 working day left"));
}

TEST_CASE("a green item that is late is asked about, without its lateness a second time") {
    CHECK(holds(flat(mail_about(tests::a_green_but_late_item()).text),
                "Check: It shows G (Green) though it is late: done, or Red? What"));
}

TEST_CASE("a line of the office list names the kind, and beside items says what is left") {
    plan::message model = tests::a_message();
    model.list = plan::weekly_list{};
    CHECK(holds(render::render_mail(model, {}).text, "\nNothing to settle.\n"));
    model.list->sections = {{plan::list_topic::past_baseline,
                             {{plan::item_kind::risk, "18", "T", "WS2", "baseline X"},
                              {plan::item_kind::issue, "", "U", "", "baseline Y"},
                              {{}, "", "daily round", "", "not held"}}}};
    const std::string text = render::render_mail(model, {}).text;
    CHECK(holds(text, "\nPast baseline (3)\n- Risk 18, T, WS2: baseline X\n- Issue, U: baseline Y\n"
                      "- daily round: not held\n"));
    model.list->sections.clear();
    model.items = {tests::a_due_item()};
    CHECK(holds(render::render_mail(model, {}).text,
                "\nNothing to settle besides what stands above.\n"));
}

TEST_CASE("what a model leaves out leaves no empty line and no stray mark") {
    const render::rendered mail = mail_about({});
    CHECK(mail.subject == "Milestone due today: (no title)");
    CHECK_FALSE(holds(mail.text, "RAG:"));
    CHECK_FALSE(holds(mail.text, " ,"));
    CHECK_FALSE(holds(mail.text, "\n\n\n"));
    const render::rendered empty = render::render_mail({}, {});
    CHECK_FALSE(holds(empty.text, "plan as of"));
    CHECK(holds(empty.text, "Replies go to the programme office."));
}

TEST_CASE("every message keeps to the limits of mail and of the house's tone") {
    for (const tests::named_model& row : tests::mail_models()) {
        CAPTURE(row.name);
        const render::rendered mail = render::render_mail(row.model, {});
        CHECK(mail.subject.size() <= 122); // 120 characters, of which one may be an ellipsis
        CHECK(std::ranges::none_of(mail.subject, [](char c) { return c == '\n' || c == '\r'; }));
        std::string_view rest = mail.text;
        while (!rest.empty()) {
            const std::string_view line = rest.substr(0, rest.find('\n'));
            CHECK(line.size() <= 78);
            CHECK_FALSE(line.ends_with(' '));
            rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        }
        CHECK_FALSE(holds(mail.text, "!"));
        CHECK_FALSE(holds(mail.subject, "!"));
    }
}

TEST_CASE("every HTML part is one document that old Outlook can draw") {
    for (const tests::named_model& row : tests::mail_models()) {
        CAPTURE(row.name);
        const std::string html = render::render_mail(row.model, {}).html;
        CHECK(html.starts_with("<!DOCTYPE html>\n<html lang=\"en-GB\">"));
        CHECK(count_in(html, "<h1") == 1);
        CHECK(count_in(html, "<title>") == 1);
        for (const char* banned : {"<img", "flex", "grid", "background-", "background:", "url(",
                                   "<script", "<a ", "&apos;", "http"})
            CHECK_FALSE(holds(html, banned));
        // Every layout table says that it is one; the others have row headers.
        CHECK(count_in(html, "<table") - count_in(html, "<table role=\"presentation\"") <=
              count_in(html, "<th scope=\"row\""));
    }
}

TEST_CASE("templates without exclamation marks, and wording without mark-up") {
    for (const render::named_template& one : render::builtin_templates()) {
        CAPTURE(one.name);
        std::string text(one.text);
        for (const char* allowed : {"{{!", "<!--", "<!DOCTYPE", "<![endif]"})
            for (auto at = text.find(allowed); at != text.npos; at = text.find(allowed))
                text.erase(at, std::string_view(allowed).size());
        CHECK_FALSE(holds(text, "!"));
    }
}

TEST_CASE("several threads render at once and say the same") {
    const auto models = tests::mail_models();
    const std::string expected = render::render_mail(models.front().model, {}).html;
    std::vector<std::string> found(4);
    {
        std::vector<std::jthread> threads;
        for (std::string& mine : found)
            threads.emplace_back(
                [&] { mine = render::render_mail(models.front().model, {}).html; });
    }
    for (const std::string& html : found)
        CHECK(html == expected);
}

TEST_CASE("a late report is said with what was due and what to do, and has no dates of its own") {
    plan::message_item item = tests::an_escalated_item();
    item.kind = plan::item_kind::report;
    item.rule = plan::rule::report_late;
    item.reason = plan::reason::report_late;
    item.told_as = plan::role::owner;
    item.title = "WS1 Legal";
    item.detail = "the last was of 5 December 2018, the next was due by 12 December 2018";
    item.questions.clear();
    const std::string late = flat(mail_about(item).text);
    CHECK(holds(late, "Status: Not reported in time: the last was of 5 December 2018, the next "
                      "was due by 12 December 2018 What to do:"));
    CHECK(holds(late, "- Send the report to the programme office, with its overall rating"));
    CHECK(holds(late, "Status report"));
    CHECK_FALSE(holds(late, "Dates:"));
    CHECK_FALSE(holds(mail_about(item).html, "Dates<"));
    item.reason = plan::reason::report_missing;
    item.detail = "there is none, while others have reported";
    item.told_as = plan::role::programme_office;
    const render::rendered missing = mail_about(item, "Programme office");
    CHECK(holds(flat(missing.text), "Status: The report is missing: there is none, while others "
                                    "have reported"));
    CHECK(holds(flat(missing.text), "because its report is late or missing and you are the "
                                    "programme office"));
}

TEST_CASE("what a measure or a report says against itself is said in one line, with what to do") {
    struct row {
        plan::rule rule;
        plan::item_kind kind;
        const char* detail;
        const char* said;
        const char* to_do;
    };
    const row rows[] = {
        {plan::rule::overall_unlike_parts, plan::item_kind::report,
         "overall Amber; both parts Green",
         "Status: Its overall rating is not that of its parts: overall Amber; both parts Green",
         "- Bring the ratings in line, or say why they differ"},
        {plan::rule::total_unreconciled, plan::item_kind::measure,
         "712 against 658, the sum of 4 parts",
         "Status: It is not the sum of its parts: 712 against 658, the sum of 4 parts",
         "- Correct the total or its parts, or say what is left out"},
        {plan::rule::measure_jump, plan::item_kind::measure, "39 to 122, up 213%",
         "Status: It changed by much: 39 to 122, up 213%",
         "- Check the figure, and say what changed"},
        {plan::rule::target_missed, plan::item_kind::measure, "7.4m of 9.5m, 78%",
         "Status: Below its target: 7.4m of 9.5m, 78%",
         "- Say whether the target still holds, and what would bring it back"},
        {plan::rule::rating_worsened, plan::item_kind::report,
         "Scope, Budget and Time from Green to Amber",
         "Status: Its rating fell: Scope, Budget and Time from Green to Amber", "- Ask CL"},
    };
    for (const row& r : rows) {
        CAPTURE(r.said);
        plan::message_item item = tests::an_escalated_item();
        item.kind = r.kind;
        item.rule = r.rule;
        item.reason = plan::reason::weekly;
        item.detail = r.detail;
        item.questions.clear();
        item.owners = {"CL"};
        const std::string text = flat(mail_about(item).text);
        CHECK(holds(text, r.said));
        CHECK(holds(text, r.to_do));
    }
}
