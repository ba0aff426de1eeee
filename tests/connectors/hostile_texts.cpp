#include "tests/connectors/channel_samples.hpp"

#include "daemon/render/sample_messages.hpp"

#include <string_view>

namespace remembrancer::tests {
namespace {

/// Each acts in some channel by itself.
const std::vector<std::string>& acting() {
    static const std::vector<std::string> all{
        "<!channel>",
        "<!here>",
        "<!everyone|x>",
        "<!subteam^S012AB3CD>",
        "<@U012AB3CD>",
        "<#C012AB3CD>",
        "<https://evil.example|Your plan>",
        "@everyone",
        "@here",
        "@channel",
        "@all",
        "@room",
        "@sian.jones",
        "<@80351110224678912>",
        "<@&80351110224678912>",
        "<users/all>",
        "<at>Everyone</at>",
        "@**all**",
        "@_**Sian|8**",
        "#**general**",
        "<@personEmail:a@b.example>",
        "<@all>",
        "~town-square",
        "[click](javascript:alert(1))",
        "[click](https://evil.example)",
        "![x](https://evil.example/x.png)",
        "[x]: https://evil.example",
        "<javascript:alert(1)>",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</td></tr></table>",
        "\" onmouseover=\"alert(1)",
        "' style='x",
        "--><!--[if mso]><b>",
        "**bold** *it* _it_ ~~gone~~ `code`",
        "```\ncode\n```",
        "# heading",
        "> quote",
        "- list",
        "1. list",
        "| a | b |\n| --- | --- |",
        "||spoiler||",
        "$$x$$",
        "\\",
        "\\\\*not bold\\*",
        "x\r\nBcc: all@dorset.example\r\n\r\nbody",
        "x\nBcc: all@dorset.example",
        "x\rX-Evil: 1",
        "title: forged\nheadline: forged",
        "section: x",
        "\x1B[2J\x1B]0;x\a",
        "\xC2\x9B"
        "31m",
        "=HYPERLINK(\"https://evil.example\")",
        "+1+cmd|' /C calc'!A0",
        "@SUM(A1)",
        "-2+3",
        "abc\u202Egpj.exe",
        "\xE2\x81\xA6isolate",
        "a\u200B@here",
        "a\uFEFF<!channel>",
        "a\u2028<!here>",
        "{\"text\":\"x\"}",
        "\",\"channel\":\"C0\",\"x\":\"",
        "{{{x}}}",
        "{{#items}}{{/items}}",
        "((name))",
        "&lt;b&gt; &#60;b&#62;",
        "%0d%0aX: 1",
        "\xFF\xFE caf\xE9"
        " \xC0\xAF \xED\xA0\x80",
        std::string("a\0b", 3),
        "<t:1774630800:F>",
        "<time:2026-03-27T17:00:00Z>",
        "::: spoiler",
        "/me evil",
        ":rotating_light:",
        "https://evil.example/?a=1&b=2",
        "mailto:all@dorset.example",
        "e\xCC\x81\xCC\x81\xCC\x81 zalgo",
    };
    return all;
}

std::string doubled(const std::string& text, std::string_view between) {
    return text + std::string(between) + text;
}

} // namespace

std::vector<std::string> hostile_texts() {
    std::vector<std::string> all;
    for (const std::string& each : acting()) {
        all.push_back(each);
        all.push_back("Plan " + each + " agreed");
        all.push_back(doubled(each, "\n"));
        // So that a cut falls near it.
        all.push_back(std::string(295, 'x') + " " + each);
    }
    all.emplace_back(10'000, 'x');
    all.push_back(std::string(10'000, '*'));
    std::string smiles;
    for (int i = 0; i < 3'000; ++i)
        smiles += "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xA7";
    all.push_back(smiles);
    return all;
}

plan::message a_message_full_of(const std::string& text) {
    plan::message model;
    for (const plan::message& each : render::sample_messages())
        if (model.items.empty() && each.kind == plan::message_kind::escalation)
            model = each;
    model.programme = model.person = model.note = text;
    model.items.resize(1);
    plan::message_item& late = model.items.front();
    late.ref = late.title = late.workstream = late.principal = late.stand_in_reason = text;
    late.detail = text;
    late.owners = {text, "B"};
    late.next = plan::next_hearing{model.today, {text, "B"}};
    plan::message_item question = late;
    question.rule = plan::rule::unreadable;
    question.reason = plan::reason::date_unreadable;
    question.questions = {{text, text, text, {text, text, 3, text}}};
    model.items.push_back(question);
    model.list = plan::weekly_list{
        {{plan::list_topic::questions, {{plan::item_kind::risk, text, text, text, text}}}}, 1};
    return model;
}

plan::message a_digest_full_of(const std::string& text) {
    plan::message model;
    model.kind = plan::message_kind::digest;
    plan::digest& digest = model.digest.emplace();
    digest.programme = digest.subject = digest.audience = text;
    digest.figures.push_back({plan::digest_figure::overdue, 3, {}, text, {}});
    plan::digest_section& section = digest.sections.emplace_back();
    section.columns = {plan::digest_column::item, plan::digest_column::owner,
                       plan::digest_column::what};
    for (int i = 0; i < 3; ++i)
        section.rows.push_back({{text}, {text}, {text}});
    return model;
}

} // namespace remembrancer::tests
