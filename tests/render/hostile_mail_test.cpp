#include "daemon/base/text.hpp"
#include "daemon/render/mail.hpp"
#include "tests/render/html_words.hpp"
#include "tests/render/mail_models.hpp"

#include <algorithm>

#include <doctest/doctest.h>

using namespace remembrancer;

namespace {

// A model with `text` wherever a plan, a contacts list or a person could put it.
plan::message a_message_full_of(const std::string& text) {
    plan::message_item late = tests::an_escalated_item();
    late.ref = late.title = late.workstream = late.principal = late.stand_in_reason = text;
    late.owners = {text, "B"};
    late.next->who = {text, "B"};
    plan::message_item question = late;
    question.rule = plan::rule::unreadable;
    question.reason = plan::reason::date_unreadable;
    question.detail = text;
    question.baseline = {};
    question.baseline.precision = plan::precision::unreadable;
    question.baseline.text = question.baseline.question = text;
    question.questions = {{text, text, text, {text, text, 3, text}}, {text, text, text, {}}};
    plan::message model = tests::a_message();
    model.programme = model.person = model.note = text;
    model.items = {late, question};
    model.list = plan::weekly_list{
        {{plan::list_topic::questions,
          {{{}, text, text, text, text}, {plan::item_kind::risk, text, text, text, text}}}},
        1};
    return model;
}

// Every tag of the HTML with its attributes, in order.
std::vector<std::string> tags_of(std::string_view html) {
    std::vector<std::string> tags;
    for (auto at = html.find('<'); at != html.npos; at = html.find('<', at + 1))
        tags.emplace_back(html.substr(at, html.find('>', at) - at));
    return tags;
}

// Lines that start one of the text part's own facts.
long own_lines(std::string_view text) {
    long count = 0;
    for (std::size_t at = 0; at < text.size();
         at = std::min(text.find('\n', at), text.size() - 1) + 1) {
        const std::string_view line = text.substr(at, text.find('\n', at) - at);
        count += line.size() > 3 && line.starts_with("   ") && line[3] != ' ' ? 1 : 0;
    }
    return count;
}

bool is_inert(std::string_view text) {
    const bool controls = std::ranges::any_of(text, [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == '\x7F';
    });
    const char* active[] = {"\u202E", "\u2066", "\u200B", "\u2028", "\u009B", "\uFEFF"};
    return !controls && base::is_valid_utf8(text) &&
           std::ranges::none_of(active, [&](auto mark) { return text.find(mark) != text.npos; });
}

struct hostile {
    const char* name;
    std::string text;
    std::string shown; ///< what a reader must be able to see of it
};

const hostile hostile_texts[] = {
    {"script", "<script>alert(1)</script>", "<script>alert(1)</script>"},
    {"end of everything", "</td></tr></table></body></html>", "</td></tr></table></body></html>"},
    {"attribute", "\" onmouseover=\"alert(1)", "\" onmouseover=\"alert(1)"},
    {"single quote", "' style='x", "' style='x"},
    {"comment", "--><!--[if mso]><b>", "--><!--[if mso]><b>"},
    {"reference", "&lt;b&gt; &#60;", "&lt;b&gt; &#60;"},
    {"URL", "javascript:alert(1)", "javascript:alert(1)"},
    {"mail header", "x\r\nBcc: all@dorset.example\r\n\r\nbody", "x Bcc: all@dorset.example body"},
    {"forged line", "x\n   Status: done", "x Status: done"},
    {"direction", "abc\u202Egpj.exe\u2066", "abc\uFFFDgpj.exe\uFFFD"},
    {"zero width", "a\u200Bb\uFEFFc", "abc"},
    {"separators", "a\u2028b\u0085c", "a b c"},
    {"terminal", "\x1B[2J\x1B]0;x\a\u009B31m", "\uFFFD[2J\uFFFD]0;x\uFFFD\uFFFD31m"},
    {"NUL", std::string("a\0b", 3), "a\uFFFDb"},
    {"invalid UTF-8", "caf\xE9 \xC0\xAF", "caf\uFFFD \uFFFD\uFFFD"},
    {"raw mustache", "{{{x}}}", "{{{x}}}"},
    {"mustache section", "{{#items}}{{/items}}", "{{#items}}{{/items}}"},
    {"mustache delimiters", "{{=<% %>=}}", "{{=<% %>=}}"},
    {"partial", "{{> mail.html}}", "{{> mail.html}}"},
    {"marks of our own", "\x01\x02", "\uFFFD\uFFFD"},
};

} // namespace

TEST_CASE("no text of a plan changes the structure of a message") {
    const render::rendered tame = render::render_mail(a_message_full_of("tame"), {"tame"});
    for (const hostile& row : hostile_texts) {
        CAPTURE(row.name);
        const render::rendered mail = render::render_mail(a_message_full_of(row.text), {row.text});
        CHECK(tags_of(mail.html) == tags_of(tame.html));
        CHECK(own_lines(mail.text) == own_lines(tame.text));
    }
}

TEST_CASE("nothing active of a plan's text survives in any part") {
    for (const hostile& row : hostile_texts) {
        CAPTURE(row.name);
        const render::rendered mail = render::render_mail(a_message_full_of(row.text), {row.text});
        CHECK(is_inert(mail.subject));
        CHECK(mail.subject.find('\n') == std::string::npos);
        CHECK(is_inert(mail.text));
        CHECK(is_inert(mail.html));
    }
}

TEST_CASE("what a plan's text shows can be read in both parts") {
    for (const hostile& row : hostile_texts) {
        CAPTURE(row.name);
        const render::rendered mail = render::render_mail(a_message_full_of(row.text), {});
        CHECK(mail.text.find(row.shown) != std::string::npos);
        CHECK(tests::text_of_html(mail.html).find(row.shown) != std::string::npos);
    }
}

TEST_CASE("a text of 10,000 characters is cut and says so in both parts") {
    plan::message model = tests::a_message();
    model.items = {tests::a_due_item()};
    model.items.front().title = std::string(10'000, 'x');
    const render::rendered mail = render::render_mail(model, {});
    CHECK(mail.subject.ends_with("xxx…"));
    CHECK(mail.subject.size() == 119 + std::string_view("…").size());
    const std::string words = "(cut: 10,000 characters in all)";
    CHECK(mail.text.find(words) != std::string::npos);
    CHECK(mail.html.find(words) != std::string::npos);
    CHECK(mail.text.size() < 2'000);
    CHECK(mail.html.size() < 6'000);
}

TEST_CASE("10,000 marks on one letter are cut and say so") {
    std::string zalgo = "a";
    for (int i = 0; i < 10'000; ++i)
        zalgo += "\u0301";
    const render::rendered mail = render::render_mail(a_message_full_of(zalgo), {});
    CHECK(mail.text.find("(cut: 10,001 characters in all)") != std::string::npos);
    CHECK(mail.html.size() < 20'000);
}

TEST_CASE("a title cannot pose as a line of the message by being long") {
    plan::message model = tests::a_message();
    model.items = {tests::a_due_item()};
    model.items.front().title = std::string(70, 'x') + " Status: done";
    const std::string text = render::render_mail(model, {}).text;
    CHECK(text.find("\n     Status: done\n") != std::string::npos);
    CHECK(text.find("\n   Status: done\n") == std::string::npos);
}
