#include "tests/scenarios/workplace.hpp"

#include <algorithm>
#include <filesystem>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using nlohmann::json;
using remembrancer::tests::said;
using remembrancer::tests::workplace;

namespace {

void use_templates(const workplace& here) {
    std::filesystem::create_directory(here.file("words"));
    here.write("remembrancer.toml",
               here.read("remembrancer.toml") + "\n[messages]\ntemplates = \"words\"\n");
}

/// Quoted-printable without its soft line breaks, which may stand in a Maildir without CR.
std::string unfolded(std::string text) {
    for (const char* soft : {"=\r\n", "=\n"})
        for (std::size_t at = text.find(soft); at != text.npos; at = text.find(soft, at))
            text.erase(at, std::string(soft).size());
    return text;
}

} // namespace

TEST_CASE("check refuses templates that cannot be used, and takes them once they are mended") {
    const workplace here;
    use_templates(here);
    here.write("words/why.mustache", "You get this because of {{titel}}.\n");
    const std::vector<std::string> check{"check", "--config", here.file("remembrancer.toml"),
                                         "--store", here.file("plan.db")};
    const said refused = here.call(check);
    CHECK(refused.code == 78);
    CHECK(refused.err.find("[messages] templates: template why line 1: unknown key 'titel'; did "
                           "you mean 'title'?") != std::string::npos);
    here.write("words/why.mustache", "You get this because of {{title}}.\n");
    CHECK(here.call(check).code == 0);
}

TEST_CASE("a template of one's own is in the mails, and one that fails loses none of them") {
    const workplace here;
    here.import_demo();
    use_templates(here);
    here.write("words/closing.mustache", "With the compliments of the office.\n");
    // No words for what has no rating, as risks have none.
    here.write("words/subject.mustache", "{{#items}}{{#rag}}Rated {{/rag}}{{/items}}{{#list}}List"
                                         "{{/list}}{{#note}}{{note}}{{/note}}\n");
    const auto log =
        remembrancer::tests::lines_of(here.run("2018-12-05T08:00:00", "2018-12-05T12:00:00"));
    std::size_t unrated = 0;
    for (const json& each : log)
        unrated += each.at("subject").get<std::string>().starts_with("Rated") ||
                           each.at("subject").get<std::string>().starts_with("List")
                       ? 0U
                       : 1U;
    CHECK(unrated > 0);
    std::size_t with_closing = 0;
    std::size_t notices = 0;
    for (const auto& file : here.mails()) {
        const std::string text =
            unfolded(here.read(std::filesystem::relative(file, here.file("")).string()));
        with_closing += text.find("compliments of the office") != text.npos ? 1U : 0U;
        notices += text.find("the subject came out empty") != text.npos ? 1U : 0U;
    }
    // Every message of the log, and the notice to the office.
    CHECK(here.mails().size() == log.size() + 1);
    CHECK(notices == 1);
    CHECK(with_closing == here.mails().size() - unrated);
}
